import { z } from 'zod';
import type { SlackSettings } from './settings.ts';

/** `T0123ABCD=owner,T0456EFGH=owner`: whose people may use the bot. */
const workspaces = z
  .string()
  .regex(
    /^\s*[TE][A-Z0-9]{5,}\s*=\s*[\w-]+\s*(,\s*[TE][A-Z0-9]{5,}\s*=\s*[\w-]+\s*)*$/,
    'workspace=owner, as T0123ABCD=fjordvik; several with a comma between',
  )
  .transform(
    (value) =>
      new Map(value.split(',').map((pair) => pair.split('=').map((one) => one.trim()) as [string, string])),
  );

/** What the environment may say of Slack. */
export const slackEnvironment = z.object({
  SLACK_SIGNING_SECRET: z.string().min(16, 'the signing secret from the page of the app').optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a bot token, which begins with xoxb-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'an app-level token, which begins with xapp-').optional(),
  SLACK_WORKSPACES: workspaces.optional(),
  SLACK_API_URL: z.url().optional(),
});
type Environment = z.infer<typeof slackEnvironment>;
type Name = keyof Environment;

export type SlackResult = { ok: true; settings?: SlackSettings } | { ok: false; mistakes: string[] };

/** Half a set of variables is a mistake: it would look as if the bot were in Slack. */
export function slackSettingsOf(values: Environment, publicUrl: string | undefined): SlackResult {
  const isSet = (name: Name) => values[name] !== undefined;
  const set = (Object.keys(slackEnvironment.shape) as Name[]).filter(isSet);
  if (set.length === 0) return { ok: true };
  const mistakes = mistakesIn(values, publicUrl);
  if (mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, settings: settingsIn(values, publicUrl ?? '') };
}

function mistakesIn(values: Environment, publicUrl: string | undefined): string[] {
  const {
    SLACK_BOT_TOKEN: token,
    SLACK_CLIENT_ID: id,
    SLACK_CLIENT_SECRET: secret,
    SLACK_WORKSPACES: list,
  } = values;
  const mistakes: string[] = [];
  if (!list)
    mistakes.push('SLACK_WORKSPACES: is required; nobody is answered who is not on it. See docs/slack.md');
  if (!values.SLACK_SIGNING_SECRET && !values.SLACK_APP_TOKEN) {
    mistakes.push('SLACK_SIGNING_SECRET: is required, or SLACK_APP_TOKEN for Socket Mode');
  }
  if (token && (id || secret)) {
    mistakes.push('SLACK_BOT_TOKEN: is for one workspace, SLACK_CLIENT_ID for many; set one of them');
  }
  if (!token && !(id && secret)) {
    mistakes.push(
      'SLACK_BOT_TOKEN: is required, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many workspaces',
    );
  }
  if (token && list && list.size > 1) {
    mistakes.push('SLACK_WORKSPACES: a bot token is of one workspace; for many, use SLACK_CLIENT_ID');
  }
  if (!token && id && !publicUrl)
    mistakes.push('PUBLIC_URL: is required where workspaces install the app by themselves');
  return mistakes;
}

function settingsIn(values: Environment, publicUrl: string): SlackSettings {
  const {
    SLACK_BOT_TOKEN: token,
    SLACK_CLIENT_ID: clientId = '',
    SLACK_CLIENT_SECRET: clientSecret = '',
  } = values;
  return {
    workspaces: values.SLACK_WORKSPACES ?? new Map(),
    access: token ? { type: 'token', token } : { type: 'oauth', clientId, clientSecret, publicUrl },
    ...(values.SLACK_SIGNING_SECRET ? { signingSecret: values.SLACK_SIGNING_SECRET } : {}),
    ...(values.SLACK_APP_TOKEN ? { appToken: values.SLACK_APP_TOKEN } : {}),
    ...(values.SLACK_API_URL ? { apiUrl: values.SLACK_API_URL } : {}),
  };
}
