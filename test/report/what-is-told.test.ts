import { beforeAll, describe, expect, it } from 'vitest';
import { applyFigures, figuresDiff } from '../../src/app/results/import-figures.ts';
import type { ContentKind } from '../../src/domain/privacy/visibility.ts';
import { VISIBILITY } from '../../src/domain/privacy/visibility.ts';
import type { Figure } from '../../src/domain/results/figure.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { type ReportParts, reportParts, textOf } from '../support/report-rig.ts';
import { runRound } from '../support/run-round.ts';

const mark = (kind: ContentKind, school: string) => `merke-${kind}-${school}`;
const KINDS: ContentKind[] = [
  'ownAnswer',
  'sharedAnswer',
  'teamAnswer',
  'sourceNote',
  'summary',
  'finding',
  'goal',
  'measure',
  'helpRequest',
  'safetyAlert',
];
const marks = (school: string, name: string) =>
  Object.fromEntries(KINDS.map((kind) => [kind, `${mark(kind, school)} sa ${name} her`]));

/** Nordlia has shared its round; Holmen has come as far and has not. */
describe('a kvalitetsmelding, searched part by part', () => {
  let rig: HouseRig;
  let parts: ReportParts;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const [someone] = rig.folder.people.filter((one) => one.schools.includes('nordlia'));
    const nordlia = await runRound(rig, 'nordlia', marks('nordlia', someone?.name ?? ''));
    await rig.act(nordlia.rektor, 'round.share', nordlia.round);
    const holmenRig = await createHouseRig('2026-09-14', { store: rig.store });
    await runRound({ ...holmenRig, act: withOwnKeys(holmenRig) }, 'holmen', marks('holmen', 'ingen'));
    await rig.until('2026-11-24');
    await unsharedResults(rig, nordlia.rektor);
    parts = await reportParts(rig);
  }, 120_000);

  it('tells what the table lets the owner read after sharing', () => {
    const shown = KINDS.filter(
      (kind) => VISIBILITY[kind].includes('ownerAfterSharing') && kind !== 'helpRequest',
    );
    expect(shown.length).toBeGreaterThan(3);
    for (const kind of shown) {
      expect(textOf(parts, 'nordlia'), kind).toContain(mark(kind, 'nordlia'));
      expect(parts['nordlia/md'], kind).toContain(mark(kind, 'nordlia'));
    }
  });

  it("quotes a school in the owner's report once, with its name, and leaves the rest to the school's own", () => {
    for (const kind of ['finding', 'measure'] as const) {
      const lines = (parts['fjordvik/md'] ?? '')
        .split('\n')
        .filter((line) => line.includes(mark(kind, 'nordlia')));
      expect(lines, kind).toHaveLength(1);
    }
    expect(parts['fjordvik/md']).toMatch(/^- Nordlia barneskole: «merke-measure-nordlia/m);
    for (const kind of ['summary', 'goal'] as const)
      expect(parts['fjordvik/md']).not.toContain(`merke-${kind}`);
  });

  it('says in short, to the council, what is worked on, done, promised and open', () => {
    const [, short = ''] = (parts['fjordvik/md'] ?? '').split('## ');
    for (const words of ['Dette arbeider skolene med:', 'Dette er gjort:', 'Dette står åpent:'])
      expect(short).toContain(`**${words}**`);
    expect(short).toContain('i arbeid');
  });

  it.each(['ownAnswer', 'sharedAnswer', 'teamAnswer', 'sourceNote', 'helpRequest', 'safetyAlert'] as const)(
    'has nothing of %s anywhere, shared round or not',
    (kind) => {
      expect(partsWith(parts, mark(kind, 'nordlia'))).toEqual([]);
      expect(partsWith(parts, mark(kind, 'holmen'))).toEqual([]);
    },
  );

  it('has nothing of what teams told of results, nor of a story that rektor has not taken in', () => {
    for (const words of [
      'merke-elevsamtale',
      'merke-analyse',
      'merke-forklaring',
      'merke-fortelling',
      'merke-fokus',
    ])
      expect(partsWith(parts, words), words).toEqual([]);
  });

  it("has a school's public figures in its own report, and nowhere another's", () => {
    expect(parts['nordlia/md']).toContain('| Trivsel, 7. trinn | 4,3 |');
    // Three signs are in the bytes of many a picture by chance.
    const inWords = (figure: string) => partsWith(parts, figure).filter((name) => !name.endsWith('.png'));
    expect(inWords('4,3').filter((name) => !name.startsWith('nordlia/'))).toEqual([]);
    expect(inWords('3,7').filter((name) => !name.startsWith('holmen/'))).toEqual([]);
    expect(parts['nordlia/md']).toContain('| Mestring, 7. trinn | skjult |');
  });

  it('has no id of the store and no time of day', () => {
    for (const [name, text] of Object.entries(parts)) {
      if (!/document\.xml$|md$/.test(name)) continue;
      expect(text, name).not.toMatch(/nordlia:|holmen:|[0-9a-zA-Z_-]{22}:/);
      expect(text, name).not.toMatch(/\bkl\. \d|\d{2}:\d{2}:\d{2}/);
    }
  });

  it('has nothing of a round that rektor has not shared', () => {
    for (const kind of KINDS) expect(partsWith(parts, mark(kind, 'holmen')), kind).toEqual([]);
  });

  it('names nobody, in text or in the properties of the file', () => {
    for (const { name, email, id } of rig.folder.people) {
      expect(partsWith(parts, name), name).toEqual([]);
      expect(partsWith(parts, email)).toEqual([]);
      expect(partsWith(parts, `person:${id}`)).toEqual([]);
    }
    expect(textOf(parts, 'nordlia')).toContain('sa […] her');
  });

  it('has only the title and the owner in its properties, and no comments', () => {
    const core = parts['nordlia/docProps/core.xml'] ?? '';
    expect(core).toContain('<dc:creator>Fjordvik kommune</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Fjordvik kommune</cp:lastModifiedBy>');
    expect(core).not.toMatch(/created|modified|\d{4}-\d{2}-\d{2}T/);
    expect(core).not.toMatch(/<dc:description>[^<]|<cp:keywords>[^<]|<dc:subject>[^<]/);
    expect(Object.keys(parts).filter((name) => /people\.xml|customXml/.test(name))).toEqual([]);
    const comments = Object.entries(parts).filter(([name]) => name.includes('comments'));
    expect(comments.filter(([, text]) => text.includes('<w:t'))).toEqual([]);
  });

  it('is in the målform of each school', () => {
    expect(textOf(parts, 'nordlia')).toContain('Slik arbeider skolen med kvalitet');
    expect(textOf(parts, 'fjordvik-ungdom')).toContain('Slik arbeider skulen med kvalitet');
    expect(parts['fjordvik-ungdom/word/styles.xml']).toContain('nn-NO');
    expect(parts['nordlia/word/styles.xml']).toContain('nb-NO');
  });

  it('has the three headings of § 17-12 in every report', () => {
    for (const of of ['nordlia', 'fjordvik-ungdom', 'holmen', 'fjordvik']) {
      for (const words of ['Læringsmiljø', 'Læringsresultat', 'Gjennomføring'])
        expect(parts[`${of}/md`], of).toMatch(new RegExp(`^## ${words}$`, 'm'));
    }
  });

  it('says in words what each picture shows', () => {
    const document = parts['nordlia/word/document.xml'] ?? '';
    const pictures = [...document.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => tag);
    expect(pictures.length).toBe(3);
    for (const tag of pictures) expect(/descr="([^"]*)"/.exec(tag)?.[1]?.length ?? 0).toBeGreaterThan(20);
  });

  it('is a draft on every page until it is approved', () => {
    expect(parts['nordlia/md']).toContain('**UTKAST** Rektor og skoleeier har ikke godkjent meldingen ennå.');
    const headers = Object.entries(parts).filter(([name]) => /^nordlia\/word\/header\d*\.xml$/.test(name));
    expect(headers.some(([, text]) => text.includes('UTKAST'))).toBe(true);
  });
});

/** What a school has told itself and shared with nobody, and figures of two schools. */
async function unsharedResults(rig: HouseRig, rektor: string): Promise<void> {
  const team = rig.folder.teams.find((one) => one.school === 'nordlia')?.id ?? '';
  await rig.act(rektor, 'results.note-save', `talks@${team}`, { held: 'all', seen: 'merke-elevsamtale' });
  await rig.act(rektor, 'results.note-save', `analysis@${team}`, {
    seen: 'merke-analyse',
    explanation1: 'merke-forklaring en',
    explanation2: 'merke-forklaring to',
  });
  await rig.act(rektor, 'story.save', 'nordlia', { title: 'Om lesing', story: 'merke-fortelling' });
  const about = {
    source: 'pupil-survey',
    schoolYear: '2025/26',
    yearLevel: '7. trinn',
    unit: 'score',
  } as const;
  const figures: Figure[] = [
    { ...about, school: 'nordlia', indicator: 'Trivsel', value: 4.3 },
    { ...about, school: 'nordlia', indicator: 'Mestring', value: 'hidden' },
    { ...about, school: 'holmen', indicator: 'Trivsel', value: 3.7 },
  ];
  await applyFigures(rig.store, rig.owner, await figuresDiff(rig.store, rig.owner, figures));
}

/** Where something stands; the names only, since a part may be a picture. */
function partsWith(parts: ReportParts, words: string): string[] {
  return Object.keys(parts).filter((name) => parts[name]?.includes(words));
}

/** Two rigs on one store: the second one's events have names of their own. */
function withOwnKeys(rig: HouseRig): HouseRig['act'] {
  let n = 0;
  return (actor, verb, reference, values, key) => {
    n += 1;
    return rig.act(actor, verb, reference, values, key ?? `second-${n}`);
  };
}

describe('what pupils answered', () => {
  it('outside a round is counted, never told; in a shared round it is told in words', async () => {
    const rig = await createHouseRig('2026-09-14');
    const ran = await runRound(rig, 'nordlia');
    await rig.act(ran.rektor, 'round.share', ran.round);
    const set = (await rig.store.read(rig.owner, 'wheel', 'wheel'))?.body.questionSets.find((one) =>
      one.questions.some(({ kind }) => kind === 'choice'),
    );
    const question = set?.questions.find(({ kind }) => kind === 'choice');
    const [choice] = question?.choices ?? [];
    if (!set || !question || !choice) throw new Error('no question with choices');
    for (const [id, round] of [
      [`${ran.round}:pupils`, ran.round],
      ['wheel:nordlia:2026-09-15:pupils', undefined],
    ] as const) {
      const groups = [{ id: 'c', name: '5A', yearLevel: 5, size: 50 }];
      const times = { opensAt: rig.clock.now(), closesAt: rig.clock.now(), closedAt: rig.clock.now() };
      const about = {
        id,
        voice: 'pupils',
        school: 'nordlia',
        questionSet: set.id,
        questions: [question.id],
      } as const;
      const hearing = { ...about, ...(round ? { round } : {}), questions: [question.id], groups, ...times };
      const atoms = [{ cells: ['c'], n: 40, bands: { [choice.id]: 'most' as const } }];
      const release = { hearing: id, answered: { c: 40 }, questions: [{ question: question.id, atoms }] };
      const committed = await rig.store.commit(rig.owner, [
        { type: 'put', collection: 'hearing', id, body: hearing, expect: 0 },
        { type: 'put', collection: 'release', id, body: release, expect: 0 },
      ]);
      expect(committed.ok).toBe(true);
    }
    const md = (await reportParts(rig))['nordlia/md'] ?? '';
    expect(md.match(/\(40 svar\)/g)).toHaveLength(2);
    expect(md.match(new RegExp(`De fleste svarte «${choice.text.nb}»`, 'g'))).toHaveLength(1);
    expect(md).not.toContain('5A');
  }, 60_000);
});
