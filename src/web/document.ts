import { type Html, html } from './html.ts';

/** For pages that are read: a column of text in light or dark, and nothing else. */
export const PLAIN_STYLE = '/mote/static/group.css';

export interface DocumentParts {
  /** BCP 47. */
  language: string;
  direction?: 'ltr' | 'rtl';
  title: string;
  stylesheet: string;
  /** What else stands in the head. */
  head?: Html;
  /** Of the body: a class, or data for its script. */
  attributes?: Html;
  body: Html;
}

/** What every page of ours begins and ends with: no search engine keeps it, and nothing is asked for elsewhere. */
export function documentOf(parts: DocumentParts): string {
  const { language, direction = 'ltr', title, stylesheet, head, attributes, body } = parts;
  return `<!doctype html>${
    html`
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylesheet}">
${head}
</head>
<body ${attributes}>
${body}
</body>
</html>`.markup
  }`;
}
