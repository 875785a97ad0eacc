import type { DestinationStream } from 'pino';
import type { Store } from '../../src/app/ports/store.ts';
import { createPupilPages, type PupilPagesParts } from '../../src/web/pupil/pupil-pages.ts';
import { createWebApp, listen } from '../../src/web/web-app.ts';
import { createHouseRig } from './house-rig.ts';

/** Fjordvik in the middle of a round, with the pages for pupils on a free port. */
export async function createPupilRig(
  options: {
    store?: Store;
    school?: string;
    limits?: PupilPagesParts['limits'];
    log?: DestinationStream;
  } = {},
) {
  const rig = await createHouseRig('2026-09-14', {
    ...(options.store ? { store: options.store } : {}),
    ...(options.log ? { log: options.log } : {}),
    publicUrl: 'http://hjul.test',
  });
  const school = options.school ?? 'nordlia';
  const pages = createPupilPages({
    app: rig.house.app,
    clock: rig.clock,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const app = createWebApp({
    log: rig.house.app.log,
    health: async () => ({ ready: true, checks: {} }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    routes: [pages],
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes(school));
  const round = await startedRound(rig, rektor.id, school);
  const url = new URL('/svar/fjordvik', server.url).href;

  /** Everything that a browser without a script would do. */
  const post = (path: string, values: Record<string, string>) =>
    fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });

  return {
    ...rig,
    url,
    round,
    school,
    rektor: rektor.id,
    post,
    pupils: `${round}:pupils`,
    parents: `${round}:parents`,
    close: () => server.close(),
  };
}

export type PupilRig = Awaited<ReturnType<typeof createPupilRig>>;

async function startedRound(rig: Awaited<ReturnType<typeof createHouseRig>>, rektor: string, school: string) {
  const form = await rig.act(rektor, 'round.new', school);
  const questionSet = form.view.data.fields?.find((field) => field.id === 'questionSet')?.value ?? '';
  const teams = rig.folder.teams.filter((one) => one.school === school).map((one) => one.id);
  const values = {
    theme: 'Friminuttene',
    problem: 'Hva hjelper?',
    questionSet,
    teams: teams.join(','),
    window: '5',
  };
  const preview = await rig.act(rektor, 'round.draft', `new@${school}`, values);
  const round = preview.view.data.actions?.find((action) => action.verb === 'round.start')?.ref ?? '';
  const started = await rig.act(rektor, 'round.start', round);
  if (started.code !== 'OK') throw new Error(JSON.stringify(started));
  await rig.until('2026-09-14', '10:00');
  return round;
}
