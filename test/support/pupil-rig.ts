import type { DestinationStream } from 'pino';
import type { Ids } from '../../src/app/ports/clock.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createMeetingPages } from '../../src/web/meeting/meeting-pages.ts';
import { createOperatorPages } from '../../src/web/operator/operator-pages.ts';
import { createPupilPages, type PupilPagesParts } from '../../src/web/pupil/pupil-pages.ts';
import { createWebApp, listen } from '../../src/web/web-app.ts';
import { createHouseRig } from './house-rig.ts';

export const OPERATOR_TOKEN = 'a token for the operator that is only for tests';

/** Fjordvik in the middle of a round, with the pages for pupils on a free port. */
export async function createPupilRig(
  options: {
    store?: Store;
    school?: string;
    limits?: PupilPagesParts['limits'];
    log?: DestinationStream;
    ids?: Ids;
    /** What is done before the round begins. */
    before?: (rig: Awaited<ReturnType<typeof createHouseRig>>) => Promise<void>;
  } = {},
) {
  const rig = await createHouseRig('2026-09-14', {
    ...(options.store ? { store: options.store } : {}),
    ...(options.log ? { log: options.log } : {}),
    ...(options.ids ? { ids: options.ids } : {}),
    publicUrl: 'http://hjul.test',
  });
  const school = options.school ?? 'nordlia';
  const pages = createPupilPages({
    app: rig.house.app,
    clock: rig.clock,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const meeting = createMeetingPages({ app: rig.house.app, clock: rig.clock });
  const operator = createOperatorPages({
    store: rig.store,
    clock: rig.clock,
    lastTick: () => rig.clock.now(),
    token: OPERATOR_TOKEN,
    wake: () => undefined,
  });
  const app = createWebApp({
    log: rig.house.app.log,
    health: async () => ({ ready: true, checks: {} }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    routes: [pages, meeting, operator],
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const rektor = rig.person((one) => one.roles.includes('principal') && one.schools.includes(school));
  await options.before?.(rig);
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
    origin: server.url,
    close: () => {
      meeting.close();
      return server.close();
    },
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
