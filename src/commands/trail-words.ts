import type { AuditFault, VerifiedTrail } from '../app/records/audit.ts';

/** Not one row fits: far likelier another key than a whole trail rewritten. */
export function isOtherKey({ rows, unfit }: Pick<VerifiedTrail, 'rows' | 'unfit'>): boolean {
  return rows > 0 && unfit === rows;
}

/** What is wrong with the trail, and nothing when it is whole. Another key accuses every row, so it is said once. */
export function trailLines(trail: VerifiedTrail): string[] {
  const { rows, unfit, faults } = trail;
  if (isOtherKey(trail))
    return [
      `this is probably not the key that the trail was sealed with: none of its ${rows} rows fits`,
      'Expected: ARSHJUL_KEY as the bot has it, or to stand in the folder where the bot has its data/arshjul.key',
      'With the right key, and still none that fits, the whole trail has been rewritten',
    ];
  const older = unfit > 1 ? unfit : 0;
  const single = faults.filter(({ code, n }) => code !== 'rowChanged' || n > older);
  return [
    ...(older > 0
      ? [`rows 1 to ${older} do not fit this key: they were sealed with an earlier one, or changed`]
      : []),
    ...single.map(faultLine),
  ];
}

/** What who keeps an export should know of the trail in it; `undefined` where there was no key to check it with. */
export function exportWarnings(trail: VerifiedTrail | undefined): string[] {
  if (!trail)
    return [
      'the trail was not checked, for there is no key here. Set ARSHJUL_KEY as the bot has it and export anew',
    ];
  if (isOtherKey(trail))
    return ['the trail was checked with another key than it was sealed with. See: archive verify'];
  const { length } = trail.faults;
  if (length === 0) return [];
  return [
    `the trail has ${length} ${length === 1 ? 'fault' : 'faults'}, as the manifest says. See: archive verify`,
  ];
}

const SAID = {
  rowChanged: 'was changed',
  rowMissing: 'is missing',
  chainBroken: 'does not follow the one before',
} as const;

function faultLine({ code, n }: AuditFault): string {
  return code === 'endMissing'
    ? `the end of the trail is missing: row ${n} was noted or found`
    : `row ${n} ${SAID[code]}`;
}
