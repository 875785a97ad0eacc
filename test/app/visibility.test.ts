import { beforeAll, describe, expect, it } from 'vitest';
import { VERBS, type Verb } from '../../src/app/verbs.ts';
import type { Person } from '../../src/domain/people/people.ts';
import type { ContentKind } from '../../src/domain/privacy/visibility.ts';
import { maySee } from '../../src/domain/privacy/visibility.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

/** A word that stands in exactly one kind of content, so that it can be found wherever it leaks. */
const MARKS: Partial<Record<ContentKind, string>> = {
  ownAnswer: 'merke-eget-svar',
  sharedAnswer: 'merke-delt-svar',
  teamAnswer: 'merke-teamsvar',
  sourceNote: 'merke-kilde',
  summary: 'merke-sammendrag',
  finding: 'merke-funn',
  goal: 'merke-mål',
  measure: 'merke-tiltak',
  competenceNeed: 'merke-behov',
  helpRequest: 'merke-hjelp',
  safetyAlert: 'merke-varsel',
};

describe('what people can open, and what comes to them', () => {
  let rig: HouseRig;
  let references: string[];
  let team: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const ran = await runRound(rig, 'nordlia', MARKS);
    team = ran.team;
    references = [
      'self',
      'nordlia',
      ran.round,
      `${ran.round}@measures`,
      `${ran.round}:reflection`,
      `${ran.round}:team@${team}`,
      ...ran.subjects,
    ];
    await rig.until('2026-10-09');
  }, 60_000);

  const readers: [string, (person: Person) => boolean][] = [
    ['the rektor', (one) => one.roles.includes('principal') && one.schools.includes('nordlia')],
    ['a rektor elsewhere', (one) => one.roles.includes('principal') && !one.schools.includes('nordlia')],
    [
      'a teacher in another team',
      (one) => one.roles.includes('teacher') && one.schools.includes('nordlia') && !one.teams.includes(team),
    ],
    ['a teacher elsewhere', (one) => one.roles.includes('teacher') && one.schools.includes('holmen')],
    ['FAU', (one) => one.roles.includes('parentCommitteeContact') && one.schools.includes('nordlia')],
    ['the owner', (one) => one.roles.includes('ownerAdvisor')],
  ];

  it.each(readers)('%s finds only what the table gives', async (_name, find) => {
    const reader = rig.person(find);
    const words = await everythingFor(reader);
    for (const [kind, mark] of Object.entries(MARKS) as [ContentKind, string][]) {
      const allowed = maySee(reader, kind, { person: 'somebody', school: 'nordlia', team, shared: false });
      if (!allowed) expect(words, `${kind} leaks`).not.toContain(mark);
    }
  });

  it('and the marks are really there to be found', async () => {
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia'));
    const words = await everythingFor(rektor);
    for (const kind of [
      'teamAnswer',
      'sourceNote',
      'summary',
      'finding',
      'measure',
      'competenceNeed',
      'safetyAlert',
    ] as const) {
      expect(words, kind).toContain(MARKS[kind]);
    }
    const owner = await everythingFor(rig.person((one) => one.roles.includes('ownerAdvisor')));
    expect(owner).toContain(MARKS.helpRequest);
  });

  /** Every card that opens by any verb and reference, and every message in their chats. */
  async function everythingFor(reader: Person): Promise<string> {
    const words: string[] = [];
    const harmless = VERBS.filter((verb) => !SENDS.includes(verb));
    for (const verb of harmless) {
      for (const reference of references)
        words.push(JSON.stringify((await rig.act(reader.id, verb, reference)).view));
    }
    const mine = [`person:${reader.id}`, ...reader.teams.map((id) => `team:${id}`)];
    for (const one of rig.seen) if (mine.includes(one.to)) words.push(JSON.stringify(one.message));
    return words.join('\n');
  }
});

/** Verbs that change something even with an empty form. */
const SENDS: readonly Verb[] = [
  'prompt.skip',
  'settings.save',
  'settings.stop',
  'settings.resume',
  'team.take-pen',
  'round.advance',
  'round.share',
  'round.unshare',
  'round.duplicate',
  'safety.acknowledge',
  'answer.share',
];
