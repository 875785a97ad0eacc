import { addDays } from '../../domain/calendar/dates.ts';
import {
  FOLLOW_UP_DECISIONS,
  type FollowUp,
  isOpenMeasure,
  type Measure,
} from '../../domain/measure/measure.ts';
import type { Person } from '../../domain/people/people.ts';
import { DAYS_TO_UNDO } from '../../domain/round/dropped.ts';
import type { Finding } from '../../domain/round/round.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { LoadedRound } from '../load.ts';
import { type CardView, day, type Field, type Phrase, type Section, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';
import { nextSteps, roundKicker } from './round-forms.ts';

export interface MeasureStory extends Pick<LoadedRound, 'round' | 'school'> {
  findings: Finding[];
  responsible: { value: string; title: string }[];
  today: IsoDate;
}

/** Six to eight weeks is long enough to see something and short enough to remember. */
const DEFAULT_EVALUATION_DAYS = 49;

/** The five fields of a tiltak; it can only come from a finding. */
export function measureForm(person: Person, story: MeasureStory): CardView {
  const { round, findings, responsible, today } = story;
  return viewFor(person, 'form', {
    kicker: roundKicker(story),
    title: text('measure.title'),
    lead: text('measure.lead'),
    fields: [
      {
        id: 'finding',
        kind: 'choice',
        label: text('measure.finding'),
        value: findings[0]?.id ?? '',
        required: true,
        options: findings.map((finding) => ({ value: finding.id, title: finding.statement })),
      },
      {
        id: 'problem',
        kind: 'text',
        label: text('measure.problem'),
        help: text('measure.problemHelp'),
        maxLength: 300,
      },
      {
        id: 'what',
        kind: 'longText',
        label: text('measure.what'),
        help: text('measure.whatHelp'),
        required: true,
        maxLength: 500,
      },
      {
        id: 'responsible',
        kind: 'choice',
        label: text('measure.responsible'),
        required: true,
        options: responsible,
      },
      {
        id: 'startsOn',
        kind: 'date',
        label: text('measure.startsOn'),
        value: addDays(today, 1),
        required: true,
      },
      {
        id: 'evaluateOn',
        kind: 'date',
        label: text('measure.evaluateOn'),
        value: addDays(today, DEFAULT_EVALUATION_DAYS),
        required: true,
      },
    ],
    actions: [submit('measure.save', round.id)],
  });
}

/** What stands, ready to be changed while the tiltak are chosen. */
export function measureEditForm(
  person: Person,
  story: MeasureStory,
  { id, body, version }: { id: string; body: Measure; version: number },
): CardView {
  const view = measureForm(person, story);
  const { finding, problem, what, responsible, startsOn, evaluateOn } = body;
  const now: Record<string, string> = { finding, problem, what, responsible, startsOn, evaluateOn };
  const fields = (view.data.fields ?? []).map((field) => ({ ...field, value: now[field.id] ?? '' }));
  const drop: Field = { id: 'drop', kind: 'toggle', label: text('measure.drop'), value: 'false' };
  return {
    ...view,
    data: {
      ...view.data,
      title: text('measure.editTitle'),
      fields: [...fields, drop],
      actions: [submit('measure.save', `${id}@${version}`)],
    },
  };
}

export function measureDroppedView(person: Person, story: MeasureStory, gone: Measure): CardView {
  return viewFor(person, 'notice', {
    kicker: roundKicker(story),
    title: text('measure.droppedTitle'),
    lead: text('dropped.lead', { days: DAYS_TO_UNDO }),
    sections: [{ quotes: [{ text: gone.what }] }],
    actions: [
      button('measure.restore', gone.id),
      button('measure.new', story.round.id),
      button('round.overview', story.round.id),
    ],
  });
}

export function measureSavedView(
  person: Person,
  story: MeasureStory & { measure: Measure },
  asked: IsoDate = story.measure.evaluateOn,
): CardView {
  const { measure, round } = story;
  return viewFor(person, 'notice', {
    kicker: roundKicker(story),
    title: text('measure.savedTitle'),
    lead:
      asked === measure.evaluateOn
        ? text('measure.savedLead', { date: day(measure.evaluateOn) })
        : text('measure.savedMoved', { asked: day(asked), date: day(measure.evaluateOn) }),
    sections: [{ quotes: [{ text: measure.what }] }],
    actions: nextSteps(round, 'measures', [
      button('measure.new', round.id, text('action.measure.another')),
      button('measure.edit', measure.id),
    ]),
  });
}

/** Asked on its date: done, effect, decision, why. */
export function followUpView(person: Person, measure: Measure, today: IsoDate, reminder = false): CardView {
  const choice = (id: string, values: readonly string[]) => ({
    id,
    kind: 'choice' as const,
    label: text(`followUp.${id}`),
    required: true,
    options: values.map((value) => ({ value, title: text(`followUp.${id}.${value}`) })),
  });
  return viewFor(person, 'follow-up', {
    kicker: text('followUp.kicker'),
    title: text('followUp.title'),
    lead: text(reminder ? 'followUp.leadReminder' : 'followUp.lead'),
    sections: [
      {
        heading: text('followUp.measure'),
        quotes: [{ text: measure.what, from: text('followUp.problem', { problem: measure.problem }) }],
      },
    ],
    purpose: { why: text('followUp.why'), who: text('followUp.who'), deleted: text('followUp.deleted') },
    fields: [
      choice('done', ['yes', 'partly', 'no']),
      choice('effect', ['yes', 'some', 'no', 'tooEarly']),
      choice('decision', FOLLOW_UP_DECISIONS),
      { id: 'why', kind: 'longText', label: text('followUp.whyField'), required: true, maxLength: 500 },
      {
        id: 'evaluateOn',
        kind: 'date',
        label: text('followUp.evaluateOn'),
        value: addDays(today, DEFAULT_EVALUATION_DAYS),
      },
      { id: 'what', kind: 'text', label: text('followUp.adjusted'), maxLength: 500 },
    ],
    actions: [submit('followup.save', `${measure.id}@${measure.evaluateOn}`)],
    safety: button('safety.open', 'self'),
  });
}

/** The last answer, ready to be given anew. */
export function followUpEditView(
  person: Person,
  measure: Measure,
  before: Measure,
  today: IsoDate,
): CardView {
  const view = followUpView(person, before, today);
  const last = measure.followUps.at(-1);
  if (!last) return view;
  const { done, effect, decision, why } = last;
  const now: Record<string, string> = {
    ...{ done, effect, decision, why },
    ...(isOpenMeasure(measure) ? { evaluateOn: measure.evaluateOn } : {}),
    ...(last.was === undefined ? {} : { what: measure.what }),
  };
  const fields = (view.data.fields ?? []).map((field) => ({
    ...field,
    value: now[field.id] ?? field.value ?? '',
  }));
  const actions = [submit('followup.save', `${measure.id}@${last.askedOn}#${last.at}`)];
  return { ...view, data: { ...view.data, lead: text('followUp.editLead'), fields, actions } };
}

export function followUpAnsweredView(person: Person, measure: Measure): CardView {
  const last = measure.followUps.at(-1);
  return viewFor(person, 'notice', {
    kicker: text('followUp.kicker'),
    title: text('followUp.savedTitle'),
    lead: isOpenMeasure(measure)
      ? text('followUp.savedOpen', { date: day(measure.evaluateOn) })
      : text('followUp.savedClosed', { status: text(`measureStatus.${measure.status}`) }),
    sections: [
      { heading: text('followUp.measure'), quotes: [{ text: measure.what }] },
      ...(last ? [answerSection(last)] : []),
    ],
    ...(last
      ? { actions: [button('measure.follow', `${measure.id}@${last.at}`, text('action.answer.edit'))] }
      : {}),
  });
}

/** Each answer with what was asked, and the reason as the words they are. */
function answerSection({ done, effect, decision, why }: FollowUp): Section {
  return {
    heading: text('followUp.yourAnswer'),
    facts: [
      { label: text('followUp.short.done'), value: text(`followUp.done.${done}`) },
      { label: text('followUp.short.effect'), value: text(`followUp.effect.${effect}`) },
      { label: text('followUp.short.decision'), value: text(`followUp.decision.${decision}`) },
    ],
    quotes: [{ text: why }],
  };
}

export interface MeasureListing {
  /** «Avslutt eller før videre»: each open one can be followed up at once. */
  review?: boolean;
  /** Who is responsible, by `responsible`; only for those who work at the school. */
  names?: Map<string, string>;
  /** Those that are still being chosen. */
  editable?: Set<string>;
}

/** One tiltak in a list: who has it and when it is looked at, or how it went in the school's own words. */
export function measureItem(measure: Measure, names: Map<string, string> | undefined) {
  const open = isOpenMeasure(measure);
  const mark = open ? 'current' : measure.status === 'completed' ? 'good' : 'neutral';
  return {
    title: measure.what,
    text: listedText(measure, names),
    mark: mark as 'current' | 'good' | 'neutral',
    markText: text(`measureStatus.${measure.status}`),
  };
}

function listedText(measure: Measure, names: Map<string, string> | undefined): Phrase {
  const last = measure.followUps.at(-1);
  const who = names?.get(measure.responsible);
  if (!isOpenMeasure(measure) && last)
    return who ? text('measureList.wentBy', { who, ...outcome(last) }) : last.why;
  const date = day(measure.evaluateOn);
  if (who && last) return text('measureList.nextAfter', { who, date, ...outcome(last) });
  return who ? text('measureList.nextBy', { who, date }) : text('measureList.next', { date });
}

/** How it went, in few words. */
export function outcome({ done, effect, why }: FollowUp) {
  return { done: text(`followUp.done.${done}`), effect: text(`followUp.effect.${effect}`), why };
}

export function measureListView(
  person: Person,
  measures: Measure[],
  { review = false, names, editable }: MeasureListing = {},
): CardView {
  const sorted = [...measures].sort(
    (a, b) => Number(isOpenMeasure(b)) - Number(isOpenMeasure(a)) || a.evaluateOn.localeCompare(b.evaluateOn),
  );
  return viewFor(person, 'list', {
    title: text('measureList.title'),
    lead: text(sorted.length === 0 ? 'measureList.empty' : 'measureList.lead', { n: sorted.length }),
    sections: [
      {
        items: sorted.slice(0, 20).map((measure) => ({
          ...measureItem(measure, names),
          actions: [
            ...(review && isOpenMeasure(measure) ? [button('measure.follow', measure.id)] : []),
            ...(editable?.has(measure.id) ? [button('measure.edit', measure.id)] : []),
          ],
        })),
      },
    ],
  });
}
