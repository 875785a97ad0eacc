import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, Router } from 'express';
import { wheelReader } from '../../app/wheel/own-year-of.ts';
import { CATALOGUES } from '../../i18n/catalogue.ts';
import { dateNames } from '../../i18n/dates.ts';
import { WHEEL_COLOURS } from '../wheel/wheel-colours.ts';
import { ringWord } from '../wheel/wheel-face.ts';
import { legendParts, signSvg } from '../wheel/wheel-legend.ts';
import { stateWord, whenOf } from '../wheel/wheel-mark.ts';
import type { WheelTheme } from '../wheel/wheel-picture.ts';
import { markShape } from '../wheel/wheel-shapes.ts';
import { wheelSvg } from '../wheel/wheel-svg.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { cardColoursCss, hostConfigWithVariables } from './card-look.ts';
import { language, refuse } from './read-request.ts';
import { wheelPicture } from './wheel-data.ts';

const PUBLIC_FOLDER = fileURLToPath(new URL('../public/', import.meta.url));
const ADAPTIVE_CARDS = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const TEXT_AREA = 'web.';

/** The page itself: files, texts and the wheel. Nothing is fetched from elsewhere. */
export function pageRoutes(): Router {
  const router = Router();
  const html = { root: PUBLIC_FOLDER, headers: { 'cache-control': 'no-cache' } };
  router.get('/', (_request, response) => response.sendFile('workbench.html', html));
  router.get('/workbench/adaptivecards.js', (_request, response) => {
    response.sendFile(ADAPTIVE_CARDS, { maxAge: '1h' });
  });
  router.get('/workbench/css/card-colours.css', (_request, response) => {
    response.type('css').send(cardColoursCss());
  });
  router.use(
    '/workbench',
    express.static(PUBLIC_FOLDER, { index: false, cacheControl: false, fallthrough: true }),
  );
  return router;
}

export function wheelRoutes(deps: WorkbenchDeps): Router {
  const router = Router();

  router.get('/host-config', (_request, response) => {
    response.json(hostConfigWithVariables());
  });

  router.get('/texts', (request, response) => {
    const spoken = language.parse(request.query.lang);
    const own = [...CATALOGUES[spoken]].filter(([key]) => key.startsWith(TEXT_AREA));
    const texts = Object.fromEntries(own.map(([key, text]) => [key.slice(TEXT_AREA.length), text]));
    response.json({ ...texts, 'date.names': dateNames(spoken) });
  });

  router.get('/wheel', async (request, response) => {
    const picture = await pictureFor(deps, request, response);
    if (!picture) return;
    const colours = WHEEL_COLOURS[themeOf(request)];
    const marks = picture.marks.map((mark) => ({
      ...mark,
      when: whenOf(picture.language, mark),
      how: stateWord(picture.language, mark),
      where: ringWord(picture, mark.ring),
      sign: signSvg(markShape(mark, colours)),
    }));
    response.json({
      ...picture,
      marks,
      legend: legendParts(picture, colours).map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ sign, words }) => ({ sign: signSvg(sign), words })),
      })),
      svg: wheelSvg(picture, { theme: themeOf(request), interactive: true }),
    });
  });

  router.get('/wheel.svg', async (request, response) => {
    const picture = await pictureFor(deps, request, response);
    if (picture) {
      const svg = wheelSvg(picture, { theme: themeOf(request), legend: true });
      response.type('image/svg+xml').send(svg);
    }
  });

  return router;
}

async function pictureFor(
  { store, owner, clock, formats }: WorkbenchDeps,
  request: Request,
  response: Response,
) {
  const own = (await store.read(owner, 'owner', 'owner'))?.body;
  if (!own) return refuse(response, 'WEB.NO_OWNER');
  const { school: typed, lang, as } = request.query;
  const school = typeof typed === 'string' && typed !== '' ? typed : undefined;
  const player = typeof as === 'string' && as !== '' ? await store.read(owner, 'person', as) : undefined;
  return wheelPicture(store, own, {
    school,
    reader: wheelReader(player?.body, school),
    now: clock.now(),
    language: language.parse(lang),
    formats,
  });
}

function themeOf(request: Request): WheelTheme {
  return request.query.theme === 'dark' ? 'dark' : 'light';
}
