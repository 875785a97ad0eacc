import { describe, expect, it } from 'vitest';
import type { ReportedVoice, SchoolReport } from '../../src/domain/report/report.ts';
import { participationChart } from '../../src/report/charts/participation-chart.ts';
import { createWords } from '../../src/report/words.ts';

const asked = (answered: number, of: number): ReportedVoice => ({
  voice: 'pupils',
  title: 'Trivsel',
  heard: { answered, of },
  questions: [],
});

describe('the picture of who took part', () => {
  it('tells answers in surveys: the sum of those asked is never shown as if it were pupils', () => {
    const report = { rounds: [], voices: [asked(250, 320), asked(262, 320)] } as unknown as SchoolReport;
    const [block] = participationChart(createWords('nb'), [report]);
    if (block?.type !== 'picture') throw new Error('no picture');
    const { svg, alt, caption } = block.picture;
    for (const text of [svg, alt]) {
      expect(text).toContain('512 svar i 2 spørreundersøkelser, svarprosent 80');
      expect(text).not.toContain('640');
    }
    expect(caption).toContain('svar, ikke personer');
  });
});
