import type { Request, Response } from 'express';
import type { Language } from '../domain/language.ts';
import { translate } from '../i18n/translate.ts';

/** A program gets a line; a person gets a sentence in a language that their browser asks for. */
export function notFound(request: Request, response: Response): void {
  response.status(404);
  if (request.accepts(['text', 'html']) !== 'html') {
    response.type('text/plain').send('Not found\n');
    return;
  }
  const language = languageOf(request);
  const [title, text] = [translate(language, 'web.lost.title'), translate(language, 'web.lost.text')];
  response
    .type('html')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><main><h1>${title}</h1><p>${text}</p></main></html>\n`,
    );
}

function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages('nb', 'nn', 'no', 'en');
  return wanted === 'nn' || wanted === 'en' ? wanted : 'nb';
}
