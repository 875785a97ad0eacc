import { type Result, refuse } from '../result.ts';
import { readText } from '../voice/answer.ts';
import { chosen } from './draft.ts';
import { type Finding, type Round, SOURCE_KINDS, type SourceKind, type SourceNote } from './round.ts';

/** Reads a finding: a statement, two or more possible explanations, the sources it rests on. */
export function readFinding(
  id: string,
  round: Round,
  values: Record<string, string>,
  /** What the round has: a finding rests on nothing else. */
  kinds: readonly SourceKind[] = SOURCE_KINDS,
): Result<{ finding: Finding }> {
  if (round.phase !== 'analyse') return refuse('ROUND.WRONG_PHASE', { phase: 'analyse' });
  const statement = readText(values, 'statement', { max: 300 });
  if (!statement.ok) return statement;
  const explanations: string[] = [];
  for (const field of ['explanation1', 'explanation2', 'explanation3']) {
    const read = readText(values, field, { max: 300, required: false });
    if (!read.ok) return read;
    if (read.text !== '') explanations.push(read.text);
  }
  if (new Set(explanations.map((text) => text.toLowerCase())).size < 2)
    return refuse('FINDING.TWO_EXPLANATIONS');
  const disagreement = readText(values, 'disagreement', { max: 500, required: false });
  if (!disagreement.ok) return disagreement;
  const sources = chosen(values.sources)
    .filter(isSourceKind)
    .filter((kind) => kinds.includes(kind));
  if (sources.length === 0) return refuse('FINDING.NO_SOURCE');
  return {
    ok: true,
    finding: {
      id,
      school: round.school,
      round: round.id,
      statement: statement.text,
      explanations,
      disagreement: disagreement.text,
      sources,
    },
  };
}

export function isSourceKind(value: string): value is SourceKind {
  return (SOURCE_KINDS as readonly string[]).includes(value);
}

/** Reads a note on results, observation, research, pupils or parents; the source must be named. */
export function readSourceNote(
  id: string,
  round: Round,
  values: Record<string, string>,
): Result<{ note: SourceNote }> {
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  if (round.phase !== 'collect' && round.phase !== 'evidence') {
    return refuse('ROUND.WRONG_PHASE', { phase: 'evidence' });
  }
  const kind = values.kind ?? '';
  if (!isSourceKind(kind)) return refuse('SOURCE.NO_KIND');
  const text = readText(values, 'note');
  if (!text.ok) return text;
  const source = readText(values, 'source', { max: 200 });
  if (!source.ok) return source;
  return {
    ok: true,
    note: { id, school: round.school, round: round.id, kind, text: text.text, source: source.text },
  };
}
