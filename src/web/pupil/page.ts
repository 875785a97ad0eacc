import type { Question } from '../../domain/cycle/activity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { LanguagePack } from '../../domain/language-pack.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { packSay } from '../../i18n/pack.ts';
import { translate } from '../../i18n/translate.ts';
import { documentOf } from '../document.ts';
import { type Html, html } from '../html.ts';

/** What every page knows: whose it is and in which language it speaks. */
export interface PageContext {
  owner: Owner;
  /** Of the house's own three: what dates are written in, and what stands under a pack. */
  language: Language;
  /** BCP 47: the pack's, or the same as `language`. */
  tag: string;
  direction: 'ltr' | 'rtl';
  /** Languages that the kommune has added. */
  packs: LanguagePack[];
  say(key: string, params?: Record<string, string | number>): string;
  /** A question in the page's language; `foreign` where the pack has none and it stands in the school's målform. */
  asked(question: Question): AskedQuestion;
}

export interface AskedQuestion {
  text: string;
  help?: string;
  choices: { id: string; text: string }[];
  foreign: boolean;
}

/** `tag` as it was asked for; what nobody has is the school's (or owner's) own. */
export function pageContext(
  { owner, packs }: Pick<PageContext, 'owner' | 'packs'>,
  tag: string | undefined,
  standard: Language,
): PageContext {
  const pack = packs.find((one) => one.tag === tag);
  const language = LANGUAGES.find((one) => one === tag) ?? standard;
  return {
    owner,
    packs,
    language,
    tag: pack?.tag ?? language,
    direction: pack?.direction ?? 'ltr',
    say: (key, params = {}) => (pack && packSay(pack, key, params)) ?? translate(language, key, params),
    asked: (question) => askedIn(pack, language, question),
  };
}

function askedIn(pack: LanguagePack | undefined, language: Language, question: Question): AskedQuestion {
  const { id, text, help, choices = [] } = question;
  const said = pack?.questions[id];
  return {
    text: said?.text ?? text[language],
    ...(said ? (said.help ? { help: said.help } : {}) : help ? { help: help[language] } : {}),
    choices: choices.map((choice) => ({
      id: choice.id,
      text: said?.choices?.[choice.id] ?? choice.text[language],
    })),
    foreign: pack !== undefined && said === undefined,
  };
}

/** Around what stands in the school's målform on a page in another language, so that it is read aloud rightly. */
export function languageOf({ language }: PageContext, foreign: boolean): Html | undefined {
  return foreign ? html`lang="${language}" dir="ltr"` : undefined;
}

/** What a school writes to pupils and parents in. */
export function inSchoolsStandard(context: PageContext, school: School): PageContext {
  return pageContext(context, undefined, school.writtenStandard);
}

export function pathOf({ owner }: Pick<PageContext, 'owner'>, page = ''): string {
  return `/svar/${owner.id}${page === '' ? '' : `/${page}`}`;
}

export interface PageParts {
  title: string;
  /** Under the title bar: language, or nothing. */
  top?: Html;
  body: Html;
  /** What the way out carries with it, so that the right rektor is told; false where it is the page itself. */
  wayOut?: { code?: string; parents?: boolean } | false;
  /** Class mode is drawn larger and without the hills. */
  wide?: boolean;
}

/** The frame around every page: works without a script, and asks for nothing from elsewhere. */
export function page(context: PageContext, { title, top, body, wayOut, wide }: PageParts): string {
  const { say, tag, direction } = context;
  return documentOf({
    language: tag,
    direction,
    title: `${title} – ${say('pupil.product')}`,
    stylesheet: '/svar/static/pupil.css',
    head: html`<meta name="referrer" content="no-referrer">
<script src="/svar/static/pupil.js" defer></script>`,
    attributes: html`class="${wide ? 'wide' : 'narrow'}"`,
    body: html`<a class="skip" href="#innhold">${say('pupil.skip')}</a>
<header class="hill"><p class="place">${context.owner.name}</p>${top}</header>
<main id="innhold" tabindex="-1">${body}</main>
${wayOut === false ? undefined : wayOutBox(context, wayOut)}
<footer class="foot"><p>${say('pupil.foot')}</p></footer>`,
  });
}

/** § 12-4 on every page: to a page of its own, in a new tab, so that nothing half-written is lost. */
function wayOutBox(
  context: PageContext,
  { code = '', parents = false }: { code?: string; parents?: boolean } = {},
): Html {
  const { say, tag } = context;
  return html`<aside class="way-out" aria-labelledby="voksen">
<h2 id="voksen">${say(parents ? 'pupil.wayOut.titleParents' : 'pupil.wayOut.title')}</h2>
<p>${say(parents ? 'pupil.wayOut.leadParents' : 'pupil.wayOut.lead')}</p>
<form method="post" action="${pathOf(context, 'voksen')}" target="_blank" autocomplete="off">
<input type="hidden" name="code" value="${code}"><input type="hidden" name="lang" value="${tag}">
<button class="button quiet" type="submit">${say('pupil.wayOut.open')}</button>
</form>
</aside>`;
}

/** One button per language; the page is asked for again with what it stands on. */
export function languageChoice(
  { tag, packs }: PageContext,
  action: string,
  hidden: Html,
  method = 'post',
): Html {
  const own = [
    { tag: 'nb', name: 'Bokmål', direction: 'ltr' },
    { tag: 'nn', name: 'Nynorsk', direction: 'ltr' },
    { tag: 'en', name: 'English', direction: 'ltr' },
  ];
  return html`<form class="languages" method="${method}" action="${action}" autocomplete="off">${hidden}
${[...own, ...packs].map(
  (one) =>
    html`<button name="lang" value="${one.tag}" lang="${one.tag}" dir="${one.direction}" ${one.tag === tag ? html`aria-current="true"` : undefined}>${one.name}</button>`,
)}</form>`;
}
