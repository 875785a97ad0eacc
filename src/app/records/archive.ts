import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../../domain/time.ts';
import type { CollectionName, Collections } from '../ports/collections.ts';
import type { Store, Stored } from '../ports/store.ts';

/** One record as it goes to the archive. */
export interface ArchiveRecord {
  series: string;
  id: string;
  version: number;
  /** Where it comes from (arkivforskrifta § 5 a): who made and last changed it, and when, as the trail has it. */
  provenance: {
    owner: string;
    school?: string;
    madeBy?: string;
    madeAt?: string;
    changedBy?: string;
    changedAt?: string;
  };
  body: unknown;
}

/** The papers that show how the organ did its work, in the order in which one follows from the other. */
export const ARCHIVE_SERIES = [
  'owner',
  'school',
  'team',
  'round',
  'finding',
  'measure',
  'competenceNeed',
  'focusArea',
  'release',
  'dialogue',
  'commitment',
  'helpRequest',
  'ownerCheckAnswer',
  'learningEntry',
  'report',
  'hold',
  'audit',
  'person',
] as const satisfies readonly CollectionName[];
export type ArchiveSeries = (typeof ARCHIVE_SERIES)[number];

interface Origin {
  by: string;
  at: EpochMs;
}
interface Origins {
  first: Map<string, Origin>;
  last: Map<string, Origin>;
}

/**
 * What is kept for good: decisions, minutes, agreements and the trail. Not what single people answered, nor who answered:
 * that is deleted on its date. People are named only where they stand behind something in the export.
 */
export async function* archiveRecords(
  store: Store,
  owner: Owner,
  schoolYear?: SchoolYear,
): AsyncGenerator<ArchiveRecord> {
  const origins = await originsOf(store, owner);
  const named = new Set<string>();
  const rounds = new Set<string>();
  for (const series of ARCHIVE_SERIES) {
    for await (const stored of store.list(owner.id, series)) {
      if (series === 'person' && !named.has(stored.id)) continue;
      if (schoolYear && !isOfYear(series, stored, owner, schoolYear, rounds)) continue;
      if (series === 'round') rounds.add(stored.id);
      const record = recordOf(series, stored, owner, origins);
      for (const person of peopleIn(record)) named.add(person);
      yield record;
    }
  }
}

function recordOf(
  series: ArchiveSeries,
  { id, version, body }: Stored<Collections[ArchiveSeries]>,
  owner: Owner,
  { first, last }: Origins,
): ArchiveRecord {
  const [made, changed] = [first.get(`${series}/${id}`), last.get(`${series}/${id}`)];
  const school = 'school' in body && typeof body.school === 'string' ? body.school : undefined;
  return {
    series,
    id,
    version,
    provenance: {
      owner: owner.id,
      ...(school ? { school } : {}),
      ...(made ? { madeBy: made.by, madeAt: iso(made.at) } : {}),
      ...(changed ? { changedBy: changed.by, changedAt: iso(changed.at) } : {}),
    },
    body: kept(series, body),
  };
}

function kept(series: ArchiveSeries, body: Collections[ArchiveSeries]): unknown {
  if (series === 'person') return nameOnly(body as Collections['person']);
  return series === 'release' ? figuresOnly(body as Collections['release']) : body;
}

/** What was told in figures; people's own words are deleted on their date. */
function figuresOnly({ hearing, answered, questions }: Collections['release']) {
  return { hearing, answered, questions: questions.map(({ question, atoms }) => ({ question, atoms })) };
}

/** Enough to know who it was; not how they are reached or what they have chosen. */
function nameOnly({ id, name, roles, schools }: Collections['person']) {
  return { id, name, roles, schools };
}

async function originsOf(store: Store, owner: Owner): Promise<Origins> {
  const origins: Origins = { first: new Map(), last: new Map() };
  for await (const { body: row } of store.list(owner.id, 'audit')) {
    for (const { collection, id, version } of row.changes) {
      const key = `${collection}/${id}`;
      const origin = { by: row.actor, at: row.at };
      if (version === 1) origins.first.set(key, origin);
      origins.last.set(key, origin);
    }
  }
  return origins;
}

/** Everyone an exported record points at. */
function peopleIn({ body, provenance }: ArchiveRecord): string[] {
  const words = JSON.stringify([body, provenance]);
  return [...words.matchAll(/"(?:person:|createdBy":")([^"]+)"/g)].map(([, id = '']) => id);
}

function isOfYear(
  series: ArchiveSeries,
  { id, body }: Stored<Collections[ArchiveSeries]>,
  owner: Owner,
  schoolYear: SchoolYear,
  rounds: ReadonlySet<string>,
): boolean {
  const dated = dateOf(series, body, owner);
  if (series === 'report') return id.endsWith(`:${schoolYear}`);
  // What a round led to belongs to the round's year, whenever it was done.
  if (series === 'finding' || series === 'measure' || series === 'competenceNeed')
    return rounds.has((body as { round: string }).round);
  if (series === 'release') return isHearingOf(id, rounds, schoolYear);
  return dated === undefined || schoolYearOf(dated) === schoolYear;
}

/** A hearing's id begins with its round's, or holds the date of its occurrence. */
function isHearingOf(id: string, rounds: ReadonlySet<string>, schoolYear: SchoolYear): boolean {
  const [date] = /\d{4}-\d{2}-\d{2}/.exec(id) ?? [];
  return (
    rounds.has(id.slice(0, id.lastIndexOf(':'))) || (date !== undefined && schoolYearOf(date) === schoolYear)
  );
}

function dateOf(
  series: ArchiveSeries,
  body: Collections[ArchiveSeries],
  { timeZone }: Owner,
): IsoDate | undefined {
  const day = (at: EpochMs) => toLocal(at, timeZone).date;
  switch (series) {
    case 'round':
      return day((body as Collections['round']).createdAt);
    case 'measure':
      return (body as Collections['measure']).startsOn;
    case 'dialogue':
      return (body as Collections['dialogue']).date;
    case 'focusArea':
      return (body as Collections['focusArea']).openedOn;
    case 'commitment':
      return (body as Collections['commitment']).dueOn;
    case 'helpRequest':
    case 'ownerCheckAnswer':
    case 'learningEntry':
    case 'audit':
    case 'hold':
      return day((body as { at: EpochMs }).at);
    default:
      return undefined;
  }
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}
