import { createEmulator, type Emulator } from 'emulate';
import { BOT_SCOPES } from '../../../../src/platforms/slack/settings.ts';

export interface Member {
  /** The name in Slack, which is not the one in the roster. */
  name: string;
  email: string;
}

export interface WorkspaceOptions {
  team: string;
  members: Member[];
  channels?: string[];
  /** Where the app gets its token by OAuth; else it has one from the start. */
  oauth?: { clientId: string; clientSecret: string; redirectUri: string };
}

const ALL_SCOPES = [
  'channels:history',
  'groups:history',
  'im:history',
  'im:write',
  'im:read',
  'channels:read',
  'groups:read',
];

/** One Slack workspace: other people's program (`emulate`), which also refuses calls that a scope is missing for. */
export async function createWorkspace(options: WorkspaceOptions) {
  const { team, members, channels = [], oauth } = options;
  const botToken = `xoxb-${team}`;
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: team, domain: team.toLowerCase() },
        strict_scopes: true,
        users: [
          { name: `bot-${team}`, email: `bot@${team.toLowerCase()}.example` },
          ...members.map(({ name, email }) => ({ name, email, profile: { email } })),
        ],
        channels: channels.map((name) => ({ name })),
        tokens: [
          { token: botToken, type: 'bot', user: `bot-${team}`, scopes: [...BOT_SCOPES] },
          ...members.map(({ name }) => ({ token: `xoxp-${team}-${name}`, user: name, scopes: ALL_SCOPES })),
        ],
        ...(oauth
          ? {
              oauth_apps: [
                {
                  client_id: oauth.clientId,
                  client_secret: oauth.clientSecret,
                  name: 'Årshjulet',
                  redirect_uris: [oauth.redirectUri],
                  scopes: [...BOT_SCOPES],
                  bot_name: `arshjulet-${team}`,
                },
              ],
            }
          : {}),
      },
    },
  });
  return { team, url: emulator.url, botToken, members, close: () => emulator.close() };
}

export type Workspace = Awaited<ReturnType<typeof createWorkspace>>;
