import type { LoopBackStory } from '../../../app/pupil/loop-back-story.ts';
import { formatDay } from '../../../i18n/dates.ts';
import { html } from '../../html.ts';
import { languageChoice, languageOf, type PageContext, page, pathOf } from '../page.ts';

/** «november», in the page's language. */
function monthOf(context: PageContext, date: string): string {
  const locale = context.tag === 'en' ? 'en-GB' : context.tag;
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00Z`),
  );
}

export interface LoopBackWords {
  lead: string;
  pairs: { label: string; said: string; doneLabel: string; done: string }[];
  footer: string;
}

/** What stands around the school's own words, on the page and on paper: «dere sa» only where they did. */
export function loopBackWords(context: PageContext, story: LoopBackStory): LoopBackWords {
  const { say } = context;
  const { voice, heard, school } = story;
  const month = monthOf(context, story.askedOn);
  const lead = {
    own: say('pupil.loopBack.lead', { month, school: school.name }),
    contact: say(`pupil.loopBack.leadContact.${voice}`, { month }),
    few: say('pupil.loopBack.leadFew', { month }),
    none: say('pupil.loopBack.leadNone', { month }),
  }[heard];
  const label = {
    them: say('pupil.loopBack.said', { month }),
    contact: say(`pupil.loopBack.saidContact.${voice}`, { month }),
    school: say('pupil.loopBack.found'),
  };
  const pairs = story.pairs.map(({ said, by, done }) => ({
    label: label[by],
    said,
    doneLabel: say(by === 'school' ? 'pupil.loopBack.doing' : 'pupil.loopBack.done'),
    done,
  }));
  return { lead, pairs, footer: say(`pupil.loopBack.footer.${voice}`) };
}

function dayOf({ tag, language }: PageContext, date: string): string {
  if (tag === language) return formatDay(language, date);
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag, day).format(new Date(`${date}T12:00Z`));
}

/** What the same code opens when the school has answered. */
export function loopBackPage(context: PageContext, story: LoopBackStory, code: string): string {
  const { say } = context;
  const own = languageOf(context, context.tag !== context.language);
  const words = loopBackWords(context, story);
  return page(context, {
    title: say('pupil.loopBack.title'),
    top: languageChoice(context, pathOf(context), html`<input type="hidden" name="code" value="${code}">`),
    wayOut: { code, parents: story.voice === 'parents' },
    body: html`
<h1>${say('pupil.loopBack.title')}</h1>
<p class="lead">${words.lead}</p>
<p class="why"><span>${say('pupil.questions.about')}</span> <span class="own" ${own}>${story.round.theme}</span></p>
<p class="words" ${own}>${story.words}</p>
${
  words.pairs.length > 0 &&
  html`<ul class="said">${words.pairs.map(
    ({ label, said, doneLabel, done }) =>
      html`<li>${said && html`<strong>${label}</strong> <span ${own}>${said}</span>`}<strong>${doneLabel}</strong> <span ${own}>${done}</span></li>`,
  )}</ul>`
}
${story.nextCheck && html`<p>${say('pupil.loopBack.next', { day: dayOf(context, story.nextCheck) })}</p>`}
<p>${words.footer}</p>`,
  });
}
