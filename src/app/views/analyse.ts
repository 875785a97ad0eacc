import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Person } from '../../domain/people/people.ts';
import { leadsSchool } from '../../domain/people/people.ts';
import { rawDeletedOn } from '../../domain/privacy/retention.ts';
import { DAYS_TO_UNDO } from '../../domain/round/dropped.ts';
import { choicesAmong, type Tally } from '../../domain/round/priority.ts';
import type { Finding, SourceKind } from '../../domain/round/round.ts';
import type { LoadedRound } from '../load.ts';
import { type CardView, type Field, fullDate, moment, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';
import { advanceButton, roundKicker } from './round-forms.ts';

type About = Pick<LoadedRound, 'round' | 'school'>;

export function findingForm(person: Person, about: About & { kinds: readonly SourceKind[] }): CardView {
  const explanation = (n: 1 | 2 | 3): Field => ({
    id: `explanation${n}`,
    kind: 'text',
    label: text(`finding.explanation${n}`),
    required: n < 3,
    maxLength: 300,
  });
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('finding.title'),
    lead: text('finding.lead'),
    fields: [
      {
        id: 'statement',
        kind: 'longText',
        label: text('finding.statement'),
        help: text('finding.statementHelp'),
        required: true,
        maxLength: 300,
      },
      explanation(1),
      explanation(2),
      explanation(3),
      { id: 'disagreement', kind: 'text', label: text('finding.disagreement'), maxLength: 500 },
      {
        id: 'sources',
        kind: 'choices',
        label: text('finding.sources'),
        required: true,
        options: about.kinds.map((kind) => ({ value: kind, title: text(`sourceKind.${kind}`) })),
      },
    ],
    actions: [submit('finding.save', about.round.id)],
    safety: button('safety.open', 'self'),
  });
}

/** What stands, ready to be changed; the version says what it was drawn from. */
export function findingEditForm(
  person: Person,
  about: About & { kinds: readonly SourceKind[] },
  { id, body, version }: { id: string; body: Finding; version: number },
): CardView {
  const view = findingForm(person, about);
  const [explanation1 = '', explanation2 = '', explanation3 = ''] = body.explanations;
  const { statement, disagreement } = body;
  const sources = body.sources.join(',');
  const now: Record<string, string> = {
    ...{ statement, explanation1, explanation2, explanation3 },
    ...{ disagreement, sources },
  };
  const fields = (view.data.fields ?? []).map((field) => ({ ...field, value: now[field.id] ?? '' }));
  const drop: Field = { id: 'drop', kind: 'toggle', label: text('finding.drop'), value: 'false' };
  return {
    ...view,
    data: {
      ...view.data,
      title: text('finding.editTitle'),
      fields: [...fields, drop],
      actions: [submit('finding.save', `${id}@${version}`)],
    },
  };
}

export function findingDroppedView(person: Person, about: About, gone: Finding): CardView {
  const overview = leadsSchool(person, about.school.id) ? [button('round.overview', about.round.id)] : [];
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('finding.droppedTitle'),
    lead: text('dropped.lead', { days: DAYS_TO_UNDO }),
    sections: [{ quotes: [{ text: gone.statement }] }],
    actions: [button('finding.restore', gone.id), button('finding.new', about.round.id), ...overview],
  });
}

/** `count`: with this one. Another finding is as likely as going on. */
export function findingSavedView(person: Person, about: About, finding: Finding, count: number): CardView {
  const { round, school } = about;
  const work = [
    button('finding.new', round.id, text('action.finding.another')),
    button('finding.edit', finding.id),
  ];
  const on = leadsSchool(person, school.id)
    ? [advanceButton(round, count), button('round.overview', round.id)]
    : [];
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('finding.savedTitle'),
    sections: [{ quotes: [{ text: finding.statement }] }],
    actions: [...work, ...on],
  });
}

export function ballotForm(
  person: Person,
  about: About,
  zone: string,
  findings: Finding[],
  own: string[] = [],
): CardView {
  return viewFor(person, 'ballot', {
    kicker: roundKicker(about),
    title: text('ballot.title'),
    lead: text('ballot.lead', {
      closes: moment(about.round.vote?.closesAt ?? 0, zone),
      max: choicesAmong(findings),
    }),
    purpose: {
      why: text('ballot.why'),
      who: text('ballot.who'),
      deleted: fullDate(rawDeletedOn(toLocal(about.round.vote?.closesAt ?? 0, zone).date)),
    },
    fields: [
      {
        id: 'findings',
        kind: 'choices',
        label: text('ballot.field', { max: choicesAmong(findings) }),
        value: own.join(','),
        required: true,
        options: findings.map((finding) => ({ value: finding.id, title: finding.statement })),
      },
    ],
    actions: [submit('ballot.save', about.round.id)],
    more: [button('settings.open', 'self', text('action.settings'))],
  });
}

export function ballotSavedView(
  person: Person,
  about: About,
  zone: string,
  findings: Finding[],
  own: string[],
): CardView {
  const items = findings
    .filter((finding) => own.includes(finding.id))
    .map((finding) => ({ text: finding.statement }));
  return viewFor(person, 'answered', {
    kicker: roundKicker(about),
    title: text('answered.title', { closes: moment(about.round.vote?.closesAt ?? 0, zone) }),
    lead: text('ballot.savedLead'),
    sections: [{ quotes: items }],
    actions: [button('ballot.edit', about.round.id)],
  });
}

export function ballotClosedView(person: Person, about: About): CardView {
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('ballot.closedTitle'),
    lead: text('ballot.closedLead'),
  });
}

export function priorityForm(
  person: Person,
  about: About,
  findings: Finding[],
  result: Tally & { open: boolean },
): CardView {
  const ordered = result.order.flatMap((id) => findings.find((finding) => finding.id === id) ?? []);
  const options = ordered.map((finding) => ({ value: finding.id, title: finding.statement }));
  const places = (['first', 'second', 'third'] as const).slice(0, findings.length);
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('priority.title'),
    lead: text(result.open ? 'priority.leadOpen' : result.bands ? 'priority.lead' : 'priority.leadTooFew'),
    sections: result.bands
      ? [
          {
            items: ordered.map((finding) => ({
              title: finding.statement,
              text: text(`voiceResult.band.${result.bands?.[finding.id] ?? 'rest'}`),
            })),
          },
        ]
      : [],
    fields: places.map((place, index) => ({
      id: place,
      kind: 'choice',
      label: text(`priority.${place}`),
      value: about.round.priority[index] ?? (index === 0 ? (ordered[0]?.id ?? '') : ''),
      required: index === 0,
      options,
    })),
    actions: [submit('priority.save', about.round.id)],
  });
}

export function goalForm(person: Person, about: About, findings: Finding[]): CardView {
  const chosen = about.round.priority.flatMap((id) => findings.find((finding) => finding.id === id) ?? []);
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('goal.title'),
    lead: text('goal.lead'),
    fields: [
      {
        id: 'finding',
        kind: 'choice',
        label: text('goal.finding'),
        value: chosen[0]?.id ?? '',
        required: true,
        options: chosen.map((finding) => ({ value: finding.id, title: finding.statement })),
      },
      {
        id: 'goal',
        kind: 'longText',
        label: text('goal.goal'),
        help: text('goal.goalHelp'),
        required: true,
        maxLength: 300,
      },
      {
        id: 'sign',
        kind: 'longText',
        label: text('goal.sign'),
        help: text('goal.signHelp'),
        required: true,
        maxLength: 300,
      },
    ],
    actions: [submit('goal.save', about.round.id)],
  });
}
