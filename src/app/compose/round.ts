import { hasRole, leadsSchool } from '../../domain/people/people.ts';
import { roundEvidence } from '../actions/evidence.ts';
import { groupsFor } from '../actions/voice.ts';
import { heardInRound } from '../pupil/heard-in-round.ts';
import { hearingId } from '../pupil/start-hearing.ts';
import { roundContent } from '../round-facts.ts';
import { roundStoryOf } from '../round-story.ts';
import { type CardView, text } from '../view.ts';
import { evidenceView } from '../views/evidence.ts';
import { type LoopBackReader, loopBackView } from '../views/loop-back.ts';
import { overviewView } from '../views/round-overview.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** The phase's time is up (or its work is done): rektor gets the overview with the next step. */
export async function roundNudge(turn: Turn): Promise<Made> {
  const about = await loadRound(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  const { round, school } = about;
  if (!leadsSchool(turn.reader.person, school.id)) return { expire: 'left' };
  const phase = turn.delivery.params?.phase;
  if (round.cancelled || round.phase !== phase) return { expire: 'movedOn' };
  if (phase === 'collect' && round.collect && turn.now < round.collect.closesAt)
    return { expire: 'superseded' };
  const story = await roundStoryOf(turn.app.store, turn.owner, about, turn.now);
  const decided = round.phase === 'prioritise' && round.priority.length > 0;
  const notice = text(decided ? 'round.nudgePrioritised' : `round.nudge.${round.phase}`);
  return overviewView(turn.reader.person, story, notice);
}

/** kunnskapsgrunnlaget back to a team. */
export async function summary(turn: Turn): Promise<Made> {
  const about = await loadRound(turn);
  if (!about) return { expire: 'gone' };
  if (about.round.cancelled) return { expire: 'cancelled' };
  const sections = await roundEvidence({ store: turn.app.store, owner: turn.owner, app: turn.app }, about);
  return evidenceView(about, sections);
}

/** «Dette gjorde vi». */
export async function loopBack(turn: Turn): Promise<Made> {
  const about = await loadRound(turn);
  if (!about?.round.loopBack) return { expire: 'gone' };
  const { app, owner, reader } = turn;
  const { measures, facts } = await roundContent(app.store, owner.id, about.round);
  const id = hearingId(about.round.id, 'pupils');
  const hearing = (await app.store.read(owner.id, 'hearing', id))?.body;
  const prints = hearing && reader.type === 'person' && groupsFor(reader.person, hearing).length > 0;
  const who = audienceOf(reader);
  const staffGave = facts.answers + facts.teamAnswers > 0;
  const heard =
    who === 'staff'
      ? staffGave
        ? 'own'
        : 'none'
      : (await heardInRound(app.store, owner.id, about.round))[who];
  return loopBackView({ ...about, measures }, { who, heard, ...(prints ? { hearing: id } : {}) });
}

/** A team reads as colleagues; a class, its teacher and elevråd's contact for pupils; FAU's contact for parents. */
function audienceOf(reader: Turn['reader']): LoopBackReader['who'] {
  if (reader.type === 'team') return 'staff';
  const parents = reader.type === 'person' && hasRole(reader.person, 'parentCommitteeContact');
  return parents ? 'parents' : 'pupils';
}

async function loadRound({ app, owner, delivery }: Turn) {
  const round = (await app.store.read(owner.id, 'round', delivery.subject))?.body;
  const school = round && (await app.store.read(owner.id, 'school', round.school))?.body;
  return round && school ? { round, school } : undefined;
}
