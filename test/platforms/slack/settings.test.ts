import { describe, expect, it } from 'vitest';
import { slackEnvironment, slackSettingsOf } from '../../../src/platforms/slack/read-settings.ts';

const one = {
  SLACK_WORKSPACES: 'T0123ABCD=fjordvik',
  SLACK_SIGNING_SECRET: 'a'.repeat(32),
  SLACK_BOT_TOKEN: 'xoxb-1',
};
const { SLACK_BOT_TOKEN: _token, ...base } = one;
const many = {
  ...base,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_WORKSPACES: 'T0123ABCD=fjordvik, T0456EFGH=dalen',
};

function read(env: Record<string, string>, publicUrl: string | undefined = 'https://hjul.kommune.no') {
  const parsed = slackEnvironment.safeParse(env);
  if (parsed.success) return slackSettingsOf(parsed.data, publicUrl);
  return { ok: false as const, mistakes: parsed.error.issues.map((issue) => issue.path.join('.')) };
}

describe('what the environment says of Slack', () => {
  it('nothing: the bot is not in Slack', () => {
    expect(read({})).toEqual({ ok: true });
  });

  it('one workspace by its token, or many that install it', () => {
    expect(read(one)).toMatchObject({ ok: true, settings: { access: { type: 'token', token: 'xoxb-1' } } });
    expect(read(many)).toMatchObject({
      ok: true,
      settings: { access: { type: 'oauth', clientId: '1.2', publicUrl: 'https://hjul.kommune.no' } },
    });
    const read2 = read(many);
    expect(read2.ok && read2.settings?.workspaces.get('T0456EFGH')).toBe('dalen');
  });

  it('Socket Mode needs no signing secret', () => {
    const { SLACK_SIGNING_SECRET: _secret, ...rest } = one;
    expect(read({ ...rest, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      ok: true,
      settings: { appToken: 'xapp-1' },
    });
  });

  it.each([
    ['SLACK_WORKSPACES', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a'.repeat(32) }],
    ['SLACK_WORKSPACES', { ...one, SLACK_WORKSPACES: 'fjordvik' }],
    ['SLACK_WORKSPACES', { ...one, SLACK_WORKSPACES: many.SLACK_WORKSPACES }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_WORKSPACES: one.SLACK_WORKSPACES }],
    ['SLACK_SIGNING_SECRET', { ...one, SLACK_SIGNING_SECRET: 'short' }],
    ['SLACK_BOT_TOKEN', base],
    ['SLACK_BOT_TOKEN', { ...one, SLACK_BOT_TOKEN: 'xoxp-1' }],
    ['SLACK_BOT_TOKEN', { ...one, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' }],
    ['SLACK_APP_TOKEN', { ...one, SLACK_APP_TOKEN: 'xoxb-1' }],
  ])('%s is named when it is wrong or missing', (name, env) => {
    const result = read(env as Record<string, string>);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.mistakes.join('\n')).toContain(name);
  });

  it('PUBLIC_URL is required where workspaces install it by themselves', () => {
    const parsed = slackEnvironment.parse(many);
    expect(slackSettingsOf(parsed, undefined)).toMatchObject({
      ok: false,
      mistakes: [expect.stringContaining('PUBLIC_URL')],
    });
  });
});
