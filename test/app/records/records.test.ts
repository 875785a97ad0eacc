import { beforeAll, describe, expect, it } from 'vitest';
import { COLLECTION_NAMES } from '../../../src/app/ports/collection-names.ts';
import { verifyAudit } from '../../../src/app/records/audit.ts';
import { mineFile } from '../../../src/app/records/mine.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';
import { runRound } from '../../support/run-round.ts';

/** Everything in the store as it lies there, by collection and id: what a backup or a stranger would find. */
async function rawStore(rig: HouseRig): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const collection of COLLECTION_NAMES) {
    for await (const { id, body } of rig.store.list(rig.owner, collection))
      rows[`${collection}/${id}`] = JSON.stringify(body);
  }
  return rows;
}
const holding = (rows: Record<string, string>, words: string) =>
  Object.keys(rows).filter((key) => rows[key]?.includes(words) && !key.startsWith('web'));

describe('mine data and deletion by chat', () => {
  let rig: HouseRig;
  let first: string;
  let second: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14', { publicUrl: 'https://hjul.example' });
    ({ first, second } = await runRound(rig, 'nordlia', {
      ownAnswer: 'merke-bare-mitt',
      sharedAnswer: 'merke-naboens',
      teamAnswer: 'merke-teamets',
    }));
  }, 60_000);

  it('lists what is held, and gives a file that is only for that person', async () => {
    const { view } = await rig.act(first, 'records.mine');
    const labels = view.data.sections?.[0]?.facts?.map(({ label }) => label);
    for (const key of ['mine.roles', 'mine.teams', 'settings.reminders', 'mine.away'])
      expect(labels).toContainEqual({ $text: key });
    const words = JSON.stringify(view.data.sections);
    expect(words).toContain('mine.kind.answer');
    expect(words).toContain('mine.kind.participation');
    expect(view.data.links?.[0]?.url).toMatch(
      /^https:\/\/hjul\.example\/fil\/mine-data\/fjordvik\/.+\.html$/,
    );
  });

  it('has in the file every document that the person’s id stands in', async () => {
    const file = await mineFile(rig.house.app, rig.folder.owner, first, rig.clock.now());
    const rows = await rawStore(rig);
    const naming = Object.keys(rows).filter(
      (key) =>
        !/^(person|audit|web\w+)\//.test(key) &&
        (key.endsWith(`:${first}`) || rows[key]?.includes(`"${first}"`)),
    );
    const told = Object.values(file?.records ?? {}).flat().length;
    const others = Object.values(file?.elsewhere ?? {}).reduce((a, b) => a + b, 0);
    expect(naming.length).toBeGreaterThan(5);
    expect(told + others).toBeGreaterThanOrEqual(naming.length);
    expect(file?.elsewhere.prompt).toBeGreaterThan(0);
    expect(JSON.stringify(file?.records)).toContain('merke-bare-mitt');
    expect(JSON.stringify(file)).not.toContain('merke-naboens');
  });

  it('asks first, and then takes away the person’s own and nobody else’s', async () => {
    const before = await rawStore(rig);
    expect(holding(before, 'merke-bare-mitt')).toHaveLength(1);
    await rig.act(first, 'records.erase');
    await rig.act(first, 'records.erase-confirm', 'self', { sure: 'false' });
    expect(holding(await rawStore(rig), 'merke-bare-mitt')).toHaveLength(1);
    expect((await rig.act(first, 'records.erase-confirm', 'self', { sure: 'true' })).code).toBe('OK');
    const after = await rawStore(rig);
    expect(holding(after, 'merke-bare-mitt')).toEqual([]);
    expect(holding(after, 'merke-naboens')).toEqual(holding(before, 'merke-naboens'));
    expect(holding(after, 'merke-teamets')).toEqual(holding(before, 'merke-teamets'));
    expect(
      Object.keys(after).filter((key) => key.startsWith('answer/') && key.endsWith(`:${first}`)),
    ).toEqual([]);
  });

  it('logs that something was deleted: not what, and not whose', async () => {
    const rows = Object.entries(await rawStore(rig)).filter(([key]) => key.startsWith('audit/'));
    const [, last = ''] = rows.findLast(([, row]) => row.includes('records.erase-confirm')) ?? [];
    expect(JSON.parse(last)).toMatchObject({ actor: 'oneself', deleted: { answer: 1 } });
    expect(last).not.toContain(first);
    expect(rows.filter(([, row]) => row.includes('merke-'))).toEqual([]);
  });

  it('is refused while a slettestopp stands, and possible again after', async () => {
    const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    const hold = { subject: 'school:nordlia', reason: 'Sak 26/114' };
    expect((await rig.act(rektor, 'records.hold-save', 'self', hold)).code).toBe('OK');
    const refused = await rig.act(second, 'records.erase-confirm', 'self', { sure: 'true' });
    expect(refused.code).toBe('RECORDS.HELD');
    expect(holding(await rawStore(rig), 'merke-naboens').length).toBeGreaterThan(0);
    expect((await rig.act(rektor, 'records.release', 'school:nordlia')).code).toBe('OK');
    expect((await rig.act(second, 'records.erase-confirm', 'self', { sure: 'true' })).code).toBe('OK');
    expect(holding(await rawStore(rig), 'merke-naboens')).toEqual([]);
  });

  it('lets nobody stop deletion at another school', async () => {
    const holmen = rig.person((one) => one.roles.includes('principal') && one.schools.includes('holmen')).id;
    const reply = await rig.act(holmen, 'records.hold-save', 'self', {
      subject: 'school:nordlia',
      reason: 'x',
    });
    expect(reply.code).not.toBe('OK');
    expect((await rig.act(first, 'records.holds')).code).toBe('NOT_ALLOWED.LEADER');
    expect((await rawStore(rig))['hold/school:nordlia']).toBeUndefined();
  });
});

describe('slettestopp and the clocks', () => {
  it.each(['school', 'round', 'person'] as const)(
    'a hold on a %s outlives the date',
    async (type) => {
      const rig = await createHouseRig('2026-09-14');
      const ran = await runRound(rig, 'nordlia', { ownAnswer: 'merke-holdt', sharedAnswer: 'merke-andre' });
      const id = { school: 'nordlia', round: ran.round, person: ran.first }[type];
      const hold = { subject: { type, id }, reason: 'Innsyn 26/7', by: 'operator', at: 0 } as const;
      await rig.store.commit(rig.owner, [
        { type: 'put', collection: 'hold', id: `${type}:${id}`, body: hold, expect: 0 },
      ]);
      await rig.until('2027-01-15');
      const kept = await rawStore(rig);
      expect(holding(kept, 'merke-holdt')).toHaveLength(1);
      expect(holding(kept, 'merke-andre').length > 0).toBe(type !== 'person');
      await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'hold', id: `${type}:${id}` }]);
      await rig.until('2027-01-18');
      expect(holding(await rawStore(rig), 'merke-holdt')).toEqual([]);
    },
    60_000,
  );
});

describe('the trail', () => {
  let rig: HouseRig;
  const ids = () => ({ store: rig.store, ids: rig.house.app.ids });

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    await runRound(rig, 'nordlia');
    await rig.until('2027-01-15');
  }, 60_000);

  it('has who changed what, when, in one commit with the change, and no answers', async () => {
    const rows = Object.entries(await rawStore(rig)).filter(([key]) => key.startsWith('audit/'));
    const verbs = rows.map(([, row]) => JSON.parse(row).verb as string);
    expect(verbs).toEqual(
      expect.arrayContaining(['round.start', 'finding.save', 'measure.save', 'retention']),
    );
    expect(verbs.filter((verb) => verb.startsWith('answer.') || verb.startsWith('ballot.'))).toEqual([]);
    expect((await verifyAudit(ids(), rig.owner)).faults).toEqual([]);
  });

  it.each([
    ['another actor', { actor: 'person:someone-else' }],
    ['another time', { at: 0 }],
    ['another verb', { verb: 'round.cancel' }],
    ['fewer changes', { changes: [] }],
    ['other counts', { deleted: { answer: 99 } }],
  ])('finds a row with %s', async (_what, change) => {
    const id = '000000000003';
    const row = await rig.store.read(rig.owner, 'audit', id);
    if (!row) throw new Error('no third row');
    await put(id, { ...row.body, ...change } as typeof row.body, row.version);
    expect((await verifyAudit(ids(), rig.owner)).faults).toEqual([{ code: 'rowChanged', n: 3 }]);
    await put(id, row.body, row.version + 1);
    expect((await verifyAudit(ids(), rig.owner)).faults).toEqual([]);
  });

  it('finds a row that is gone, in the middle and at the end', async () => {
    const { rows } = await verifyAudit(ids(), rig.owner);
    for (const n of [2, rows]) {
      const id = String(n).padStart(12, '0');
      const row = await rig.store.read(rig.owner, 'audit', id);
      if (!row) throw new Error('no such row');
      await rig.store.commit(rig.owner, [{ type: 'delete', collection: 'audit', id }]);
      expect((await verifyAudit(ids(), rig.owner)).faults.length).toBeGreaterThan(0);
      await put(id, row.body, 0);
      expect((await verifyAudit(ids(), rig.owner)).faults).toEqual([]);
    }
  });

  async function put(id: string, body: never | object, expectVersion: number) {
    const committed = await rig.store.commit(rig.owner, [
      { type: 'put', collection: 'audit', id, body: body as never, expect: expectVersion },
    ]);
    expect(committed.ok).toBe(true);
  }
});
