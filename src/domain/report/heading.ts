import type { FigureSource } from '../results/figure.ts';
import type { ReportHeading } from './report.ts';

/** Stems, in both written standards and English; the first heading whose stem is found counts. */
const STEMS: [ReportHeading, RegExp][] = [
  [
    'completion',
    /gjennomfør|fråvær|fravær|fråfall|frafall|overgang|skolebyt|slutt(ar|er)|gjennomstr|organiser|tilrettelegg|spesialundervis|absence|transition|drop-?out/i,
  ],
  [
    'environment',
    /miljø|trygg|trivs|trivst|mobb|medverk|medvirk|relasjon|arbeidsro|vennskap|vener|venn|utestengt|inkluder|tilhør|motiv|foreldresamarb|heim-skole|hjem-skole|well-?being|bully|belong|participat/i,
  ],
  [
    'results',
    /les(e|ing)|skriv|rekn|regn|matem|engelsk|resultat|prøve|eksamen|karakter|kartlegg|fagleg|faglig|læringsutb|reading|writing|numera|result|grade/i,
  ],
];

/**
 * Where a round belongs in the kvalitetsmelding, by its own words: its theme first, then its problem. A suggestion that
 * rektor may change; what fits nowhere goes under læringsmiljø, the widest of the three.
 */
export function headingOf({ theme, problem }: { theme: string; problem: string }): ReportHeading {
  for (const words of [theme, problem]) {
    const found = STEMS.find(([, stems]) => stems.test(words));
    if (found) return found[0];
  }
  return 'environment';
}

/** Under which heading a school's own figures stand. */
export const HEADING_OF_SOURCE: Record<FigureSource, ReportHeading> = {
  'pupil-survey': 'environment',
  'national-tests': 'results',
  grades: 'results',
  'school-contribution': 'results',
  absence: 'completion',
  completion: 'completion',
};
