import type { School } from '../../domain/people/people.ts';
import { isOwnerStaff } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { FIGURE_SOURCES, type FigureSeries, figureText, seriesOf } from '../../domain/results/figure.ts';
import type { SourceNote } from '../../domain/round/round.ts';
import { all, loadLedRound, loadSchool, notFound, splitReference } from '../load.ts';
import { collectingRound, sourceNoteChange } from '../results/source-from.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { figureSchoolsView, figuresView } from '../views/figures.ts';
import { button, confirmation } from '../views/parts.ts';

/** «tall»: the own school's public figures over the years; for the owner, one school at a time. */
export async function openFigures(ctx: Ctx): Promise<Decision | Refused> {
  const { actor, action, owner, store } = ctx;
  if (isOwnerStaff(actor) && actor.schools.length === 0 && ['', 'self'].includes(action.reference))
    return show(figureSchoolsView(actor, await all(store, owner.id, 'school')), { inPlace: false });
  const loaded = await loadFigures(ctx, action.reference);
  if (!loaded.ok) return loaded;
  const { school, series } = loaded;
  return show(figuresView(ctx.actor, school, series, ctx.app.reference.sources), { inPlace: false });
}

/** One source's figures into the round that is open, as what they are: Udir's, with the year. */
export async function bringFigures(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const source = FIGURE_SOURCES.find((one) => one === detail);
  const loaded = await loadFigures(ctx, id);
  if (!loaded.ok) return loaded;
  const { school } = loaded;
  const round = await collectingRound(ctx, school.id);
  if (!round) return refuse('RESULTS.NO_ROUND');
  const led = await loadLedRound(ctx, round.id);
  if (!led.ok) return led;
  const series = loaded.series.filter((one) => one.source === source);
  if (!source || series.length === 0) return notFound();
  const known = ctx.app.reference.sources.find((one) => one.id === source);
  const note: SourceNote = {
    id: `${round.id}:figures-${source}`,
    school: school.id,
    round: round.id,
    kind: 'results',
    text: series.map(lineOf).join('\n'),
    source: `${known?.name[school.writtenStandard] ?? source}, Udir`,
  };
  return decide(
    [await sourceNoteChange(ctx, note)],
    confirmation(ctx.actor, 'source.saved', {}, [button('round.overview', round.id)]),
  );
}

/** «Trivsel, 7. trinn: 4,2 (2024/25), * (2025/26)»: hidden as Udir marks it. */
function lineOf({ indicator, yearLevel, unit, points }: FigureSeries): string {
  const years = points.map(
    ({ schoolYear, value }) => `${value === 'hidden' ? '*' : figureText(value, unit)} (${schoolYear})`,
  );
  return `${[indicator, yearLevel].filter((part) => part !== '').join(', ')}: ${years.join(', ')}`;
}

async function loadFigures(
  ctx: Ctx,
  hint: string,
): Promise<Result<{ school: School; series: FigureSeries[] }>> {
  const [own = ''] = ctx.actor.schools;
  const id = hint === '' || hint === 'self' ? own : hint;
  const school = id === '' ? undefined : await loadSchool(ctx, id);
  if (!school || !maySee(ctx.actor, 'publicFigure', { school: school.id, shared: false })) return notFound();
  const figures = await all(ctx.store, ctx.owner.id, 'figure', `${school.id}:`);
  return { ok: true, school, series: seriesOf(school.id, figures) };
}
