import { hasRole, leadsSchool, type Person } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { spacedCode } from '../../domain/voice/code.ts';
import { type CodeKind, groupOf, type Hearing, type HearingGroup } from '../../domain/voice/hearing.ts';
import { notFound, splitReference } from '../load.ts';
import type { StaffTicket } from '../ports/collections.ts';
import type { Change } from '../ports/store.ts';
import { renewCodes } from '../pupil/codes.ts';
import {
  type HearingStory,
  isHearingOpen,
  isHearingOver,
  loadHearing,
  newestHearing,
} from '../pupil/hearing-story.ts';
import { voiceOver } from '../pupil/over.ts';
import { ticketKey } from '../pupil/tickets.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { askedPart, codeView, groupView, hearingView, loopBackSheetView, sheetView } from '../views/voice.ts';

/** A link to the sheet is good for this long; a new one is a tap away. */
const TICKET_MS = 2 * HOUR_MS;

/** Who may let a class in: its contact teacher, the elevråd's (or FAU's) contact, and the school's leaders. */
export function groupsFor(person: Person, hearing: Hearing): HearingGroup[] {
  if (!person.schools.includes(hearing.school)) return [];
  const contact = hearing.voice === 'pupils' ? 'pupilCouncilContact' : 'parentCommitteeContact';
  if (leadsSchool(person, hearing.school) || hasRole(person, contact)) return hearing.groups;
  return hearing.groups.filter((group) => person.homeroomOf?.includes(group.id));
}

/** The hearing, or one class of it, with the ways in. */
export async function openVoice(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadOwn(ctx);
  if (!loaded.ok) return loaded;
  const { story, groups, group } = loaded;
  // The button may stand on an old card, a month after: that card is what is replaced.
  if (isHearingOver(story, ctx.now)) return show(await overFor(ctx, story));
  const answered = await answeredOf(ctx, story);
  if (group) return show(groupView(ctx.actor, story, group, answered), { inPlace: false });
  const part = askedPart(splitReference(ctx.action.reference).detail);
  const view = hearingView(ctx.actor, story, groups, answered, part);
  return part === undefined ? show(view, { inPlace: false }) : show(view);
}

/** Single-use codes on a sheet: the link leads to a page that makes it, so that the codes stand on paper only. */
export async function printCodes(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadOpenGroup(ctx);
  if (!loaded.ok) return loaded;
  const { story, group } = loaded;
  const { change, url } = ticket(ctx, story, group, 'codes');
  return decide([change], sheetView(ctx.actor, story, group, url), { inPlace: false });
}

/** «Dette gjorde vi» on paper, for the wall of the classroom. */
export async function printLoopBack(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadOwn(ctx);
  if (!loaded.ok) return loaded;
  const { story, groups, group = groups[0] } = loaded;
  if (!group || !story.round?.loopBack) return notFound();
  const { change, url } = ticket(ctx, story, group, 'loopBack');
  return decide([change], loopBackSheetView(ctx.actor, story, group, url), { inPlace: false });
}

function ticket(ctx: Ctx, story: HearingStory, group: HearingGroup, kind: StaffTicket['kind']) {
  const secret = ctx.app.ids.next();
  const body = { hearing: story.hearing.id, group: group.id, kind, expiresAt: ctx.now + TICKET_MS };
  const id = ticketKey(ctx.app.ids, secret);
  const change: Change = { type: 'put', collection: 'staffTicket', id, body, expect: 0 };
  return { change, url: `${ctx.app.publicUrl}/svar/${ctx.owner.id}/ark/${secret}` };
}

/** One code for the whole class, or for all parents. */
export async function showClassCode(ctx: Ctx): Promise<Decision | Refused> {
  return showCode(ctx, (hearing) => (hearing.voice === 'parents' ? 'parents' : 'class'));
}

/** The class answers together on the teacher's device. */
export async function showClassMode(ctx: Ctx): Promise<Decision | Refused> {
  return showCode(ctx, () => 'classMode');
}

async function showCode(ctx: Ctx, kindOf: (hearing: Hearing) => CodeKind): Promise<Decision | Refused> {
  const loaded = await loadOpenGroup(ctx);
  if (!loaded.ok) return loaded;
  const { story, group } = loaded;
  const kind = kindOf(story.hearing);
  const place = { hearing: story.hearing.id, group: group.id, kind, count: 1 };
  const { codes, changes } = await renewCodes({ ...ctx.app, owner: ctx.owner.id }, place);
  const [code = ''] = codes;
  const page = `${ctx.app.publicUrl}/svar/${ctx.owner.id}`;
  const url = kind === 'parents' ? `${page}/#${code}` : page;
  if (kind === 'class' && !story.hearing.sharedCode) changes.push(sharedFromNow(story));
  const view = codeView(ctx.actor, story, group, { code: spacedCode(code), kind, url });
  return decide(changes, view, { inPlace: false });
}

/** Everybody is told the larger number from now on, and it is kept. */
function sharedFromNow({ stored, hearing }: HearingStory): Change {
  const body: Hearing = { ...hearing, sharedCode: true };
  return { type: 'put', collection: 'hearing', id: hearing.id, body, expect: stored.version };
}

/** «koder» names no hearing: the one that is open. */
async function askedHearing({ store, owner, actor, action, now }: Ctx): Promise<string | undefined> {
  if (action.reference !== 'self') return action.reference;
  return newestHearing(
    store,
    owner,
    (one) => one.closedAt === undefined && one.opensAt <= now && groupsFor(actor, one).length > 0,
  );
}

async function loadOwn(
  ctx: Ctx,
): Promise<Result<{ story: HearingStory; groups: HearingGroup[]; group?: HearingGroup }>> {
  const asked = await askedHearing(ctx);
  if (asked === undefined) return refuse('VOICE.NONE_OPEN');
  const { id, detail } = splitReference(asked);
  const story =
    (await loadHearing(ctx.store, ctx.owner, asked)) ?? (await loadHearing(ctx.store, ctx.owner, id));
  if (!story || ctx.app.publicUrl === undefined) return notFound();
  const groups = groupsFor(ctx.actor, story.hearing);
  const [only] = groups;
  if (!only) return notFound();
  if (groups.length === 1) return { ok: true, story, groups, group: only };
  const group = groupOf({ groups }, detail);
  return group ? { ok: true, story, groups, group } : { ok: true, story, groups };
}

function overFor(ctx: Ctx, story: HearingStory) {
  return voiceOver({ ...ctx.app, store: ctx.store }, ctx.owner, ctx.actor, story);
}

async function loadOpenGroup(
  ctx: Ctx,
): Promise<{ ok: true; story: HearingStory; group: HearingGroup } | Refused> {
  const loaded = await loadOwn(ctx);
  if (!loaded.ok) return loaded;
  const { story, group } = loaded;
  if (!group) return notFound();
  if (isHearingOver(story, ctx.now)) {
    return { ...refuse('CODE.CLOSED'), view: await overFor(ctx, story) };
  }
  return isHearingOpen(story, ctx.now) ? { ok: true, story, group } : refuse('CODE.TOO_EARLY');
}

/** How many have handed in, by class: a number and nothing else. */
export async function answeredOf(
  { store, owner }: Pick<Ctx, 'store' | 'owner'>,
  { hearing }: HearingStory,
): Promise<Record<string, number>> {
  const answered: Record<string, number> = {};
  for (const group of hearing.groups) {
    const count = await store.read(owner.id, 'voiceCount', `${hearing.id}:${group.id}`);
    answered[group.id] = count?.body.answered ?? 0;
  }
  return answered;
}
