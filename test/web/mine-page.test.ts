import { beforeAll, describe, expect, it } from 'vitest';
import { mineFile } from '../../src/app/records/mine.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { mineJson, minePage } from '../../src/web/files/mine-page.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

describe('mine data, to be read', () => {
  let rig: HouseRig;
  let first: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14', { publicUrl: 'https://hjul.example' });
    ({ first } = await runRound(rig, 'nordlia', {
      ownAnswer: 'merke <b>mitt</b>',
      sharedAnswer: 'merke-naboens',
      safetyAlert: 'merke-varsel',
      finding: 'merke-funn',
    }));
  }, 60_000);

  async function held() {
    const file = await mineFile(rig.house.app, rig.folder.owner, first, rig.clock.now());
    if (!file) throw new Error('nobody');
    return file;
  }

  it('tells each question and answer in words, what was voted for and what was written, and no other’s', async () => {
    const page = await minePage(rig.house.app, rig.folder.owner, await held());
    const file = await held();
    const [answer] = file.records.answer ?? [];
    const [question = ''] = Object.keys((answer?.body as { texts: object } | undefined)?.texts ?? {});
    const words = rig.folder.wheel.questionSets
      .flatMap((set) => set.questions)
      .find(({ id }) => id === question)?.text.nb;
    expect(page).toContain(`<dt>${words}</dt><dd>merke &lt;b&gt;mitt&lt;/b&gt;</dd>`);
    expect(page).toMatch(/<dt>Du stemte på<\/dt><dd>merke-funn( igjen)?<\/dd>/);
    expect(page).toContain('<dt>Du skrev</dt><dd>merke-varsel</dd>');
    expect(page).not.toContain('merke-naboens');
    expect(page).not.toContain(question);
  });

  it.each(LANGUAGES)('has every label in %s', async (language) => {
    const file = await held();
    const page = await minePage(rig.house.app, rig.folder.owner, {
      ...file,
      person: { ...file.person, language },
    });
    expect(page).toContain(`<html lang="${language}" dir="ltr">`);
    expect(page).not.toMatch(/mine\.|web\.role|language\./);
  });

  it('is the same file for machines, with what each kind is', async () => {
    const file = await held();
    const json = JSON.parse(mineJson(file)) as { explained: Record<string, string>; records: unknown };
    expect(json.records).toEqual(JSON.parse(JSON.stringify(file.records)));
    for (const kind of Object.keys(file.records)) expect(json.explained[`records.${kind}`]).toBeTruthy();
  });
});
