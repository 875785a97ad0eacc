import type { Language, Localized } from '../../domain/language.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { translate } from '../../i18n/translate.ts';
import { type Html, html } from './html.ts';

/** What every page knows: whose it is and in which language it speaks. */
export interface PageContext {
  owner: Owner;
  language: Language;
  say(key: string, params?: Record<string, string | number>): string;
  localized(words: Localized): string;
}

export function pageContext(owner: Owner, language: Language): PageContext {
  return {
    owner,
    language,
    say: (key, params) => translate(language, key, params),
    localized: (words) => words[language],
  };
}

/** What a school writes to pupils and parents in. */
export function inSchoolsStandard({ owner }: PageContext, school: School): PageContext {
  return pageContext(owner, school.writtenStandard);
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
  const { say, language } = context;
  return `<!doctype html>${
    html`
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} – ${say('pupil.product')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/svar/static/pupil.css">
<script src="/svar/static/pupil.js" defer></script>
</head>
<body class="${wide ? 'wide' : 'narrow'}">
<a class="skip" href="#innhold">${say('pupil.skip')}</a>
<header class="hill"><p class="place">${context.owner.name}</p>${top}</header>
<main id="innhold" tabindex="-1">${body}</main>
${wayOut === false ? undefined : wayOutBox(context, wayOut)}
<footer class="foot"><p>${say('pupil.foot')}</p></footer>
</body>
</html>`.markup
  }`;
}

/** § 12-4 on every page: to a page of its own, in a new tab, so that nothing half-written is lost. */
function wayOutBox(
  context: PageContext,
  { code = '', parents = false }: { code?: string; parents?: boolean } = {},
): Html {
  const { say, language } = context;
  return html`<aside class="way-out" aria-labelledby="voksen">
<h2 id="voksen">${say(parents ? 'pupil.wayOut.titleParents' : 'pupil.wayOut.title')}</h2>
<p>${say(parents ? 'pupil.wayOut.leadParents' : 'pupil.wayOut.lead')}</p>
<form method="post" action="${pathOf(context, 'voksen')}" target="_blank" autocomplete="off">
<input type="hidden" name="code" value="${code}"><input type="hidden" name="lang" value="${language}">
<button class="button quiet" type="submit">${say('pupil.wayOut.open')}</button>
</form>
</aside>`;
}

/** One button per language; the page is asked for again with what it stands on. */
export function languageChoice(
  { language }: PageContext,
  action: string,
  hidden: Html,
  method = 'post',
): Html {
  const names = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;
  return html`<form class="languages" method="${method}" action="${action}" autocomplete="off">${hidden}
${(['nb', 'nn', 'en'] as const).map(
  (one) =>
    html`<button name="lang" value="${one}" lang="${one}" ${one === language ? html`aria-current="true"` : undefined}>${names[one]}</button>`,
)}</form>`;
}
