import { addDays } from '../../domain/calendar/dates.ts';
import { refuse } from '../../domain/result.ts';
import { isOpen } from '../../domain/voice/answer.ts';
import { splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { answerKey, loadStory, ownAnswer } from '../prompt-story.ts';
import { schoolTime } from '../school-time.ts';
import { closing } from '../start-prompt.ts';
import { type Ctx, type Decision, decide, type Refused } from '../use-case.ts';
import { closedView, laterView, skippedView } from '../views/question.ts';

/** «Minn meg i morgen» and «minn meg neste fellestid»: the same prompt once more, if the window is still open then. */
export async function putOff(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadStory(ctx.store, ctx.owner, ctx.actor, id);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  if (!isOpen(story.prompt, ctx.now)) return closedNow(ctx, id);
  const time = await schoolTime(ctx.store, ctx.owner, story.school);
  const due =
    detail === 'shared' ? time.nextSharedTime(ctx.now) : time.onDate(addDays(time.today(ctx.now), 1));
  if (due === undefined || due >= story.prompt.closesAt) return refuse('PROMPT.CLOSES_BEFORE');
  const laterId = `${id}:${ctx.actor.id}:later:${due}`;
  const enqueue: Change = {
    type: 'enqueue',
    delivery: {
      id: laterId,
      recipient: { type: 'person', person: ctx.actor.id },
      kind: 'prompt',
      subject: id,
      dueAt: due,
      expiresAt: story.prompt.closesAt,
      urgent: false,
    },
  };
  const close: Change = { type: 'enqueue', delivery: closing(story.prompt, ctx.actor.id, laterId) };
  return decide([enqueue, close], laterView(ctx.actor, story, due));
}

/** «Hopp over»: no more reminders of this one; nobody is told. */
export async function skip(ctx: Ctx): Promise<Decision | Refused> {
  const id = ctx.action.reference;
  const loaded = await loadStory(ctx.store, ctx.owner, ctx.actor, id);
  if (!loaded.ok) return loaded;
  if (!isOpen(loaded.story.prompt, ctx.now)) return closedNow(ctx, id);
  const key = answerKey(loaded.story.prompt, ctx.actor.id);
  const change: Change = { type: 'insert', collection: 'participation', id: key, body: { skipped: true } };
  return decide([change], skippedView(ctx.actor, loaded.story));
}

async function closedNow(ctx: Ctx, id: string): Promise<Refused> {
  const loaded = await loadStory(ctx.store, ctx.owner, ctx.actor, id);
  if (!loaded.ok) return loaded;
  const own = await ownAnswer(ctx.store, ctx.app.ids, ctx.owner.id, loaded.story.prompt, ctx.actor.id);
  return { ...refuse('PROMPT.CLOSED'), view: closedView(ctx.actor, loaded.story, own?.texts) };
}
