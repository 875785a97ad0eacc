import { expect, it } from 'vitest';
import type { Phrase } from '../../src/app/view.ts';
import { createHouseRig } from '../support/house-rig.ts';

it('a teacher’s wheel holds what comes to teachers; rektor’s holds the whole, and nobody’s the weekly overview', async () => {
  const rig = await createHouseRig('2026-09-14');
  const at = (roles: string) =>
    rig.person((one) => one.roles.join() === roles && one.schools.includes('nordlia')).id;
  const titles = async (who: string) => {
    const { view } = await rig.act(who, 'home.wheel');
    return (view.data.sections?.[0]?.items ?? []).map(({ title }) => nb(title));
  };
  const [teacher, rektor] = [await titles(at('teacher')), await titles(at('principal'))];
  expect(teacher.length).toBeGreaterThan(2);
  expect([...teacher, ...rektor]).not.toContain('Uken på skolen');
  expect(teacher).not.toContain('Start høstens vurderingsrunde');
  expect(rektor).toContain('Start høstens vurderingsrunde');
});

function nb(title: Phrase): string {
  return typeof title === 'object' && '$localized' in title ? title.$localized.nb : '';
}
