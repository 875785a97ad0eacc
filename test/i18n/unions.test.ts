import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIn } from '../../src/app/commands.ts';
import { NEED_COLUMNS } from '../../src/app/views/competence.ts';
import { commandButton, commandsFor, HELP_GROUPS } from '../../src/app/views/help.ts';
import { privacyView, welcomeView } from '../../src/app/views/home.ts';
import { NEED_ENDS, NEED_PRIORITIES } from '../../src/domain/competence/need.ts';
import { ACTIVITY_KINDS, MOVE_REASONS } from '../../src/domain/cycle/activity.ts';
import { type Commitment, HELP_TOPICS } from '../../src/domain/dialogue/dialogue.ts';
import { QUESTION_KEYS } from '../../src/domain/digest/digest.ts';
import { FOCUS_ENDS } from '../../src/domain/focus/focus-area.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { FOLLOW_UP_DECISIONS, type FollowUp, MEASURE_STATUSES } from '../../src/domain/measure/measure.ts';
import type { Person, Role } from '../../src/domain/people/people.ts';
import { MIN_GROUPS } from '../../src/domain/privacy/min-group.ts';
import { EVIDENCE_KEYS } from '../../src/domain/recommendation/recommendation.ts';
import { PREREQUISITES } from '../../src/domain/round/prerequisites.ts';
import { PHASES, SOURCE_KINDS } from '../../src/domain/round/round.ts';
import { PROMPT_PURPOSES } from '../../src/domain/voice/prompt.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';

const keys = [...CATALOGUES.nb.keys()];
const ACTIVE = PHASES.filter((phase) => phase !== 'draft' && phase !== 'closed');

/** What stands directly under a stem, as `analyse` under `phase.`, leaving out what is asked for by its whole name. */
function under(stem: string, known: readonly string[] = []): string[] {
  const names = keys.filter((key) => key.startsWith(stem)).map((key) => key.slice(stem.length));
  return names.filter((name) => !name.includes('.') && !known.includes(name)).sort();
}

/** Every member of a union, so that the compiler tells when there is one more. */
function members<T extends string>(all: Record<T, true>): string[] {
  return Object.keys(all);
}

const UNIONS: [stem: string, members: readonly string[], known?: string[]][] = [
  ['phase.', PHASES],
  ['round.phaseLead.', PHASES],
  ['digestPhase.', [...PHASES, 'none']],
  ['action.round.advance.', ACTIVE],
  ['week.ready.', ACTIVE],
  ['week.work.', ACTIVE],
  // Nudged when a window closes (collect, prioritise) and when the last tiltak is closed.
  ['round.nudge.', ['collect', 'prioritise', 'followUp']],
  ['sourceKind.', SOURCE_KINDS],
  ['prerequisite.', PREREQUISITES, ['heading', 'met', 'notYet', 'short', 'metOf', 'lead', 'lastYear']],
  ['prerequisite.evidence.', PREREQUISITES],
  ['activityKind.', ACTIVITY_KINDS],
  ['moveReason.', MOVE_REASONS],
  ['purpose.who.', PROMPT_PURPOSES],
  ['prompt.kicker.', PROMPT_PURPOSES],
  ['answered.lead.', PROMPT_PURPOSES],
  ['need.priorities.', NEED_PRIORITIES],
  ['need.ended.', NEED_ENDS],
  ['need.end.', NEED_ENDS],
  ['need.column.', NEED_COLUMNS],
  ['focus.end.', FOCUS_ENDS],
  ['selfCheck.evidence.', EVIDENCE_KEYS],
  ['helpTopic.', HELP_TOPICS],
  ['help.group.', HELP_GROUPS],
  ['ownerQuestion.', QUESTION_KEYS],
  ['measureStatus.', MEASURE_STATUSES],
  ['followUp.decision.', FOLLOW_UP_DECISIONS],
  ['followUp.done.', members<FollowUp['done']>({ yes: true, partly: true, no: true })],
  ['followUp.effect.', members<FollowUp['effect']>({ yes: true, some: true, no: true, tooEarly: true })],
  ['promise.by.', members<Commitment['by']>({ school: true, owner: true })],
  ['promise.state.', [...kept(), 'open', 'late']],
  ['promise.late.', members<Commitment['by']>({ school: true, owner: true })],
  ['promise.leadOther.', members<Commitment['by']>({ school: true, owner: true })],
  ['promise.kept.', [...kept(), 'later']],
  ['language.', LANGUAGES],
  ['settings.reminders.', ['0', '1', '2'] satisfies `${Person['preferences']['reminders']}`[]],
];

function kept(): string[] {
  return members<NonNullable<Commitment['outcome']>['kept']>({ kept: true, partly: true, broken: true });
}

describe('keys that are put together', () => {
  it.each(UNIONS)('%s has a text for each member and no other', (stem, union, known) => {
    expect(under(stem, known)).toEqual([...union].sort());
  });

  it('every refusal of the domain and the use cases has its sentence, and there are no others', () => {
    expect(keys.filter((key) => key.startsWith('refusal.')).sort()).toEqual(
      [...refusals(), 'title'].map((code) => `refusal.${code}`).sort(),
    );
  });
});

describe('what a person meets first', () => {
  const people = (['teacher', 'principal', 'educationDirector', 'parentCommitteeContact'] as const).map(
    somebody,
  );

  it.each(people)('$roles.0: the welcome and the commands are there', (person) => {
    const owner = { id: 'o', name: 'Fjordvik', timeZone: 'Europe/Oslo' } as Parameters<typeof welcomeView>[1];
    const asked = [
      ...textKeys(welcomeView(person, owner)),
      ...commandsFor(person).flatMap(({ command }) => [`command.${command}.name`, `command.${command}.does`]),
    ];
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('no word of welcome, commands or privacy is left over', () => {
    const owner = { id: 'o', name: 'Fjordvik', timeZone: 'Europe/Oslo' } as Parameters<typeof welcomeView>[1];
    const asked = people.flatMap((person) => [
      ...textKeys(welcomeView(person, owner)),
      ...textKeys(privacyView(person, MIN_GROUPS)),
      ...textKeys(commandsFor(person).map(commandButton)),
      ...commandsFor(person).flatMap(({ command }) => [`command.${command}.name`, `command.${command}.does`]),
    ]);
    const there = keys.filter((key) => /^(welcome|command|privacy)\./.test(key) && key !== 'privacy.tooFew');
    expect(there.filter((key) => !asked.includes(key))).toEqual([]);
  });

  it.each(LANGUAGES)('the commands are understood as they are written in %s', (language) => {
    const all = people.flatMap(commandsFor);
    for (const { command, verb } of all) {
      expect(commandIn(CATALOGUES[language].get(`command.${command}.name`) ?? ''), command).toBe(verb);
    }
  });
});

/** Codes as they stand in the source: `refuse('A.B'…)` and `code: 'A.B'`, and what is passed on by name. */
function refusals(): Set<string> {
  // Not sentences for a person: a second copy, all well, and a fault of an import.
  const other = ['AGAIN', 'OK', 'STORE.CONFLICT'];
  const codes = new Set<string>();
  for (const root of ['src/domain', 'src/app']) {
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(root, name), 'utf8');
      for (const [, code = ''] of source.matchAll(
        /(?:refuse\(\s*|code: |, )'([A-Z][A-Z_]+(?:\.[A-Z_]+)?)'/g,
      )) {
        if (!other.includes(code)) codes.add(code);
      }
    }
  }
  return codes;
}

function somebody(role: Role): Person {
  const schools = role === 'educationDirector' ? [] : ['s'];
  const preferences = { reminders: 2, stopped: false } as const;
  const language = 'nb' as const;
  return {
    id: 'p',
    name: 'Ida Moen',
    email: 'ida@x.no',
    roles: [role],
    schools,
    teams: [],
    language,
    active: true,
    preferences,
  };
}

function textKeys(view: unknown): string[] {
  return [...JSON.stringify(view).matchAll(/"\$text":"([^"]+)"/g)].map(([, key = '']) => key);
}
