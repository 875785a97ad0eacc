import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeFrom } from '../../../src/domain/voice/code.ts';
import { CATALOGUES } from '../../../src/i18n/catalogue.ts';
import { sheetCodes, teacherOf } from '../../support/pupil-codes.ts';
import { createPupilRig, type PupilRig } from '../../support/pupil-rig.ts';

describe('the pages, as a browser without a script sees them', () => {
  let rig: PupilRig;
  beforeEach(async () => {
    rig = await createPupilRig({ limits: { requestsPerMinute: 900, wrongCodes: 5, alerts: 60 } });
  });
  afterEach(() => rig.close());
  const wrong = (n: number) =>
    codeFrom(Buffer.from(`wrong code no ${String(n).padStart(2, '0')}`).toString('base64url'));

  it('set no cookie, let nothing in from elsewhere, send no referrer and are kept by no cache', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    for (const response of [
      await fetch(rig.url),
      await rig.post('', { code }),
      await rig.post('/voksen', { code }),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*script-src 'self';style-src 'self'/,
      );
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const html = await response.text();
      expect(html).not.toMatch(/(src|href|action)="(https?:)?\/\//);
      expect(html).not.toMatch(/<style|<script>|style="|onclick/);
      expect(html).toContain('voksen');
    }
  });

  it('speak the school’s own written standard, and another when asked', async () => {
    await rig.close();
    rig = await createPupilRig({ school: 'fjordvik-ungdom' });
    const [code = ''] = await sheetCodes(rig, 'fjordvik-ungdom-9a');
    const page = async (values: Record<string, string>) => (await rig.post('', { code, ...values })).text();
    expect(await page({})).toContain('<html lang="nn" dir="ltr">');
    expect(await page({ lang: 'en' })).toContain('What is the best thing about your school?');
    expect(await page({ lang: 'xx' })).toContain('Kva er det finaste');
  });

  it('hold back who guesses, and let right codes and slips of the finger through', async () => {
    const codes = await sheetCodes(rig, 'nordlia-6b');
    for (let n = 0; n < 4; n += 1) expect((await rig.post('', { code: wrong(n) })).status).toBe(422);
    for (const code of codes) {
      expect((await rig.post('', { code: `${code.slice(0, -1)}0` })).status).toBe(422);
      expect((await rig.post('', { code })).status).toBe(200);
    }
    expect(codes.length).toBe(24);
    expect((await rig.post('', { code: wrong(8) })).status).toBe(422);
    const held = await rig.post('', { code: wrong(9) });
    expect(held.status).toBe(429);
    expect(Number(held.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const html = await held.text();
    expect(html).toContain('data-code-form');
    expect(html).toContain('Vent ett minutt');
  });

  it('take the paper that lies on the table, and print the sheet, though others flood with wrong codes', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    const page = await (await rig.post('', { code })).text();
    const [, seal = ''] = /name="seal" value="([^"]+)"/.exec(page) ?? [];
    for (let n = 0; n < 7; n += 1)
      await rig.post('/levert', { code: wrong(n), seal, token: 'a-token-of-good-length' });
    const paper = { code, token: 'a-token-of-good-length' };
    expect((await rig.post('/levert', { ...paper, seal: 'made-up' })).status).toBe(429);
    expect((await rig.post('/levert', { ...paper, seal, blank: 'yes' })).status).toBe(200);
    expect((await sheetCodes(rig, 'nordlia-6a')).length).toBeGreaterThan(0);
  });

  it('keep the way out open: slips do not count, and over the limit the form comes again with what was written', async () => {
    await rig.close();
    rig = await createPupilRig({ limits: { requestsPerMinute: 900, wrongCodes: 5, alerts: 3 } });
    const alert = { school: 'nordlia', alert: 'Noen <b>blir slått</b>', name: 'Per', group: '6B' };
    const send = (n: number, more: Record<string, string> = {}) =>
      rig.post('/voksen/sendt', { ...alert, token: `the-token-of-page-${n}`, ...more });
    for (let n = 0; n < 20; n += 1) expect((await send(n, { alert: '' })).status).toBe(422);
    for (let n = 0; n < 3; n += 1) expect((await send(n)).status).toBe(200);
    const over = await send(4);
    const html = await over.text();
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(540);
    expect(html).toContain('Noen &lt;b&gt;blir slått&lt;/b&gt;</textarea>');
    for (const kept of [
      'value="Per"',
      'value="6B"',
      'value="nordlia" selected',
      'value="the-token-of-page-4"',
    ])
      expect(html).toContain(kept);
    expect(html).toMatch(/ikke sendt ennå.*Vent 10 minutter.*112.*116 111/);
  });

  it('take a blank paper, keep what is too long, and never show what was written as markup', async () => {
    const [code = '', other = ''] = await sheetCodes(rig, 'nordlia-6b');
    expect((await rig.post('/levert', { code, token: 'a-token-of-good-length' })).status).toBe(422);
    const blank = { code, token: 'a-token-of-good-length', blank: 'yes' };
    expect((await rig.post('/levert', blank)).status).toBe(200);
    const written = `<img src=x onerror=alert(1)>${'å'.repeat(600)}`;
    const long = await rig.post('/levert', {
      code: other,
      token: 'a-token-of-good-length-2',
      'q_pup-1-best': written,
    });
    const html = await long.text();
    expect(long.status).toBe(422);
    expect(html).toContain('&lt;img src=x onerror');
    expect(html).not.toContain('<img');
    const numbered = await rig.post('/levert', {
      code: other,
      token: 'a-token-of-good-length-3',
      'q_pup-1-best': 'Spør 018190 50062',
    });
    expect(numbered.status).toBe(422);
    expect(await numbered.text()).toContain('fødselsnummer');
  });

  it('do not fall over what nobody would send', async () => {
    const [code = ''] = await sheetCodes(rig, 'nordlia-6b');
    const odd: Record<string, string>[] = [
      { code: '' },
      { code: '\u0000' },
      { code: 'x'.repeat(10_000) },
      { code: '𝟚𝟚𝟚𝟚𝟚 𝟚𝟚𝟚𝟚𝟚' },
      { code, token: '../..' },
      { code, token: '' },
      { code, token: 'x'.repeat(500) },
      { 'code[]': 'a' },
      { __proto__: 'x' } as never,
    ];
    for (const values of odd)
      expect((await rig.post('/levert', values)).status, JSON.stringify(values).slice(0, 60)).toBeLessThan(
        500,
      );
    expect((await fetch(rig.url.replace('fjordvik', '..%2f..'))).status).toBe(404);
    expect((await rig.post('', { code, filler: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('tell rektor at once, once; the owner when it is about the leaders; and the owner that nobody has taken it', async () => {
    const alert = {
      school: 'nordlia',
      token: 'the-token-of-this-page',
      alert: 'Noen blir slått i garderoben',
      name: '',
      group: '6B',
    };
    expect((await rig.post('/voksen/sendt', alert)).status).toBe(200);
    expect((await rig.post('/voksen/sendt', alert)).status).toBe(200);
    await rig.house.dispatcher.runOnce();
    const of = (word: string) =>
      rig.seen.filter((one) => JSON.stringify(one.message).includes(word)).map((one) => one.to);
    expect(of('garderoben').sort()).toEqual(['person:henrik-kvernmo', 'person:line-asenhus']);
    const leaders = {
      ...alert,
      token: 'the-token-of-another-page',
      alert: 'Rektor roper til oss',
      leaders: 'yes',
    };
    expect((await rig.post('/voksen/sendt', leaders)).status).toBe(200);
    await rig.house.dispatcher.runOnce();
    expect(of('roper').sort()).toEqual(['person:dagny-fjelldal', 'person:sondre-bergsvag']);

    await rig.until('2026-09-16', '08:00');
    expect(of('ikke er tatt imot').concat(of('er ikke tatt imot')).length).toBeGreaterThan(0);
    const unread = rig.seen.filter((one) => one.deliveryId.endsWith(':safety-unread'));
    expect(unread.map((one) => one.to).sort()).toEqual([
      'person:dagny-fjelldal',
      'person:dagny-fjelldal',
      'person:sondre-bergsvag',
      'person:sondre-bergsvag',
    ]);
    expect(JSON.stringify(unread.map((one) => one.message))).not.toMatch(/garderoben|roper/);
  });

  it('an alert that a person has taken is not sent on', async () => {
    const alert = {
      school: 'nordlia',
      token: 'the-token-of-this-page',
      alert: 'Noen blir slått',
      name: 'Per',
      group: '6B',
    };
    await rig.post('/voksen/sendt', alert);
    await rig.house.dispatcher.runOnce();
    const [id = ''] = await ids();
    expect((await rig.act(rig.rektor, 'safety.acknowledge', id)).code).toBe('OK');
    expect((await rig.act(teacherOf(rig, 'nordlia-6b'), 'safety.acknowledge', id)).code).toBe('NOT_FOUND');
    await rig.until('2026-09-17', '08:00');
    expect(rig.seen.filter((one) => /safety-(remind|unread)/.test(one.deliveryId))).toEqual([]);
  });

  async function ids(): Promise<string[]> {
    const found: string[] = [];
    for await (const { id } of rig.store.list(rig.owner, 'safetyAlert')) found.push(id);
    return found;
  }
});

describe('what pupils read', () => {
  it.each(['nb', 'nn', 'en'] as const)('%s has short sentences and short words', (language) => {
    const texts = [...CATALOGUES[language]].filter(([key]) =>
      /^(pupil\.(code|questions|promise|thanks|wayOut|adult|loopBack|together)|refusal\.CODE)/.test(key),
    );
    expect(texts.length).toBeGreaterThan(50);
    // LIX, as for texts to ten-year-olds: words per sentence plus the share of words over six letters. Under 30 is very easy.
    const all = texts.map(([, text]) => text.replace(/\{[^}]*\}/g, 'ord')).join(' . ');
    const words = all.match(/\p{L}+/gu) ?? [];
    const sentences = all.split(/[.:?!]\s/).filter((one) => /\p{L}/u.test(one)).length;
    const long = words.filter((word) => word.length > 6).length;
    expect(words.length / sentences + (100 * long) / words.length).toBeLessThan(30);
  });
});
