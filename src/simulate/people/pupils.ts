import { renewCodes } from '../../app/pupil/codes.ts';
import { BLANK, handIn } from '../../app/pupil/hand-in.ts';
import { loadHearing } from '../../app/pupil/hearing-story.ts';
import type { App } from '../../app/use-case.ts';
import type { Question } from '../../domain/cycle/activity.ts';
import type { WrittenStandard } from '../../domain/language.ts';
import type { Owner } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Hearing, HearingGroup } from '../../domain/voice/hearing.ts';
import { fieldOf } from '../../domain/voice/hearing-answer.ts';
import { type Random, random } from '../random.ts';
import { pupilWords } from '../words/pupil-words.ts';

/** Pupils and parents who are let in by a code and hand in on the page. They leave no trace but what the page leaves. */
export interface Pupils {
  nextAt(): EpochMs | undefined;
  act(now: EpochMs): Promise<void>;
}

export interface PupilsParts {
  app: App;
  owner: Owner;
  seed: number;
  /** A class that somebody has in hand, or that has answered before the program was started again. */
  isLeft?(hearing: Hearing, group: HearingGroup): Promise<boolean>;
}

/** A class answers together one morning; parents over some days, most of them never. */
export function createPupils(parts: PupilsParts): Pupils {
  const done = new Set<string>();
  let next: EpochMs | undefined;

  async function visit(hearing: Hearing, group: HearingGroup, now: EpochMs): Promise<void> {
    const place = `${hearing.id}:${group.id}`;
    if (done.has(place)) return;
    const at = whenFor(parts.seed, hearing, group);
    if (at > now) {
      next = Math.min(next ?? at, at);
      return;
    }
    done.add(place);
    if (!(await parts.isLeft?.(hearing, group))) await answer(parts, hearing, group, now);
  }

  return {
    nextAt: () => next,
    async act(now) {
      next = undefined;
      for await (const { id } of parts.app.store.list(parts.owner.id, 'openHearing')) {
        const hearing = (await parts.app.store.read(parts.owner.id, 'hearing', id))?.body;
        for (const group of hearing?.groups ?? []) if (hearing) await visit(hearing, group, now);
      }
    },
  };
}

/** Well inside the window, which may still be shortened or held. */
function whenFor(seed: number, { id, opensAt, closesAt }: Hearing, group: HearingGroup): EpochMs {
  const dice = random(seed, 'visit', id, group.id);
  return Math.round(opensAt + (0.15 + 0.4 * dice.next()) * (closesAt - opensAt));
}

async function answer(
  { app, owner, seed }: PupilsParts,
  hearing: Hearing,
  group: HearingGroup,
  now: EpochMs,
): Promise<void> {
  const story = await loadHearing(app.store, owner, hearing.id);
  if (!story) return;
  const dice = random(seed, 'papers', hearing.id, group.id);
  // A class in five is away, ill or forgets; most parents do not answer.
  if (hearing.voice === 'pupils' && dice.chance(0.15)) return;
  const share = hearing.voice === 'pupils' ? 0.8 + 0.15 * dice.next() : 0.06 + 0.08 * dice.next();
  const kind = hearing.voice === 'pupils' ? ('class' as const) : ('parents' as const);
  const { codes, changes } = await renewCodes(
    { store: app.store, ids: app.ids, owner: owner.id },
    { hearing: hearing.id, group: group.id, kind, count: 1 },
  );
  const [code] = codes;
  if (!code || !(await app.store.commit(owner.id, changes)).ok) return;
  const papers = Math.round(group.size * share);
  for (let nth = 0; nth < papers; nth += 1) {
    const one = random(seed, 'paper', hearing.id, group.id, nth);
    const values = paper(one, story.questions, story.school.writtenStandard, hearing.voice === 'parents');
    await handIn(app, owner, {
      code,
      token: app.ids.pseudonym(`${nth}`, `sim ${hearing.id} ${group.id}`),
      values: { ...values, [BLANK]: 'yes' },
      now,
    });
  }
}

/** Most choices lean one way, since a school has its own weather; a third of the free texts are filled in. */
function paper(
  dice: Random,
  questions: Question[],
  standard: WrittenStandard,
  parents: boolean,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const question of questions) {
    if (dice.chance(0.08)) continue;
    const choices = question.choices ?? [];
    const [first] = choices;
    if (first) values[fieldOf(question.id)] = (dice.chance(0.45) ? first : dice.pick(choices)).id;
    else if (dice.chance(0.35)) values[fieldOf(question.id)] = dice.pick(pupilWords(standard, parents));
  }
  return values;
}
