import { z } from 'zod';
import type { Address } from '../../app/ports/messenger.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { AppError } from '../../observe/app-error.ts';
import type { SlackSettings } from './settings.ts';

const ts = z.string().min(1).max(40);

const place = z.object({
  /** Whose workspace it was when it was written down. */
  owner: z.string().min(1),
  team: z.string().min(1),
  /** A channel, or a user: Slack opens the conversation with the bot by itself. */
  channel: z.string().min(1),
  /** Earlier parts of a message that did not fit in one. */
  parts: z.array(ts).optional(),
});

/** Where in Slack a person, a channel or a message is. Ids are unique only together with the workspace. */
export type Place = z.infer<typeof place>;

export function slackAddress(owner: OwnerId, team: string, channel: string): Address {
  return { platform: 'slack', conversation: { owner, team, channel } satisfies Place };
}

export function placeOf({ conversation }: { conversation: unknown }): Place {
  const read = place.safeParse(conversation);
  if (read.success) return read.data;
  throw new AppError('SLACK.BAD_ADDRESS', 'The address is not one of Slack', {
    hint: 'Make it with slackAddress().',
  });
}

/** A workspace that was given to another owner, or to nobody, is not written to with what was meant for the first. */
export function mustBelong({ owner, team }: Place, { workspaces }: Pick<SlackSettings, 'workspaces'>): void {
  if (workspaces.get(team) === owner) return;
  throw new AppError('SLACK.WORKSPACE_NOT_LISTED', 'The workspace is not one of this owner', {
    hint: 'See SLACK_WORKSPACES in .env.example.',
  });
}

/** The platform's own id of a channel or user, for what is kept per owner: two workspaces may be one owner's. */
export function idIn(team: string, id: string): string {
  return `${team}:${id}`;
}
