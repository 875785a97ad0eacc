import type { Person, School } from '../../domain/people/people.ts';
import {
  type ApprovalState,
  isFinal,
  type OfferedStory,
  REPORT_HEADINGS,
  type ReportedRound,
  type ReportState,
  type SchoolReport,
} from '../../domain/report/report.ts';
import { type CardView, day, type Field, type Phrase, type Section, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

export const MOST_STORIES = 2;

export interface ReportCard {
  id: string;
  schoolYear: string;
  state: ReportState;
  version: number;
  content: string;
  approvals: ApprovalState[];
  /** A short mark of the content, and the mark of what the card acted on had shown. */
  mark: string;
  seen: string;
  rounds: ReportedRound[];
  /** Absent for the owner's own. */
  school?: School;
  schools: SchoolReport[];
  /** Stories that people at the school have offered; for rektor alone. */
  offered: { id: string; story: OfferedStory }[];
}

interface Viewer {
  by: ApprovalState['by'] | undefined;
  notice: string | undefined;
}

function referenceOf({ school, schoolYear, mark }: ReportCard): string {
  return `${school?.id ?? 'owner'}@${schoolYear}~${mark}`;
}

/** What the school's kvalitetsmelding tells; rektor adds stories and chooses headings. */
export function schoolReportView(
  person: Person,
  card: ReportCard,
  { canEdit, by, notice }: Viewer & { canEdit: boolean },
): CardView {
  const reference = referenceOf(card);
  const { rounds, school } = card;
  return viewFor(person, 'form', {
    kicker: school?.name ?? '',
    title: text('report.title', { schoolYear: card.schoolYear }),
    lead: text(rounds.length === 0 ? 'report.leadEmpty' : 'report.lead', { n: rounds.length }),
    ...(notice ? { notice: text(notice) } : {}),
    sections: [approvalSection(card.approvals), ...(canEdit ? offeredSections(card) : roundSections(rounds))],
    fields: canEdit ? [...headingFields(rounds), ...storyFields(card.state)] : [],
    actions: [
      ...(canEdit ? [submit('report.save', reference)] : []),
      ...(by && needs(card.approvals, by) ? [button('report.approve', reference)] : []),
    ],
    footer: text('report.footer'),
  });
}

export function ownerReportView(person: Person, card: ReportCard, { by, notice }: Viewer): CardView {
  return viewFor(person, 'list', {
    title: text('report.title', { schoolYear: card.schoolYear }),
    lead: text('report.leadOwner'),
    ...(notice ? { notice: text(notice) } : {}),
    sections: [
      approvalSection(card.approvals),
      {
        heading: text('report.schools'),
        items: card.schools.map(({ school, rounds, approvals }) => ({
          title: school.name,
          text: text('report.schoolLine', { n: rounds.length }),
          mark: isFinal(approvals) ? ('good' as const) : ('neutral' as const),
          markText: text(isFinal(approvals) ? 'report.final' : 'report.draft'),
          actions: [button('report.open', `${school.id}@${card.schoolYear}`, text('action.report.open'))],
        })),
      },
    ],
    actions: by && needs(card.approvals, by) ? [button('report.approve', referenceOf(card))] : [],
    footer: text('report.footer'),
  });
}

/** Whole, so that rektor can decide; nobody's name stands with them. */
function offeredSections({ offered }: ReportCard): Section[] {
  return offered.flatMap(({ id, story }) => [
    { heading: text('report.offered'), quotes: [{ text: story.text, from: story.title }] },
    { items: [{ title: story.title, actions: [button('story.take', id)] }] },
  ]);
}

function needs(approvals: ApprovalState[], by: ApprovalState['by']): boolean {
  return approvals.some((one) => one.by === by && (one.on === undefined || one.lapsed));
}

function approvalSection(approvals: ApprovalState[]): Section {
  return {
    heading: text('report.approvals'),
    items: approvals.map(({ by, on, lapsed }) => ({
      title: text(`report.by.${by}`),
      text: approvalText(on, lapsed),
      mark: on !== undefined && !lapsed ? ('good' as const) : ('warning' as const),
      markText: text(on !== undefined && !lapsed ? 'report.given' : 'report.missing'),
    })),
  };
}

function approvalText(on: string | undefined, lapsed: boolean): Phrase {
  if (on === undefined) return text('report.notYet');
  return text(lapsed ? 'report.lapsed' : 'report.on', { date: day(on) });
}

function roundSections(rounds: ReportedRound[]): Section[] {
  if (rounds.length === 0) return [];
  return [
    {
      heading: text('report.rounds'),
      items: rounds.map((round) => ({ title: round.theme, text: text(`quality.heading.${round.heading}`) })),
    },
  ];
}

function headingFields(rounds: ReportedRound[]): Field[] {
  return rounds.map((round, index) => ({
    id: `heading${index + 1}`,
    kind: 'choice',
    label: text('report.headingOf', { theme: round.theme }),
    value: round.heading,
    required: true,
    options: REPORT_HEADINGS.map((one) => ({ value: one, title: text(`quality.heading.${one}`) })),
  }));
}

function storyFields({ stories }: ReportState): Field[] {
  return Array.from({ length: MOST_STORIES }, (_, index): Field[] => [
    {
      id: `title${index + 1}`,
      kind: 'text',
      label: text('report.storyTitle', { n: index + 1 }),
      value: stories[index]?.title ?? '',
      maxLength: 80,
    },
    {
      id: `story${index + 1}`,
      kind: 'longText',
      label: text('report.story', { n: index + 1 }),
      help: text('report.storyHelp'),
      value: stories[index]?.text ?? '',
      maxLength: 2000,
    },
  ]).flat();
}
