import { needLists } from '../../app/competence/need-lines.ts';
import { csvOf } from '../../app/csv.ts';
import { all } from '../../app/load.ts';
import type { Store } from '../../app/ports/store.ts';
import { needTable } from '../../app/views/competence.ts';
import { createSay } from '../../cards/say.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Owner } from '../../domain/people/people.ts';
import { translate } from '../../i18n/translate.ts';

/** The needs behind a link, as they stand now: what a school has taken back since is not there. */
export async function needsCsv(store: Store, owner: Owner, subject: string): Promise<string> {
  const [typed = '', ids = ''] = subject.split(':');
  const language = LANGUAGES.find((one) => one === typed) ?? owner.language;
  const chosen = ids === '' ? undefined : ids.split(',');
  const schools = (await all(store, owner.id, 'school')).filter(({ id }) => chosen?.includes(id) ?? true);
  const lists = await needLists(store, owner, schools, chosen ? 'school' : 'owner');
  const say = createSay(translate, language);
  const { head, rows } = needTable(lists, (at) => toLocal(at, owner.timeZone).date);
  return csvOf([head, ...rows].map((cells) => cells.map((cell) => say(cell).text)));
}
