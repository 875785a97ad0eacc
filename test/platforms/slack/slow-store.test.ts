import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaked, type Faked, REKTOR, TEACHER, TEAM } from './support/faked.ts';

const SLACKS_PATIENCE_MS = 3000;
let slack: Faked;
beforeEach(async () => {
  slack = await createFaked();
});
afterEach(() => slack.close());

async function timed<T>(work: Promise<T>): Promise<{ ms: number; result: T }> {
  const begun = performance.now();
  const result = await work;
  return { ms: performance.now() - begun, result };
}

/** The dialog of a form that was sent to the teacher, as Slack has it open. */
async function openSettings(): Promise<{ id: string; hash: string }> {
  await slack.command('språk');
  const opened = slack.api.seen.findLast(({ method }) => method === 'views.open');
  return { ...JSON.parse(opened?.args.view ?? '{}'), id: 'V1', hash: '1', root_view_id: 'V1' };
}

function submission(view: object, values: Record<string, object>) {
  const state = {
    values: Object.fromEntries(Object.entries(values).map(([id, entry]) => [id, { field: entry }])),
  };
  return {
    type: 'view_submission',
    team: { id: TEAM },
    user: { id: TEACHER.id, team_id: TEAM },
    trigger_id: 't.1',
    view: { ...view, state },
  };
}

const chosen = (value: string) => ({ type: 'radio_buttons', selected_option: { value } });
const english = {
  language: chosen('en'),
  reminders: chosen('1'),
  pausedUntil: { type: 'datepicker', selected_date: null },
};

describe('when each read and each write takes ten seconds', () => {
  it('Slack has its answer in three, that says it is not saved yet, and later what came of it', {
    timeout: 300_000,
  }, async () => {
    const view = await openSettings();
    await slack.command('hjelp', REKTOR.id);
    slack.watched.slow(10_000);
    const sent = await Promise.all([
      timed(slack.interact(submission(view, english))),
      timed(
        slack.interact(
          slack.press(
            { action_id: 'settings.stop', value: 'self' },
            { user: { id: REKTOR.id, team_id: TEAM } },
          ),
        ),
      ),
      timed(slack.command('mine svar')),
      timed(slack.event({ type: 'message', channel: 'D1', channel_type: 'im', text: 'hjelp', ts: '1.1' })),
      timed(slack.event({ type: 'app_home_opened', tab: 'home', channel: 'D1' })),
    ]);
    for (const { ms, result } of sent) {
      expect(result.status).toBe(200);
      expect(ms).toBeLessThan(SLACKS_PATIENCE_MS);
    }
    const [submitted, , command] = sent.map(({ result }) => result.body);
    expect(JSON.stringify(submitted)).toContain('ikke lagret ennå');
    expect(submitted.response_action).toBe('update');
    expect(JSON.stringify(command)).toContain('ikke lagret ennå');
    expect(slack.hooked.map(({ text }) => text).join()).toContain('Lagrer');
    slack.watched.slow(0);
    await slack.rig.attached.close();
    const updated = slack.api.seen.findLast(({ method }) => method === 'views.update');
    expect(updated?.args.view).toContain('Your settings are saved.');
    const person = slack.rig.folder.people.find(({ email }) => email === TEACHER.email);
    expect((await slack.watched.store.read('fjordvik', 'person', person?.id ?? ''))?.body.language).toBe(
      'en',
    );
  });
});

describe('when nothing can be written', () => {
  it('a dialog stays open with every word, and says so at its first field', async () => {
    const view = await openSettings();
    slack.watched.failNext(20);
    const { body } = await slack.interact(submission(view, english));
    expect(body.response_action).toBe('errors');
    expect(Object.keys(body.errors)).toEqual(['language']);
    expect(body.errors.language).toContain('ikke lagret');
    slack.watched.failNext(0);
    expect((await slack.interact(submission(view, english))).body.response_action).toBe('update');
  });

  it('a dialog that said «saving» comes back with every word', async () => {
    await slack.close();
    slack = await createFaked({ deadlineMs: 100 });
    const view = await openSettings();
    slack.watched.slow(60);
    slack.watched.failNext(20);
    const { body } = await slack.interact(submission(view, english));
    expect(JSON.stringify(body)).toContain('ikke lagret ennå');
    await slack.rig.attached.close();
    const restored = slack.api.seen.findLast(({ method }) => method === 'views.update');
    expect(restored?.args.view).toContain('Det ble ikke lagret');
    const language = JSON.parse(restored?.args.view ?? '{}').blocks.find(
      (one: { block_id?: string }) => one.block_id === 'language',
    );
    expect(language.element.initial_option.value).toBe('en');
  });

  it('a button says that it was not saved', async () => {
    await slack.command('hjelp');
    slack.watched.failNext(20);
    await slack.interact(slack.press({ action_id: 'settings.stop', value: 'self' }));
    await slack.rig.attached.close();
    expect(slack.hooked.at(-1).text).toContain('Ikke lagret');
    expect(slack.hooked.at(-1).response_type).toBe('ephemeral');
  });

  it('a form whose button is in a message is not sent once more when it cannot be opened: it is said', async () => {
    slack.api.breakNext('views.open', { error: 'expired_trigger_id' });
    await slack.command('språk');
    await slack.rig.attached.close();
    const posts = slack.api.count('chat.postMessage');
    const stamp = `1700000000.${String(posts + 1).padStart(6, '0')}`;
    for (const ts of [stamp, '1700000000.000001', '1700000000.000002']) {
      slack.api.breakNext('views.open', 'reset');
      await slack.interact(
        slack.press(
          { action_id: 'open:settings.save', value: 'self' },
          { container: { type: 'message', message_ts: ts }, message: { ts } },
        ),
      );
    }
    await slack.rig.attached.close();
    expect(slack.api.count('chat.postMessage')).toBe(posts);
    expect(slack.hooked.map(({ text }) => text).join()).toContain('Det gikk for tregt');
  });

  it('a dialog that cannot be opened in its three seconds is sent as a message', async () => {
    slack.api.breakNext('views.open', { error: 'expired_trigger_id' });
    const { body } = await slack.command('språk');
    await pause(10);
    expect(JSON.stringify(body)).toContain('Det gikk for tregt');
    const sent = slack.api.seen.findLast(({ method }) => method === 'chat.postMessage');
    expect(sent?.args.blocks).toContain('open:settings.save');
  });
});
