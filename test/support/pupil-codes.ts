import { renewCodes } from '../../src/app/pupil/codes.ts';
import type { HouseRig } from './house-rig.ts';
import type { PupilRig } from './pupil-rig.ts';

export function teacherOf(rig: Pick<HouseRig, 'person'>, group: string): string {
  return rig.person((one) => one.homeroomOf?.includes(group) ?? false).id;
}

/** The codes of a sheet, before they are drawn on paper. */
export async function sheetCodes(rig: PupilRig, group: string, hearing = rig.pupils): Promise<string[]> {
  const stored = await rig.store.read(rig.owner, 'hearing', hearing);
  const count = stored?.body.groups.find((one) => one.id === group)?.size ?? 0;
  const place = { hearing, group, kind: 'single' as const, count };
  const made = await renewCodes({ ...rig.house.app, owner: rig.owner }, place);
  const committed = await rig.store.commit(rig.owner, made.changes);
  if (!committed.ok) throw new Error('the codes were not stored');
  return made.codes;
}

/** What a teacher does: the button on the card, the page behind the link, the sheet. */
export async function sheetPdf(rig: PupilRig, group: string): Promise<Buffer> {
  const reply = await rig.act(teacherOf(rig, group), 'voice.codes', `${rig.pupils}@${group}`);
  const link = reply.view.data.links?.[0]?.url ?? '';
  const response = await rig.post(link.slice(link.indexOf('/ark/')), {});
  if (response.headers.get('content-type') !== 'application/pdf') throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}
