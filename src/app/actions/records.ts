import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { type Hold, type HoldSubject, holdId } from '../../domain/records/records.ts';
import { type Refusal, refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { fileUrl, MINE_LINK_MS } from '../file-link.ts';
import { all, notFound } from '../load.ts';
import { eraseChanges } from '../records/erase.ts';
import { mineFile, placesOf } from '../records/mine.ts';
import { ownRecords } from '../records/own-records.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { erasedView, eraseForm, type HoldStory, holdsView, mineView } from '../views/records.ts';
import { formAgain } from '../views/refusal.ts';

const REASON_LENGTH = 200;

/** «mine data»: what the bot holds about oneself, as a card, and as a file for an hour. */
export async function mine(ctx: Ctx): Promise<Decision | Refused> {
  const { app, owner, actor, now } = ctx;
  const file = await mineFile(app, owner, actor.id, now);
  if (!file) return notFound();
  // A link in a team's channel would be everybody's.
  const url =
    ctx.action.place.type === 'personal'
      ? fileUrl(app, { owner: owner.id, kind: 'mine', subject: actor.id, expiresAt: now + MINE_LINK_MS })
      : undefined;
  return show(mineView(actor, file, url, await placesOf(ctx.store, owner, actor)), { inPlace: false });
}

export async function openErase(ctx: Ctx): Promise<Decision | Refused> {
  const records = await ownRecords(ctx.app, ctx.owner, ctx.actor.id, ctx.now);
  const n = records.filter(({ collection }) => collection !== 'participation').length;
  return show(eraseForm(ctx.actor, n));
}

/** Takes one's own answers away for good. The trail says that it was done, not by whom or what. */
export async function erase(ctx: Ctx): Promise<Decision | Refused> {
  if (ctx.again) return show(erasedView(ctx.actor));
  if (ctx.action.values.sure !== 'true') {
    const refusal = refuse('ERASE.NOT_SURE', { field: 'sure' });
    const opened = await openErase(ctx);
    return opened.ok
      ? { ...refusal, view: formAgain(opened.reply.view, ctx.action.values, refusal) }
      : opened;
  }
  const erased = await eraseChanges(ctx.app, ctx.owner, ctx.actor.id, ctx.now);
  if (!erased.ok) return erased;
  return { ...decide(erased.changes, erasedView(ctx.actor)), namelessly: true };
}

/** «slettestopp»: what stands, and a new one for a school or a round. */
export async function openHolds(ctx: Ctx): Promise<Decision | Refused> {
  const story = await holdStory(ctx);
  return 'ok' in story ? story : show(holdsView(ctx.actor, story), { inPlace: false });
}

export async function saveHoldOn(ctx: Ctx): Promise<Decision | Refused> {
  const story = await holdStory(ctx);
  if ('ok' in story) return story;
  if (ctx.again) return show(holdsView(ctx.actor, story));
  const [type, id] = splitOnce(ctx.action.values.subject ?? '');
  const chosen = story.choices.find((one) => one.subject.type === type && one.subject.id === id);
  const reason = readText(ctx.action.values, 'reason', { max: REASON_LENGTH });
  const refusal = chosen ? (reason.ok ? undefined : reason) : refuse('FORM.EMPTY', { field: 'subject' });
  if (refusal || !chosen || !reason.ok)
    return {
      ...(refusal as Refusal),
      view: formAgain(holdsView(ctx.actor, story), ctx.action.values, refusal as Refusal),
    };
  const hold: Hold = {
    subject: chosen.subject,
    reason: reason.text,
    by: `person:${ctx.actor.id}`,
    at: ctx.now,
  };
  const key = holdId(hold.subject);
  const known = await ctx.store.read(ctx.owner.id, 'hold', key);
  const holds = [...story.holds.filter((one) => holdId(one.subject) !== key), hold];
  return decide(
    [{ type: 'put', collection: 'hold', id: key, body: hold, expect: known?.version ?? 0 }],
    holdsView(ctx.actor, { ...story, holds }, 'holds.saved'),
  );
}

/** From the next night on the clocks delete again what is past its date. */
export async function releaseHold(ctx: Ctx): Promise<Decision | Refused> {
  const story = await holdStory(ctx);
  if ('ok' in story) return story;
  const key = ctx.action.reference;
  const known = story.holds.find((one) => holdId(one.subject) === key);
  if (!known) return ctx.again ? show(holdsView(ctx.actor, story)) : notFound();
  const holds = story.holds.filter((one) => one !== known);
  return decide(
    [{ type: 'delete', collection: 'hold', id: key }],
    holdsView(ctx.actor, { ...story, holds }, 'holds.released'),
  );
}

/** What the actor may hold: rektor the own school and its rounds, the owner every school. */
async function holdStory(ctx: Ctx): Promise<HoldStory | Refusal> {
  const schools = (await all(ctx.store, ctx.owner.id, 'school')).filter(
    ({ id }) => isOwnerStaff(ctx.actor) || leadsSchool(ctx.actor, id),
  );
  if (schools.length === 0) return refuse('NOT_ALLOWED.LEADER');
  const ids = new Set(schools.map(({ id }) => id));
  // The theme of a round is the school's until it is shared.
  const rounds = (await all(ctx.store, ctx.owner.id, 'round')).filter(
    (round) =>
      ids.has(round.school) && (leadsSchool(ctx.actor, round.school) || round.sharedAt !== undefined),
  );
  const choices: HoldStory['choices'] = [
    ...schools.map(({ id, name }) => ({ subject: { type: 'school', id } as HoldSubject, title: name })),
    ...rounds.map(({ id, theme }) => ({ subject: { type: 'round', id } as HoldSubject, title: theme })),
  ];
  const known = new Set(choices.map(({ subject }) => holdId(subject)));
  const holds = (await all(ctx.store, ctx.owner.id, 'hold')).filter(({ subject }) =>
    known.has(holdId(subject)),
  );
  return { zone: ctx.owner.timeZone, choices, holds };
}

function splitOnce(value: string): [string, string] {
  const at = value.indexOf(':');
  return [value.slice(0, at), value.slice(at + 1)];
}
