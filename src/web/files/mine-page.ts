import { type MineFile, placesOf } from '../../app/records/mine.ts';
import { type MineRecord, mineStory } from '../../app/records/mine-story.ts';
import type { App } from '../../app/use-case.ts';
import { standingFacts } from '../../app/views/records.ts';
import { createSay } from '../../cards/say.ts';
import type { Owner } from '../../domain/people/people.ts';
import { formatFullDate, formatMoment } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import { documentOf, PLAIN_STYLE } from '../document.ts';
import { type Html, html } from '../html.ts';

/** «mine data» to be read (GDPR art. 15): in the person's language, with a link to the same for machines (art. 20). */
export async function minePage({ store }: App, owner: Owner, file: MineFile): Promise<string> {
  const { language } = file.person;
  const say = (key: string, params: Record<string, string | number> = {}) => translate(language, key, params);
  const moment = (at: number) => formatMoment(language, at, owner.timeZone);
  const sections = await mineStory(store, owner, file, { language, say, moment });
  const title = say('mine.title');
  const words = createSay(translate, language);
  const about: MineRecord = {
    title: '',
    rows: standingFacts(file.person, await placesOf(store, owner, file.person)).map(({ label, value }) => [
      words(label).text,
      words(value).text,
    ]),
  };
  return documentOf({
    language,
    title: `${title} – ${owner.name}`,
    stylesheet: PLAIN_STYLE,
    body: html`<main>
<h1>${title}</h1>
<p>${say('mine.pageLead', { owner: owner.name, date: formatFullDate(language, file.at.slice(0, 10)) })}</p>
<p><a href="mine-data.json" download>${say('mine.json')}</a></p>
<h2>${say('mine.you')}</h2>
${recordHtml(about)}
${sections.map(
  ({ kind, records }) => html`<h2>${say(`mine.kind.${kind}`, { n: records.length })}</h2>
<p>${say(`mine.about.${kind}`)}</p>
${records.map(recordHtml)}`,
)}
<h2>${say('mine.messages', { n: file.messages.length })}</h2>
<p>${say('mine.aboutMessages')}</p>
<ul>${file.messages.map(
      ({ dueAt, state }) => html`<li>${moment(Date.parse(dueAt))}: ${say(`mine.state.${state}`)}</li>`,
    )}</ul>
<h2>${say('mine.more')}</h2>
<p>${say('mine.elsewhere', { n: totalOf(file.elsewhere) })} ${say('mine.trail', { n: totalOf(file.trail) })}</p>
</main>`,
  });
}

function recordHtml({ title, rows }: MineRecord): Html {
  return html`${title === '' ? undefined : html`<h3>${title}</h3>`}
<dl>${rows.map(([label, words]) => html`<dt>${label}</dt><dd>${words}</dd>`)}</dl>`;
}

function totalOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** The file for machines: keys that stay the same, and what each kind of them is, in the person's language. */
export function mineJson(file: MineFile): string {
  const { language } = file.person;
  const say = (key: string, params: Record<string, string | number> = {}) => translate(language, key, params);
  const explained = Object.fromEntries([
    ...Object.entries(file.records).map(([kind, records]) => [
      `records.${kind}`,
      `${say(`mine.kind.${kind}`, { n: records.length })}. ${say(`mine.about.${kind}`)}`,
    ]),
    ['messages', say('mine.aboutMessages')],
    ['elsewhere', say('mine.elsewhere', { n: totalOf(file.elsewhere) })],
    ['trail', say('mine.trail', { n: totalOf(file.trail) })],
  ]);
  return `${JSON.stringify({ explained, ...file }, null, 2)}\n`;
}
