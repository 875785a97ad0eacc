import { addresseesOf } from '../../domain/people/addressees.ts';
import { refuse } from '../../domain/result.ts';
import type { Round } from '../../domain/round/round.ts';
import { DAY_MS } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { loadLedRound, peopleOf } from '../load.ts';
import type { NewDelivery } from '../ports/delivery.ts';
import type { Change } from '../ports/store.ts';
import { heardInRound } from '../pupil/heard-in-round.ts';
import { hearingId } from '../pupil/start-hearing.ts';
import { roundContent } from '../round-facts.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { loopBackForm, loopBackSentView } from '../views/loop-back.ts';
import { formAgain } from '../views/refusal.ts';
import { putRound } from './round-move.ts';

export async function editLoopBack(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLoopBack(ctx);
  return loaded.ok ? show(loopBackForm(ctx.actor, loaded), { inPlace: false }) : loaded;
}

/** «Dette gjorde vi»: to everybody who gave input, in their own channel. */
export async function sendLoopBack(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLoopBack(ctx);
  if (!loaded.ok) return loaded;
  if (ctx.again) return show(loopBackSentView(ctx.actor, loaded));
  const read = readText(ctx.action.values, 'loopBack', { max: 2000 });
  if (!read.ok) return { ...read, view: formAgain(loopBackForm(ctx.actor, loaded), ctx.action.values, read) };
  const round: Round = { ...loaded.round, loopBack: { text: read.text, at: ctx.now } };
  const changes = [putRound(loaded, round), ...(await loopBackDeliveries(ctx, round))];
  return decide(changes, loopBackSentView(ctx.actor, { ...loaded, round }));
}

async function loopBackDeliveries(ctx: Ctx, round: Round): Promise<Change[]> {
  const people = await peopleOf(ctx.store, ctx.owner.id, round.school);
  const contacts = addresseesOf(['pupilCouncilContact', 'parentCommitteeContact'], people, round.school);
  const heard = await ctx.store.read(ctx.owner.id, 'hearing', hearingId(round.id, 'pupils'));
  const teachers = heard ? people.filter((one) => (one.homeroomOf ?? []).length > 0) : [];
  const recipients: NewDelivery['recipient'][] = [
    ...round.teams.map((team) => ({ type: 'team' as const, team })),
    ...(heard?.body.groups ?? [])
      .filter((group) => group.chat)
      .map((group) => ({ type: 'class' as const, class: group.id })),
    ...[...new Set([...contacts, ...teachers])].map((person) => ({
      type: 'person' as const,
      person: person.id,
    })),
  ];
  return recipients.map((recipient) => ({
    type: 'enqueue',
    delivery: {
      id: `${round.id}:${nameOf(recipient)}:loop-back:${ctx.now}`,
      recipient,
      kind: 'loop-back',
      subject: round.id,
      dueAt: ctx.now,
      expiresAt: ctx.now + 30 * DAY_MS,
      urgent: false,
    },
  }));
}

function nameOf(recipient: NewDelivery['recipient']): string {
  if (recipient.type === 'class') return recipient.class;
  return recipient.type === 'team' ? recipient.team : recipient.person;
}

async function loadLoopBack(ctx: Ctx) {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (loaded.round.cancelled) return refuse('ROUND.CANCELLED');
  if (loaded.round.phase !== 'loopBack' && loaded.round.phase !== 'followUp') {
    return refuse('ROUND.WRONG_PHASE', { phase: 'loopBack' });
  }
  const { measures } = await roundContent(ctx.store, ctx.owner.id, loaded.round);
  const heard = await heardInRound(ctx.store, ctx.owner.id, loaded.round);
  return { ...loaded, measures, heard };
}
