import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Dialogue, Preparation } from '../../domain/dialogue/dialogue.ts';
import { readPlan } from '../../domain/dialogue/plan.ts';
import { hasRole, isOwnerStaff, type Person, type School } from '../../domain/people/people.ts';
import { RAW_ANSWER_DAYS } from '../../domain/privacy/retention.ts';
import { refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { inviteChanges } from '../dialogue/invite.ts';
import { dialogueStory } from '../dialogue-story.ts';
import { all, ledSchools } from '../load.ts';
import { nextWorkday, schoolTime } from '../school-time.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { dialogueView } from '../views/dialogue.ts';
import { planForm, prepareForm } from '../views/dialogue-plan.ts';
import { confirmation } from '../views/parts.ts';
import { formAgain } from '../views/refusal.ts';
import { loadDialogue, putDialogue } from './dialogue.ts';

const SUGGESTED_DAYS = 14;

export async function openPlan(ctx: Ctx): Promise<Decision | Refused> {
  const parts = await planParts(ctx);
  if (parts.schools.length === 0) return refuse('NOT_ALLOWED.LEADER');
  return show(planForm(ctx.actor, parts), { inPlace: false });
}

/** A meeting by hand: everybody is invited at once. */
export async function savePlan(ctx: Ctx): Promise<Decision | Refused> {
  const parts = await planParts(ctx);
  if (parts.schools.length === 0) return refuse('NOT_ALLOWED.LEADER');
  const people = await all(ctx.store, ctx.owner.id, 'person');
  const wanted = parts.schools.length === 1 ? parts.schools[0]?.id : ctx.action.values.school;
  const read = readPlan(ctx.action.values, {
    schools: parts.schools.map((school) => school.id),
    formats: parts.formats.map((format) => format.id),
    guests: guestGroups(people, wanted ?? ''),
    today: toLocal(ctx.now, ctx.owner.timeZone).date,
  });
  if (!read.ok) return { ...read, view: formAgain(planForm(ctx.actor, parts), ctx.action.values, read) };
  const { plan } = read;
  const school = parts.schools.find((one) => one.id === plan.school);
  if (!school) return refuse('DIALOGUE.NO_SCHOOL');
  const open = (await schoolTime(ctx.store, ctx.owner, school)).onDate(plan.date);
  // Where no calendar reaches yet, the day is taken as it is.
  if (open !== undefined && toLocal(open, ctx.owner.timeZone).date !== plan.date) {
    const closed = refuse('DIALOGUE.CLOSED_DAY', { field: 'date' });
    return { ...closed, view: formAgain(planForm(ctx.actor, parts), ctx.action.values, closed) };
  }
  const dialogue: Dialogue = {
    id: `dialogue:${ctx.newId}`,
    school: plan.school,
    activity: '',
    format: plan.format,
    date: plan.date,
    startsAt: toEpoch(plan.date, plan.time, ctx.owner.timeZone),
    agenda: [],
    minutes: '',
    ...(plan.room ? { room: plan.room } : {}),
    ...(plan.guests.length > 0 ? { guests: plan.guests } : {}),
  };
  const invited = await inviteChanges(
    { store: ctx.store, owner: ctx.owner, school },
    dialogue,
    people,
    ctx.now,
  );
  // The one who plans it sees it at once; the reminders come to everybody.
  const known = `${dialogue.id}:${ctx.actor.id}:dialogue-before`;
  const sent = invited.filter((change) => change.type !== 'enqueue' || change.delivery.id !== known);
  const story = await dialogueStory(ctx.app, ctx.owner, dialogue, ctx.now, ctx.actor);
  const view = story ? dialogueView(ctx.actor, story) : confirmation(ctx.actor, 'dialoguePlan.saved');
  return decide([putDialogue(dialogue, 0), ...sent], view);
}

async function planParts(ctx: Ctx) {
  const schools: School[] = isOwnerStaff(ctx.actor)
    ? await all(ctx.store, ctx.owner.id, 'school')
    : await ledSchools(ctx);
  const teams = (await all(ctx.store, ctx.owner.id, 'team')).filter((team) => team.school === schools[0]?.id);
  const suggested = nextWorkday(addDays(toLocal(ctx.now, ctx.owner.timeZone).date, SUGGESTED_DAYS));
  return { schools, teams, formats: ctx.app.reference.formats, suggested };
}

/** Who can be asked along at a school, by the key of the form's choice. */
function guestGroups(people: Person[], school: string): Map<string, string[]> {
  const here = people.filter((person) => person.active && person.schools.includes(school));
  const teams = new Set(here.flatMap((person) => person.teams));
  const ids = (list: Person[]) => list.map((person) => person.id);
  return new Map([
    ['leaders', ids(here.filter((person) => hasRole(person, 'deputyPrincipal', 'teamLead')))],
    [
      'contacts',
      ids(here.filter((person) => hasRole(person, 'pupilCouncilContact', 'parentCommitteeContact'))),
    ],
    ...[...teams].map(
      (team) => [`team:${team}`, ids(here.filter((person) => person.teams.includes(team)))] as const,
    ),
  ]);
}

/** Called off: those who have not been told yet are not invited. */
export async function cancelDialogue(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  if (!story.side) return refuse('NOT_ALLOWED.MINUTES');
  if (story.dialogue.heldAt !== undefined) return refuse('DIALOGUE.HELD');
  const dialogue = { ...story.dialogue, cancelledAt: ctx.now };
  return decide([putDialogue(dialogue, version)], dialogueView(ctx.actor, { ...story, dialogue }));
}

export async function openPreparation(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadPreparation(ctx);
  return loaded.ok ? show(prepareForm(ctx.actor, loaded.story, loaded.deleted)) : loaded;
}

/** Own words before the meeting; what is shared stands in the card without a name. */
export async function savePreparation(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadPreparation(ctx);
  if (!loaded.ok) return loaded;
  const { story, deleted } = loaded;
  const texts: Record<string, string> = {};
  for (const question of story.preparation?.questions ?? []) {
    const read = readText(ctx.action.values, question.id, { required: false });
    if (!read.ok)
      return { ...read, view: formAgain(prepareForm(ctx.actor, story, deleted), ctx.action.values, read) };
    if (read.text !== '') texts[question.id] = read.text;
  }
  const id = `${story.dialogue.id}:${ctx.actor.id}`;
  const stored = await ctx.store.read(ctx.owner.id, 'preparation', id);
  const shared = ctx.action.values.share === 'true';
  const body: Preparation = { dialogue: story.dialogue.id, person: ctx.actor.id, texts, shared };
  return decide(
    [{ type: 'put', collection: 'preparation', id, body, expect: stored?.version ?? 0 }],
    confirmation(ctx.actor, shared ? 'dialoguePrepare.shared' : 'dialoguePrepare.kept'),
  );
}

async function loadPreparation(ctx: Ctx) {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  if (!story.preparation) return refuse('DIALOGUE.NO_PREPARATION');
  if (story.dialogue.cancelledAt !== undefined) return refuse('DIALOGUE.CANCELLED');
  if (story.dialogue.heldAt !== undefined) return refuse('DIALOGUE.HELD');
  return { ok: true as const, story, deleted: addDays(story.dialogue.date, RAW_ANSWER_DAYS) };
}
