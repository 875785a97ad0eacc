import { type Field, type Phrase, text } from '../app/view.ts';
import type { Say } from './say.ts';
import { clean, clip, type Line, lines, oneLine } from './words.ts';

/** What `cards/parts/fields.json` draws: exactly one of the inputs, then the hint and what was wrong. */
export interface FieldModel {
  text: InputModel[];
  choice: InputModel[];
  date: InputModel[];
  number: InputModel[];
  toggle: InputModel[];
  hint: Line[];
  error: Line[];
}

/** Empty text, zero and false stand for "not there": `tidy` takes them away. */
export interface InputModel {
  id: string;
  label: string;
  value: string | number;
  placeholder: string;
  isRequired: boolean;
  errorMessage: string;
  maxLength: number;
  isMultiline: boolean;
  isMultiSelect: boolean;
  style: 'compact' | 'expanded';
  choices: { title: string; value: string }[];
  min: string | number;
  max: string | number;
}

/** All long answers of a card together, so that it can come back filled in and still be a message. */
const LONG_TEXTS_TOGETHER = 9_000;
const LONG_TEXT = 3_000;
const SHORT_TEXT = 200;
/** Slack's limit. */
const CHOICE_LIMIT = 75;
const RADIO_LIMIT = 6;
const CHECKBOX_LIMIT = 10;
/** A longer hint is read below the field: a placeholder is gone when one begins to write. */
const HINT_AS_PLACEHOLDER = { text: 36, longText: 80, number: 36 } as const;

export function fieldModels(say: Say, fields: Field[] = []): FieldModel[] {
  const longTexts = fields.filter((field) => field.kind === 'longText').length;
  const longest = Math.min(LONG_TEXT, Math.floor(LONG_TEXTS_TOGETHER / Math.max(1, longTexts)));
  return fields.map((field) => fieldModel(say, field, longest));
}

function fieldModel(say: Say, field: Field, longest: number): FieldModel {
  const input = inputModel(say, field, longest);
  const help = field.help ? say(field.help).text : '';
  const model: FieldModel = { text: [], choice: [], date: [], number: [], toggle: [], hint: [], error: [] };
  model[elementOf(field)].push(input);
  if (help.length <= placeholderRoom(field)) input.placeholder = oneLine(help);
  else model.hint = lines(help, 'None');
  model.hint.push(...cutTitles(say, field));
  if (field.error) model.error = lines(say(field.error).text, 'None');
  return model;
}

function inputModel(say: Say, field: Field, longest: number): InputModel {
  const label = oneLine(say(field.label).text);
  const error = field.error ? oneLine(say(field.error).text) : '';
  const maxLength = lengthLimit(field, longest);
  const number = field.kind === 'number';
  return {
    id: field.id,
    label,
    value: number ? numberOf(field.value) : (field.value ?? '').toWellFormed(),
    placeholder: '',
    isRequired: field.required ?? false,
    errorMessage: error || (isChecked(field) ? say(ownCheck(field)).text : ''),
    maxLength,
    isMultiline: field.kind === 'longText',
    isMultiSelect: field.kind === 'choices',
    style: (field.options?.length ?? 0) <= openLimit(field) ? 'expanded' : 'compact',
    choices: (field.options ?? []).map((option) => ({
      title: clip(oneLine(say(option.title).text), CHOICE_LIMIT),
      value: option.value,
    })),
    min: number ? numberOf(field.min) : (field.min ?? ''),
    max: number ? numberOf(field.max) : (field.max ?? ''),
  };
}

/** Choices longer than Slack takes, in full below the field: nothing is lost by the «…». */
function cutTitles(say: Say, field: Field): Line[] {
  const titles = (field.options ?? []).map((option) => oneLine(say(option.title).text));
  return titles.filter((title) => title.length > CHOICE_LIMIT).flatMap((title) => lines(title, 'Small'));
}

/** More than so many stand in a menu: Slack holds no more in the open, and a phone shows no more at once. */
function openLimit({ kind }: Field): number {
  return kind === 'choices' ? CHECKBOX_LIMIT : RADIO_LIMIT;
}

function elementOf(field: Field): 'text' | 'choice' | 'date' | 'number' | 'toggle' {
  if (field.kind === 'longText') return 'text';
  return field.kind === 'choices' ? 'choice' : field.kind;
}

function placeholderRoom({ kind }: Field): number {
  return kind === 'text' || kind === 'longText' || kind === 'number' ? HINT_AS_PLACEHOLDER[kind] : 0;
}

/** Never shorter than what stands there already. */
function lengthLimit(field: Field, longest: number): number {
  const standing = field.value?.length ?? 0;
  if (field.kind === 'text') return Math.max(standing, field.maxLength ?? SHORT_TEXT);
  if (field.kind === 'longText') return Math.max(standing, Math.min(field.maxLength ?? longest, longest));
  return 0;
}

function numberOf(typed: string | undefined): number | '' {
  const value = Number((typed ?? '').replace(',', '.'));
  return clean(typed ?? '').trim() === '' || !Number.isFinite(value) ? '' : value;
}

function isChecked(field: Field): boolean {
  return field.required === true || field.kind === 'number' || field.kind === 'date';
}

/** What the platform says when its own check of a field fails. */
function ownCheck(field: Field): Phrase {
  if (field.kind === 'number' && field.min !== undefined && field.max !== undefined) {
    return text('card.field.number-between', { min: field.min, max: field.max });
  }
  if (field.kind === 'number') return text('card.field.number');
  if (field.kind === 'date') return text('card.field.date');
  if (field.kind === 'choice' || field.kind === 'choices') return text('card.field.choice');
  return field.kind === 'toggle' ? text('card.field.toggle') : text('card.field.text');
}
