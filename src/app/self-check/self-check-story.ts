import { firstYearOf } from '../../domain/calendar/weeks.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { selfCheckDeletedOn } from '../../domain/privacy/retention.ts';
import type {
  EvidenceKey,
  Recommendation,
  SelfCheckNote,
  YearEvidence,
} from '../../domain/recommendation/recommendation.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../../domain/time.ts';
import { leaderChecks, ownerChecks } from '../checks.ts';
import { ofSchool } from '../listed-once.ts';
import type { App } from '../use-case.ts';
import { type CheckedYear, checkedYear } from './checked-year.ts';
import { ownerEvidence } from './owner-evidence.ts';
import { schoolEvidence } from './school-evidence.ts';

/** The nine or the ten, with what the year shows and what has been written. Of one school, or of the owner. */
export interface SelfCheckStory {
  school?: School;
  schoolYear: SchoolYear;
  items: SelfCheckItem[];
  deletedOn: IsoDate;
}

export interface SelfCheckItem {
  recommendation: Recommendation;
  evidence: { key: EvidenceKey; params: Record<string, number> }[];
  note: SelfCheckNote | undefined;
  /** What was to be done about it, as of last year. */
  lastNext: string;
  /** What others answered, where the recommendation is to ask them. */
  asked: Asked | undefined;
}

export type Asked = { type: 'check'; prompt: string } | { type: 'hearing'; hearing: string };

export async function selfCheckStory(
  app: App,
  owner: Owner,
  school: School | undefined,
  now: EpochMs,
): Promise<SelfCheckStory> {
  const year = checkedYear(app.store, owner, now);
  const evidence = school ? await schoolEvidence(year, school) : await ownerEvidence(year);
  const list = app.reference.recommendations.filter((one) => one.for === (school ? 'leader' : 'owner'));
  const items = await Promise.all(list.map((one) => itemOf({ app, year, school }, one, evidence)));
  return {
    ...(school ? { school } : {}),
    schoolYear: year.schoolYear,
    items,
    deletedOn: selfCheckDeletedOn(year.schoolYear),
  };
}

interface Scope {
  app: App;
  year: CheckedYear;
  school: School | undefined;
}

async function itemOf(
  scope: Scope,
  recommendation: Recommendation,
  evidence: YearEvidence,
): Promise<SelfCheckItem> {
  const { app, year, school } = scope;
  const read = async (of: SchoolYear) =>
    (await app.store.read(year.owner.id, 'selfCheckNote', noteId(school, of, recommendation.id)))?.body;
  return {
    recommendation,
    evidence: recommendation.evidence.flatMap((key) => {
      const params = evidence[key];
      return params ? [{ key, params }] : [];
    }),
    note: await read(year.schoolYear),
    lastNext: (await read(yearBefore(year.schoolYear)))?.next ?? '',
    asked: await askedOf(scope, recommendation),
  };
}

/** The newest of what others were asked, while their answers are still there. */
async function askedOf({ app, year, school }: Scope, { asks }: Recommendation): Promise<Asked | undefined> {
  if (asks === undefined) return undefined;
  const { store, owner, now } = year;
  if (school) {
    const hearings = (await ofSchool(store, owner.id, 'hearing', school.id)).filter(
      (one) => one.questionSet === asks && one.closedAt !== undefined,
    );
    const newest = hearings.sort((a, b) => b.closesAt - a.closesAt)[0];
    if (newest) return { type: 'hearing', hearing: newest.id };
  }
  const parts = { app, store: app.store, owner, now };
  const checks = school ? await leaderChecks(parts, [school.id]) : await ownerChecks(parts);
  const check = checks.filter(({ byQuestion }) => byQuestion.length > 0).at(-1);
  return check ? { type: 'check', prompt: check.prompt } : undefined;
}

export function noteId(school: School | undefined, schoolYear: SchoolYear, recommendation: string): string {
  return `${school?.id ?? 'owner'}:${schoolYear}:${recommendation}`;
}

function yearBefore(schoolYear: SchoolYear): SchoolYear {
  const first = firstYearOf(schoolYear) - 1;
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}
