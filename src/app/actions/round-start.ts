import { MAX_FOCUS_AREAS } from '../../domain/focus/focus-area.ts';
import { addresseesOf } from '../../domain/people/addressees.ts';
import { refuse } from '../../domain/result.ts';
import { askedStaff } from '../../domain/round/asked.ts';
import { readDraft } from '../../domain/round/draft.ts';
import { readPupils } from '../../domain/round/pupils.ts';
import type { Round } from '../../domain/round/round.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import { readText } from '../../domain/voice/answer.ts';
import { takenBy } from '../focus/focus-story.ts';
import { loadWheel } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { startHearing } from '../pupil/start-hearing.ts';
import { type SchoolTime, schoolTime } from '../school-time.ts';
import { makePrompt, type PromptSpec, startPrompt, startTeamPrompt } from '../start-prompt.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import type { DraftStory } from '../views/draft-story.ts';
import { questionView } from '../views/question.ts';
import { formAgain } from '../views/refusal.ts';
import { previewView } from '../views/round-draft.ts';
import { startedView } from '../views/round-overview.ts';
import { canAskClasses, pupilTrialView, standingPupils } from '../views/round-pupils.ts';
import { TRIAL } from './answer.ts';
import { loadDraft } from './round-new.ts';

type Draft = DraftStory & { round: Round };

/** Shows rektor the staff's card as it will look; nothing that is written on it is kept. */
export async function tryRound(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDraft(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const chosenNow = withQuestions(ctx, loaded.story);
  if (!chosenNow.ok) return chosenNow;
  const set = loaded.story.sets.find((one) => one.id === chosenNow.round.questionSet);
  const time = await schoolTime(ctx.store, ctx.owner, loaded.story.school);
  if (!set) return refuse('PROMPT.SET_GONE');
  const window = windowOf(time, chosenNow.round, ctx.now);
  if (!window) return refuse('ROUND.NO_CALENDAR');
  const prompt = makePrompt({
    id: `${chosenNow.round.id}:${TRIAL}`,
    purpose: 'reflection',
    set,
    questions: chosenNow.round.questions,
    school: loaded.story.school,
    round: chosenNow.round.id,
    ...window,
    people: [ctx.actor],
  });
  const story = {
    prompt,
    set,
    zone: ctx.owner.timeZone,
    school: loaded.story.school,
    round: chosenNow.round,
  };
  // The teacher's card to the word, in rektor's own language: rektor's says other things about § 12-4.
  const view = questionView({ ...ctx.actor, roles: ['teacher'] }, story);
  const notice = { $text: 'roundPreview.tryLead' };
  // The preview that one goes back to has the questions that were tried.
  const body = chosenNow.round;
  const same = body.questions.join() === loaded.story.round.questions.join();
  const kept: Change = { type: 'put', collection: 'round', id: body.id, body, expect: loaded.version };
  return decide(same ? [] : [kept], { ...view, data: { ...view.data, notice } }, { inPlace: false });
}

/** Shows rektor the questions that the pupils get; nothing is kept. */
export async function tryPupils(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDraft(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const read = withPupils(ctx, loaded.story);
  if (!read.ok) return read;
  return show(pupilTrialView(ctx.actor, loaded.story, read.pupils), { inPlace: false });
}

/** Starts the round: everything that will be sent is queued in the same commit. */
export async function startRound(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDraft(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  const { story, version } = loaded;
  const read = withQuestions(ctx, story);
  if (!read.ok) return { ...read, view: formAgain(previewView(ctx.actor, story), ctx.action.values, read) };
  const pupils = withPupils(ctx, story);
  if (!pupils.ok) return pupils;
  const focus = await focusReason(ctx, story);
  if (!focus.ok) return focus;
  const time = await schoolTime(ctx.store, ctx.owner, story.school);
  const window = windowOf(time, read.round, ctx.now);
  if (!window) return refuse('ROUND.NO_CALENDAR');
  const round: Round = {
    ...read.round,
    ...(canAskClasses(story) ? { pupils: pupils.pupils } : {}),
    phase: 'collect',
    collect: window,
    history: [...read.round.history, { phase: 'collect', at: ctx.now }],
    ...(focus.reason ? { extraFocusReason: focus.reason } : {}),
  };
  const changes: Change[] = [
    { type: 'put', collection: 'round', id: round.id, body: round, expect: version },
    ...(await collectChanges(ctx, { ...story, round }, time)),
    nudge(round, window.closesAt),
  ];
  return decide(changes, startedView(ctx.actor, { ...story, round }));
}

/** Rektor is told when the window is over, with the next step. */
export function nudge(round: Round, dueAt: EpochMs): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `${round.id}:nudge:${round.phase}:${dueAt}`,
      recipient: { type: 'person', person: round.createdBy },
      kind: 'round-nudge',
      subject: round.id,
      params: { phase: round.phase },
      dueAt,
      expiresAt: dueAt + 30 * DAY_MS,
      urgent: false,
    },
  };
}

function windowOf(time: SchoolTime, round: Round, now: EpochMs) {
  const opensAt = time.nextOpen(now);
  const closesAt = opensAt === undefined ? undefined : time.endOfSchoolDay(opensAt, round.windowSchoolDays);
  return opensAt === undefined || closesAt === undefined ? undefined : { opensAt, closesAt };
}

function withQuestions(ctx: Ctx, { round, sets, teams }: Draft) {
  const { theme, problem, questionSet } = round;
  const values = {
    theme,
    problem,
    questionSet,
    teams: round.teams.join(','),
    window: String(round.windowSchoolDays),
    questions: ctx.action.values.questions ?? round.questions.join(','),
  };
  const read = readDraft(values, sets, teams);
  return read.ok ? { ok: true as const, round: { ...round, ...read.fields } } : read;
}

function withPupils(ctx: Ctx, story: Draft) {
  const choice = { classes: story.classes, sets: story.pupilSets };
  const read = readPupils(ctx.action.values, standingPupils(story), choice);
  return read.ok
    ? read
    : { ...read, view: formAgain(previewView(ctx.actor, story), ctx.action.values, read) };
}

async function focusReason(ctx: Ctx, story: Draft) {
  const isNew = story.round.focus === undefined;
  if (!isNew || (await takenBy(ctx.store, ctx.owner, story.school.id)) < MAX_FOCUS_AREAS)
    return { ok: true as const, reason: '' };
  const reason = readText(ctx.action.values, 'extraFocusReason', { max: 300 });
  if (reason.ok) return { ok: true as const, reason: reason.text };
  const refusal = refuse('ROUND.FOUR_FOCUS_AREAS', { max: MAX_FOCUS_AREAS });
  return { ...refusal, view: formAgain(previewView(ctx.actor, story, true), ctx.action.values, refusal) };
}

/** Own reflection, the team's joint answer, «tre ting» half-way, and the voices of elevråd and FAU. */
async function collectChanges(ctx: Ctx, story: Draft, time: SchoolTime): Promise<Change[]> {
  const { round, school, people } = story;
  const collect = round.collect ?? { opensAt: ctx.now, closesAt: ctx.now };
  const wheel = await loadWheel(ctx.store, ctx.owner);
  const staff = askedStaff(people, round.teams);
  const set = wheel.questionSets.find((one) => one.id === round.questionSet);
  if (!set) return [];
  const base = { school, round: round.id, ...collect };
  const midway = time.nextOpen(Math.floor((collect.opensAt + collect.closesAt) / 2)) ?? collect.opensAt;
  const remindAt = remindersWithin(time, collect);
  const specs: { spec: PromptSpec; remindAt: EpochMs[] }[] = [
    {
      spec: {
        ...base,
        id: `${round.id}:reflection`,
        purpose: 'reflection',
        set,
        questions: round.questions,
        people: staff,
      },
      remindAt,
    },
  ];
  const three = wheel.questionSets.find((one) => one.id === 'three-things');
  if (three && set.id !== three.id && midway < collect.closesAt) {
    specs.push({
      spec: {
        ...base,
        opensAt: midway,
        id: `${round.id}:threeThings`,
        purpose: 'threeThings',
        set: three,
        people: staff,
      },
      remindAt: [],
    });
  }
  for (const [purpose, audience, role] of [
    ['pupilVoice', 'pupils', 'pupilCouncilContact'],
    ['parentVoice', 'parents', 'parentCommitteeContact'],
  ] as const) {
    const voices = wheel.questionSets.find((one) => one.audience === audience);
    const contacts = addresseesOf([role], people, school.id);
    if (purpose === 'pupilVoice' && round.pupils?.classes.length === 0) continue;
    if (voices && contacts.length > 0) {
      specs.push({
        spec: { ...base, id: `${round.id}:${purpose}`, purpose, set: voices, people: contacts },
        remindAt,
      });
    }
  }
  const team = makePrompt({
    ...base,
    id: `${round.id}:team`,
    purpose: 'reflection',
    set,
    questions: round.questions,
    people: [],
  });
  return [
    ...specs.flatMap(({ spec, remindAt: reminders }) =>
      startPrompt({ prompt: makePrompt(spec), remindAt: reminders }),
    ),
    ...startTeamPrompt(team, round.teams),
    ...(await hearingChanges(ctx, story, collect)),
  ];
}

/** The chosen classes are heard, and the parents of all; those who let them in get a card. */
async function hearingChanges(
  ctx: Ctx,
  { round, school, people, classes, pupilSets }: Draft,
  window: { opensAt: EpochMs; closesAt: EpochMs },
): Promise<Change[]> {
  const { questionSets } = await loadWheel(ctx.store, ctx.owner);
  const { pupils } = round;
  const asked = classes.filter(({ id }) => !pupils || pupils.classes.includes(id));
  return (['pupils', 'parents'] as const).flatMap((voice) => {
    const set =
      pupilSets.find((one) => voice === 'pupils' && one.id === pupils?.questionSet) ??
      questionSets.find((one) => one.audience === voice);
    if (!set) return [];
    return startHearing(ctx.app, {
      cause: round.id,
      voice,
      school,
      classes: voice === 'pupils' ? asked : classes,
      people,
      set,
      round: round.id,
      ...window,
    });
  });
}

/** Two at most: in the middle, and on the last day. */
function remindersWithin(
  time: SchoolTime,
  { opensAt, closesAt }: { opensAt: EpochMs; closesAt: EpochMs },
): EpochMs[] {
  const middle = time.onDate(time.today((opensAt + closesAt) / 2));
  const last = time.onDate(time.today(closesAt));
  const moments = [middle, last].filter(
    (at): at is EpochMs => at !== undefined && at > opensAt && at < closesAt,
  );
  return [...new Set(moments)];
}
