import { isSide, takesPart } from '../../domain/dialogue/dialogue.ts';
import { newMeeting } from '../../domain/dialogue/meeting.ts';
import { isOwnerStaff, leadsSchool } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import { linkUrl, SCREEN_MS } from '../dialogue/links.ts';
import { inputChange, loadRoom, type MeetingRoom } from '../dialogue/meeting-room.ts';
import { all } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { meetingForm, meetingOpenView, meetingSentView } from '../views/meeting.ts';
import { formAgain } from '../views/refusal.ts';
import { loadDialogue } from './dialogue.ts';

/** A link for the big screen, good for a working day; the meeting begins where it was. */
export async function openMeeting(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadDialogue(ctx);
  if (!loaded.ok) return loaded;
  const { story } = loaded;
  const facilitates = isSide(ctx.actor, story.school.id) || leadsSchool(ctx.actor, story.school.id);
  if (!facilitates) return refuse('NOT_ALLOWED.MINUTES');
  if (story.dialogue.cancelledAt !== undefined) return refuse('DIALOGUE.CANCELLED');
  if (story.isFinal || !story.format) return refuse('DIALOGUE.FINAL');
  const link = { owner: ctx.owner.id, dialogue: story.dialogue.id, expiresAt: ctx.now + SCREEN_MS };
  const url = linkUrl(ctx.app, { ...link, kind: 'screen' });
  if (url === undefined) return refuse('MEETING.NO_PAGES');
  const stored = await ctx.store.read(ctx.owner.id, 'meeting', story.dialogue.id);
  const meeting = stored?.body.closedAt === undefined ? stored?.body : undefined;
  const change: Change = {
    type: 'put',
    collection: 'meeting',
    id: story.dialogue.id,
    body: meeting ?? newMeeting(story.dialogue.id, story.format),
    expect: stored?.version ?? 0,
  };
  return decide(meeting ? [] : [change], meetingOpenView(ctx.actor, story, url, link.expiresAt), {
    inPlace: false,
  });
}

/** «møte»: what the group agreed on, to the big screen. */
export async function openInput(ctx: Ctx): Promise<Decision | Refused> {
  const room = await openRoom(ctx);
  return room ? show(meetingForm(ctx.actor, room), { inPlace: false }) : refuse('MEETING.NONE_OPEN');
}

export async function sendInput(ctx: Ctx): Promise<Decision | Refused> {
  const room = await openRoom(ctx);
  if (!room) return refuse('MEETING.NONE_OPEN');
  if (ctx.again) return show(meetingSentView(ctx.actor, room));
  const made = await inputChange(ctx.app, ctx.owner, room, ctx.action.values, ctx.now);
  if (!made.ok) return { ...made, view: formAgain(meetingForm(ctx.actor, room), ctx.action.values, made) };
  return decide([made.change], meetingSentView(ctx.actor, room, made.input.text));
}

/** The meeting that is meant, or the one that goes on at the actor's school now. */
async function openRoom(ctx: Ctx): Promise<MeetingRoom | undefined> {
  const { reference } = ctx.action;
  if (reference !== 'self' && reference !== '') {
    const room = await loadRoom(ctx.app, ctx.owner, reference);
    return room && isHere(ctx, room) ? room : undefined;
  }
  const open = (await all(ctx.store, ctx.owner.id, 'meeting')).filter((one) => one.closedAt === undefined);
  const rooms = await Promise.all(open.map((one) => loadRoom(ctx.app, ctx.owner, one.dialogue)));
  const here = rooms.filter((room): room is MeetingRoom => room !== undefined && isHere(ctx, room));
  // Forgotten ones stay open: the newest is the one that goes on.
  return here.sort((a, b) => b.dialogue.startsAt - a.dialogue.startsAt)[0];
}

/** Everybody at the school is at its meetings, and the owner's staff. */
function isHere(ctx: Ctx, { dialogue }: MeetingRoom): boolean {
  return (
    takesPart(ctx.actor, dialogue) || isOwnerStaff(ctx.actor) || ctx.actor.schools.includes(dialogue.school)
  );
}
