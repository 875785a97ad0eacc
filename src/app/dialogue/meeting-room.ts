import type { QuestionSet } from '../../domain/cycle/activity.ts';
import type { Dialogue } from '../../domain/dialogue/dialogue.ts';
import { type DialogueFormat, formatOf } from '../../domain/dialogue/format.ts';
import {
  leftAt,
  MAX_INPUTS,
  type Meeting,
  type MeetingInput,
  type MeetingMove,
  moveMeeting,
  readInput,
  toggleHidden,
} from '../../domain/dialogue/meeting.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import { count, loadWheel } from '../load.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';

const MAX_TRIES = 8;

/** A meeting with all that its screen shows. */
export interface MeetingRoom {
  meeting: Meeting;
  version: number;
  dialogue: Dialogue;
  school: School;
  format: DialogueFormat;
  /** Questions of the slot that is on. */
  questions: QuestionSet['questions'];
  /** With their ids, as they came. */
  inputs: { id: string; input: MeetingInput }[];
}

export async function loadRoom(app: App, owner: Owner, id: string): Promise<MeetingRoom | undefined> {
  const { store } = app;
  const stored = await store.read(owner.id, 'meeting', id);
  const dialogue = (await store.read(owner.id, 'dialogue', id))?.body;
  const school = dialogue && (await store.read(owner.id, 'school', dialogue.school))?.body;
  const format = dialogue && formatOf(app.reference.formats, dialogue);
  if (!stored || !dialogue || !school || !format) return undefined;
  const sets = (await loadWheel(store, owner)).questionSets;
  const set = sets.find((one) => one.id === format.slots[stored.body.slot]?.questionSet);
  const inputs: MeetingRoom['inputs'] = [];
  for await (const { id: input, body } of store.list(owner.id, 'meetingInput', { prefix: `${id}:` }))
    inputs.push({ id: input, input: body });
  const { body: meeting, version } = stored;
  return { meeting, version, dialogue, school, format, questions: set?.questions ?? [], inputs };
}

/** What the facilitator does on the screen; tried again when a group writes at the same moment. */
export async function steer(
  app: App,
  owner: Owner,
  id: string,
  wish: { move: MeetingMove } | { hide: string },
  now: EpochMs,
): Promise<Result<{ room: MeetingRoom }>> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const room = await loadRoom(app, owner, id);
    if (!room || room.meeting.closedAt !== undefined) return refuse('MEETING.CLOSED');
    const meeting =
      'move' in wish
        ? moveMeeting(room.meeting, wish.move, room.format, room.questions.length, now)
        : toggleHidden(room.meeting, wish.hide);
    const put: Change = { type: 'put', collection: 'meeting', id, body: meeting, expect: room.version };
    if (!(await app.store.commit(owner.id, [put])).ok) continue;
    const after = await loadRoom(app, owner, id);
    return after ? { ok: true, room: after } : refuse('MEETING.CLOSED');
  }
  return refuse('BUSY');
}

/** What a group sends in, as a change to be committed. */
export async function inputChange(
  app: App,
  owner: Owner,
  room: MeetingRoom,
  values: Record<string, string>,
  now: EpochMs,
): Promise<Result<{ change: Change; input: MeetingInput }>> {
  const read = readInput(room.meeting, room.format, values, now);
  if (!read.ok) return read;
  const { dialogue } = room.meeting;
  if ((await count(app.store, owner.id, 'meetingInput', `${dialogue}:`)) >= MAX_INPUTS)
    return refuse('MEETING.FULL');
  const id = `${dialogue}:${String(now).padStart(14, '0')}:${app.ids.next()}`;
  const change: Change = { type: 'put', collection: 'meetingInput', id, body: read.input, expect: 0 };
  return { ok: true, change, input: read.input };
}

/** The clock as a screen needs it: how much is left now, and whether it goes. */
export function clockOf(meeting: Meeting, now: EpochMs): { leftMs: number; running: boolean } {
  return { leftMs: leftAt(meeting, now), running: meeting.runningSince !== undefined };
}
