import type { Action, Channel, Reply, Said } from '../../../app/action.ts';
import { classAt, recipientKey, rememberAddress, teamAt } from '../../../app/addresses.ts';
import { strangerReply } from '../../../app/handle-action.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import type { Store } from '../../../app/ports/store.ts';
import { isPupilVerb, type PupilAction } from '../../../app/pupil/class-card.ts';
import { steadyView } from '../../../app/steady-view.ts';
import type { Verb } from '../../../app/verbs.ts';
import type { CardView } from '../../../app/view.ts';
import type { Person } from '../../../domain/people/people.ts';
import { idIn, placeOf, slackAddress } from '../place.ts';
import type { FindPerson } from './person.ts';
import { type Answer, isShared, type Turn } from './turn.ts';

/** What Slack needs of the application. */
export interface SlackHouse {
  /** `view`: what it was found in who acts, when that was a moment ago. */
  handleAction(action: Action, view?: Store): Promise<Reply>;
  handlePupil(action: PupilAction): Promise<Reply>;
  handleSaid(said: Said): Promise<Reply>;
  render(view: CardView): Message;
  /** Something was enqueued. */
  wake(): void;
}

export interface HandleParts {
  store: Store;
  house: SlackHouse;
  clock: { now(): number };
  findPerson: FindPerson;
}

export interface Deed {
  verb: Verb;
  reference: string;
  values: Record<string, string>;
}

/** What somebody did becomes what the application answers. How it is shown is others' business. */
export function createHandle({ store, house, clock, findPerson }: HandleParts) {
  const drawn = (reply: Reply): Answer => ({ reply, message: house.render(reply.view) });

  /** Who it is, with an address of their own. Undefined for a stranger. */
  async function identify(turn: Turn): Promise<Person | undefined> {
    return turn.person ?? (await meet(turn))?.person;
  }

  async function meet(turn: Turn): Promise<{ person: Person; view?: Store } | undefined> {
    if (turn.person) return { person: turn.person };
    const view = await steadyView(store, turn.owner);
    const person = await findPerson(view, turn);
    if (!person) return undefined;
    turn.person = person;
    turn.language = person.language;
    const address = slackAddress(turn.owner, turn.team, turn.user);
    await rememberAddress(view, turn.owner, { type: 'person', person: person.id }, address);
    return { person, view };
  }

  async function placeIn(turn: Turn): Promise<Pick<Action, 'place' | 'channel'>> {
    const channel = isShared(turn) ? channelOf(turn) : undefined;
    if (!channel) return { place: { type: 'personal' } };
    const team = await teamIn(turn, channel);
    return { place: team === undefined ? { type: 'personal' } : { type: 'team', team }, channel };
  }

  /** The team of a channel, unless the team has moved to another channel since. */
  async function teamIn({ owner }: Turn, channel: Channel): Promise<string | undefined> {
    const team = await teamAt(store, owner, 'slack', channel.id);
    if (team === undefined) return undefined;
    const address = (await store.read(owner, 'address', recipientKey({ type: 'team', team })))?.body;
    if (address?.platform !== 'slack') return team;
    const there = placeOf(address);
    return idIn(there.team, there.channel) === channel.id ? team : undefined;
  }

  async function baseOf(turn: Turn, person: Person) {
    const { key, owner } = turn;
    return { key, owner, actor: person.id, at: clock.now(), ...(await placeIn(turn)) };
  }

  /** A button, a dialog or a shortcut. */
  async function act(turn: Turn, { verb, reference, values }: Deed): Promise<Answer> {
    const met = await meet(turn);
    if (!met) return drawn(await byNobodyWeKnow(turn, { verb, reference, values }));
    const base = await baseOf(turn, met.person);
    return drawn(await house.handleAction({ ...base, verb, reference, values }, met.view));
  }

  /** A pupil in the class's channel; anybody else, and somebody of another workspace, gets a kind sentence. */
  async function byNobodyWeKnow(turn: Turn, { verb, reference, values }: Deed): Promise<Reply> {
    const channel = channelOf(turn);
    if (!channel || !isShared(turn) || turn.foreign || !isPupilVerb(verb)) return strangerReply();
    const { owner, key, team, user } = turn;
    const from = { platform: 'slack', user: idIn(team, user), channel: channel.id } as const;
    return house.handlePupil({ ...from, owner, key, verb, reference, values, at: clock.now() });
  }

  /** A typed command. */
  async function say(turn: Turn, text: string): Promise<Answer> {
    const person = await identify(turn);
    if (!person) return drawn(strangerReply());
    return drawn(await house.handleSaid({ ...(await baseOf(turn, person)), text }));
  }

  /** Which team is this channel? Undefined when there is nothing to ask, or nobody who may answer. */
  async function askForTeam(turn: Turn): Promise<Answer | undefined> {
    const channel = channelOf(turn);
    if (!channel || !(await identify(turn)) || (await teamIn(turn, channel))) return undefined;
    if (await classAt(store, turn.owner, 'slack', channel.id)) return undefined;
    const asked = { ...turn, key: `${turn.key}:channel` };
    const answer = await act(asked, { verb: 'channel.choose', reference: 'self', values: {} });
    return answer.reply.code === 'OK' ? answer : undefined;
  }

  return { identify, act, say, askForTeam };
}

export type Handle = ReturnType<typeof createHandle>;

export function channelOf({ owner, team, channel }: Turn): Channel | undefined {
  if (!channel) return undefined;
  const { id, name } = channel;
  return { id: idIn(team, id), address: slackAddress(owner, team, id), ...(name ? { name } : {}) };
}
