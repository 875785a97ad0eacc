import type { Option, OptionGroup } from '../block-types.ts';
import { plain, startOf } from '../cut-text.ts';
import { LIMITS } from '../limits.ts';

/** A choice in 75 characters, its rest in the description below it; `whole` is false when that is not enough. */
export function makeOption(title: string, value: string): { option: Option; whole: boolean } {
  if (title.length <= LIMITS.optionText) {
    return { option: { text: plain(title, LIMITS.optionText), value }, whole: true };
  }
  const room = startOf(title, LIMITS.optionText);
  const space = room.lastIndexOf(' ');
  const head = space > LIMITS.optionText / 2 ? room.slice(0, space) : room;
  const rest = title.slice(head.length).trim();
  const whole = rest.length <= LIMITS.optionDescription;
  const text = { type: 'plain_text', text: head.trim(), emoji: false } as const;
  return { option: { text, value, description: plain(rest, LIMITS.optionDescription) }, whole };
}

/** Up to 100 choices as they are, up to 10,000 in groups. */
export function selectOptions(options: Option[]): { options: Option[] } | { option_groups: OptionGroup[] } {
  if (options.length <= LIMITS.selectOptions) return { options };
  const groups: OptionGroup[] = [];
  for (let i = 0; i < options.length; i += LIMITS.selectOptions) {
    const group = options.slice(i, i + LIMITS.selectOptions);
    groups.push({ label: plain(`${i + 1}–${i + group.length}`, LIMITS.groupLabel), options: group });
  }
  return { option_groups: groups };
}
