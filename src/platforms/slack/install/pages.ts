import type { Language } from '../../../domain/language.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { createTranslate } from '../../../i18n/translate.ts';

/** What the one who installs is told. */
export type Page = 'installed' | 'fewScopes' | 'notListed' | 'wholeOrg' | 'notYours' | 'cancelled' | 'failed';

const STATUS: Record<Page, number> = {
  installed: 200,
  fewScopes: 200,
  notListed: 403,
  wholeOrg: 403,
  notYours: 400,
  cancelled: 200,
  failed: 502,
};

/** In the three languages below each other: nobody knows yet who it is. */
export function installPage(page: Page): { status: number; html: string } {
  const translate = createTranslate({ onProblem: () => undefined });
  const paragraph = (language: Language) =>
    `<p lang="${language}">${escapeHtml(translate(language, `slack.install.${page}`))}</p>`;
  const html = `<!doctype html>
<html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Årshjulet</title><h1>Årshjulet</h1>
${LANGUAGES.map(paragraph).join('\n')}
</html>
`;
  return { status: STATUS[page], html };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
