import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { ownerOf } from '../../app/identify.ts';
import { pageSeal } from '../../app/pupil/open-code.ts';
import type { App } from '../../app/use-case.ts';
import type { Language } from '../../domain/language.ts';
import type { LanguagePack } from '../../domain/language-pack.ts';
import { translate } from '../../i18n/translate.ts';
import { type PageContext, pageContext } from './page.ts';

const fields = z.record(z.string(), z.string().max(5000).catch('')).catch({});
const tag = z.string().min(2).max(35).optional().catch(undefined);

/** What a form sent: strings as typed. */
export function formOf(request: Request): Record<string, string> {
  return fields.parse(request.body ?? {});
}

/** What was written on a page that a right code opened is taken, whatever else comes from the same school. */
export function unlessOpened(app: App, limit: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const { code = '', seal = '' } = formOf(request);
    return code !== '' && seal === pageSeal(app, code) ? next() : limit(request, response, next);
  };
}

/** The language that was asked for, if any. */
export function askedLanguage(request: Request): string | undefined {
  return tag.parse(formOf(request).lang ?? request.query.lang);
}

/** The owner in the address, in the language asked for, else the owner's own. */
export async function contextOf(
  app: App,
  request: Request,
  response: Response,
  fallback?: Language,
): Promise<PageContext | undefined> {
  const id = String(request.params.owner ?? '');
  const owner = /^[\w-]{1,100}$/.test(id) ? await ownerOf(app.store, id) : undefined;
  if (!owner) {
    response
      .status(404)
      .type('text/plain')
      .send(`${translate('nb', 'pupil.whichOwner')}\n`);
    return undefined;
  }
  const packs: LanguagePack[] = [];
  for await (const { body } of app.store.list(owner.id, 'languagePack')) if (body.checked) packs.push(body);
  return pageContext({ owner, packs }, askedLanguage(request), fallback ?? owner.language);
}
