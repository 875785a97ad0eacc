import { isEnd, readNeed } from '../../domain/competence/need.ts';
import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { lineOf, type NeedList, needLists } from '../competence/need-lines.ts';
import { fileUrl, NEEDS_LINK_MS } from '../file-link.ts';
import { all, ledSchools, loadLedRound, notFound, splitReference } from '../load.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { needForm, needListView } from '../views/competence.ts';
import { formAgain } from '../views/refusal.ts';
import { findingsOf } from './analyse.ts';

/** «kompetansebehov»: the own school's, or for the owner what the schools have shared. */
export async function openNeeds(ctx: Ctx): Promise<Decision | Refused> {
  const lists = await ownLists(ctx);
  return lists ? show(listView(ctx, lists), { inPlace: false }) : refuse('NOT_ALLOWED.LEADER');
}

export async function newNeed(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadForNeed(ctx);
  if (!loaded.ok) return loaded;
  return show(needForm(ctx.actor, loaded, loaded.findings), { inPlace: false });
}

export async function saveNeed(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadForNeed(ctx);
  if (!loaded.ok) return loaded;
  const { round, school, findings } = loaded;
  const lists = (await ownLists(ctx)) ?? [];
  if (ctx.again) return show(listView(ctx, lists));
  const base = { id: `${round.id}:${ctx.app.ids.next()}`, school: school.id, round: round.id, at: ctx.now };
  const read = readNeed(base, findings, ctx.action.values);
  if (!read.ok)
    return { ...read, view: formAgain(needForm(ctx.actor, loaded, findings), ctx.action.values, read) };
  const { need } = read;
  const line = await lineOf(ctx.store, ctx.owner, { round, school, need });
  const after = lists.map((one) =>
    one.school.id === school.id ? { ...one, lines: [line, ...one.lines] } : one,
  );
  return decide(
    [{ type: 'put', collection: 'competenceNeed', id: need.id, body: need, expect: 0 }],
    listView(ctx, after),
  );
}

/** Met, or no longer wanted. */
export async function closeNeed(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const stored = await ctx.store.read(ctx.owner.id, 'competenceNeed', id);
  if (!stored || !leadsSchool(ctx.actor, stored.body.school) || !isEnd(detail)) return notFound();
  const body = { ...stored.body, ended: stored.body.ended ?? { how: detail, at: ctx.now } };
  const lists = ((await ownLists(ctx)) ?? []).map((one) => ({
    ...one,
    lines: one.lines.map((line) => (line.need.id === id ? { ...line, need: body } : line)),
  }));
  return decide(
    [{ type: 'put', collection: 'competenceNeed', id, body, expect: stored.version }],
    listView(ctx, lists),
  );
}

async function loadForNeed(ctx: Ctx) {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (loaded.round.cancelled) return refuse('ROUND.CANCELLED');
  const findings = await findingsOf(ctx, loaded.round);
  return findings.length === 0 ? refuse('NEED.NO_FINDING') : { ...loaded, findings };
}

async function ownLists(ctx: Ctx): Promise<NeedList[] | undefined> {
  const led = await ledSchools(ctx);
  if (led.length > 0) return needLists(ctx.store, ctx.owner, led, 'school');
  if (!isOwnerStaff(ctx.actor)) return undefined;
  return needLists(ctx.store, ctx.owner, await all(ctx.store, ctx.owner.id, 'school'), 'owner');
}

/** With the table as a file for an hour; a link in a team's channel would be everybody's. */
function listView(ctx: Ctx, lists: NeedList[]) {
  const { app, owner, actor, now } = ctx;
  const schools = isOwnerStaff(actor) ? '' : lists.map(({ school }) => school.id).join(',');
  const link = {
    owner: owner.id,
    kind: 'needs',
    subject: `${actor.language}:${schools}`,
    expiresAt: now + NEEDS_LINK_MS,
  } as const;
  const url = ctx.action.place.type === 'personal' ? fileUrl(app, link) : undefined;
  return needListView(actor, lists, url);
}
