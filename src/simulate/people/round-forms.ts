import type { ChatMessage } from '../chat.ts';
import type { Theme } from '../words/theme.ts';
import { themesIn } from '../words/themes.ts';
import type { Turn } from './deed.ts';

/** Schools of one kommune choose different themes; a school's second round is about something else. */
export function themeFor({ standard, place, memory, who, seed }: Turn): Theme {
  const themes = themesIn(standard);
  const begun = memory.timesBy('round.start', who.id);
  // A step that divides the number of themes would come back to the same.
  const step = themes.length % 3 === 0 ? 1 : 3;
  return themes[(place + seed + begun * step) % themes.length] ?? (themes[0] as Theme);
}

export function questionsOf(turn: Turn, preview: ChatMessage): Record<string, string> {
  const choices = preview.look.inputs.find(({ id }) => id === 'questions')?.choices ?? [];
  return { questions: turn.dice.shuffled(choices).slice(0, 3).join(',') };
}

/** What can be chosen in a field. */
export function choicesIn(form: ChatMessage, field: string): string[] {
  return form.look.inputs.find(({ id }) => id === field)?.choices ?? [];
}
