import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/domain/time.ts';
import { createMeetingRig } from '../../support/meeting-rig.ts';

type Rig = Awaited<ReturnType<typeof createMeetingRig>>;

describe('the pages of a meeting', () => {
  let rig: Rig;
  let screen: string;
  beforeAll(async () => {
    rig = await createMeetingRig();
    screen = await rig.screen();
  });
  afterAll(() => rig.close());

  const move = (body: object) =>
    fetch(`${screen}/move`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('give an invitation that a calendar program reads', async () => {
    const response = await fetch(rig.calendar);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    if (!event) throw new Error('no event');
    const read = new ICAL.Event(event);
    expect(read.summary).toBe('Skolebesøk: Nordlia barneskole');
    // 09.00 in Oslo, four days after the clocks were put back.
    expect(read.startDate.toJSDate().toISOString()).toBe('2026-10-28T08:00:00.000Z');
    expect(read.endDate.toJSDate().getTime() - read.startDate.toJSDate().getTime()).toBeGreaterThan(
      4 * HOUR_MS,
    );
    expect(read.location).toBe('Biblioteket');
    expect(text).not.toContain('@fjordvik.example');
  });

  it('open to nobody who changes a sign of the address, or takes the seal of another page', async () => {
    const [, seal = ''] = /skjerm\/([^/]+)$/.exec(screen) ?? [];
    const [about = '', until = '', mark = ''] = seal.split('.');
    const later = (Number.parseInt(until, 36) + 1).toString(36);
    const forged = [
      `${about}.${later}.${mark}`,
      `${about}.${until}.${mark.slice(0, -1)}${mark.endsWith('A') ? 'B' : 'A'}`,
      `${about}.${until}.`,
      '..',
      'x',
      encodeURIComponent('../../owner'),
    ];
    for (const one of forged) {
      const response = await fetch(screen.replace(seal, one));
      expect([one, response.status]).toEqual([one, 404]);
    }
    expect((await fetch(screen.replace('/skjerm/', '/gruppe/'))).status).toBe(404);
    expect((await fetch(screen.replace('/fjordvik/', '/nabokommune/'))).status).toBe(404);
    expect((await fetch(screen)).status).toBe(200);
  });

  it('step through the slots with their own times', async () => {
    const seen: unknown[] = [];
    for (let step = 0; step < 10; step += 1) {
      const state = await (await move({ move: 'next' })).json();
      seen.push([state.slot.title, state.slot.minutes]);
    }
    expect(seen).toEqual([
      ['Dialog med ledelsen', 45],
      ['Dialog med elever', 40],
      ['Velkommen til lærerne', null],
      ['Første gruppesamtale', 30],
      ['Andre gruppesamtale', 30],
      ['Tredje gruppesamtale', 30],
      ['Oppsummering i plenum', 10],
      ['Avslutning i plenum', 15],
      ['Skoleeier og skolens ledelse', 40],
      ['Skoleeier og skolens ledelse', 40],
    ]);
    for (let step = 0; step < 5; step += 1) await move({ move: 'back' });
    expect((await move({ move: 'explode' })).status).toBe(400);
  });

  it('take what a group sends from a phone and from the chat, and tell the screen at once', async () => {
    const events = await fetch(`${screen}/events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const page = await (await fetch(screen)).text();
    const group = rig.here(/href="([^"]+gruppe[^"]+)"/.exec(page)?.[1] ?? '');
    const hostile = '<script>alert(1)</script> Vi trenger ro.';
    const sent = await fetch(group, {
      method: 'POST',
      body: new URLSearchParams({ group: 'Gruppe 2', said: hostile }),
    });
    expect(sent.status).toBe(200);
    expect(await sent.text()).not.toContain('<script>');
    const word = await wordWith(reader, 'Vi trenger ro.');
    expect(word).toContain('Gruppe 2');
    const chat = await rig.act(rig.lead, 'meeting.send-save', 'self', {
      group: 'Gruppe 1',
      said: 'Vi vil lese mer.',
    });
    expect(chat.code).toBe('OK');
    expect(await wordWith(reader, 'Vi vil lese mer.')).not.toContain(rig.lead);
    await reader.cancel();
    expect((await fetch(group, { method: 'POST', body: new URLSearchParams({ said: '' }) })).status).toBe(
      422,
    );
    expect(
      (await fetch(group, { method: 'POST', body: new URLSearchParams({ said: 'x'.repeat(501) }) })).status,
    ).toBe(422);
  });

  it('are the first step of the minutes', async () => {
    const rough = await rig.act(rig.rektor, 'dialogue.step', `${rig.dialogue}@rough`);
    expect(JSON.stringify(rough.view.data.sections)).toContain('Vi vil lese mer.');
    expect(JSON.stringify(rough.view.data.sections)).toContain('Gruppe 2');
  });

  it('end with the meeting, and by themselves', async () => {
    expect((await move({ move: 'close' })).status).toBe(200);
    expect((await move({ move: 'next' })).status).toBe(409);
    expect((await rig.act(rig.lead, 'meeting.send-save', 'self', { said: 'For sent.' })).code).toBe(
      'MEETING.NONE_OPEN',
    );
    await rig.until('2026-10-20');
    expect((await fetch(screen)).status).toBe(404);
  });
});

async function wordWith(reader: ReadableStreamDefaultReader<string>, words: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { value = '', done } = await reader.read();
    if (value.includes(words)) return value;
    if (done) break;
  }
  throw new Error(`the screen was not told «${words}»`);
}
