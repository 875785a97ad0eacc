import type { Store } from '../app/ports/store.ts';
import type { OwnerFolder } from '../files/owner-folder-parts.ts';
import { reference } from '../files/reference.ts';
import { wheelSvg } from '../web/wheel/wheel-svg.ts';
import { wheelPicture } from '../web/workbench/wheel-data.ts';

/** The wheel of each school, and the owner's own, as they stand at `now`; by file name. */
export async function wheelDrawings(
  store: Store,
  { owner, schools }: OwnerFolder,
  now: number,
): Promise<Record<string, string>> {
  const drawings: Record<string, string> = {};
  for (const school of [...schools, undefined]) {
    const language = school?.writtenStandard ?? owner.language;
    const picture = await wheelPicture(store, owner, {
      school: school?.id,
      reader: school ? 'leader' : 'owner',
      now,
      language,
      formats: reference().formats,
    });
    drawings[`wheel-${school?.id ?? 'owner'}.svg`] =
      `${wheelSvg(picture, { theme: 'light', legend: true })}\n`;
  }
  return drawings;
}
