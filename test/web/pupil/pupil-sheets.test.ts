import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCode } from '../../../src/domain/voice/code.ts';
import { sheetPdf, teacherOf } from '../../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../../support/pupil-rig.ts';
import { createTempDir, type TempDir } from '../../support/temp-dir.ts';

/** poppler's tools, where the machine has them. */
const POPPLER = (() => {
  try {
    return execFileSync('sh', ['-c', 'command -v pdftotext'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
})();

describe('what is printed', () => {
  let rig: PupilRig;
  let dir: TempDir;
  beforeEach(async () => {
    rig = await createPupilRig();
    dir = await createTempDir();
  });
  afterEach(async () => {
    await rig.close();
    await dir.remove();
  });

  function textOf(pdf: Buffer, name: string): string {
    const file = dir.path(`${name}.pdf`);
    writeFileSync(file, pdf);
    if (process.env.PICTURES === '1')
      execFileSync('pdftoppm', ['-png', '-r', '70', '-singlefile', file, `docs/images/pupil-${name}`]);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  }

  it.skipIf(!POPPLER)(
    'a sheet has a good code for every pupil, and nothing that tells whose it is',
    async () => {
      const words = textOf(await sheetPdf(rig, 'nordlia-6b'), 'sheet');
      const codes = [...words.matchAll(/\b([2-9C-Y]{5}) ([2-9C-Y]{5})\b/g)].map(([code]) => code);
      expect(new Set(codes).size).toBe(24);
      for (const code of codes) expect(readCode(code).ok, code).toBe(true);
      expect((await rig.post('', { code: codes[23] ?? '' })).status).toBe(200);
      expect(words).toContain('Koder til 6B');
      expect(words).not.toMatch(/\b(nr|elev \d|1 av 24)\b/i);
    },
  );

  it('a new sheet ends the unused codes of the old one', async () => {
    const before = (await listed()).length;
    await sheetPdf(rig, 'nordlia-6b');
    const first = await listed();
    await sheetPdf(rig, 'nordlia-6b');
    const second = await listed();
    expect([before, first.length, second.length]).toEqual([0, 24, 24]);
    expect(second.some((id) => first.includes(id))).toBe(false);
  });

  it.skipIf(!POPPLER)('what came of it stands on a sheet for the wall', async () => {
    const stored = await rig.store.read(rig.owner, 'round', rig.round);
    if (!stored) throw new Error('no round');
    const loopBack = {
      text: 'Dere sa at det er lite å gjøre ute når det regner. Takk for at dere sa fra.',
      at: 1,
    };
    const measure = {
      id: `${rig.round}:m`,
      school: rig.school,
      round: rig.round,
      finding: `${rig.round}:f`,
      problem: '',
      order: 1,
      what: 'Tak over bålplassen og en kasse med leker som tåler vann',
      startsOn: '2026-10-01',
      responsible: `person:${rig.rektor}`,
      evaluateOn: '2026-12-01',
      status: 'ongoing' as const,
      followUps: [],
    };
    const finding = {
      id: `${rig.round}:f`,
      school: rig.school,
      round: rig.round,
      statement: 'Mange mangler noe å gjøre ute når det regner',
      explanations: [],
      disagreement: '',
      sources: [],
    };
    await rig.store.commit(rig.owner, [
      {
        type: 'put',
        collection: 'round',
        id: rig.round,
        body: { ...stored.body, loopBack },
        expect: stored.version,
      },
      { type: 'put', collection: 'measure', id: measure.id, body: measure, expect: 0 },
      { type: 'put', collection: 'finding', id: finding.id, body: finding, expect: 0 },
    ]);
    const reply = await rig.act(teacherOf(rig, 'nordlia-6b'), 'voice.back', rig.pupils);
    const link = reply.view.data.links?.[0]?.url ?? '';
    const response = await rig.post(link.slice(link.indexOf('/ark/')), {});
    const words = textOf(Buffer.from(await response.arrayBuffer()), 'loop-back-sheet');
    for (const part of [
      // Nobody answered: the finding is not theirs.
      'fikk vi ingen svar',
      'Dette fant de som jobber på skolen',
      'Derfor gjør vi dette',
      'Tak over bålplassen',
      'Til 6B',
      '1. desember',
    ])
      expect(words).toContain(part);
  });

  it('a link that has run out opens nothing', async () => {
    const reply = await rig.act(teacherOf(rig, 'nordlia-6b'), 'voice.codes', `${rig.pupils}@nordlia-6b`);
    const link = reply.view.data.links?.[0]?.url ?? '';
    const path = link.slice(link.indexOf('/ark/'));
    await rig.until('2026-09-14', '12:30');
    expect((await rig.post(path, {})).status).toBe(410);
    expect((await rig.post('/ark/somebody-guesses', {})).status).toBe(410);
  });

  async function listed(): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'voiceCode')) ids.push(id);
    return ids;
  }
});
