import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/people/people.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const words = (value: unknown) => JSON.stringify(value);

function leaders(rig: HouseRig) {
  const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
  const owner = rig.person((one) => one.roles.includes('educationDirector')).id;
  const teacher = rig.person((one) => one.roles.join() === 'teacher' && one.schools.includes('nordlia')).id;
  return { rektor, owner, teacher };
}

describe('focus areas', () => {
  let rig: HouseRig;
  let who: ReturnType<typeof leaders>;

  beforeEach(async () => {
    rig = await createHouseRig('2026-08-24');
    who = leaders(rig);
  });

  const set = (n: number, more: Record<string, string> = {}, actor = who.rektor, of = 'nordlia') =>
    rig.act(actor, 'focus.save', of, { title: `Område ${n}`, sign: 'Elevene sier det.', ...more });
  const idOf = async (title: string) => {
    for await (const { id, body } of rig.store.list(rig.owner, 'focusArea'))
      if (body.title === title) return id;
    throw new Error(`no ${title}`);
  };

  it('are four at most, and a fifth only with a reason', async () => {
    for (const n of [1, 2, 3, 4]) expect((await set(n)).code).toBe('OK');
    expect(words((await rig.act(who.rektor, 'focus.new', 'nordlia')).view)).toContain('focus.formFull');
    const refused = await set(5);
    expect(refused.code).toBe('FOCUS.FOUR');
    expect(refused.view.data.fields?.find(({ id }) => id === 'reason')?.error).toBeDefined();
    expect((await set(5, { reason: 'Ny lov fra januar.' })).code).toBe('OK');
  });

  it('count together with rounds that belong to none, and a round can belong to one', async () => {
    for (const n of [1, 2, 3, 4]) await set(n);
    const form = await rig.act(who.rektor, 'round.new', 'nordlia');
    const field = form.view.data.fields?.find(({ id }) => id === 'focus');
    expect(field?.options?.map(({ title }) => title)).toContain('Område 2');
    const sets = form.view.data.fields?.find(({ id }) => id === 'questionSet')?.value ?? '';
    const teams = rig.folder.teams.filter(({ school }) => school === 'nordlia').map(({ id }) => id);
    const draft = {
      theme: 'Lesing',
      problem: 'Hva hjelper?',
      questionSet: sets,
      teams: teams.join(','),
      window: '3',
    };
    const start = async (focus: string) => {
      const preview = await rig.act(who.rektor, 'round.draft', 'new@nordlia', { ...draft, focus });
      const round = preview.view.data.actions?.find(({ verb }) => verb === 'round.start')?.ref ?? '';
      return (await rig.act(who.rektor, 'round.start', round)).code;
    };
    expect(await start('none')).toBe('ROUND.FOUR_FOCUS_AREAS');
    expect(await start(await idOf('Område 2'))).toBe('OK');
  });

  it('are set and closed by the leaders, with what was learned', async () => {
    await set(1);
    const id = await idOf('Område 1');
    expect((await rig.act(who.teacher, 'focus.close-save', id, { how: 'finished', text: 'x' })).code).toBe(
      'NOT_FOUND',
    );
    expect((await set(2, {}, who.teacher)).code).toBe('NOT_ALLOWED.LEADER');
    expect((await rig.act(who.rektor, 'focus.close-save', id, { how: 'finished' })).code).toBe('FORM.EMPTY');
    const closed = await rig.act(who.rektor, 'focus.close-save', id, {
      how: 'finished',
      text: 'Faste par virker.',
    });
    expect(closed.code).toBe('OK');
    expect(words(closed.view)).toContain('Faste par virker.');
    expect((await rig.act(who.rektor, 'focus.keep', id)).code).toBe('FOCUS.CLOSED');
    expect(words((await rig.act(who.teacher, 'focus.open')).view)).toContain('Område 1');
  });

  it('are a school’s own until it lets the owner see them; the owner’s are for every rektor', async () => {
    await set(1);
    await set(2, { shared: 'true' });
    await set(3, {}, who.owner, 'owner');
    const seen = words((await rig.act(who.owner, 'focus.open')).view);
    expect(seen).not.toContain('Område 1');
    expect(seen).toContain('Område 2');
    expect(seen).toContain('Område 3');
    const other = rig.person((one) => one.roles.includes('principal') && one.schools.includes('holmen')).id;
    const elsewhere = words((await rig.act(other, 'focus.open')).view);
    expect(elsewhere).not.toContain('Område 1');
    expect(elsewhere).toContain('Område 3');
    expect(words((await rig.act(who.teacher, 'focus.open')).view)).not.toContain('Område 3');
  });

  it('come back twice: ended or carried on', async () => {
    await set(1);
    await rig.until('2027-02-16');
    const review = rig.seen.find(
      ({ deliveryId, to }) => deliveryId.startsWith('focus-midway:nordlia:') && to === `person:${who.rektor}`,
    );
    expect(words(review?.message.card)).toContain('Område 1');
    expect((await rig.act(who.rektor, 'focus.keep', await idOf('Område 1'))).code).toBe('OK');
    // A school that has none is not asked in the middle of the year.
    expect(rig.seen.some(({ deliveryId }) => deliveryId.startsWith('focus-midway:holmen:'))).toBe(false);
  });
});

describe('the recommendations as a look at oneself', () => {
  let rig: HouseRig;
  let who: ReturnType<typeof leaders>;

  beforeAll(async () => {
    rig = await createHouseRig('2027-05-31');
    who = leaders(rig);
  });

  it('nine to the owner and ten to each school’s leaders, by the wheel, with what the year shows', async () => {
    await rig.until('2027-06-10');
    const card = (start: string, person: string) =>
      words(
        rig.seen.find(({ deliveryId, to }) => deliveryId.startsWith(start) && to === `person:${person}`)
          ?.message,
      );
    expect(card('leader-self-check:nordlia:', who.rektor)).toContain('ingen runder er startet');
    expect(card('owner-self-check:owner:', who.owner)).toContain('av 3 skoler har hatt en vurderingsrunde');
    const count = async (actor: string) =>
      (await rig.act(actor, 'selfcheck.open')).view.data.sections?.[0]?.items?.length;
    expect([await count(who.owner), await count(who.rektor)]).toEqual([9, 10]);
  });

  it('takes one’s own words and a next step, and neither gives a score nor shows them to the owner', async () => {
    const said = { words: 'Vi hører elevene for sent.', next: 'Elevrådet først i høst.' };
    expect((await rig.act(who.rektor, 'selfcheck.save', 'nordlia@leader-8', { next: 'x' })).code).toBe(
      'FORM.EMPTY',
    );
    const saved = await rig.act(who.rektor, 'selfcheck.save', 'nordlia@leader-8', said);
    expect(saved.code).toBe('OK');
    expect(words(saved.view)).toContain(said.next);
    expect((await rig.act(who.owner, 'selfcheck.item', 'nordlia@leader-8')).code).toBe('NOT_FOUND');
    expect((await rig.act(who.rektor, 'selfcheck.item', 'owner@owner-1')).code).toBe('NOT_FOUND');
    expect((await rig.act(who.teacher, 'selfcheck.open')).code).toBe('NOT_ALLOWED.LEADER');
    expect(words((await rig.act(who.owner, 'owner.school', 'nordlia')).view)).not.toContain(said.next);
  });

  it('remembers the next step a year later, and deletes it on the day that it says', async () => {
    await rig.until('2027-09-01');
    const next = words((await rig.act(who.rektor, 'selfcheck.item', 'nordlia@leader-8')).view);
    expect(next).toContain('Elevrådet først i høst.');
    await rig.until('2028-08-10');
    expect(
      words(await rig.store.read(rig.owner, 'selfCheckNote', 'nordlia:2026/27:leader-8')),
    ).toBeUndefined();
  }, 120_000);
});

describe('those who answer to others ask them', () => {
  /** As many rektorer as it takes: each at a school of the three, none of them asked more than once. */
  async function withRektorer(n: number) {
    const rig = await createHouseRig('2027-02-15');
    const one = rig.person((person) => person.roles.includes('principal'));
    const more = Array.from(
      { length: n },
      (_, index): Person => ({
        ...one,
        id: `rektor-${index}`,
        email: `rektor-${index}@fjordvik.example`,
      }),
    );
    await rig.store.commit(
      rig.owner,
      more.map((body) => ({ type: 'put', collection: 'person', id: body.id, body, expect: 0 })),
    );
    return { rig, more, ...leaders(rig) };
  }

  it('all rektorer in one question, so that ten of them are enough to be shown', async () => {
    const { rig, more, owner } = await withRektorer(10);
    await rig.until('2027-02-18');
    let prompt = '';
    for await (const { id, body } of rig.store.list(rig.owner, 'prompt'))
      if (body.purpose === 'ownerCheck') prompt = id;
    for (const [index, { id }] of more.entries()) {
      const said = { 'help-needed': index < 9 ? 'mostly' : 'no', 'owners-routines': `Ord ${index}` };
      expect((await rig.act(id, 'answer.save', prompt, said)).code).toBe('OK');
    }
    await rig.until('2027-03-10');
    const digest = words((await rig.act(owner, 'home.status')).view);
    expect(digest).toContain('Ord 4');
    // A choice is told in words for how many, never as each one's.
    expect(digest).toContain('voiceResult.band.most');
    expect(digest).not.toContain('"mostly"');
  });

  it('the staff without names, and the leaders say what they change', async () => {
    const rig = await createHouseRig('2027-01-29');
    const { rektor, owner } = leaders(rig);
    await rig.until('2027-02-05', '15:00');
    let prompt = '';
    for await (const { id, body } of rig.store.list(rig.owner, 'prompt'))
      if (body.purpose === 'leaderCheck' && body.school === 'nordlia') prompt = id;
    const asked = (await rig.store.read(rig.owner, 'prompt', prompt))?.body.people ?? [];
    for (const [index, id] of asked.slice(0, 5).entries()) {
      const said = { 'real-say': 'partly', 'competence-used': `Kan noe ${index}` };
      expect((await rig.act(id, 'answer.save', prompt, said)).code).toBe('OK');
    }
    expect((await rig.act(rektor, 'check.answer', prompt)).code).toBe('NOT_FOUND');
    await rig.until('2027-02-16');
    const form = words((await rig.act(rektor, 'check.answer', prompt)).view);
    expect(form).toContain('Kan noe 3');
    expect((await rig.act(owner, 'check.answer', prompt)).code).toBe('NOT_FOUND');
    const change = { change: 'Teamene setter opp fellestiden selv.' };
    expect((await rig.act(rektor, 'check.answer-save', prompt, change)).code).toBe('OK');
    await rig.until('2027-02-18');
    const told = rig.seen.filter(({ message }) => words(message).includes(change.change)).map(({ to }) => to);
    expect(told.sort()).toEqual(asked.map((id) => `person:${id}`).sort());
  });
});
