import { DAY_MS } from '../../domain/time.ts';
import type { ChatMessage } from '../chat.ts';
import type { Intent } from '../records.ts';
import { disagreementText } from '../words/answer-bank.ts';
import { phrasesIn } from '../words/phrases.ts';
import { subjectNeed } from '../words/subject-answers.ts';
import type { Theme } from '../words/theme.ts';
import { themeNamed } from '../words/themes.ts';
import { type Deed, dayAhead, has, later, NoSuchButton, press, refOf, schoolDay, type Turn } from './deed.ts';
import { choicesIn, themeFor } from './round-forms.ts';
import { shareNow, shareRound } from './share-deeds.ts';
import { whereIsIt } from './where-is-it.ts';

/** rektor looks at the round and does what the phase asks for. */
export const workRound: Deed = async (turn) => {
  const overview = await openOverview(turn);
  const seen = overview && whereIsIt(overview);
  if (!overview || !seen) return [];
  const theme = themeNamed(turn.standard, overview.words) ?? themeFor(turn);
  const sitting: Sitting = { turn, overview, round: seen.round, theme };
  const work: Work = WORK[seen.phase];
  const { on, wait } = await work(sitting);
  if (on) return moveOn(sitting);
  return wait === undefined ? [] : [later(turn, 'workRound', wait, sitting.overview)];
};

/** From the card one has, or with «status», which shows the newest round. */
async function openOverview(turn: Turn): Promise<ChatMessage | undefined> {
  const { message } = turn;
  if (message && has(message, 'round.overview')) {
    const rounds = message.look.buttons.filter(({ verb }) => verb === 'round.overview').map(({ ref }) => ref);
    const chosen = turn.dice.pick(rounds);
    return (await press(turn, message, 'round.overview', { ref: (ref) => ref === chosen })).message;
  }
  const before = message && whereIsIt(message);
  const { message: shown } = await turn.hands.say(turn.who, 'status');
  return before && whereIsIt(shown)?.round !== before.round ? message : shown;
}

interface Sitting {
  turn: Turn;
  /** As it stands after what was just done. */
  overview: ChatMessage;
  round: string;
  theme: Theme;
}

/** `on`: the phase's work is done. `wait`: not more today, and the days until rektor looks again. */
type Work = (sitting: Sitting) => Promise<{ on: boolean; wait?: number }>;

async function moveOn(sitting: Sitting): Promise<Intent[]> {
  const { turn, round, overview } = sitting;
  const ref = refOf(overview, 'round.advance');
  if (!ref?.startsWith(round)) return [later(turn, 'workRound', 3, overview)];
  const again = turn.habits.pressesTwice ? ({ again: 'newEvent' } as const) : {};
  const { message } = await press(turn, overview, 'round.advance', again);
  const reason = message.look.inputs.find(({ id }) => id === 'reason');
  if (reason)
    await press(turn, message, 'round.advance', {
      values: { reason: phrasesIn(turn.standard)[ref.endsWith('@followUp') ? 'goesOn' : 'notReady'] },
    });
  if (ref.endsWith('@loopBack')) {
    // What is done is shared; one in ten keeps it at the school.
    if (turn.dice.chance(0.9)) await shareRound(turn, message);
    return [];
  }
  if (ref.endsWith('@measures')) await shareNow(turn, message);
  return [later(turn, 'workRound', turn.dice.between(2, 4), message)];
}

/** Opens a form from the overview and sends it; the overview is as it was afterwards. */
async function fill(
  sitting: Sitting,
  open: string,
  send: string,
  values: (form: ChatMessage) => Record<string, string>,
): Promise<void> {
  const { turn } = sitting;
  const { message: form } = await press(turn, { ...sitting.overview }, open);
  // An old overview of a round that has moved on: the person leaves it there.
  if (!has(form, send)) throw new NoSuchButton(send);
  const { message, code } = await press(turn, form, send, {
    values: { ...choicesToMake(turn, form), ...values(form) },
  });
  // What was missing has to wait for another day.
  if (code !== 'OK') throw new NoSuchButton(`${send} (${code})`);
  const back = has(message, 'round.overview')
    ? (await press(turn, message, 'round.overview')).message
    : message;
  if (whereIsIt(back)) sitting.overview = back;
}

/** Something has to be chosen where nothing stands. */
function choicesToMake({ dice }: Turn, form: ChatMessage): Record<string, string> {
  const open = form.look.inputs.filter(
    ({ required, value, choices }) => required && value === '' && choices.length > 0,
  );
  return Object.fromEntries(
    open.map(({ id, kind, choices }) => [
      id,
      kind === 'choices' ? dice.shuffled(choices).slice(0, 2).join(',') : dice.pick(choices),
    ]),
  );
}

/** The choice that says this. */
function choiceOf(form: ChatMessage, field: string, title: string): string {
  const input = form.look.inputs.find(({ id }) => id === field);
  const index = input?.titles.findIndex((one) => one.startsWith(title.slice(0, 40))) ?? -1;
  return input?.choices[index] ?? '';
}

/** Days since this was last done in the round; many when never. */
function daysSince({ turn, round }: Sitting, verb: string, detail = ''): number {
  const at = turn.memory.last(verb, `${round}${detail}`);
  return at === undefined ? 999 : (turn.now - at) / DAY_MS;
}

/** What the school must learn more about, from the first finding. */
async function noteNeed(sitting: Sitting): Promise<void> {
  const { turn, overview } = sitting;
  if (!has(overview, 'need.new')) return;
  const about = turn.dice.pick(phrasesIn(turn.standard).needs);
  const need = subjectNeed(turn.standard, [sitting.theme.theme, sitting.theme.problem]) ?? about.need;
  await fill(sitting, 'need.new', 'need.save', () => ({ ...about, need }));
}

/** A start this week or next, and a day to look at it well after. */
function daysOf(turn: Turn): { startsOn: string; evaluateOn: string } {
  const startsOn = schoolDay(turn, turn.dice.between(1, 7));
  const days = turn.dice.between(14, 49);
  const evaluateOn = schoolDay(turn, days);
  return { startsOn, evaluateOn: evaluateOn > startsOn ? evaluateOn : dayAhead(turn, days) };
}

const WORK = {
  /** Adds what the school knows from elsewhere; goes on when the window is over. */
  async collect(sitting) {
    const { turn, round, theme } = sitting;
    const note = theme.notes[turn.memory.times('source.save', round)];
    if (note) {
      await fill(sitting, 'source.new', 'source.save', () => ({
        kind: note.kind,
        note: note.text,
        source: note.source,
      }));
      return { on: false, wait: 2 };
    }
    if (turn.habits.forgets && turn.memory.times('round.extend-save', round) === 0) {
      await fill(sitting, 'round.extend', 'round.extend-save', () => ({ days: '3' }));
      return { on: false, wait: 4 };
    }
    const told = turn.message?.delivery?.includes(':nudge:collect') ?? false;
    return told || daysSince(sitting, 'round.start') > 17 ? { on: true } : { on: false, wait: 4 };
  },
  async evidence(sitting) {
    const { turn, round, theme } = sitting;
    if (turn.memory.times('summary.send', round) > 0) return { on: true };
    await fill(sitting, 'summary.edit', 'summary.send', () => ({ summary: theme.summary }));
    return { on: false, wait: 1 };
  },
  /** Waits until people have had time to prepare, then writes what the meeting found. */
  async analyse(sitting) {
    const { turn, round, theme } = sitting;
    if (daysSince(sitting, 'round.advance', '@evidence') < 4) return { on: false, wait: 2 };
    for (const finding of theme.findings.slice(turn.memory.times('finding.save', round))) {
      const [explanation1 = '', explanation2 = '', explanation3 = ''] = finding.explanations;
      const disagreement = disagreementText(turn.standard, turn.dice, [theme.theme]);
      const values = {
        statement: finding.statement,
        explanation1,
        explanation2,
        explanation3,
        disagreement,
      };
      await fill(sitting, 'finding.new', 'finding.save', (form) => ({
        ...values,
        sources: choicesIn(form, 'sources').slice(0, 2).join(','),
      }));
    }
    if (turn.memory.times('need.save', round) === 0 && turn.dice.chance(0.6)) await noteNeed(sitting);
    return { on: true };
  },
  /** After the vote and the talk. */
  async prioritise(sitting) {
    if (daysSince(sitting, 'round.advance', '@analyse') < 4) return { on: false, wait: 2 };
    if (sitting.turn.memory.times('priority.save', sitting.round) > 0) return { on: true };
    await fill(sitting, 'priority.edit', 'priority.save', (form) => {
      const [first = '', second = ''] = choicesIn(form, 'first');
      return { first, second };
    });
    return { on: true };
  },
  /** One goal for each finding that was chosen. */
  async goal(sitting) {
    const { turn, round, theme } = sitting;
    for (const { statement, goal, sign } of theme.findings.slice(turn.memory.times('goal.save', round))) {
      await fill(sitting, 'goal.new', 'goal.save', (form) => ({
        finding: choiceOf(form, 'finding', statement),
        goal,
        sign,
      }));
    }
    return { on: true };
  },
  async measures(sitting) {
    const { turn, round, theme } = sitting;
    const wanted = theme.findings.flatMap(({ statement, measures }) =>
      measures.map((what) => ({ statement, what })),
    );
    for (const { statement, what } of wanted.slice(turn.memory.times('measure.save', round))) {
      await fill(sitting, 'measure.new', 'measure.save', (form) => ({
        finding: choiceOf(form, 'finding', statement),
        what,
        responsible: turn.dice.pick(choicesIn(form, 'responsible')),
        ...daysOf(turn),
      }));
    }
    return { on: true };
  },
  /** Goes on when told that every tiltak is closed, or with a reason when it has taken long. */
  async followUp(sitting) {
    const told = sitting.turn.message?.delivery?.includes(':nudge:followUp') ?? false;
    const long = daysSince(sitting, 'round.advance', '@measures') > 110;
    return told || long ? { on: true } : { on: false, wait: 8 };
  },
  async loopBack(sitting) {
    const { turn, round, theme } = sitting;
    if (turn.memory.times('loopback.send', round) === 0) {
      await fill(sitting, 'loopback.edit', 'loopback.send', () => ({ loopBack: theme.loopBack }));
    }
    return { on: true };
  },
} satisfies Record<string, Work>;
