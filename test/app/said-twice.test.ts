import { beforeEach, describe, expect, it } from 'vitest';
import type { CollectionName } from '../../src/app/ports/collections.ts';
import type { Verb } from '../../src/app/verbs.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

const MINUTE_MS = 60_000;
const HELP = { topic: 'analysis', text: 'Vi trenger noen å tenke høyt med.' };

describe('the same deed in the same words under another event id', () => {
  let rig: HouseRig;
  let rektor: string;
  beforeEach(async () => {
    rig = await createHouseRig('2026-09-14');
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
  });

  async function count(collection: CollectionName): Promise<number> {
    let found = 0;
    for await (const _ of rig.store.list(rig.owner, collection)) found += 1;
    return found;
  }

  it('asks for help once, and again when it is meant', async () => {
    const first = await rig.act(rektor, 'help.send', 'nordlia', HELP);
    const second = await rig.act(rektor, 'help.send', 'nordlia', HELP);
    expect([first.code, second.code]).toEqual(['OK', 'AGAIN']);
    expect(second.view).toEqual(first.view);
    expect(await count('helpRequest')).toBe(1);
    rig.clock.set(rig.clock.now() + 11 * MINUTE_MS);
    expect((await rig.act(rektor, 'help.send', 'nordlia', HELP)).code).toBe('OK');
    expect(await count('helpRequest')).toBe(2);
  });

  it('is two deeds when a word, the person or the school differs', async () => {
    await rig.act(rektor, 'help.send', 'nordlia', HELP);
    await rig.act(rektor, 'help.send', 'nordlia', { ...HELP, text: `${HELP.text} Snart.` });
    const other = rig.person((one) => one.roles.includes('principal') && one.schools.includes('holmen')).id;
    await rig.act(other, 'help.send', 'holmen', HELP);
    expect(await count('helpRequest')).toBe(3);
  });

  it('is one deed when both presses come at once', async () => {
    const press = (key: string) =>
      rig.house.handleAction({
        key,
        owner: rig.owner,
        actor: rektor,
        verb: 'help.send',
        reference: 'nordlia',
        values: HELP,
        at: rig.clock.now(),
        place: { type: 'personal' },
      });
    const codes = (await Promise.all(['a', 'b', 'c'].map(press))).map(({ code }) => code).sort();
    expect(codes).toEqual(['AGAIN', 'AGAIN', 'OK']);
    expect(await count('helpRequest')).toBe(1);
  });

  it('leads a doubled draft to the one round, with what it holds now', async () => {
    const form = await rig.act(rektor, 'round.new');
    const set = form.view.data.fields?.find((field) => field.id === 'questionSet')?.value ?? '';
    const [team = ''] = rig.folder.teams.filter((one) => one.school === 'nordlia').map((one) => one.id);
    const draft = { theme: 'Lesing', problem: 'Hva hjelper?', questionSet: set, teams: team, window: '3' };
    const started = async (values: Record<string, string>, ref = 'new@nordlia') => {
      const reply = await rig.act(rektor, 'round.draft', ref, values);
      return reply.view.data.actions?.find((action) => action.verb === 'round.start')?.ref ?? '';
    };
    const round = await started(draft);
    expect(await started(draft)).toBe(round);
    // Written over, back to the first words, and over again: an edit is always done.
    await started({ ...draft, theme: 'Skriving' }, round);
    await started(draft, round);
    await started({ ...draft, theme: 'Skriving' }, round);
    expect((await rig.store.read(rig.owner, 'round', round))?.body.theme).toBe('Skriving');
    expect(await started(draft)).toBe(round);
    expect(await count('round')).toBe(1);
  });

  it('makes one note, finding, tiltak and message to rektor, whatever the platform repeats', async () => {
    const act = rig.act;
    const doubled: Verb[] = ['source.save', 'finding.save', 'measure.save', 'safety.send', 'help.send'];
    rig.act = async (actor, verb, reference, values) => {
      const reply = await act(actor, verb, reference, values);
      if (doubled.includes(verb)) expect((await act(actor, verb, reference, values)).code).toBe('AGAIN');
      return reply;
    };
    await runRound(rig, 'nordlia');
    const made = await Promise.all(
      (['sourceNote', 'finding', 'measure', 'safetyAlert', 'helpRequest'] as const).map(count),
    );
    // `runRound` writes two findings, each in its own words.
    expect(made).toEqual([1, 2, 1, 1, 1]);
  });
});
