import { inTime } from '../../../app/in-time.ts';
import { isVerb, type Verb } from '../../../app/verbs.ts';
import type { Content } from '../api/calls.ts';
import type { Command, Shortcut } from './envelope.ts';
import type { Ack, ListenerParts } from './listeners.ts';
import { isForeign } from './on-action.ts';
import { type Answer, keyOf, type Turn } from './turn.ts';

/** `/arshjul kanal`: gives the channel that it is written in to a team. Leaders and team leads only: the application sees to it. */
const CHANNEL_WORDS = ['kanal', 'koble kanal', 'kople kanal', 'channel', 'link channel'];

/** `/arshjul` and what is written behind it. The answer is seen by the one who asked, wherever that was. */
export function createOnCommand(parts: ListenerParts) {
  const { handle, show, draw, texts, clock, log, background, deadlineMs, once } = parts;

  async function onCommand(owner: string, body: Command): Promise<Ack> {
    const turn = turnOfCommand(owner, body);
    const work = once(turn.key, () => asked(turn, body.text)) as Promise<Answer>;
    const answer = await inTime(work, deadlineMs).catch((error) => failed(error));
    if (answer === 'late') {
      background(work.then((late) => afterwards(turn, late)).catch((error) => tellFailure(turn, error)));
      return privately(draw(texts.notice(turn.language, 'saving')).parts[0]);
    }
    if (!answer) return privately(draw(texts.notice(turn.language, 'notSaved')).parts[0]);
    return shown(turn, answer);
  }

  async function asked(turn: Turn, typed: string): Promise<Answer> {
    const isAboutChannel = CHANNEL_WORDS.includes(typed.trim().toLowerCase());
    if (!isAboutChannel) return handle.say(turn, typed);
    return handle.act(turn, { verb: 'channel.choose', reference: 'self', values: {} });
  }

  /** A form is opened at once; anything else is in the answer itself, which costs no call. */
  async function shown(turn: Turn, { message }: Answer): Promise<Ack> {
    const { parts: drawn, dialog } = draw(message);
    if (dialog) {
      const meta = { openedAt: clock.now(), ...(turn.responseUrl ? { responseUrl: turn.responseUrl } : {}) };
      const opened = await inTime(show.open(turn, message, { meta }), deadlineMs);
      return opened === true ? undefined : privately(draw(texts.notice(turn.language, 'tooSlow')).parts[0]);
    }
    const [first, ...rest] = drawn;
    if (rest.length > 0) background(theRest(turn, rest));
    return privately(first);
  }

  async function theRest(turn: Turn, rest: Content[]): Promise<void> {
    for (const part of rest) await parts.calls.post(turn.team, turn.user, part);
  }

  async function afterwards(turn: Turn, { message }: Answer): Promise<void> {
    log.warn('A command in Slack was done after its time');
    await show.privately(turn, message);
  }

  function failed(error: unknown): undefined {
    log.error('A command in Slack failed', {}, error);
    return undefined;
  }

  async function tellFailure(turn: Turn, error: unknown): Promise<void> {
    failed(error);
    await show.tell(turn, 'notSaved');
  }

  return onCommand;
}

/** What stands in the shortcut menu: the same as the commands, without typing. */
export function createOnShortcut(parts: ListenerParts) {
  const { handle, show, log, background, deadlineMs, once, clock } = parts;

  return async function onShortcut(owner: string, body: Shortcut): Promise<Ack> {
    if (!isVerb(body.callback_id)) return undefined;
    const turn = turnOfShortcut(owner, body);
    const work = once(turn.key, () => opened(turn, body.callback_id as Verb));
    background(
      work.catch(async (error) => {
        log.error('A shortcut in Slack failed', {}, error);
        await show.tell(turn, 'notSaved');
      }),
    );
    await inTime(
      work.catch(() => undefined),
      deadlineMs,
    );
    return undefined;
  };

  async function opened(turn: Turn, verb: Verb): Promise<void> {
    const { message } = await handle.act(turn, { verb, reference: '', values: {} });
    await show.open(turn, message, { meta: { openedAt: clock.now() } });
  }
}

function privately(content: Content | undefined): Ack {
  return { response_type: 'ephemeral', ...content };
}

function turnOfCommand(owner: string, body: Command): Turn {
  const { team_id: team, user_id: user, channel_id: channel, channel_name: name } = body;
  return {
    owner,
    team,
    user,
    foreign: false,
    key: keyOf(team, 'command', body.trigger_id),
    trigger: body.trigger_id,
    language: 'nb',
    // Slack calls every private channel the same here: a name that is none must not be taken for one.
    ...(channel ? { channel: { id: channel, ...(name && !NO_NAMES.includes(name) ? { name } : {}) } } : {}),
    ...(body.response_url ? { responseUrl: body.response_url } : {}),
  };
}

const NO_NAMES = ['privategroup', 'directmessage'];

function turnOfShortcut(owner: string, { team, user, trigger_id: trigger }: Shortcut): Turn {
  return {
    owner,
    team: team.id,
    user: user.id,
    foreign: isForeign(team.id, user.team_id),
    key: keyOf(team.id, 'shortcut', trigger),
    trigger,
    language: 'nb',
  };
}
