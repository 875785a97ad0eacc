import type { Person } from '../../domain/people/people.ts';
import type { MinGroups } from '../../domain/privacy/min-group.ts';
import type { InformationSource } from '../../domain/reference.ts';
import type { SourceNote } from '../../domain/round/round.ts';
import { MAX_ANSWER_LENGTH } from '../../domain/voice/answer.ts';
import type { TeamAnswer } from '../../domain/voice/prompt.ts';
import type { LoadedRound } from '../load.ts';
import type { RoundVoice } from '../pupil/round-voices.ts';
import { type CardView, type Field, localized, type Phrase, type Section, text } from '../view.ts';
import { button, submit, viewFor, viewIn } from './parts.ts';
import { nextSteps, roundKicker } from './round-forms.ts';
import { pageAt, turnActions } from './turn-page.ts';
import { voiceSections } from './voice-sections.ts';

const NOTE_KINDS = ['results', 'observation', 'research', 'pupils', 'parents'] as const;

export function sourceForm(
  person: Person,
  about: Pick<LoadedRound, 'round' | 'school'>,
  catalogue: readonly InformationSource[] = [],
): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('source.title'),
    lead: text('source.lead'),
    fields: [
      {
        id: 'kind',
        kind: 'choice',
        label: text('source.kind'),
        required: true,
        options: NOTE_KINDS.map((kind) => ({ value: kind, title: text(`sourceKind.${kind}`) })),
      },
      {
        id: 'note',
        kind: 'longText',
        label: text('source.note'),
        help: text('source.noteHelp'),
        required: true,
        maxLength: MAX_ANSWER_LENGTH,
      },
      ...catalogueField(catalogue),
      {
        id: 'source',
        kind: 'text',
        label: text('source.source'),
        help: text('source.sourceHelp'),
        required: catalogue.length === 0,
        maxLength: 200,
      },
    ],
    actions: [submit('source.save', about.round.id)],
    ...(catalogue.length > 0 ? { more: [button('source.about', 'self')] } : {}),
    safety: button('safety.open', 'self'),
  });
}

function catalogueField(catalogue: readonly InformationSource[]): Field[] {
  if (catalogue.length === 0) return [];
  return [
    {
      id: 'catalogue',
      kind: 'choice',
      label: text('source.catalogue'),
      value: 'own',
      options: [
        { value: 'own', title: text('source.own') },
        ...catalogue.map((one) => ({ value: one.id, title: localized(one.name) })),
      ],
    },
  ];
}

/** The national sources by name, with what each tells. */
export function sourcesView(person: Person, catalogue: readonly InformationSource[]): CardView {
  return viewFor(person, 'list', {
    title: text('sources.title'),
    lead: text('sources.lead'),
    sections: [
      {
        items: catalogue.map((one) => ({
          title: localized(one.name),
          text: localized(one.tells),
          actions: [button('source.about', one.id, text('action.source.read'))],
        })),
      },
    ],
  });
}

/** One source: what it tells, what it does not, when it comes and how to read it. */
export function sourceView(person: Person, one: InformationSource): CardView {
  return viewFor(person, 'list', {
    kicker: text('sources.title'),
    title: localized(one.name),
    sections: [
      {
        facts: [
          { label: text('sources.tells'), value: localized(one.tells) },
          { label: text('sources.doesNotTell'), value: localized(one.doesNotTell) },
          { label: text('sources.forWhom'), value: localized(one.forWhom) },
          { label: text('sources.comes'), value: localized(one.comes) },
          { label: text('sources.caution'), value: localized(one.caution) },
        ],
      },
    ],
    actions: [button('source.about', 'self', text('action.source.all'))],
    links: [{ url: one.link, title: text('sources.link') }],
  });
}

export interface Evidence {
  teams: { answer: TeamAnswer; name: string }[];
  notes: SourceNote[];
  /** «Tre ting», question by question; no words where too few answered that one. */
  three: { question: Phrase; texts: string[] }[];
  /** What pupils and parents answered on the page. */
  voices: RoundVoice[];
  groups: MinGroups;
}

/** kunnskapsgrunnlag: the teams' words, the notes by source, each question's nameless answers in alphabetical (no telling) order. */
export function evidenceSections({ teams, notes, three, voices, groups }: Evidence): Section[] {
  const sections: Section[] = [...teams]
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
    .map(({ answer, name }) => ({ heading: name, quotes: teamQuotes(answer) }));
  sections.push(...voices.flatMap(voiceSections));
  if (notes.length > 0) sections.push({ heading: text('evidence.notes'), quotes: notes.map(noteQuote) });
  sections.push(
    ...three.map(({ question, texts }) => ({
      heading: text('evidence.three', { question }),
      ...(texts.length > 0
        ? { quotes: [...texts].sort().map((words) => ({ text: words })) }
        : { paragraphs: [text('privacy.tooFew', { min: groups.school })] }),
    })),
  );
  return sections;
}

function teamQuotes(answer: TeamAnswer): { text: Phrase; from?: Phrase }[] {
  const quotes = [];
  if (answer.agreed) quotes.push({ text: answer.agreed, from: text('team.agreed') });
  if (answer.disagreed) quotes.push({ text: answer.disagreed, from: text('team.disagreed') });
  quotes.push(...answer.amendments.map((words) => ({ text: words, from: text('team.amendments') })));
  return quotes;
}

function noteQuote(note: SourceNote): { text: Phrase; from: Phrase } {
  const kind = text(`sourceKind.${note.kind}`);
  return { text: note.text, from: note.source ? text('evidence.from', { kind, source: note.source }) : kind };
}

export function summaryForm(
  person: Person,
  about: Pick<LoadedRound, 'round' | 'school'>,
  sections: Section[],
): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('summary.title'),
    lead: text('summary.lead'),
    sections: sections.length > 0 ? sections : [{ paragraphs: [text('summary.nothing')] }],
    fields: [
      {
        id: 'summary',
        kind: 'longText',
        label: text('summary.field'),
        help: text('summary.help'),
        value: about.round.summary,
        required: true,
        maxLength: 2500,
      },
    ],
    actions: [submit('summary.send', about.round.id), button('evidence.read', about.round.id)],
  });
}

export function summarySentView(person: Person, about: Pick<LoadedRound, 'round' | 'school'>): CardView {
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('summary.sentTitle'),
    lead: text('summary.sentLead', { n: about.round.teams.length }),
    actions: nextSteps(about.round, 'evidence'),
  });
}

/** In the team's channel: the team first, then the whole school. */
export function evidenceView(about: Pick<LoadedRound, 'round' | 'school'>, sections: Section[]): CardView {
  const { round, school } = about;
  return viewIn(school.writtenStandard, 'evidence', {
    kicker: roundKicker(about),
    title: text('evidence.title'),
    lead: text('evidence.lead'),
    sections: [{ heading: text('evidence.summary'), quotes: [{ text: round.summary }] }, ...sections],
    actions: [button('evidence.read', round.id)],
    footer: text('evidence.next'),
  });
}

/** One team's words, or one kind of source, whole. */
export function evidencePart(
  person: Person,
  about: Pick<LoadedRound, 'round' | 'school'>,
  sections: Section[],
  asked: number,
): CardView {
  const page = pageAt(asked, sections.length);
  const section = sections[page.at];
  return viewFor(person, 'evidence', {
    kicker: roundKicker(about),
    title: text('evidence.title'),
    lead: text('evidence.part', { n: page.at + 1, of: page.of }),
    sections: section ? [section] : [{ paragraphs: [text('summary.nothing')] }],
    actions: turnActions(page, (n, title) => button('evidence.read', `${about.round.id}@${n}`, title)),
  });
}
