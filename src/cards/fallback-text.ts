import { type CardData, text } from '../app/view.ts';
import { titled } from './card-model.ts';
import type { Say } from './say.ts';
import { clip, isBlank, oneLine } from './words.ts';

/** Notifications show the first hundred characters or so; screen readers read it all. */
const LIMIT = 400;
const CHOICES = 3;

/** What just happened, title, lead and what to do. Never empty. */
export function fallbackText(say: Say, data: CardData): string {
  const parts = [oneLine(say(titled(say, data.title)).text)];
  if (data.notice) parts.unshift(clip(oneLine(say(data.notice).text), LIMIT / 2));
  if (data.lead) parts.push(clip(oneLine(say(data.lead).text), LIMIT / 2));
  const whatToDo = toDo(say, data);
  const room = LIMIT - whatToDo.length - 1;
  return [clip(sentences(parts), room), whatToDo].filter((part) => part !== '').join(' ');
}

function toDo(say: Say, { fields = [], actions = [] }: CardData): string {
  if (fields.length > 0) return say(text('card.fallback.answer')).text;
  if (actions.length === 0) return '';
  const choices = actions.slice(0, CHOICES).map((action) => action.title ?? text(`action.${action.verb}`));
  return oneLine(say(text('card.fallback.choose', { choices: { $list: choices } })).text);
}

function sentences(parts: string[]): string {
  const said = parts.filter((part) => !isBlank(part));
  return said.map((part) => (/[.!?:…»]$/.test(part) ? part : `${part}.`)).join(' ');
}
