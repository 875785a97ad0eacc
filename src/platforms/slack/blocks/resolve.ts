import { type Context, report } from './context.ts';
import { gather } from './gather.ts';
import { isObject, type Json, str, typeOf } from './read-json.ts';

const LONGEST_CHAIN = 20;

/**
 * The element or action to show: itself, or its fallback (and that one's) when it is unknown or requires what is not
 * there. Undefined, and reported, when nothing is left.
 */
export function resolve(
  ctx: Context,
  given: unknown,
  path: string,
  known: ReadonlySet<string>,
): Json | undefined {
  let part = given;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    if (!isObject(part) || typeOf(part) === '') {
      report(ctx, path, given, 'NOT_AN_ELEMENT', gather(given));
      return undefined;
    }
    const meets = meetsRequirements(ctx, part);
    if (known.has(typeOf(part)) && meets) {
      if (part !== given) report(ctx, path, given, 'FALLBACK_USED', gather(given));
      return part;
    }
    if (!isObject(part.fallback)) {
      report(ctx, path, given, meets ? unknownCode(given) : 'REQUIRES', gather(given));
      return undefined;
    }
    part = part.fallback;
  }
  report(ctx, path, given, 'TOO_DEEP', gather(given));
  return undefined;
}

function unknownCode(given: unknown): 'UNKNOWN_ACTION' | 'UNKNOWN_ELEMENT' {
  return typeOf(given).startsWith('Action.') ? 'UNKNOWN_ACTION' : 'UNKNOWN_ELEMENT';
}

function meetsRequirements(ctx: Context, part: Json): boolean {
  if (!isObject(part.requires)) return true;
  return Object.entries(part.requires).every(([feature, version]) => {
    const there = feature.toLowerCase() === 'adaptivecards' ? '1.5' : ctx.features[feature];
    return there !== undefined && (str(version) === '*' || compareVersions(there, str(version)) >= 0);
  });
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) =>
    version.split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let i = 0; i < 4; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
