import type { Question } from '../../domain/cycle/activity.ts';
import type { Owner } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import { type ClassPaper, readTogether } from '../../domain/voice/class-paper.ts';
import type { Change, Stored } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { type Opened, openCode, whyNot } from './open-code.ts';

export interface ClassMode {
  opened: Opened;
  paper?: Stored<ClassPaper>;
}

/** The class's common paper, for whoever has the teacher's code. */
export async function openClassMode(
  app: App,
  owner: Owner,
  code: string,
  now: EpochMs,
): Promise<Result<{ mode: ClassMode }>> {
  const found = await openCode(app, owner, code);
  if (!found.ok) return found;
  const { opened } = found;
  if (opened.stored.body.kind !== 'classMode') return refuse('CODE.UNKNOWN');
  const reason = whyNot(opened, now);
  if (reason) return reason;
  const paper = await app.store.read(owner.id, 'classPaper', placeOf(opened));
  return { ok: true, mode: paper ? { opened, paper } : { opened } };
}

/** How many are together; counted with the class's other answers, and never more than the class has pupils. */
export async function beginTogether(
  app: App,
  owner: Owner,
  { opened, paper }: ClassMode,
  typed: string,
): Promise<Result<object>> {
  if (paper) return { ok: true };
  const present = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const { size } = opened.group;
  if (present < 1 || present > size) return refuse('TOGETHER.PRESENT', { field: 'present', size });
  // What so few said together could be told to nobody: with codes it is put together with others'.
  const min = opened.story.least;
  if (present < min) return refuse('TOGETHER.TOO_FEW', { field: 'present', min });
  const place = placeOf(opened);
  const count = await app.store.read(owner.id, 'voiceCount', place);
  const answered = (count?.body.answered ?? 0) + present;
  if (answered > size)
    return refuse('TOGETHER.TOO_MANY', { field: 'present', left: size - answered + present });
  const committed = await app.store.commit(owner.id, [
    { type: 'put', collection: 'classPaper', id: place, body: { present, said: {} }, expect: 0 },
    { type: 'put', collection: 'voiceCount', id: place, body: { answered }, expect: count?.version ?? 0 },
  ]);
  return committed.ok ? { ok: true } : refuse('BUSY');
}

/** What the groups agreed on for one question; may be changed by going back. */
export async function saveTogether(
  app: App,
  owner: Owner,
  { opened, paper }: ClassMode,
  question: Question,
  values: Record<string, string>,
): Promise<Result<object>> {
  if (!paper) return refuse('CODE.PAGE');
  const read = readTogether(question, values, paper.body.present);
  if (!read.ok) return read;
  const said = { ...paper.body.said, [question.id]: read.said };
  const change: Change = {
    type: 'put',
    collection: 'classPaper',
    id: placeOf(opened),
    body: { ...paper.body, said },
    expect: paper.version,
  };
  const committed = await app.store.commit(owner.id, [change]);
  return committed.ok ? { ok: true } : refuse('BUSY');
}

function placeOf({ story, group }: Opened): string {
  return `${story.hearing.id}:${group.id}`;
}
