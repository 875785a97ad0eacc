import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileUrl, wheelUrl } from '../../src/app/file-link.ts';
import type { Round } from '../../src/domain/round/round.ts';
import { createLog } from '../../src/observe/log.ts';
import { toPng } from '../../src/pictures/png.ts';
import { createFilePages } from '../../src/web/files/file-pages.ts';
import { createWebApp, listen, type WebServer } from '../../src/web/web-app.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';

const ROUND: Omit<Round, 'createdAt'> = {
  id: 'own',
  school: 'nordlia',
  theme: 'Lesing i alle fag',
  problem: '',
  questionSet: '',
  questions: [],
  teams: [],
  windowSchoolDays: 5,
  createdBy: 'somebody',
  phase: 'collect',
  history: [],
  summary: '',
  priority: [],
  goals: [],
};
const PUBLIC = 'https://hjul.example';

describe('pictures and files by addresses that cannot be guessed', () => {
  let rig: HouseRig;
  let server: WebServer;
  const get = (url: string) => fetch(url.replace(PUBLIC, server.url.replace(/\/$/, '')));

  beforeAll(async () => {
    rig = await createHouseRig('2026-11-24', { publicUrl: PUBLIC });
    const pages = createFilePages({ app: rig.house.app, clock: rig.clock, toPng });
    const app = createWebApp({
      log: createLog({ level: 'silent' }),
      routes: [pages],
      health: async () => ({ ready: true, checks: {} }),
      metrics: { contentType: 'text/plain', text: async () => '' },
    });
    server = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  const wheel = (school: string | undefined, theme: 'light' | 'dark' = 'light') =>
    wheelUrl(
      rig.house.app,
      rig.owner,
      { school, language: 'nn', reader: 'leader', theme },
      rig.clock.now(),
    ) ?? '';

  it.each(['light', 'dark'] as const)('gives the wheel as a %s PNG without a browser', async (theme) => {
    const response = await get(wheel('fjordvik-ungdom', theme));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand in the first block.
    expect(bytes.readUInt32BE(16)).toBe(1200);
    // The legend stands under the wheel.
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(1400);
    expect(bytes.length).toBeGreaterThan(20_000);
  });

  it('is the same address all day, another for another school', () => {
    expect(wheel('nordlia')).toBe(wheel('nordlia'));
    expect(wheel('nordlia')).not.toBe(wheel('holmen'));
  });

  it('opens nothing that is forged, changed or run out', async () => {
    const url = wheel('nordlia');
    const [seal = ''] = /[^/]+(?=\/arshjul)/.exec(url) ?? [];
    const other = Buffer.from('holmen:nb:light').toString('base64url');
    const forged = [
      url.replace(seal, seal.replace(/^[^.]+/, other)),
      url.replace(seal, seal.replace(/\.[^.]+\./, '.zzzzzzzz.')),
      url.replace(seal, `${seal}x`),
      url.replace('/fjordvik/', '/somebody/'),
      url.replace('/hjul/', '/mine-data/').replace('arshjul.png', 'mine-data.json'),
    ];
    for (const one of forged) expect((await get(one)).status, one).toBe(404);
    const subject = rig.folder.people[0]?.id ?? '';
    const old = { owner: rig.owner, kind: 'mine' as const, subject, expiresAt: rig.clock.now() };
    expect((await get(fileUrl(rig.house.app, old) ?? '')).status).toBe(404);
  });

  it('gives one person’s data as a file, kept nowhere on the way', async () => {
    const person = rig.folder.people[0];
    const link = { owner: rig.owner, kind: 'mine' as const, subject: person?.id ?? '' };
    const page = fileUrl(rig.house.app, { ...link, expiresAt: rig.clock.now() + 1000 }) ?? '';
    const url = page.replace(/html$/, 'json');
    const response = await get(url);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const json = (await response.json()) as { person: unknown; explained: Record<string, string> };
    expect(json.person).toEqual(person);
    expect(json.explained.messages).toContain('Når de ble sendt');
  });

  it('draws for the owner only what is shared, and no more from the moment it is taken back', async () => {
    const theirs = { school: 'nordlia', language: 'nb', reader: 'owner' as const };
    const url = wheelUrl(rig.house.app, rig.owner, theirs, rig.clock.now()) ?? '';
    const bytes = async () => Buffer.from(await (await get(url)).arrayBuffer()).toString('base64');
    const put = async (more: { sharedAt?: number }) => {
      const version = (await rig.store.read(rig.owner, 'round', 'own'))?.version ?? 0;
      const body = { ...ROUND, createdAt: rig.clock.now(), ...more };
      await rig.store.commit(rig.owner, [
        { type: 'put', collection: 'round', id: 'own', body, expect: version },
      ]);
      return bytes();
    };
    const none = await bytes();
    const unshared = await put({});
    const shared = await put({ sharedAt: 1 });
    expect(new Set([none, unshared, shared]).size).toBe(3);
    expect(await put({})).toBe(unshared);
  });

  it('puts the wheel in the card of «årshjul» and of the digest, with words', async () => {
    const rektor = rig.person((one) => one.roles.includes('principal')).id;
    const owner = rig.person((one) => one.roles.includes('educationDirector')).id;
    for (const [who, verb, alt] of [
      [rektor, 'home.wheel', 'wheel.imageAlt'],
      [owner, 'home.status', 'wheel.imageAltOwner'],
    ] as const) {
      const { image } = (await rig.act(who, verb)).view.data;
      expect(image?.alt).toEqual({ $text: alt });
      expect((await get(image?.url ?? '')).status).toBe(200);
    }
  });
});
