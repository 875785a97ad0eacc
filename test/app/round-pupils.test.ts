import { beforeEach, describe, expect, it } from 'vitest';
import type { CardView } from '../../src/app/view.ts';
import { questionsBeside, themeQuestions } from '../../src/domain/voice/theme-question.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const TEAM = 'nordlia-5-7';

describe('the pupils of a round', () => {
  let rig: HouseRig;
  let rektor: string;
  let preview: CardView;
  let round: string;

  async function drafted(teams: string) {
    const form = await rig.act(rektor, 'round.new', 'nordlia');
    const questionSet = form.view.data.fields?.find(({ id }) => id === 'questionSet')?.value ?? '';
    const values = { theme: 'Friminuttene', problem: 'Hva hjelper?', questionSet, teams, window: '5' };
    preview = (await rig.act(rektor, 'round.draft', 'new@nordlia', values)).view;
    round = preview.data.actions?.find(({ verb }) => verb === 'round.start')?.ref ?? '';
  }

  const field = (id: string) => preview.data.fields?.find((one) => one.id === id);
  const hearing = async (voice: 'pupils' | 'parents') =>
    (await rig.store.read(rig.owner, 'hearing', `${round}:${voice}`))?.body;
  const namesOf = async () => (await hearing('pupils'))?.groups.map(({ name }) => name);

  beforeEach(async () => {
    rig = await createHouseRig('2026-09-07', { publicUrl: 'https://hjul.example' });
    rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes('nordlia')).id;
    await drafted(TEAM);
  });

  it('stand in the preview: the classes of the chosen team, and what they are asked', async () => {
    expect(field('pupils')?.value).toBe('yes');
    const names = field('classes')?.options?.filter(({ value }) =>
      field('classes')?.value?.split(',').includes(value),
    );
    // 4B's contact teacher is in both teams.
    expect(names?.map(({ title }) => title)).toEqual(['4B', '5A', '5B', '6A', '6B', '7A', '7B']);
    const [set] =
      (await rig.store.read(rig.owner, 'wheel', 'wheel'))?.body.questionSets.filter(
        (one) => one.audience === 'pupils',
      ) ?? [];
    const shown = preview.data.sections?.flatMap(({ items = [] }) => items.map(({ title }) => title));
    const asked = [
      ...themeQuestions('Friminuttene', 'pupils'),
      ...questionsBeside(set?.questions ?? [], { theme: true }),
    ];
    expect(shown).toEqual(asked.map(({ text }) => ({ $localized: text })));
  });

  it('are asked as it stands when rektor just starts', async () => {
    await rig.act(rektor, 'round.start', round);
    expect(await namesOf()).toEqual(['4B', '5A', '5B', '6A', '6B', '7A', '7B']);
    // Parents are one group for the whole school.
    expect((await hearing('parents'))?.groups[0]?.size).toBe(2 * 322);
  });

  it('are all where all teams are in the round', async () => {
    await drafted('nordlia-1-2,nordlia-3-4,nordlia-5-7');
    await rig.act(rektor, 'round.start', round);
    expect(await namesOf()).toHaveLength(14);
  });

  it('are the classes and the questions that rektor chooses, seen beforehand', async () => {
    const [first, second] = field('classes')?.options ?? [];
    const sets = field('pupilSet')?.options ?? [];
    const chosen = {
      pupils: 'yes',
      classes: `${first?.value},${second?.value}`,
      pupilSet: sets[1]?.value ?? '',
    };
    const tried = await rig.act(rektor, 'round.try-pupils', round, chosen);
    expect(tried.view.data.title).toEqual(sets[1]?.title);
    expect(JSON.stringify(tried.view.data.lead)).toContain('1A');
    expect(await hearing('pupils')).toBeUndefined();
    await rig.act(rektor, 'round.start', round, chosen);
    expect(await namesOf()).toEqual(['1A', '1B']);
    expect((await hearing('pupils'))?.questionSet).toBe(sets[1]?.value);
    await rig.until('2026-09-14', '10:00');
    const invited = rig.seen.filter((one) => one.deliveryId.startsWith(`${round}:pupils:`));
    const teachers = rig.folder.people.filter((one) => one.homeroomOf?.includes(second?.value ?? ''));
    expect(invited.map(({ to }) => to)).toContain(`person:${teachers[0]?.id}`);
  });

  it('are not asked when rektor says so, neither by code nor through the contact of the elevråd', async () => {
    await rig.act(rektor, 'round.start', round, { pupils: 'no' });
    expect(await hearing('pupils')).toBeUndefined();
    expect(await hearing('parents')).toBeDefined();
    expect(await rig.store.read(rig.owner, 'prompt', `${round}:pupilVoice`)).toBeUndefined();
    expect(await rig.store.read(rig.owner, 'prompt', `${round}:parentVoice`)).toBeDefined();
  });

  it('are not one class: the form comes again with what was chosen', async () => {
    const [first] = field('classes')?.options ?? [];
    const values = { pupils: 'yes', classes: first?.value ?? '' };
    const reply = await rig.act(rektor, 'round.start', round, values);
    expect(reply.code).toBe('ROUND.TOO_FEW_CLASSES');
    expect(reply.view.data.fields?.find(({ id }) => id === 'classes')?.value).toBe(first?.value);
    expect((await rig.store.read(rig.owner, 'round', round))?.body.phase).toBe('draft');
  });

  it('come along when the round is done once more', async () => {
    const options = field('classes')?.options ?? [];
    const classes = options
      .slice(0, 3)
      .map(({ value }) => value)
      .join(',');
    await rig.act(rektor, 'round.start', round, { pupils: 'yes', classes });
    preview = (await rig.act(rektor, 'round.duplicate', round)).view;
    expect(field('classes')?.value).toBe(classes);
  });
});
