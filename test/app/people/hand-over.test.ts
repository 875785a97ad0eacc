import { beforeAll, describe, expect, it } from 'vitest';
import { applyPeople, peopleDiff } from '../../../src/app/people/import-people.ts';
import type { Person } from '../../../src/domain/people/people.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';
import { runRound } from '../../support/run-round.ts';

const WORDS = { finding: 'Elevene leser lite.', measure: 'Ti minutter lesing hver morgen.' };

/** Line Åsenhus goes to the owner's office in February; Henrik Kvernmo is rektor after her. */
describe('a new rektor takes over', () => {
  let rig: HouseRig;
  let round: string;
  const old = 'line-asenhus';
  const next = 'henrik-kvernmo';
  const cardsOf = (person: string, kind: string) =>
    rig.seen.filter((one) => one.to === `person:${person}` && one.deliveryId.includes(kind));

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14', { publicUrl: 'https://hjul.example' });
    ({ round } = await runRound(rig, 'nordlia', WORDS));
    await rig.until('2026-11-10', '15:00');
    const [measure = ''] = await idsOf('measure');
    const goOn = {
      done: 'partly',
      effect: 'some',
      decision: 'continue',
      why: 'Vi er i gang.',
      evaluateOn: '2027-03-10',
    };
    expect((await rig.act(old, 'followup.save', `${measure}@2026-11-10`, goOn)).code).toBe('OK');
    const plan = { format: 'dialogue-meeting', date: '2026-11-24', time: '10.00' };
    const planned = await rig.act(old, 'dialogue.plan-save', 'self', plan);
    const dialogue = planned.view.data.actions?.find((one) => one.verb === 'dialogue.agenda')?.ref ?? '';
    await rig.until('2026-11-24', '14:00');
    const minutes = {
      minutes: 'Vi ble enige om å lese mer.',
      schoolPromise: 'Vi prøver lesegrupper.',
      schoolDate: '2027-03-02',
      ownerPromise: 'Vi betaler bøkene.',
      ownerDate: '2027-03-03',
    };
    expect((await rig.act(old, 'dialogue.minutes-save', dialogue, minutes)).code).toBe('OK');
    await rig.act(old, 'dialogue.plan-save', 'self', { ...plan, date: '2027-03-17' });
    await rig.until('2027-02-01', '09:00');
    await change();
    await rig.until('2027-02-02', '15:00');
  });

  async function idsOf(collection: 'measure' | 'commitment'): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, collection)) ids.push(id);
    return ids;
  }

  async function change(): Promise<void> {
    const person = (id: string) => rig.person((one) => one.id === id);
    const people: Person[] = [
      { ...person(old), schools: [], roles: ['ownerAdvisor'], teams: [] },
      { ...person(next), roles: ['principal'] },
    ];
    const { schools } = rig.folder;
    const diff = await peopleDiff(rig.store, rig.owner, { people, leavers: false, schools });
    expect(await applyPeople(rig.store, rig.owner, diff, rig.clock.now())).toEqual({ ok: true });
  }

  it('gets one card with rounds, open tiltak, promises and dialogues', () => {
    const cards = cardsOf(next, 'hand-over');
    expect(cards).toHaveLength(1);
    const words = JSON.stringify(cards[0]?.message.card);
    for (const expected of [
      'Velkommen som rektor',
      WORDS.finding,
      WORDS.measure,
      'Vi prøver lesegrupper.',
      'Vi betaler bøkene.',
      'Vi ble enige om å lese mer.',
    ])
      expect(words).toContain(expected);
    expect(cardsOf(old, 'hand-over')).toEqual([]);
  });

  it('leads the rounds that were begun, with their history', async () => {
    expect((await rig.act(next, 'round.overview', round)).code).toBe('OK');
    expect((await rig.act(old, 'round.overview', round)).code).toBe('NOT_FOUND');
    expect(JSON.stringify((await rig.act(next, 'handover.open')).view)).toContain(WORDS.measure);
  });

  it('is asked about what was agreed before, on its date, and the old rektor is not', async () => {
    await rig.until('2027-03-18', '15:00');
    const since = (person: string, kind: string) =>
      cardsOf(person, kind).filter((one) => one.at > Date.parse('2027-02-01'));
    expect(since(next, 'follow-up').length).toBeGreaterThan(0);
    // One promise is the school's. The other is the owner's, and rektor is asked a week later: nobody answered.
    const asked = since(next, ':promise:').map((one) => JSON.stringify(one.message.card));
    expect(asked.map((card) => card.includes('Vi prøver lesegrupper.'))).toEqual([true, false]);
    expect(asked[1]).toContain('Vi betaler bøkene.');
    expect(since(next, 'dialogue-before').length).toBeGreaterThan(0);
    expect(since(old, 'follow-up')).toEqual([]);
    // The old rektor, now at the owner's office, is asked as the owner's: of the school's promise only as the other side.
    const cards = since(old, ':promise:').map((one) => JSON.stringify(one.message.card));
    for (const card of cards.filter((one) => one.includes('Vi prøver lesegrupper.')))
      expect(card).toContain('Dette lovet skolen å gjøre innen');
  });

  it('happens once, also when the same list comes twice', async () => {
    await change();
    await rig.until('2027-03-19', '15:00');
    expect(cardsOf(next, 'hand-over')).toHaveLength(1);
  });
});
