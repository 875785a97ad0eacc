import type { Round } from '../domain/round/round.ts';
import type { Prompt } from '../domain/voice/prompt.ts';
import type { Change } from './ports/store.ts';
import { closings, teamClosing } from './start-prompt.ts';
import type { Ctx } from './use-case.ts';

/** Open prompts of the round end now; their cards are updated where they stand. */
export async function closePrompts(ctx: Ctx, round: Round): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id, body, version } of ctx.store.list(ctx.owner.id, 'prompt', {
    prefix: `${round.id}:`,
  })) {
    if (body.closesAt <= ctx.now) continue;
    const closesAt = Math.max(ctx.now, body.opensAt);
    changes.push({ type: 'put', collection: 'prompt', id, body: { ...body, closesAt }, expect: version });
    changes.push(...closingsOf(round, { ...body, closesAt }));
  }
  return changes;
}

/** How the cards of a prompt end when it closes. */
export function closingsOf(round: Round, prompt: Prompt): Change[] {
  const people = prompt.people.flatMap((person) => closings(prompt, person));
  const teams = prompt.id.endsWith(':team') ? round.teams.map((team) => teamClosing(prompt, team)) : [];
  return [...people, ...teams].map((delivery) => ({ type: 'enqueue' as const, delivery }));
}
