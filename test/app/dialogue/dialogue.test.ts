import { beforeAll, describe, expect, it } from 'vitest';
import { day, text } from '../../../src/app/view.ts';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';

/** From the invitation to the follow-up of what both sides promised. */
describe('a dialogue, from invitation to kept promises', () => {
  let rig: HouseRig;
  let rektor: string;
  let owner: string;
  let guest: string;
  let dialogue: string;

  const cardsOf = (person: string, kind: string) =>
    rig.seen.filter((one) => one.to === `person:${person}` && one.deliveryId.includes(kind));
  const words = (value: unknown) => JSON.stringify(value);
  const verbsOf = (view: { data: { actions?: { verb: string }[]; more?: { verb: string }[] } }) =>
    [...(view.data.actions ?? []), ...(view.data.more ?? [])].map((action) => action.verb);

  beforeAll(async () => {
    rig = await createHouseRig('2026-10-19', { publicUrl: 'https://hjul.example' });
    const at = (role: string) =>
      rig.person((one) => one.roles.includes(role as never) && one.schools.includes('nordlia')).id;
    rektor = at('principal');
    guest = at('teamLead');
    owner = rig.person((one) => one.roles.includes('educationDirector')).id;
  });

  it('is planned by hand, and everybody who takes part is invited in school time', async () => {
    const form = await rig.act(rektor, 'dialogue.plan');
    const values = {
      format: 'dialogue-meeting',
      date: '2026-10-28',
      time: '9.30',
      room: 'Møterom 2',
      guests: 'leaders',
    };
    expect(
      (await rig.act(rektor, 'dialogue.plan-save', 'self', { ...values, date: '2026-10-01' })).code,
    ).toBe('DIALOGUE.PAST_DATE');
    expect((await rig.act(rektor, 'dialogue.plan-save', 'self', { ...values, time: 'kl 9' })).code).toBe(
      'DIALOGUE.BAD_TIME',
    );
    const saved = await rig.act(rektor, 'dialogue.plan-save', 'self', values);
    expect([form.code, saved.code]).toEqual(['OK', 'OK']);
    expect(verbsOf(saved.view)).toContain('dialogue.agenda');
    dialogue = saved.view.data.actions?.find((action) => action.verb === 'dialogue.agenda')?.ref ?? '';
    await rig.until('2026-10-20');
    for (const person of [owner, guest]) expect(cardsOf(person, 'dialogue-before')).toHaveLength(1);
    const teacher = rig.person((one) => one.roles.join() === 'teacher' && one.schools.includes('nordlia')).id;
    expect((await rig.act(teacher, 'dialogue.open', dialogue)).code).toBe('NOT_FOUND');
  });

  it('has an invitation that a calendar reads, by an address nobody can guess', () => {
    const [card] = cardsOf(guest, 'dialogue-before');
    expect(words(card?.message.card)).toMatch(
      /https:\/\/[^"]+\/mote\/fjordvik\/kalender\/[\w-]+\.[0-9a-z]+\.[\w-]{40,}\/invitasjon\.ics/,
    );
  });

  it('asks each participant beforehand, and shows what was shared without a name', async () => {
    const form = await rig.act(guest, 'dialogue.prepare', dialogue);
    const [question = { id: '' }] = form.view.data.fields ?? [];
    const kept = { [question.id]: 'Dette er bare mitt.', share: 'false' };
    expect((await rig.act(guest, 'dialogue.prepare-save', dialogue, kept)).code).toBe('OK');
    expect(words((await rig.act(rektor, 'dialogue.open', dialogue)).view)).not.toContain('bare mitt');
    const shared = { [question.id]: 'Vi trenger tid til lesing.', share: 'true' };
    await rig.act(guest, 'dialogue.prepare-save', dialogue, shared);
    const view = words((await rig.act(owner, 'dialogue.open', dialogue)).view);
    expect(view).toContain('Vi trenger tid til lesing.');
    expect(view).not.toContain(rig.person((one) => one.id === guest).name);
  });

  it('goes through the four steps of the minutes, each from the one before', async () => {
    await rig.act(rektor, 'dialogue.agenda-save', dialogue, { agenda: 'Leselyst' });
    const reopened = await rig.act(rektor, 'dialogue.agenda', dialogue);
    const standing = reopened.view.data.fields?.find(({ id }) => id === 'agenda')?.value;
    // Opened once more and saved with the same point again: it stands once.
    const twice = { agenda: `${standing}\nleselyst` };
    await rig.act(rektor, 'dialogue.agenda-save', dialogue, twice);
    expect((await rig.store.read(rig.owner, 'dialogue', dialogue))?.body.agenda).toEqual(['Leselyst']);
    await rig.until('2026-10-28', '13:00');
    const steps = [
      ['rough', '«Vi leser mye», sa en lærer. «Men vi snakker lite om tekst», sa en annen.'],
      ['shortened', '«Vi leser mye, men snakker lite om tekst.»'],
      ['combined', 'Flere: «Vi leser mye, men snakker lite om tekst.»'],
    ] as const;
    let last = await rig.act(rektor, 'dialogue.step', `${dialogue}@rough`);
    for (const [step, text] of steps) {
      expect(last.view.data.fields?.[0]?.id).toBe(step);
      last = await rig.act(rektor, 'dialogue.step-save', `${dialogue}@${step}`, { [step]: text });
      expect(last.code).toBe('OK');
      expect(last.view.data.fields?.[0]?.value).toBe(text);
    }
    expect(last.view.data.fields?.[0]?.id).toBe('minutes');
    const saved = await rig.act(rektor, 'dialogue.minutes-save', dialogue, {
      minutes: 'Vi leser mye, men snakker lite om tekst.',
      schoolPromise: 'Vi prøver lesegrupper på 5. trinn.',
      schoolDate: '2026-11-12',
      ownerPromise: 'Vi betaler bøkene.',
      ownerDate: '2026-11-19',
    });
    expect(saved.code).toBe('OK');
  });

  it('is corrected by those who took part, and is not final while a correction waits', async () => {
    await rig.until('2026-10-29');
    const [summary] = cardsOf(guest, 'dialogue-summary');
    expect(words(summary?.message.card)).toContain('snakker lite om tekst');
    expect(words(summary?.message.card)).not.toContain('Vi betaler bøkene');
    const correction = { correction: 'Vi sa også at bøkene er for vanskelige.' };
    expect((await rig.act(guest, 'dialogue.correct', dialogue, correction)).code).toBe('OK');
    expect((await rig.act(owner, 'dialogue.final', dialogue)).code).toBe('DIALOGUE.CORRECTIONS_WAIT');
    const form = await rig.act(rektor, 'dialogue.minutes', dialogue);
    expect(words(form.view)).toContain('bøkene er for vanskelige');
    const minutes = 'Vi leser mye, men snakker lite om tekst. Bøkene er for vanskelige.';
    // The same promise once more, as a form that kept its words sends it.
    const again = { minutes, schoolPromise: 'Vi prøver lesegrupper på 5. trinn.', schoolDate: '2026-11-12' };
    expect((await rig.act(rektor, 'dialogue.minutes-save', dialogue, again)).code).toBe('OK');
    expect((await rig.act(owner, 'dialogue.final', dialogue)).code).toBe('OK');
    expect((await rig.act(rektor, 'dialogue.minutes', dialogue)).code).toBe('DIALOGUE.FINAL');
    expect((await rig.act(guest, 'dialogue.correct', dialogue, correction)).code).toBe('DIALOGUE.FINAL');
    await rig.until('2026-10-30');
    const cards = cardsOf(guest, 'dialogue-summary');
    expect(words(cards.at(-1)?.message.card)).toContain('Oppsummeringen er endelig.');
  });

  it('asks each side about its own promise on its date', async () => {
    await rig.until('2026-11-12', '15:00');
    expect(cardsOf(rektor, 'promise')).toHaveLength(1);
    expect(cardsOf(owner, 'promise')).toHaveLength(0);
    await rig.until('2026-11-19', '15:00');
    // The school's own stands open a week after its date: now the other side is asked too, once.
    expect(cardsOf(owner, 'promise')).toHaveLength(2);
    expect(words(cardsOf(owner, 'promise').map(({ message }) => message.card))).toContain(
      'Dette lovet skolen å gjøre innen torsdag 12. november.',
    );
    const list = await rig.act(owner, 'dialogue.open');
    expect(words(list.view)).toContain('Vi betaler bøkene.');
  });

  it('has what is overdue first, with the school, in the digest, the list and on the next agenda, until it is closed', async () => {
    const about = text('promise.late.school', { date: day('2026-11-12') });
    const promises = async (verb: 'dialogue.open' | 'home.status') =>
      (await rig.act(owner, verb)).view.data.sections?.find(
        ({ heading }) => words(heading) === words({ $text: 'promise.heading' }),
      )?.items ?? [];
    for (const verb of ['dialogue.open', 'home.status'] as const) {
      const [first, ...rest] = await promises(verb);
      expect([first?.title, first?.mark]).toEqual(['Vi prøver lesegrupper på 5. trinn.', 'warning']);
      expect(first?.text).toEqual(text('promise.atSchool', { school: 'Nordlia barneskole', by: about }));
      expect(rest.map(({ mark }) => mark)).not.toContain('warning');
    }
    const plan = { format: 'dialogue-meeting', date: '2026-11-27', time: '9.30' };
    const next = await rig.act(rektor, 'dialogue.plan-save', 'self', plan);
    const id = next.view.data.actions?.find((action) => action.verb === 'dialogue.agenda')?.ref ?? '';
    expect(words(next.view)).toContain('promise.overdueHeading');
    const { ref = '' } = (await promises('dialogue.open'))[0]?.actions?.[0] ?? {};
    const form = await rig.act(owner, 'promise.open', ref);
    const answer = form.view.data.actions?.[0]?.ref ?? '';
    const dropped = await rig.act(owner, 'promise.answer', answer, { kept: 'broken' });
    expect(dropped.code).toBe('COMMITMENT.NO_REASON');
    const far = await rig.act(owner, 'promise.answer', answer, { kept: 'later', dueOn: '9999-12-31' });
    expect(far.code).toBe('FORM.BAD_DATE');
    // A deputy reads of it, and has no button that only the two sides may press.
    const deputy = rig.person(
      (one) => one.roles.includes('deputyPrincipal') && one.schools.includes('nordlia'),
    ).id;
    const seen = JSON.stringify((await rig.act(deputy, 'dialogue.open', 'self')).view);
    expect(seen).toContain('Vi prøver lesegrupper på 5. trinn.');
    expect(seen).not.toContain('promise.open');
    const why = { kept: 'broken', note: 'Vi fikk ikke vikar.' };
    expect((await rig.act(owner, 'promise.answer', answer, why)).code).toBe('OK');
    expect((await rig.act(rektor, 'promise.answer', answer, { kept: 'kept' })).code).toBe(
      'COMMITMENT.ALREADY',
    );
    const after = words((await rig.act(rektor, 'dialogue.open', id)).view);
    expect(after).not.toContain('promise.overdueHeading');
    expect(after).toContain('dialogue.agendaEmpty');
    await rig.until('2026-11-27', '12:00');
    expect(words((await rig.act(rektor, 'dialogue.open', id)).view)).not.toContain('dialogue.agendaEmpty');
  });

  it('forgets what people brought, on the day that the card said', async () => {
    const left = async () => {
      let n = 0;
      for await (const _ of rig.store.list(rig.owner, 'preparation')) n += 1;
      return n;
    };
    await rig.until('2027-01-26');
    expect(await left()).toBe(1);
    await rig.until('2027-01-28');
    expect(await left()).toBe(0);
  });
});

describe('a summary that nobody corrects', () => {
  it('is final after a week', async () => {
    const rig = await createHouseRig('2026-10-19');
    const rektor = rig.person((one) => one.roles.includes('principal')).id;
    const plan = { format: 'leader-talk', date: '2026-10-21', time: '09.00' };
    const saved = await rig.act(rektor, 'dialogue.plan-save', 'self', plan);
    const id = saved.view.data.actions?.find((action) => action.verb === 'dialogue.agenda')?.ref ?? '';
    await rig.until('2026-10-21', '12:00');
    await rig.act(rektor, 'dialogue.minutes-save', id, { minutes: 'Kort og godt.' });
    await rig.until('2026-10-28', '12:00');
    expect((await rig.act(rektor, 'dialogue.minutes', id)).code).toBe('OK');
    await rig.until('2026-10-29', '12:00');
    expect((await rig.act(rektor, 'dialogue.minutes', id)).code).toBe('DIALOGUE.FINAL');
  });
});
