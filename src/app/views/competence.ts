import { NEED_PRIORITIES } from '../../domain/competence/need.ts';
import { leadsSchool, type Person } from '../../domain/people/people.ts';
import type { Finding } from '../../domain/round/round.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import type { NeedLine, NeedList } from '../competence/need-lines.ts';
import type { LoadedRound } from '../load.ts';
import { type CardView, fullDate, type Phrase, type Section, text } from '../view.ts';
import { button, submit, viewFor, wayOut } from './parts.ts';
import { roundKicker } from './round-forms.ts';
import { sourceList } from './round-sections.ts';

type About = Pick<LoadedRound, 'round' | 'school'>;

export function needForm(person: Person, about: About, findings: Finding[]): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('need.formTitle'),
    lead: text('need.formLead'),
    fields: [
      {
        id: 'finding',
        kind: 'choice',
        label: text('need.finding'),
        required: true,
        value: findings.length === 1 ? (findings[0]?.id ?? '') : '',
        options: findings.map(({ id, statement }) => ({ value: id, title: statement })),
      },
      { id: 'need', kind: 'longText', label: text('need.need'), required: true, maxLength: 300 },
      { id: 'whom', kind: 'text', label: text('need.whom'), required: true, maxLength: 150 },
      {
        id: 'priority',
        kind: 'choice',
        label: text('need.priority'),
        required: true,
        options: NEED_PRIORITIES.map((one) => ({ value: one, title: text(`need.priorities.${one}`) })),
      },
      { id: 'partner', kind: 'text', label: text('need.partner'), maxLength: 150 },
    ],
    actions: [submit('need.save', about.round.id)],
    ...wayOut(person),
  });
}

/** One's own school's, or what schools have shared: by name of school, the most pressing first within it. */
export function needListView(person: Person, lists: NeedList[], url: string | undefined): CardView {
  const sections = lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ school, lines }): Section => {
      const leads = leadsSchool(person, school.id);
      return { heading: school.name, items: lines.map((line) => needItem(line, leads)) };
    });
  const side = lists.some(({ school }) => leadsSchool(person, school.id)) ? 'school' : 'owner';
  return viewFor(person, 'list', {
    title: text('need.title'),
    lead: text(sections.length === 0 ? `need.empty.${side}` : `need.lead.${side}`),
    sections,
    ...(url && sections.length > 0 ? { links: [{ url, title: text('need.download') }] } : {}),
    ...(url && sections.length > 0 ? { footer: text('need.footer') } : {}),
  });
}

function needItem({ need, finding, tookPart }: NeedLine, leads: boolean) {
  const how = need.ended?.how;
  return {
    title: need.text,
    text: text('need.line', {
      whom: need.whom,
      partner: need.partner || text('need.noPartner'),
      finding: finding?.statement ?? text('need.noFinding'),
      tookPart: tookPartPhrase(tookPart),
    }),
    mark: how ? ('good' as const) : need.priority === 'now' ? ('warning' as const) : ('neutral' as const),
    markText: text(how ? `need.ended.${how}` : `need.priorities.${need.priority}`),
    ...(leads && !how
      ? {
          actions: [
            button('need.close', `${need.id}@met`, text('need.end.met')),
            button('need.close', `${need.id}@dropped`, text('need.end.dropped')),
          ],
        }
      : {}),
  };
}

function tookPartPhrase({ teams, ofTeams, pupils, parents }: NeedLine['tookPart']): Phrase {
  const groups: Phrase[] = [
    ...(teams > 0 ? [text('need.teams', { n: teams, of: ofTeams })] : []),
    ...(pupils === 'none' ? [] : [text(`need.pupils.${pupils}`)]),
    ...(parents === 'none' ? [] : [text(`need.parents.${parents}`)]),
  ];
  return groups.length === 0 ? text('need.leadersOnly') : { $list: groups };
}

export const NEED_COLUMNS = [
  'school',
  'need',
  'whom',
  'priority',
  'finding',
  'sources',
  'tookPart',
  'partner',
  'state',
  'noted',
] as const;

/** The same as a table, for the samarbeidsforum. */
export function needTable(
  lists: Pick<NeedList, 'lines'>[],
  dayOf: (at: EpochMs) => IsoDate,
): { head: Phrase[]; rows: Phrase[][] } {
  const rows = lists
    .flatMap(({ lines }) => lines)
    .map(({ need, school, finding, tookPart }): Phrase[] => [
      school.name,
      need.text,
      need.whom,
      text(`need.priorities.${need.priority}`),
      finding?.statement ?? '',
      sourceList(finding?.sources ?? []),
      tookPartPhrase(tookPart),
      need.partner,
      text(need.ended ? `need.ended.${need.ended.how}` : 'need.open'),
      fullDate(dayOf(need.at)),
    ]);
  return { head: NEED_COLUMNS.map((column) => text(`need.column.${column}`)), rows };
}
