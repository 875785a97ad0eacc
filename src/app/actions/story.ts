import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import type { OfferedStory } from '../../domain/report/report.ts';
import { refuse } from '../../domain/result.ts';
import { readText } from '../../domain/voice/answer.ts';
import { loadSchool, notFound } from '../load.ts';
import { readReportState, reportId } from '../report/school-report.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { button, confirmation } from '../views/parts.ts';
import { formAgain } from '../views/refusal.ts';
import { MOST_STORIES } from '../views/report.ts';
import { storyForm } from '../views/story.ts';

/** «praksisfortelling»: anybody who works at the school may offer one; rektor decides. */
export async function newStory(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  return school ? show(storyForm(ctx.actor, school), { inPlace: false }) : refuse('STORY.OWN_SCHOOL');
}

export async function saveStory(ctx: Ctx): Promise<Decision | Refused> {
  const school = await ownSchool(ctx);
  if (!school) return refuse('STORY.OWN_SCHOOL');
  const again = (refused: Refused) => ({
    ...refused,
    view: formAgain(storyForm(ctx.actor, school), ctx.action.values, refused),
  });
  const title = readText(ctx.action.values, 'title', { max: 80 });
  if (!title.ok) return again(title);
  const words = readText(ctx.action.values, 'story', { max: 2000 });
  if (!words.ok) return again(words);
  const schoolYear = schoolYearOf(toLocal(ctx.now, ctx.owner.timeZone).date);
  const body: OfferedStory = {
    school: school.id,
    schoolYear,
    title: title.text,
    text: words.text,
    at: ctx.now,
  };
  const id = `${school.id}:${schoolYear}:${ctx.app.ids.next()}`;
  const decision = decide(
    [{ type: 'put', collection: 'offeredStory', id, body, expect: 0 }],
    confirmation(ctx.actor, 'story.saved'),
  );
  return { ...decision, namelessly: true };
}

/** rektor puts an offered story into the report; it can be rewritten there before anybody else reads it. */
export async function takeStory(ctx: Ctx): Promise<Decision | Refused> {
  const id = ctx.action.reference;
  const offered = await ctx.store.read(ctx.owner.id, 'offeredStory', id);
  if (!offered) return notFound();
  const { school, schoolYear, title, text } = offered.body;
  if (!maySee(ctx.actor, 'offeredStory', { school, shared: false })) return notFound();
  const source = { store: ctx.store, owner: ctx.owner, schoolYear };
  const { state, version } = await readReportState(source, school);
  if (state.stories.length >= MOST_STORIES) return refuse('STORY.FULL', { most: MOST_STORIES });
  const stories = [...state.stories, { title, text }];
  const body = { ...state, stories, edition: state.edition + 1 };
  return decide(
    [
      { type: 'put', collection: 'report', id: reportId(school, schoolYear), body, expect: version },
      { type: 'delete', collection: 'offeredStory', id },
    ],
    confirmation(ctx.actor, 'story.taken', {}, [button('report.open', `${school}@${schoolYear}`)]),
  );
}

async function ownSchool(ctx: Ctx) {
  const [own = ''] = ctx.actor.schools;
  const works = maySee(ctx.actor, 'teamAnswer', { school: own, shared: false });
  return works ? loadSchool(ctx, own) : undefined;
}
