import { type Context, report } from './context.ts';
import type { DegradationCode } from './degradation.ts';
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
  const passed: unknown[] = [];
  let part = given;
  for (let step = 0; step < LONGEST_CHAIN && isObject(part) && typeOf(part) !== ''; step++) {
    if (known.has(typeOf(part)) && meetsRequirements(ctx, part)) {
      if (passed.length > 0) report(ctx, path, given, 'FALLBACK_USED', gather(passed));
      return part;
    }
    passed.push(part);
    if (!isObject(part.fallback)) {
      report(ctx, path, given, codeFor(ctx, given), gather(passed));
      return undefined;
    }
    part = part.fallback;
  }
  report(
    ctx,
    path,
    given,
    passed.length < LONGEST_CHAIN ? 'NOT_AN_ELEMENT' : 'TOO_DEEP',
    gather([...passed, part]),
  );
  return undefined;
}

function codeFor(ctx: Context, given: unknown): DegradationCode {
  if (isObject(given) && !meetsRequirements(ctx, given)) return 'REQUIRES';
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
