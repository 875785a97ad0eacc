import type { Action, Channel, Reply, Said } from '../../../app/action.ts';
import {
  classAt,
  forgetAddress,
  knownAs,
  recipientKey,
  rememberAddress,
  teamAt,
  welcomeOf,
} from '../../../app/addresses.ts';
import { strangerReply } from '../../../app/handle-action.ts';
import { signGone, signHere } from '../../../app/people/member-signs.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import type { Store } from '../../../app/ports/store.ts';
import { isPupilVerb, type PupilAction } from '../../../app/pupil/class-card.ts';
import { steadyView } from '../../../app/steady-view.ts';
import type { CardView } from '../../../app/view.ts';
import type { Person } from '../../../domain/people/people.ts';
import { addressOf, conversationOf } from '../conversation.ts';
import { ofChannelGone } from '../linked-teams.ts';
import type { Envelope } from './envelope.ts';
import type { Answer, Turn } from './turn.ts';

/** What Teams needs of the application. */
export interface TeamsHouse {
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
  house: TeamsHouse;
  clock: { now(): number };
  findPerson(store: Store, owner: string, activity: Envelope): Promise<Person | undefined>;
  /** The channels of a team of Teams; empty when they cannot be had. */
  channelsOf(turn: Turn): Promise<Channel[]>;
}

/** What an activity does. The answers are shown by others. */
export function createHandle({ store, house, clock, findPerson, channelsOf }: HandleParts) {
  const drawn = (reply: Reply): Answer => ({ reply, message: house.render(reply.view) });

  /** Who it is, with a fresh address of their own chat. Undefined for a stranger. */
  async function identify(turn: Turn): Promise<Person | undefined> {
    return (await meet(turn))?.person;
  }

  async function meet(turn: Turn): Promise<{ person: Person; view: Store } | undefined> {
    const view = await steadyView(store, turn.owner);
    const person = await findPerson(view, turn.owner, turn.activity);
    if (!person) return undefined;
    turn.person = person;
    turn.language = person.language;
    if (!turn.shared) await remember(view, turn, person);
    return { person, view };
  }

  async function remember(view: Store, turn: Turn, person: Person): Promise<void> {
    const welcome = turn.event.type === 'installed' ? welcomeOf(person, turn.owner, clock.now()) : undefined;
    const also = welcome ? [{ type: 'enqueue' as const, delivery: welcome }] : [];
    const recipient = { type: 'person', person: person.id } as const;
    await rememberAddress(view, turn.owner, recipient, addressOf(turn.conversation), also);
    if (welcome) house.wake();
  }

  async function placeOf(turn: Turn): Promise<Pick<Action, 'place' | 'channel'>> {
    if (!turn.shared) return { place: { type: 'personal' } };
    const channel = channelOf(turn);
    const team = await teamOf(turn, channel);
    return { place: team === undefined ? { type: 'personal' } : { type: 'team', team }, channel };
  }

  /** The team of a channel, with a fresh address; unless the team has moved to another channel. */
  async function teamOf({ owner, conversation }: Turn, channel: Channel): Promise<string | undefined> {
    const team = await teamAt(store, owner, 'teams', channel.id);
    if (team === undefined) return undefined;
    const recipient = { type: 'team', team } as const;
    const address = (await store.read(owner, 'address', recipientKey(recipient)))?.body;
    if (address?.platform === 'teams' && conversationOf(address).conversation.id !== channel.id) return team;
    if (channel.id === conversation.conversation.id) {
      await rememberAddress(store, owner, recipient, channel.address);
    }
    return team;
  }

  /** A button or a typed command. */
  async function answer(turn: Turn): Promise<Answer> {
    const met = await meet(turn);
    if (!met) return drawn(await byNobodyWeKnow(turn));
    const { person, view } = met;
    const { event, owner, activity } = turn;
    const base = { key: keyOf(activity), owner, actor: person.id, at: clock.now(), ...(await placeOf(turn)) };
    if (event.type === 'acted') {
      const { verb, reference, values } = event;
      return drawn(await house.handleAction({ ...base, verb, reference, values }, view));
    }
    const text = event.type === 'said' ? event.text : '';
    return drawn(await house.handleSaid({ ...base, text }));
  }

  /** A pupil in the class's channel; anybody else gets a kind sentence. */
  async function byNobodyWeKnow({ event, owner, activity, shared, conversation }: Turn): Promise<Reply> {
    if (event.type !== 'acted' || !shared || !isPupilVerb(event.verb)) return strangerReply();
    const { verb, reference, values } = event;
    const channel = conversation.conversation.id;
    const from = { platform: 'teams', user: activity.from.aadObjectId ?? activity.from.id, channel } as const;
    return house.handlePupil({
      ...from,
      owner,
      key: keyOf(activity),
      verb,
      reference,
      values,
      at: clock.now(),
    });
  }

  /** In a channel that belongs to no team yet: what a leader is asked, or undefined when there is nothing to ask. */
  async function askForTeam(turn: Turn, channel = channelOf(turn)): Promise<Answer | undefined> {
    const person = turn.person ?? (await identify(turn));
    if (!person || (await teamOf(turn, channel))) return undefined;
    if (await classAt(store, turn.owner, 'teams', channel.id)) return undefined;
    const reply = await house.handleAction({
      key: `${keyOf(turn.activity)}:${channel.id}`,
      owner: turn.owner,
      actor: person.id,
      verb: 'channel.choose',
      reference: 'self',
      values: {},
      at: clock.now(),
      place: { type: 'personal' },
      channel,
    });
    return reply.code === 'OK' ? drawn(reply) : undefined;
  }

  /** All channels that bear a team's name are linked at once; for the one it was installed in it is asked. */
  async function installedInTeam(turn: Turn): Promise<{ channel: Channel; answer: Answer }[]> {
    const own = channelOf(turn);
    const listed = await channelsOf(turn);
    const others = listed.filter((one) => one.id !== own.id);
    const name = listed.find((one) => one.id === own.id)?.name;
    const answers: { channel: Channel; answer: Answer }[] = [];
    for (const channel of others) {
      const answer = await askForTeam(turn, channel);
      if (answer?.reply.view.card === 'notice') answers.push({ channel, answer });
    }
    const answer = answers.length === 0 ? await askForTeam(turn, name ? { ...own, name } : own) : undefined;
    return answer ? [{ channel: own, answer }] : answers;
  }

  async function removed(turn: Turn): Promise<void> {
    const { owner, event } = turn;
    if (turn.shared || (event.type === 'removed' && event.channel)) {
      for (const recipient of await ofChannelGone(store, turn)) {
        await forgetAddress(store, owner, recipient, 'teams');
      }
      return;
    }
    const person = await findPerson(store, owner, turn.activity);
    if (person) await forgetAddress(store, owner, { type: 'person', person: person.id }, 'teams');
  }

  /** A sign for those who keep the roster; the roster itself is left as it is. */
  async function members({ owner, event }: Turn): Promise<void> {
    if (event.type !== 'members') return;
    for (const id of event.came) await each(id, (person) => signHere(store, owner, 'teams', person));
    for (const id of event.left)
      await each(id, (person) => signGone(store, owner, 'teams', person, clock.now()));

    async function each(id: string, sign: (person: string) => Promise<void>): Promise<void> {
      const known = await knownAs(store, owner, 'teams', id);
      if (known?.type === 'person') await sign(known.person);
    }
  }

  return { identify, answer, askForTeam, installedInTeam, removed, members };
}

export type Handle = ReturnType<typeof createHandle>;

export function channelOf({ activity, conversation }: Turn): Channel {
  const name = activity.channelData?.channel?.name ?? activity.channelData?.team?.name;
  return { id: conversation.conversation.id, address: addressOf(conversation), ...(name ? { name } : {}) };
}

/** Empty when Teams gave no id: the application then makes one, and the event counts as new. */
function keyOf({ id }: Envelope): string {
  return id ? `teams:${id}` : '';
}
