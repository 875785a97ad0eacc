import { beforeAll, describe, expect, it } from 'vitest';
import { VERBS, type Verb } from '../../src/app/verbs.ts';
import type { Person } from '../../src/domain/people/people.ts';
import { sheetCodes } from '../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

/** Holmen has classes of 4, 7, 3, 6 and 5. A word in each answer tells where it comes from, wherever it turns up. */
const CLASSES: Record<string, { size: number; friends: string }> = {
  'holmen-1-2-klasse': { size: 4, friends: 'no' },
  'holmen-3-4-klasse': { size: 7, friends: 'yes' },
  'holmen-5-6-klasse': { size: 3, friends: 'most' },
  'holmen-7-8-klasse': { size: 6, friends: 'yes' },
  'holmen-9-10-klasse': { size: 5, friends: 'no' },
};
const mark = (group: string) => `merke-${group}`;

/** «Must be shown» 2, through the whole product: everybody, every verb, every reference, every message. */
describe('a small school, read by everybody in every way', () => {
  let rig: PupilRig;
  let seen: Map<string, string>;

  beforeAll(async () => {
    rig = await createPupilRig({ school: 'holmen' });
    for (const [group, { size, friends }] of Object.entries(CLASSES)) {
      const codes = await sheetCodes(rig, group);
      for (let n = 0; n < size; n += 1) {
        const paper = {
          'q_pup-1-best': `${mark(group)} ${n}`,
          'q_pup-7-friends': friends,
          // One question that only four at the whole school answer.
          ...(group === 'holmen-1-2-klasse' ? { 'q_theme-better': `merke-fire ${n}` } : {}),
        };
        const response = await rig.post('/levert', {
          code: codes[n] ?? '',
          token: `token-${group}-${n}`,
          ...paper,
        });
        if (response.status !== 200) throw new Error(await response.text());
      }
    }
    seen = await everything('during');
    await rig.until('2026-09-23');
    seen = new Map([
      ...(await everything('after')),
      ...[...seen].map(([who, words]) => [`${who} before`, words] as const),
    ]);
  }, 240_000);

  it('nothing is seen by anybody before the window is over', () => {
    for (const [who, words] of seen) if (who.endsWith('before')) expect(words, who).not.toContain('merke-');
  });

  it('what only four at the school wrote is seen by nobody, ever', () => {
    for (const [who, words] of seen) expect(words, who).not.toContain('merke-fire');
  });

  it('the words of a class under five are seen only by who reads for classes put together', () => {
    for (const group of ['holmen-1-2-klasse', 'holmen-5-6-klasse']) {
      for (const [who, words] of seen) {
        if (who === rig.rektor) expect(words).toContain(mark(group));
        else expect(words, `${who} ${group}`).not.toContain(mark(group));
      }
    }
  });

  it('no figure anywhere is of fewer than five, and none is a number', async () => {
    const release = (await rig.store.read(rig.owner, 'release', rig.pupils))?.body;
    const atoms = release?.questions.find((one) => one.question === 'pup-7-friends')?.atoms ?? [];
    expect(atoms.every((atom) => atom.n >= 5)).toBe(true);
    expect(atoms.some((atom) => atom.cells.includes('holmen-1-2-klasse') && atom.cells.length > 1)).toBe(
      true,
    );
    for (const [who, words] of seen) expect(words, who).not.toMatch(/band[^}]*\d+ ?%/);
  });

  /** What each person of the kommune gets from every verb on every reference, and has in the chat. */
  async function everything(when: string): Promise<Map<string, string>> {
    const references = ['self', 'holmen', rig.round, rig.pupils, rig.parents];
    for (const group of Object.keys(CLASSES)) {
      references.push(
        `${rig.pupils}@${group}`,
        `${rig.pupils}@${group}/pup-1-best`,
        `${rig.pupils}@${group}/pup-4-teaching`,
      );
    }
    const all = new Map<string, string>();
    for (const person of readers()) {
      const words: string[] = [];
      for (const verb of VERBS.filter((one) => !CHANGES.includes(one))) {
        for (const reference of references)
          words.push(JSON.stringify((await rig.act(person.id, verb, reference)).view));
      }
      for (const one of rig.seen)
        if (one.to === `person:${person.id}`) words.push(JSON.stringify(one.message));
      all.set(person.id, words.join('\n'));
    }
    expect(all.size, when).toBeGreaterThan(8);
    return all;
  }

  function readers(): Person[] {
    return rig.folder.people.filter((one) => one.schools.includes('holmen') || one.schools.length === 0);
  }
});

/** Verbs that change how things stand; what they show is the same as what the others show. */
const CHANGES: readonly Verb[] = VERBS.filter((verb) =>
  /save|send|skip|stop|resume|take-pen|advance|share|duplicate|acknowledge|cancel|start|hold|voice\.(codes?|class|back)$/.test(
    verb,
  ),
);
