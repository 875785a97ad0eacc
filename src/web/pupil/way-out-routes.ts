import { type Request, type Response, Router } from 'express';
import { tellAdult, wayOutSchools } from '../../app/pupil/way-out.ts';
import type { App } from '../../app/use-case.ts';
import { type PageContext, pageContext } from './page.ts';
import { toldPage, wayOutPage } from './pages/way-out-page.ts';
import { askedLanguage, contextOf, formOf } from './request.ts';
import type { PupilRouteParts } from './route-parts.ts';

/** The way out to an adult: open to everybody, with or without a code. */
export function wayOutRoutes({ app, clock, limits, onChange }: PupilRouteParts): Router {
  const router = Router();

  router.all('/:owner/voksen', async (request, response) => {
    const context = await contextOf(app, request, response);
    if (!context) return;
    const { schools, chosen } = await wayOutSchools(app, context.owner, formOf(request).code ?? '');
    const spoken = pageContext(context, askedLanguage(request), chosen?.writtenStandard ?? context.language);
    const form = { schools, token: app.ids.next(), values: {} };
    response.send(wayOutPage(spoken, chosen ? { ...form, chosen } : form));
  });

  router.post('/:owner/voksen/sendt', limits.alerts, async (request, response) => {
    const context = await contextOf(app, request, response);
    if (!context) return;
    const values = formOf(request);
    const { school = '', token = '' } = values;
    const told = await tellAdult(app, context.owner, { school, token, values, now: clock.now() });
    if (told.ok) {
      onChange();
      response.send(toldPage(context, told.told));
      return;
    }
    const text = context.say(`refusal.${told.code}`, told.params ?? {});
    const problem = { text, field: String(told.params?.field ?? '') };
    response.status(422).send(await formAgain(app, context, values, problem));
  });

  return router;
}

/** The same form with what was written in it: nobody who asks for help has to write it twice. */
async function formAgain(
  app: App,
  context: PageContext,
  values: Record<string, string>,
  problem: { text: string; field?: string },
): Promise<string> {
  const { schools } = await wayOutSchools(app, context.owner, '');
  return wayOutPage(context, { schools, token: values.token ?? '', values, problem });
}

/** More than a whole school has sent from this address. The numbers to call stand below the form, and in the sentence. */
export async function alertsTooMany(
  app: App,
  request: Request,
  response: Response,
  minutes: number,
): Promise<void> {
  const context = await contextOf(app, request, response);
  if (!context) return;
  const text = context.say('pupil.adult.tooMany', { minutes });
  response.send(await formAgain(app, context, formOf(request), { text }));
}
