import { all } from '../../app/load.ts';
import type { Store } from '../../app/ports/store.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import type { Owner, Person, School } from '../../domain/people/people.ts';
import type { Finding, Round } from '../../domain/round/round.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { Summary } from './summary.ts';

/** The year as a story: a page that one reads to the end. */
export async function yearStory(
  store: Store,
  owner: Owner,
  people: Person[],
  summary: Summary,
): Promise<string> {
  const schools = (await all(store, owner.id, 'school')).sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  const chapters = await Promise.all(schools.map((school) => chapter(store, owner, people, school)));
  return `${[opening(owner, schools, summary), ...chapters, betweenSchoolAndOwner(summary), edges(summary), promiseKept(summary)].join('\n\n')}\n`;
}

function opening(owner: Owner, schools: School[], summary: Summary): string {
  const { from, to, seed, occurrences, deliveries, answers } = summary;
  return [
    `# Et skoleår i ${owner.name}`,
    '',
    `*Simulert fra ${formatDay('nb', from)} ${from.slice(0, 4)} til ${formatDay('nb', to)} ${to.slice(0, 4)}, frø ${seed}. Menneskene er funnet på, kortene og reglene er de ekte.*`,
    '',
    `Hjulet gikk rundt på ${words(schools.length)} skoler. ${occurrences} ganger sto noe på kalenderen, ${deliveries.sent} meldinger kom fram, og ${answers} ganger satte noen seg ned og svarte. ` +
      `${words(summary.rounds.closed ?? 0, true)} vurderingsrunder ble ført helt i mål, fra spørsmål til «dette gjorde vi».`,
  ].join('\n');
}

async function chapter(store: Store, owner: Owner, people: Person[], school: School): Promise<string> {
  const rounds = (await all(store, owner.id, 'round')).filter(
    (round) => round.school === school.id && round.collect,
  );
  const met = rounds.length === 0 ? ['Her ble det ingen runde i år.'] : [];
  const stories = await Promise.all(
    rounds.sort((a, b) => a.createdAt - b.createdAt).map((round) => roundStory(store, owner, people, round)),
  );
  return [`## ${school.name}`, ...met, ...stories].join('\n\n');
}

async function roundStory(store: Store, owner: Owner, people: Person[], round: Round): Promise<string> {
  const day = (at: number) => formatDay('nb', toLocal(at, owner.timeZone).date);
  const name = people.find(({ id }) => id === round.createdBy)?.name ?? 'Rektor';
  const findings = await all(store, owner.id, 'finding', `${round.id}:`);
  const measures = (await all(store, owner.id, 'measure', `${round.id}:`)).sort((a, b) => a.order - b.order);
  return [
    `### ${round.theme}`,
    `${name} satte i gang ${day(round.createdAt)}. Spørsmålet var: «${round.problem}»`,
    ...(round.cancelled ? [`Runden ble avlyst ${day(round.cancelled.at)}: «${round.cancelled.reason}»`] : []),
    ...found(round, findings),
    ...(measures.length > 0 ? [measures.map(measureLine).join('\n')] : []),
    round.cancelled ? '' : ending(round, day),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function found({ priority, goals }: Round, findings: Finding[]): string[] {
  const first = findings.find(({ id }) => id === priority[0]) ?? findings[0];
  if (!first) return [];
  const goal = goals.find(({ finding }) => finding === first.id);
  const explanations = `De så for seg ${words(first.explanations.length)} forklaringer`;
  const disagreed = first.disagreement ? `, og ble ikke enige: «${first.disagreement}»` : '.';
  return [
    `Det de valgte å se på først: «${first.statement}» ${explanations}${disagreed}`,
    ...(goal ? [`Målet ble: «${goal.text}»`] : []),
  ];
}

function measureLine({ what, status, followUps }: Measure): string {
  const last = followUps.at(-1);
  return `- ${what} *${translate('nb', `measureStatus.${status}`)}.*${last ? ` «${last.why}»` : ''}`;
}

function ending(round: Round, day: (at: number) => string): string {
  const closed = round.history.find(({ phase }) => phase === 'closed');
  const share =
    round.sharedAt === undefined
      ? 'Runden er ikke delt med skoleeier.'
      : `Delt med skoleeier ${day(round.sharedAt)}.`;
  if (closed) return `Avsluttet ${day(closed.at)}. «${round.loopBack?.text ?? ''}» ${share}`;
  return `Da året var omme, sto runden i «${translate('nb', `phase.${round.phase}`)}». ${share}`;
}

function betweenSchoolAndOwner({ dialoguesHeld, promises, helpRequests }: Summary): string {
  const made = Object.values(promises).reduce((sum, count) => sum + count, 0);
  return [
    '## Skole og skoleeier',
    '',
    `${words(dialoguesHeld, true)} dialoger ble holdt og skrevet ned. ${words(made, true)} løfter ble gitt: ${promises.kept} er holdt, ${promises.partly} delvis, ${promises.broken} brutt, og ${promises.open} venter på datoen sin. ` +
      `Skolene ba om hjelp ${words(helpRequests.asked)} ganger og fikk svar ${words(helpRequests.answered)}.`,
  ].join('\n');
}

function edges({ course, answersByKind }: Summary): string {
  const { platform, people, refusals } = course;
  const late = (refusals['PROMPT.CLOSED'] ?? 0) + (refusals['BALLOT.CLOSED'] ?? 0);
  return [
    '## Det som skurret',
    '',
    `${people.never} av dem som ble spurt, svarer nesten aldri, og ${people.late} svarer når det er for sent. ${answersByKind.skipped} ganger trykket noen «hopp over», og ingen fikk vite hvem. ` +
      `${late} ganger prøvde noen et kort som var stengt, ${refusals.NOT_FOUND ?? 0} ganger kom det en henvisning som aldri hadde stått på et kort. ` +
      `Plattformen sa «vent» ${platform.throttled} ganger, ga ikke lyd fra seg ${platform['timed-out'] + platform['arrived-but-timed-out']} ganger og slapp ikke fram ${platform.refused}.`,
  ].join('\n');
}

function promiseKept({ invariantsChecked, violations }: Summary): string {
  const checks = invariantsChecked.reduce((sum, { times }) => sum + times, 0);
  const verdict =
    violations === 0 ? 'Alle holdt.' : `**${violations} ganger holdt det ikke; se summary.json.**`;
  return `---\n\n${invariantsChecked.length} løfter om hva som alltid skal være sant, ble prøvd ${checks} ganger underveis. ${verdict}`;
}

const NUMBERS = [
  'ingen',
  'én',
  'to',
  'tre',
  'fire',
  'fem',
  'seks',
  'sju',
  'åtte',
  'ni',
  'ti',
  'elleve',
  'tolv',
];

function words(count: number, first = false): string {
  const word = NUMBERS[count] ?? String(count);
  return first ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
