import { isOpenFocus } from '../../domain/focus/focus-area.ts';
import type { ReportedFocus, ReportedNeed } from '../../domain/report/report.ts';
import { focusAreas } from '../focus/focus-story.ts';
import { all } from '../load.ts';
import type { ReportSource } from './source.ts';

/** Focus areas of a school that the owner may see, or the owner's own: open, or closed this school year. */
export async function reportedFocus(
  { store, owner }: ReportSource,
  of: string,
  within: (date: string) => boolean,
  clean: (text: string) => string,
): Promise<ReportedFocus[]> {
  const areas = await focusAreas(store, owner, of);
  return areas
    .filter((area) => area.shared || area.school === undefined)
    .filter((area) => isOpenFocus(area) || within(area.closed?.on ?? ''))
    .map(({ title, sign, closed }) => ({
      title: clean(title),
      sign: clean(sign),
      ...(closed ? { closed: { how: closed.how, learned: clean(closed.text) } } : {}),
    }));
}

/** What a school must learn, as far as its rounds are shared. */
export async function reportedNeeds(
  { store, owner }: ReportSource,
  rounds: readonly string[],
  clean: (text: string) => string,
): Promise<ReportedNeed[]> {
  const lists = await Promise.all(rounds.map((id) => all(store, owner.id, 'competenceNeed', `${id}:`)));
  return lists
    .flat()
    .filter((need) => need.ended?.how !== 'dropped')
    .map(({ text, whom, ended }) => ({ text: clean(text), whom: clean(whom), met: ended?.how === 'met' }));
}
