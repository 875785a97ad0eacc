import { leadsSchool, type Person, type School } from '../../domain/people/people.ts';
import type { InformationSource } from '../../domain/reference.ts';
import {
  breaksIn,
  brokenAt,
  type FigureSeries,
  figureText,
  indicatorName,
} from '../../domain/results/figure.ts';
import { type CardView, localized, type Phrase, type Section, text } from '../view.ts';
import { button, viewFor } from './parts.ts';

/** One school's own figures over the years, with how to read them. There is no place for another school's here. */
export function figuresView(
  person: Person,
  school: School,
  series: FigureSeries[],
  catalogue: readonly InformationSource[],
): CardView {
  const sources = [...new Set(series.map((one) => one.source))];
  const leads = leadsSchool(person, school.id);
  return viewFor(person, 'list', {
    kicker: school.name,
    title: text('figures.title'),
    lead: text(series.length === 0 ? 'figures.none' : 'figures.lead'),
    sections: sources.map((source) =>
      sourceSection(
        series.filter((one) => one.source === source),
        catalogue.find((one) => one.id === source),
      ),
    ),
    ...(leads && series.length > 0
      ? {
          actions: sources.map((source) => {
            const known = catalogue.find((one) => one.id === source);
            return button(
              'figures.bring',
              `${school.id}@${source}`,
              text('action.figures.bringSource', { source: known ? localized(known.name) : source }),
            );
          }),
        }
      : {}),
    ...(series.length === 0 ? {} : { footer: text('figures.footer') }),
  });
}

const collator = new Intl.Collator('nb');

/** The owner reads one school at a time: never two beside each other. */
export function figureSchoolsView(person: Person, schools: School[]): CardView {
  return viewFor(person, 'list', {
    title: text('figures.whichTitle'),
    lead: text('figures.whichLead'),
    sections: [
      {
        items: schools
          .toSorted((a, b) => collator.compare(a.name, b.name))
          .map(({ id, name }) => ({
            title: name,
            actions: [button('figures.open', id, text('action.figures.read'))],
          })),
      },
    ],
  });
}

function sourceSection(series: FigureSeries[], source: InformationSource | undefined): Section {
  return {
    ...(source ? { heading: localized(source.name) } : {}),
    facts: series.map((one) => ({ label: nameOf(one, source), value: pointsOf(one, source) })),
    paragraphs: source
      ? [localized(source.caution), ...breaksIn(series, source).map(({ why }) => localized(why))]
      : [],
  };
}

function nameOf({ indicator, yearLevel }: FigureSeries, source: InformationSource | undefined): Phrase {
  const [nb, nn, en] = (['nb', 'nn', 'en'] as const).map((one) => indicatorName(source, indicator, one));
  const name = localized({ nb: nb ?? indicator, nn: nn ?? indicator, en: en ?? indicator });
  return yearLevel === '' ? name : text('figures.name', { indicator: name, yearLevel });
}

/** «2024/25: 4,2 · 2025/26: 4,3»: between figures with decimal commas a comma would not be seen. */
function pointsOf(series: FigureSeries, source: InformationSource | undefined): Phrase {
  const { points, unit } = series;
  const broken = (source?.breaks ?? []).map((one) => brokenAt(series, one));
  return points.reduce<Phrase>((before, { schoolYear, value }, index) => {
    const point =
      value === 'hidden'
        ? text('figures.hiddenPoint', { schoolYear })
        : text('figures.point', { schoolYear, value: figureText(value, unit) });
    if (index === 0) return point;
    return text(broken.includes(schoolYear) ? 'figures.thenBreak' : 'figures.then', { before, point });
  }, '');
}
