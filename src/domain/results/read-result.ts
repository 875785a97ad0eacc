import type { TeamId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { IsoDate, SchoolYear } from '../time.ts';
import { readText } from '../voice/answer.ts';
import { firstNames } from '../voice/name-hints.ts';
import {
  conversationGate,
  type ResultNote,
  type ResultProgress,
  type ResultsConversation,
  TALKS_HELD,
  type TeamStage,
} from './result-follow-up.ts';

export const RESULT_LENGTH = 1000;
const EXPLANATION_LENGTH = 300;
export const MOST_PROPOSALS = 3;

interface Place {
  school: string;
  schoolYear: SchoolYear;
  on: IsoDate;
}

export interface NotePlace extends Place {
  stage: TeamStage;
  team: TeamId;
  /** The person has been asked whether a word is somebody's name, and says that it is not. */
  sure: boolean;
}

/** Reads what a team tells. A word that may be a pupil's name is asked about once. */
export function readResultNote(
  values: Record<string, string>,
  { stage, team, sure, ...place }: NotePlace,
): Result<{ note: ResultNote }> {
  const { school, schoolYear, on } = place;
  const seen = readText(values, 'seen', { max: RESULT_LENGTH });
  if (!seen.ok) return seen;
  const wellbeing = readText(values, 'wellbeing', { max: RESULT_LENGTH, required: false });
  if (!wellbeing.ok) return wellbeing;
  const explanations = readSeveral(values, 'explanation', 3);
  if (!explanations.ok) return explanations;
  if (stage === 'analysis' && different(explanations.texts) < 2) return refuse('FINDING.TWO_EXPLANATIONS');
  const held = TALKS_HELD.find((one) => one === values.held);
  if (stage === 'talks' && !held) return refuse('FORM.EMPTY', { field: 'held' });
  const [hint] = sure ? [] : firstNames([seen.text, wellbeing.text, ...explanations.texts].join('. '));
  if (hint !== undefined) return refuse('RESULTS.ONE_PUPIL', { word: hint });
  const note: ResultNote = {
    school,
    schoolYear,
    team,
    stage,
    seen: seen.text,
    explanations: stage === 'analysis' ? explanations.texts : [],
    on,
  };
  if (stage === 'talks' && held) note.held = held;
  if (stage === 'talks' && wellbeing.text !== '') note.wellbeing = wellbeing.text;
  return { ok: true, note };
}

/** Reads what the leadership concludes; the gate is tried again, since a card may be old. */
export function readConversation(
  values: Record<string, string>,
  { school, schoolYear, on }: Place,
  progress: ResultProgress,
): Result<{ conversation: ResultsConversation }> {
  const gate = conversationGate(progress);
  if (gate.type === 'hard') return refuse(gate.code);
  const together = readText(values, 'together', { max: RESULT_LENGTH });
  if (!together.ok) return together;
  const proposals = readSeveral(values, 'proposal', MOST_PROPOSALS);
  if (!proposals.ok) return proposals;
  const goOn = readText(values, 'goOn', { max: RESULT_LENGTH, required: false });
  if (!goOn.ok) return goOn;
  if (proposals.texts.length === 0 && goOn.text === '') return refuse('RESULTS.NOTHING_CHOSEN');
  const reason = readText(values, 'reason', { max: 300, required: false });
  if (!reason.ok) return reason;
  if (gate.type === 'soft' && reason.text === '') {
    const { teams, talks, analysis } = progress;
    return refuse(gate.code, { field: 'reason', missing: teams - Math.min(talks, analysis) });
  }
  const conversation: ResultsConversation = {
    school,
    schoolYear,
    together: together.text,
    proposals: proposals.texts,
    goOn: goOn.text,
    on,
    ...(reason.text === '' ? {} : { reason: reason.text }),
  };
  return { ok: true, conversation };
}

function readSeveral(
  values: Record<string, string>,
  field: string,
  most: number,
): Result<{ texts: string[] }> {
  const texts: string[] = [];
  for (let n = 1; n <= most; n += 1) {
    const read = readText(values, `${field}${n}`, { max: EXPLANATION_LENGTH, required: false });
    if (!read.ok) return read;
    if (read.text !== '') texts.push(read.text);
  }
  return { ok: true, texts };
}

function different(texts: string[]): number {
  return new Set(texts.map((text) => text.toLowerCase())).size;
}
