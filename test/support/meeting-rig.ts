import { createMeetingPages } from '../../src/web/meeting/meeting-pages.ts';
import { createWebApp, listen } from '../../src/web/web-app.ts';
import { createHouseRig } from './house-rig.ts';

/** Fjordvik with the pages of meetings on a free port, and a school visit that is to come. */
export async function createMeetingRig(format = 'school-visit') {
  const rig = await createHouseRig('2026-10-19', { publicUrl: 'http://hjul.test' });
  const pages = createMeetingPages({ app: rig.house.app, clock: rig.clock });
  const app = createWebApp({
    log: rig.house.app.log,
    health: async () => ({ ready: true, checks: {} }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    routes: [pages],
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const at = (role: string) =>
    rig.person((one) => one.roles.includes(role as never) && one.schools.includes('nordlia')).id;
  const rektor = at('principal');
  const values = { format, date: '2026-10-28', time: '09.00', room: 'Biblioteket', guests: 'leaders' };
  const planned = await rig.act(rektor, 'dialogue.plan-save', 'self', values);
  const dialogue = planned.view.data.actions?.find((one) => one.verb === 'dialogue.agenda')?.ref ?? '';
  /** The same page, on the port of this test. */
  const here = (url: string) => new URL(new URL(url).pathname, server.url).href;
  return {
    ...rig,
    rektor,
    lead: at('teamLead'),
    dialogue,
    calendar: here(planned.view.data.links?.[0]?.url ?? 'http://none/'),
    async screen(): Promise<string> {
      const reply = await rig.act(rektor, 'meeting.open', dialogue);
      return here(reply.view.data.links?.[0]?.url ?? 'http://none/');
    },
    here,
    close: async () => {
      pages.close();
      await server.close();
    },
  };
}
