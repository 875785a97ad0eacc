import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/simulate/random.ts';
import { buttonIn } from './cards.ts';
import { createDialogsOpen } from './dialogs-open.ts';
import { keyOf, type LedgerBook, savedIn, wordsOf } from './ledger.ts';
import { type Press, slackOpening, slackSubmission, teamsPress } from './requests.ts';
import { type Outgoing, type Sent, sendToAny } from './send.ts';
import type { Asked, Colleague, PlatformPlaces, World } from './world.ts';

/** What a platform waits for an answer. */
const PATIENCE_MS = { slack: 3000, teams: 5000 } as const;
/** What came late is shown apart. */
const LATE_MS = 4000;
const TRIES = 25;

export interface PeopleParts {
  world: World;
  places: PlatformPlaces;
  slackUrl: string;
  bearer: string;
  dice: Random;
  book: LedgerBook;
}

interface Saying {
  number: number;
  key: string;
  thanked: boolean;
  thanks: PromiseWithResolvers<void>;
}

/**
 * Everybody who is asked: most answer, some change their words, and now and then the platform sends what they did once
 * more. Who is not thanked tries again.
 */
export function createPeople({ world, places, slackUrl, bearer, dice, book }: PeopleParts) {
  const { counts } = book.ledger;
  const questions = new Map(world.asked.map((asked) => [asked.prompt, asked]));
  const sayings = new Map<number, Saying>();
  const dialogs = createDialogsOpen();
  const working = new Set<Promise<void>>();
  let numbers = 0;

  function next(): number {
    numbers += 1;
    return numbers;
  }

  function follow(work: Promise<void>): void {
    working.add(work);
    void work.finally(() => working.delete(work));
  }

  async function send({ person }: Press, outgoing: Outgoing): Promise<Sent> {
    const first = dice.between(0, world.ports.length - 1);
    const sent = await sendToAny(world.ports, first, outgoing, PATIENCE_MS[person.platform]);
    if (sent.type !== 'answered') {
      counts.unanswered += 1;
      return sent;
    }
    counts.slowest[person.platform] = Math.max(counts.slowest[person.platform], Math.round(sent.ms));
    if (sent.body !== '') shown(sent.body);
    return sent;
  }

  /** What somebody gets to see. */
  function shown(text: string): void {
    if (/lagret ennå|lagra enno|not saved yet/.test(text)) counts.toldToWait += 1;
    else if (/ikke lagret|ikkje lagra|not saved/i.test(text)) counts.toldNotSaved += 1;
    const saying = sayings.get(savedIn(text) ?? 0);
    if (saying) thank(saying);
  }

  function thank(saying: Saying): void {
    const course = book.courseOf(saying.key);
    course.lastThanked = Math.max(course.lastThanked ?? 0, saying.number);
    if (saying.thanked) return;
    saying.thanked = true;
    course.thanked += 1;
    counts.thanked += 1;
    saying.thanks.resolve();
  }

  /** The platform sends the same once more, at once or when something else has been done since. */
  async function copy(press: Press, make: () => Outgoing): Promise<void> {
    const roll = dice.next();
    if (roll > 0.2) return;
    if (roll > 0.12) await pause(dice.between(500, 6000));
    counts.copies += 1;
    await send(press, make());
  }

  /** The words leave the person: from here on they may have been saved, whatever comes back. */
  async function save(press: Press, saying: Saying, make: () => Outgoing): Promise<Sent> {
    const course = book.courseOf(saying.key);
    course.presses += 1;
    counts.presses += 1;
    follow(copy(press, make));
    const sent = await send(press, make());
    if (!saying.thanked && sent.type !== 'refused') course.doubtful.push(saying.number);
    return sent;
  }

  async function tryTeams(press: Press, saying: Saying): Promise<void> {
    await save(press, saying, () => teamsPress(press, places.serviceUrl, bearer));
  }

  /** The button opens a dialog, and a dialog that closes says that all is well. */
  async function trySlack(press: Press, saying: Saying): Promise<void> {
    const now = () => Date.now() + world.clockShiftMs;
    const opening = dialogs.expect(press.number);
    const opened = await send(press, slackOpening(press, slackUrl, now()));
    const dialog = opened.type === 'answered' ? await Promise.race([opening, pause(LATE_MS)]) : undefined;
    if (!dialog) return;
    const sent = await save(press, saying, () => slackSubmission(press, dialog, now()));
    const closed = sent.type === 'answered' && sent.status === 200 && /^$|"clear"/.test(sent.body);
    if (closed) thank(saying);
  }

  async function say(person: Colleague, asked: Asked, message: string, card: string): Promise<boolean> {
    const number = next();
    const saying: Saying = {
      number,
      key: keyOf(asked.prompt, person.id),
      thanked: false,
      thanks: Promise.withResolvers<void>(),
    };
    sayings.set(number, saying);
    for (let tries = 0; tries < TRIES && !saying.thanked; tries += 1) {
      const { prompt, question } = asked;
      const press: Press = {
        person,
        prompt,
        question,
        words: wordsOf(number),
        message,
        card,
        number: next(),
      };
      await (person.platform === 'teams' ? tryTeams : trySlack)(press, saying);
      if (!saying.thanked) await Promise.race([saying.thanks.promise, pause(dice.between(1000, LATE_MS))]);
    }
    if (!saying.thanked) counts.gaveUp += 1;
    return saying.thanked;
  }

  async function answer(person: Colleague, asked: Asked, message: string, card: string): Promise<void> {
    await pause(dice.between(200, 15_000));
    if (!(await say(person, asked, message, card)) || !dice.chance(0.3)) return;
    await pause(dice.between(300, 8000));
    await say(person, asked, message, card);
  }

  return {
    shown,
    opened: dialogs.opened,
    /** A message stands in somebody's conversation. */
    posted(person: Colleague, message: string, card: string): void {
      const found = buttonIn(JSON.parse(card));
      if (!found) return;
      const asked = found.verb === 'answer.save' ? questions.get(found.reference) : undefined;
      const key = keyOf(asked ? asked.prompt : `${found.verb}:${found.reference}`, person.id);
      book.arrive(key);
      const isFirst = book.ledger.arrived[key] === 1;
      if (asked && isFirst && dice.chance(0.9)) follow(answer(person, asked, message, card));
    },
    busy: () => working.size,
  };
}
