/** How far a figure or a nameless text may travel. The further, the larger the group behind it must be. */
export const REACHES = ['team', 'school', 'owner', 'published', 'publishedSafety'] as const;
export type Reach = (typeof REACHES)[number];

export type MinGroups = Record<Reach, number>;

/** domain.md 4.1: 5 in the school, 10 for the owner, Udir's 20 and 30 for what is published. */
export const MIN_GROUPS: MinGroups = { team: 5, school: 5, owner: 10, published: 20, publishedSafety: 30 };

/** A kommune may raise a minimum, never lower it. */
export function minGroups(raised: Partial<MinGroups> = {}): MinGroups {
  return Object.fromEntries(
    REACHES.map((reach) => [reach, Math.max(MIN_GROUPS[reach], raised[reach] ?? 0)]),
  ) as MinGroups;
}

/** Whether something that `n` people stand behind may be shown this far. */
export function canShow(reach: Reach, n: number, groups: MinGroups = MIN_GROUPS): boolean {
  return n >= groups[reach];
}
