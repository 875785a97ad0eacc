import { describe, expect, it } from 'vitest';
import { findingDroppedView, findingEditForm } from '../../../src/app/views/analyse.ts';
import { evidencePart } from '../../../src/app/views/evidence.ts';
import { measureEditForm, measureListView } from '../../../src/app/views/measure.ts';
import type { RoundStory } from '../../../src/app/views/round-sections.ts';
import { sharePreview } from '../../../src/app/views/share.ts';
import { createCards } from '../../../src/cards/create-cards.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { Measure } from '../../../src/domain/measure/measure.ts';
import type { Person, School } from '../../../src/domain/people/people.ts';
import type { Finding, Round } from '../../../src/domain/round/round.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { toBlocks } from '../../../src/platforms/slack/blocks/to-blocks.ts';
import { createDraw } from '../../../src/platforms/slack/draw.ts';

const draw = createDraw(createTranslate());

const round = { id: 'r', school: 's', theme: 'Lesing', summary: 'Vi leser.', phase: 'measures' } as Round;
const school = { id: 's', name: 'Nordlia' } as School;
const finding: Finding = {
  ...{ id: 'r:f', school: 's', round: 'r', statement: 'Vi leser lite.', explanations: ['a', 'b'] },
  ...{ disagreement: '', sources: ['results'] },
};
const measure: Measure = {
  ...{ id: 'r:m', school: 's', round: 'r', finding: 'r:f', problem: 'p', what: 'Lesestund', order: 1 },
  ...{ startsOn: '2026-10-01', evaluateOn: '2026-11-20', responsible: 'team:t' },
  ...{ status: 'planned', followUps: [] },
};
const content = { findings: [finding], measures: [measure] } as unknown as RoundStory['content'];
const story: RoundStory = { round, school, zone: 'Europe/Oslo', content, prerequisites: [] };
const responsible = [{ value: 'team:t', title: '3. trinn' }];

describe.each(LANGUAGES)('the cards of changing, sharing and reading, in %s', (language) => {
  const person = { id: 'p', language, roles: ['principal'], schools: ['s'] } as unknown as Person;
  const about = { round, school, kinds: ['results' as const] };
  const chosen = { round, school, findings: [finding], responsible, today: '2026-09-20' };
  const listing = { names: new Map([['team:t', '3. trinn']]), editable: new Set(['r:m']) };
  const sections = [
    { heading: '3. trinn', quotes: [{ text: 'Ord' }] },
    { heading: '4. trinn', quotes: [] },
  ];

  it.each([
    ['share', sharePreview(person, story)],
    ['finding', findingEditForm(person, about, { id: 'r:f', body: finding, version: 1 })],
    ['dropped', findingDroppedView(person, about, finding)],
    ['measure', measureEditForm(person, chosen, { id: 'r:m', body: measure, version: 1 })],
    ['list', measureListView(person, [measure], listing)],
    ['evidence', evidencePart(person, about, sections, 0)],
  ])('%s loses nothing on the way to Slack', (_name, view) => {
    const message = createCards().render(view);
    expect(toBlocks(message.card, { ...draw.options(message), surface: 'message' }).degraded).toEqual([]);
  });
});
