import type { LoopBackStory } from '../../../app/pupil/loop-back-story.ts';
import { formatDay } from '../../../i18n/dates.ts';
import { html } from '../html.ts';
import { type PageContext, page } from '../page.ts';

/** «november», in the page's language. */
export function monthOf(context: PageContext, date: string): string {
  const locale = { nb: 'nb', nn: 'nn', en: 'en-GB' }[context.language];
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00Z`),
  );
}

/** What the same code opens when the school has answered. */
export function loopBackPage(context: PageContext, story: LoopBackStory, code: string): string {
  const { say, language } = context;
  const month = monthOf(context, story.askedOn);
  return page(context, {
    title: say('pupil.loopBack.title'),
    wayOut: { code },
    body: html`
<h1>${say('pupil.loopBack.title')}</h1>
<p class="lead">${say('pupil.loopBack.lead', { month, school: story.school.name })}</p>
<p class="why"><span>${say('pupil.questions.about')}</span> ${story.round.theme}</p>
<p class="words">${story.words}</p>
${
  story.pairs.length > 0 &&
  html`<ul class="said">${story.pairs.map(
    ({ said, done }) =>
      html`<li>${said && html`<strong>${say('pupil.loopBack.said', { month })}</strong> <span>${said}</span>`}<strong>${say('pupil.loopBack.done')}</strong> <span>${done}</span></li>`,
  )}</ul>`
}
${story.nextCheck && html`<p>${say('pupil.loopBack.next', { day: formatDay(language, story.nextCheck) })}</p>`}
<p>${say('pupil.loopBack.footer')}</p>`,
  });
}
