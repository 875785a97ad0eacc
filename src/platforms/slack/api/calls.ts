import { type types, webApi } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../../observe/app-error.ts';
import type { Block, ModalView } from '../blocks/index.ts';
import type { WorkspaceId } from '../settings.ts';
import type { ClientOf } from './clients.ts';

export interface Content {
  blocks: Block[];
  text: string;
}

export interface SlackUser {
  id: string;
  email?: string;
  /** A person of this workspace: no bot, nobody who has left, nobody from another one. */
  isMember: boolean;
}

/** The calls to Slack that the bot makes, each exactly one POST. */
export interface SlackCalls {
  post(
    team: WorkspaceId,
    channel: string,
    content: Content,
    thread?: string,
  ): Promise<{ channel: string; ts: string }>;
  update(team: WorkspaceId, channel: string, ts: string, content: Content): Promise<void>;
  postFor(team: WorkspaceId, channel: string, user: string, content: Content): Promise<void>;
  openView(team: WorkspaceId, trigger: string, view: ModalView): Promise<string>;
  pushView(team: WorkspaceId, trigger: string, view: ModalView): Promise<void>;
  updateView(team: WorkspaceId, viewId: string, view: ModalView): Promise<void>;
  publishHome(team: WorkspaceId, user: string, blocks: Block[]): Promise<void>;
  user(team: WorkspaceId, id: string): Promise<SlackUser>;
  users(team: WorkspaceId): AsyncIterable<SlackUser>;
  channelName(team: WorkspaceId, channel: string): Promise<string | undefined>;
}

const posted = z.object({ channel: z.string().min(1), ts: z.string().min(1) });
const member = z.object({
  id: z.string().min(1),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_app_user: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  team_id: z.string().optional(),
  profile: z.object({ email: z.string().optional() }).optional(),
});

type Blocks = types.KnownBlock[];
type View = types.View;

/** Slack makes no links of pictures or addresses that a person wrote. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const;
const USERS_PER_PAGE = 200;

export function createCalls(clientOf: ClientOf): SlackCalls {
  return {
    async post(team, channel, { blocks, text }, thread) {
      const client = await clientOf(team);
      const where = thread ? { channel, thread_ts: thread } : { channel };
      const answer = await client.chat.postMessage({ ...where, text, blocks: blocks as Blocks, ...QUIET });
      return posted.parse(answer);
    },
    async update(team, channel, ts, { blocks, text }) {
      await (await clientOf(team)).chat.update({ channel, ts, text, blocks: blocks as Blocks });
    },
    async postFor(team, channel, user, { blocks, text }) {
      await (await clientOf(team)).chat.postEphemeral({ channel, user, text, blocks: blocks as Blocks });
    },
    async openView(team, trigger, view) {
      const { view: opened } = await (await clientOf(team)).views.open({
        trigger_id: trigger,
        view: view as View,
      });
      return opened?.id ?? '';
    },
    async pushView(team, trigger, view) {
      await (await clientOf(team)).views.push({ trigger_id: trigger, view: view as View });
    },
    async updateView(team, viewId, view) {
      await (await clientOf(team)).views.update({ view_id: viewId, view: view as View });
    },
    async publishHome(team, user, blocks) {
      await (await clientOf(team)).views.publish({
        user_id: user,
        view: { type: 'home', blocks: blocks as Blocks },
      });
    },
    async user(team, id) {
      try {
        const { user } = await (await clientOf(team)).users.info({ user: id, include_locale: false });
        return readUser(team, user);
      } catch (error) {
        if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'user_not_found') {
          return { id, isMember: false };
        }
        throw error;
      }
    },
    async *users(team) {
      let cursor = '';
      do {
        const client = await clientOf(team);
        const page = await client.users.list({ limit: USERS_PER_PAGE, ...(cursor ? { cursor } : {}) });
        for (const one of page.members ?? []) yield readUser(team, one);
        cursor = page.response_metadata?.next_cursor ?? '';
      } while (cursor !== '');
    },
    async channelName(team, channel) {
      const { channel: found } = await (await clientOf(team)).conversations.info({ channel });
      return found?.name;
    },
  };
}

/** An e-mail that Slack has not seen confirmed proves nothing; people of other workspaces are those workspaces' word. */
function readUser(team: WorkspaceId, given: unknown): SlackUser {
  const read = member.safeParse(given);
  if (!read.success) throw new AppError('SLACK.BAD_ANSWER', 'Slack described a user in an unknown way');
  const { id, deleted, is_bot, is_app_user, is_stranger, is_email_confirmed, team_id, profile } = read.data;
  const isOthers = is_stranger === true || (team_id !== undefined && team_id !== team);
  const isMember = !deleted && !is_bot && !is_app_user && !isOthers && is_email_confirmed !== false;
  const email = profile?.email?.trim().toLowerCase();
  return { id, isMember, ...(email ? { email } : {}) };
}
