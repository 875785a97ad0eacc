import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar/dates.ts';
import { angleOf, placeMarks, placeRounds } from '../../src/web/wheel/wheel-geometry.ts';
import type { WheelMark, WheelPicture } from '../../src/web/wheel/wheel-picture.ts';
import { drawWheel, wheelSvg } from '../../src/web/wheel/wheel-svg.ts';
import { escapeXml } from '../../src/web/wheel/xml.ts';

const YEAR = '2026/27';

function mark(id: string, date: string, over: Partial<WheelMark> = {}): WheelMark {
  return { id, ring: 'school', title: id, text: '', date, until: date, state: 'coming', ...over };
}

function picture(over: Partial<WheelPicture> = {}): WheelPicture {
  return {
    schoolYear: YEAR,
    today: '2026-11-24',
    name: 'Nordlia',
    of: 'school',
    marks: [],
    breaks: [],
    language: 'nb',
    ...over,
  };
}

describe('the angle of a day', () => {
  it('is at the top on 1 August, and a quarter on when a quarter of the year has gone', () => {
    expect(angleOf(YEAR, '2026-08-01')).toBe(0);
    expect(angleOf(YEAR, '2026-10-31')).toBeCloseTo((91 / 365) * 360);
    expect(angleOf(YEAR, '2027-07-31')).toBeLessThan(360);
  });

  it('goes all the way round in a leap year too', () => {
    expect(angleOf('2027/28', '2028-02-29')).toBeGreaterThan(angleOf('2027/28', '2028-02-28'));
    expect(angleOf('2027/28', '2028-07-31')).toBeLessThan(360);
  });
});

describe('marks', () => {
  it('never cover each other in a ring with three to a fortnight', () => {
    const dates = ['2026-09-01', '2026-09-04', '2026-09-09', '2026-09-15', '2026-09-18', '2026-09-23'];
    const placed = placeMarks(
      YEAR,
      'school',
      dates.map((date) => mark(date, date)),
    );
    for (const a of placed) {
      for (const b of placed) {
        if (a === b || a.radius !== b.radius) continue;
        const apart = (Math.abs(a.angle - b.angle) * Math.PI * a.radius) / 180;
        expect(apart).toBeGreaterThan(20);
      }
    }
  });

  it('say what they are by shape and in words', () => {
    const states = ['done', 'now', 'coming'] as const;
    const marks = states.map((state, index) =>
      mark(state, addDays('2026-09-01', index * 20), { state, title: `Tittel ${index}` }),
    );
    const svg = wheelSvg(picture({ marks }), { theme: 'light', interactive: true });
    expect(svg).toContain('aria-label="Tittel 0. tirsdag 1. september. Ferdig."');
    expect(svg).toContain('aria-label="Tittel 1. mandag 21. september. Nå."');
    expect(svg).toContain('aria-label="Tittel 2. søndag 11. oktober. Kommer."');
    const shapes = states.map((state) =>
      new RegExp(`data-mark="${state}".*?</g>`).exec(svg)?.[0].replace(/.*transparent"\/>/, ''),
    );
    expect(new Set(shapes).size).toBe(3);
  });
});

const windows = [
  { kind: 'collect' as const, from: '2026-11-16', until: '2026-11-27' },
  { kind: 'vote' as const, from: '2026-12-07', until: '2026-12-09' },
];
const own = [
  mark('r1', '2026-09-01', {
    ring: 'own',
    kind: 'round',
    title: 'Runde 1: Lesing',
    until: '2026-10-30',
    state: 'done',
    round: { n: 1, endedOn: '2026-10-30', windows: [] },
  }),
  mark('r2', '2026-11-16', { ring: 'own', kind: 'round', state: 'now', round: { n: 2, windows } }),
  mark('f1', '2026-11-02', { ring: 'own', kind: 'followUp', state: 'waiting' }),
  mark('m1', '2027-03-10', { ring: 'own', kind: 'meeting' }),
];

describe('what the school has itself', () => {
  it('is told by shape: a bar with its number, a square, a speech bubble', () => {
    const svg = wheelSvg(picture({ marks: own }), { theme: 'light', interactive: true });
    const shapes = own.map(({ id }) =>
      new RegExp(`data-mark="${id}".*?</g>`)
        .exec(svg)?.[0]
        .replace(/.*transparent"\/>/, '')
        .replace(/fill="#\w+"|<text.*/g, ''),
    );
    expect(new Set(shapes).size).toBe(3);
    expect(svg).toContain('aria-label="r2. fra mandag 16. november. Pågår."');
    expect(svg).toContain('aria-label="f1. mandag 2. november. Venter."');
  });

  it('lies side by side where two rounds go on at once', () => {
    const [a, b] = placeRounds(YEAR, [
      mark('a', '2026-09-01', { until: '2026-12-01', round: { n: 1, windows: [] } }),
      mark('b', '2026-10-01', { until: '2026-11-01', round: { n: 2, windows: [] } }),
    ]);
    expect(Math.abs((a?.radius ?? 0) - (b?.radius ?? 0))).toBeGreaterThan(14);
    const [c, d] = placeRounds(YEAR, [
      mark('a', '2026-09-01', { until: '2026-10-01', round: { n: 1, windows: [] } }),
      mark('b', '2027-02-01', { until: '2027-03-01', round: { n: 2, windows: [] } }),
    ]);
    expect(c?.radius).toBe(d?.radius);
  });

  it('draws what is still to come of a window in outline', () => {
    const hollow = (today: string) =>
      wheelSvg(picture({ marks: own.slice(1, 2), today }), { theme: 'light' }).split(
        'fill="#ffffff" stroke="#8c1d5b" stroke-width="2"/>',
      ).length - 1;
    expect(['2026-11-15', '2026-11-24', '2026-12-01', '2026-12-20'].map(hollow)).toEqual([2, 2, 1, 0]);
  });
});

describe('the legend', () => {
  const rows = (marks: WheelMark[]) => {
    const svg = wheelSvg(picture({ marks }), { theme: 'light', legend: true });
    return [
      ...(svg.split('<g aria-hidden="true" transform="translate(0 ')[1] ?? '').matchAll(/>([^<]+)<\/text>/g),
    ].map(([, words]) => words);
  };

  it('says what each sign in the picture is, and which rounds the numbers are', () => {
    expect(rows(own)).toEqual(
      expect.arrayContaining([
        'Ferdig',
        'Har vært, noe gjenstår',
        'Runde: tykk når den er åpen for svar',
        'Møte mellom skole og skoleeier',
        'Runde 1: Lesing',
        'tirsdag 1. september til fredag 30. oktober · Ferdig',
      ]),
    );
  });

  it('says nothing of what is not there, and stands only where the picture is alone', () => {
    expect(rows([])).not.toContain('Oppfølging av et tiltak');
    expect(rows([])).not.toContain('Rundene i år');
    const { height, width } = drawWheel(picture({ marks: own }), { theme: 'light' });
    expect(height).toBe(width);
    expect(drawWheel(picture({ marks: own }), { theme: 'light', legend: true }).height).toBeGreaterThan(1100);
  });
});

describe('the picture', () => {
  it('has a title, a description, every month, and today’s hand', () => {
    const svg = wheelSvg(picture(), { theme: 'light' });
    expect(svg).toMatch(/<svg [^>]*role="img" aria-labelledby="wheel-title wheel-desc" lang="nb"/);
    expect(svg).toContain('<title id="wheel-title">Årshjul for Nordlia, 2026/27</title>');
    for (const month of ['august', 'desember', 'mai', 'juli']) expect(svg).toContain(`>${month}</textPath>`);
    expect(svg).toContain('24. november');
    expect(svg).toContain('uke 48');
  });

  it('speaks nynorsk and English', () => {
    expect(wheelSvg(picture({ language: 'nn' }), { theme: 'dark' })).toContain('veke 48');
    expect(wheelSvg(picture({ language: 'en' }), { theme: 'dark' })).toContain('>October</textPath>');
  });

  it('needs no style and no script, so that it stands under the page’s policy and as a file', () => {
    const svg = wheelSvg(picture({ marks: [mark('a', '2026-09-01')] }), {
      theme: 'light',
      interactive: true,
    });
    expect(svg).not.toMatch(/<style|style=|<script|\son\w+=/);
  });

  it('is well-formed whatever a plan calls its activities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const svg = wheelSvg(picture({ name: title, marks: [mark(title || 'x', '2026-09-01', { title })] }), {
          theme: 'light',
        });
        const rest = svg.replaceAll(/<\/?[a-zA-Z]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '');
        expect(rest).not.toMatch(/[<>]/);
      }),
    );
  });
});

it('escapes what XML cannot hold', () => {
  expect(escapeXml(`<a b="c">&'\u0000\ud800`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;\ufffd');
});
