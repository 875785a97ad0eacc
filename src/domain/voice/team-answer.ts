import type { PersonId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import { type EpochMs, MINUTE_MS } from '../time.ts';
import { readText } from './answer.ts';
import { PEN_MINUTES, type Prompt, type TeamAnswer } from './prompt.ts';

const MAX_AMENDMENTS = 20;
const MAX_EARLIER = 5;

export function emptyTeamAnswer(prompt: string, team: string): TeamAnswer {
  return { prompt, team, agreed: '', disagreed: '', amendments: [] };
}

/** Who holds the pen now, if anyone. */
export function penHolder(answer: TeamAnswer, now: EpochMs): PersonId | undefined {
  return answer.pen && now < answer.pen.until ? answer.pen.person : undefined;
}

export function takePen(answer: TeamAnswer, person: PersonId, now: EpochMs): Result<{ answer: TeamAnswer }> {
  const holder = penHolder(answer, now);
  if (holder !== undefined && holder !== person) return refuse('TEAM.PEN_TAKEN', { name: holder });
  return { ok: true, answer: { ...answer, pen: { person, until: now + PEN_MINUTES * MINUTE_MS } } };
}

/** A refusal names the holder by id; the app puts the name in its place. The pen holder's text becomes the team's; what others added stands beside it. */
export function saveTeamAnswer(
  answer: TeamAnswer,
  prompt: Prompt,
  person: PersonId,
  values: Record<string, string>,
  now: EpochMs,
): Result<{ answer: TeamAnswer }> {
  if (now >= prompt.closesAt) return refuse('PROMPT.CLOSED');
  const holder = penHolder(answer, now);
  if (holder !== undefined && holder !== person) return refuse('TEAM.PEN_TAKEN', { name: holder });
  // The pen ran out and somebody else has written since: their words are not overwritten unseen.
  const written = answer.agreed !== '' || answer.disagreed !== '';
  if (holder !== person && written) return refuse('TEAM.PEN_LOST');
  const agreed = readText(values, 'agreed', { required: false });
  if (!agreed.ok) return agreed;
  const disagreed = readText(values, 'disagreed', { required: false });
  if (!disagreed.ok) return disagreed;
  if (agreed.text === '' && disagreed.text === '') return refuse('PROMPT.EMPTY');
  return {
    ok: true,
    answer: {
      prompt: answer.prompt,
      team: answer.team,
      agreed: agreed.text,
      disagreed: disagreed.text,
      amendments: answer.amendments,
      ...earlierWords(answer, agreed.text, disagreed.text),
    },
  };
}

/** Nobody's words go without a trace: the newest of what stood there before. */
function earlierWords(
  { agreed, disagreed, earlier = [] }: TeamAnswer,
  ...next: [agreed: string, disagreed: string]
): Pick<TeamAnswer, 'earlier'> {
  const written = agreed !== '' || disagreed !== '';
  const changed = written && (agreed !== next[0] || disagreed !== next[1]);
  const all = changed ? [...earlier, { agreed, disagreed }].slice(-MAX_EARLIER) : earlier;
  return all.length > 0 ? { earlier: all } : {};
}

/** Anyone in the team may add to it at any time; nothing of what stands is changed. */
export function amend(
  answer: TeamAnswer,
  prompt: Prompt,
  values: Record<string, string>,
  now: EpochMs,
): Result<{ answer: TeamAnswer }> {
  if (now >= prompt.closesAt) return refuse('PROMPT.CLOSED');
  const read = readText(values, 'amendment', { max: 500 });
  if (!read.ok) return read;
  if (answer.amendments.length >= MAX_AMENDMENTS)
    return refuse('TEAM.TOO_MANY_AMENDMENTS', { max: MAX_AMENDMENTS });
  return { ok: true, answer: { ...answer, amendments: [...answer.amendments, read.text] } };
}
