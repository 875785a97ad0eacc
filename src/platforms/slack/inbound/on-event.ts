import { forgetAddress, knownAs } from '../../../app/addresses.ts';
import type { Store } from '../../../app/ports/store.ts';
import { outcomeOf } from '../api/outcome.ts';
import { idIn } from '../place.ts';
import type { EventCallback } from './envelope.ts';
import type { ListenerParts } from './listeners.ts';
import { type Answer, isRefusal, keyOf, type Turn } from './turn.ts';

export interface EventParts extends ListenerParts {
  store: Store;
  /** Slack's id of the bot in a workspace. */
  botUser(team: string): Promise<string>;
  /** The app was taken out of the workspace, or its token was. */
  uninstalled(team: string): Promise<void>;
}

/** What happens in Slack besides buttons. A fault is thrown: Slack then sends the event again. */
export function createOnEvent(parts: EventParts) {
  const { handle, show, calls, publishHome, store, log, once, clock } = parts;

  async function onEvent(owner: string, team: string, body: EventCallback): Promise<void> {
    const turn = turnOf(owner, team, body);
    await once(turn.key, () => happened(turn, body.event).catch(mayHelpToRepeat));
  }

  /** What Slack refuses for good, it refuses the next time too. */
  function mayHelpToRepeat(error: unknown): void {
    if (outcomeOf(error).type !== 'unreachable') throw error;
    log.warn('Slack did not take the answer to an event', {}, error);
  }

  /** After it was written down that it is answered: a fault then is told of and not tried again, as with all that is sent. */
  async function shown(work: Promise<void>): Promise<void> {
    await work.catch((error) => log.warn('The answer to an event could not be sent', {}, error));
  }

  async function happened(turn: Turn, event: EventCallback['event']): Promise<void> {
    switch (event.type) {
      case 'message':
        return isTyped(event) ? said(turn, event.text ?? '', event) : undefined;
      case 'app_mention':
        return event.bot_id || !event.user ? undefined : said(turn, event.text ?? '', event);
      case 'app_home_opened':
        return event.tab === undefined || event.tab === 'home' ? publishHome(turn) : undefined;
      case 'member_joined_channel':
        return added(turn, event);
      case 'channel_left':
      case 'group_left':
      case 'channel_archive':
      case 'group_archive':
        return channelGone(turn);
      case 'app_uninstalled':
      case 'tokens_revoked':
        return parts.uninstalled(turn.team);
      default:
        return undefined;
    }
  }

  /** In a channel the answer is for the one who wrote, and whoever leads there is asked whose channel it is. */
  async function said(turn: Turn, text: string, event: EventCallback['event']): Promise<void> {
    const isPublic = event.type === 'app_mention';
    const asked = isPublic ? await handle.askForTeam(await named(turn)) : undefined;
    const answer = asked ?? (await handle.say(turn, text));
    if (!(await isFirst(turn))) return;
    if (asked) return shown(show.post(turn, asked.message, turn.channel?.id, event.thread_ts));
    const { message } = answer;
    await shown(
      isPublic ? show.privately(turn, message) : show.post(turn, message, undefined, event.thread_ts),
    );
  }

  /** The bot was added to a channel: whoever added it is asked for the team, unless the channel bears its name. */
  async function added(turn: Turn, { user, inviter }: EventCallback['event']): Promise<void> {
    if (!user || !inviter || user !== (await parts.botUser(turn.team))) return;
    const asker = await named({ ...turn, user: inviter });
    const answer: Answer | undefined = await handle.askForTeam(asker);
    if (answer && !isRefusal(answer) && (await isFirst(turn))) {
      await shown(show.post(asker, answer.message, turn.channel?.id));
    }
  }

  async function named(turn: Turn): Promise<Turn> {
    if (!turn.channel) return turn;
    const { id } = turn.channel;
    const name = await calls.channelName(turn.team, id).catch((error) => {
      log.info('The name of a channel could not be had; it is asked for', {}, error);
      return undefined;
    });
    return { ...turn, channel: { id, ...(name ? { name } : {}) } };
  }

  async function channelGone({ owner, team, channel }: Turn): Promise<void> {
    const known = channel && (await knownAs(store, owner, 'slack', idIn(team, channel.id)));
    if (known && known.type !== 'person') await forgetAddress(store, owner, known, 'slack');
  }

  /** One instance answers: it is written down before anything is sent, as everything that is sent is. */
  async function isFirst({ owner, key }: Turn): Promise<boolean> {
    const row = {
      type: 'put',
      collection: 'inbox',
      id: `${key}:reply`,
      body: { at: clock.now() },
      expect: 0,
    } as const;
    return (await store.commit(owner, [row])).ok;
  }

  return onEvent;
}

/** Typed by a person: no edits, no joining, nothing from bots, and so nothing of our own. */
function isTyped({ subtype, bot_id, user, channel_type }: EventCallback['event']): boolean {
  return subtype === undefined && bot_id === undefined && user !== undefined && channel_type === 'im';
}

function turnOf(
  owner: string,
  team: string,
  { event_id, event, team_id, authorizations }: EventCallback,
): Turn {
  const shared = authorizations?.[0]?.team_id;
  return {
    owner,
    team,
    user: event.user ?? '',
    // In a shared channel the event's own workspace is the other one's.
    foreign: event.user === undefined || (shared !== undefined && shared !== null && shared !== team_id),
    key: keyOf(team, event_id),
    language: 'nb',
    ...(event.channel ? { channel: { id: event.channel } } : {}),
  };
}
