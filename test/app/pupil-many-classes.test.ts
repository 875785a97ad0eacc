import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearingView } from '../../src/app/views/voice.ts';
import { createCards } from '../../src/cards/create-cards.ts';
import { createPupilRig, type PupilRig } from '../support/pupil-rig.ts';

describe('the classes of a large school', () => {
  let rig: PupilRig;
  let contact: string;
  beforeAll(async () => {
    rig = await createPupilRig();
    contact = rig.person(
      (one) => one.roles.includes('pupilCouncilContact') && one.schools.includes('nordlia'),
    ).id;
  });
  afterAll(() => rig.close());

  const classesIn = (view: { data: { sections?: { items?: { actions?: { ref?: string }[] }[] }[] } }) =>
    (view.data.sections ?? []).flatMap(({ items = [] }) =>
      items.map(({ actions }) => actions?.[0]?.ref ?? ''),
    );

  it('are all reached, some on each card, and turning stays in the card', async () => {
    const ofSchool = rig.folder.classes.filter(({ school }) => school === 'nordlia').map(({ id }) => id);
    const seen: string[] = [];
    let reference: string | undefined = rig.pupils;
    while (reference) {
      const reply = await rig.act(contact, 'voice.open', reference);
      expect(reply.inPlace).toBe(seen.length > 0);
      seen.push(...classesIn(reply.view));
      reference = reply.view.data.actions?.find(({ title }) =>
        JSON.stringify(title).includes('voice.forward'),
      )?.ref;
    }
    expect(seen).toEqual(ofSchool.map((id) => `${rig.pupils}@${id}`));
  });

  it('leave nothing out of any card, with as many classes as there may be and long names', async () => {
    const hearing = (await rig.store.read(rig.owner, 'hearing', rig.pupils))?.body;
    if (!hearing) throw new Error('no hearing');
    const groups = Array.from({ length: 40 }, (_, n) => ({
      ...hearing.groups[0],
      id: `nordlia-${n}`,
      name: `Klasse ${n} ${'å'.repeat(100)}`,
    })) as typeof hearing.groups;
    const person = rig.person(({ id }) => id === contact);
    const school = rig.folder.schools[0];
    const story = {
      hearing,
      school,
      set: { title: { nb: 'T', nn: 'T', en: 'T' } },
      questions: [],
      least: 5,
      closesAt: 0,
    };
    for (let part = 0; part < 5; part += 1) {
      const card = createCards().render(hearingView(person, story as never, groups, {}, part));
      expect(JSON.stringify(card)).not.toContain('… og');
      expect(JSON.stringify(card)).toContain(`Klasse ${part * 8} `);
    }
  });
});
