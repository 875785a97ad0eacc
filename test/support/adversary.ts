/** One class as everybody at the school knows it, before anything is told. */
export interface SolvedClass {
  yearLevel: number;
  /** How many handed in with codes. */
  handedIn: number;
  /** What was said with raised hands: known to all who were there. */
  hands?: Record<string, number>;
  /** One code for the whole class. */
  sharedCode?: boolean;
}

export interface SolvedSchool {
  classes: SolvedClass[];
  /** The question's choices. */
  choices: string[];
}

/** How many in each class took each choice; who skipped is what is left. */
export type World = Record<string, number>[];

/** All that anybody is ever told in this world, in one string. */
export type Observe = (school: SolvedSchool, world: World) => string;

/** What somebody could work out, in words. */
export type Leak = string;

/**
 * The adversary: knows the design, the classes, how many handed in and which hands were raised, and everything that is ever
 * told. Goes through every way in which the pupils can have answered, keeps those that are told of in the same words, and
 * looks for what is the same in all of them. It may be a pupil, who knows the own answer, or two where a code is shared.
 */
export function solve(school: SolvedSchool, observe: Observe, min: number): Leak | undefined {
  const told = new Map<string, World[]>();
  for (const world of worldsOf(school)) {
    const words = observe(school, world);
    const alike = told.get(words);
    if (alike) alike.push(world);
    else told.set(words, [world]);
  }
  for (const [words, worlds] of told) {
    for (const own of knowledgeOf(school)) {
      const possible = own ? worlds.filter((world) => holds(school, world, own)) : worlds;
      const leak = possible.length > 0 && leakIn(school, possible, own, min);
      if (leak) return `${leak} · knowing ${JSON.stringify(own ?? 'nothing')} · told ${words}`;
    }
  }
  return undefined;
}

/** The adversary's own answers, in one of the classes. */
interface Own {
  cell: number;
  /** By choice; `skip` where they skipped. */
  counts: Record<string, number>;
  size: number;
}

function leakIn({ classes, choices }: SolvedSchool, worlds: World[], own: Own | undefined, min: number) {
  for (const [cell, { handedIn }] of classes.entries()) {
    const mine = own?.cell === cell ? own : undefined;
    const others = handedIn - (mine?.size ?? 0);
    if (others <= 0) continue;
    for (const choice of choices) {
      const counts = worlds.map((world) => (world[cell]?.[choice] ?? 0) - (mine?.counts[choice] ?? 0));
      const [first = 0] = counts;
      if (counts.some((count) => count !== first)) continue;
      if (handedIn < min) return `class ${cell} under the minimum: ${first} of ${others} took ${choice}`;
      if (first === 0 || first === others)
        return `class ${cell}: all alike, ${first} of ${others} took ${choice}`;
    }
  }
  return undefined;
}

function holds({ classes, choices }: SolvedSchool, world: World, { cell, counts }: Own): boolean {
  const theirs = world[cell] ?? {};
  const answered = choices.reduce((sum, choice) => sum + (theirs[choice] ?? 0), 0);
  const skipped = (classes[cell]?.handedIn ?? 0) - answered;
  return (
    skipped >= (counts.skip ?? 0) && choices.every((choice) => (theirs[choice] ?? 0) >= (counts[choice] ?? 0))
  );
}

function knowledgeOf({ classes, choices }: SolvedSchool): (Own | undefined)[] {
  const found: (Own | undefined)[] = [undefined];
  for (const [cell, { handedIn, sharedCode }] of classes.entries()) {
    const size = Math.min(sharedCode ? 2 : 1, handedIn);
    if (size === 0) continue;
    for (const counts of ways([...choices, 'skip'], size)) found.push({ cell, counts, size });
  }
  return found;
}

function worldsOf({ classes, choices }: SolvedSchool): World[] {
  return classes.reduce<World[]>(
    (worlds, { handedIn }) => {
      const here = ways([...choices, 'skip'], handedIn).map(({ skip: _, ...counts }) => counts);
      return worlds.flatMap((world) => here.map((counts) => [...world, counts]));
    },
    [[]],
  );
}

/** How many worlds there are, so that a generator can keep to what can be gone through. */
export function sizeOf({ classes, choices }: SolvedSchool): number {
  return classes.reduce((all, { handedIn }) => all * binomial(handedIn + choices.length, choices.length), 1);
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let step = 1; step <= k; step += 1) result = (result * (n - k + step)) / step;
  return Math.round(result);
}

/** Every way in which n people can answer. */
function ways(choices: string[], n: number): Record<string, number>[] {
  const [choice = '', ...rest] = choices;
  if (rest.length === 0) return [{ [choice]: n }];
  return Array.from({ length: n + 1 }, (_, taken) => taken).flatMap((taken) =>
    ways(rest, n - taken).map((others) => ({ [choice]: taken, ...others })),
  );
}
