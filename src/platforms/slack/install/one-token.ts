import { AppError } from '../../../observe/app-error.ts';
import { createClient, type WebApiOptions } from '../api/client.ts';
import type { SlackSettings } from '../settings.ts';
import type { Access, TokenSource } from './tokens.ts';

/** One workspace with the token from the app's page: asked once whose it is, so that it is used nowhere else. */
export function createOneToken(parts: {
  token: string;
  settings: Pick<SlackSettings, 'workspaces'>;
  webApi: WebApiOptions;
}): TokenSource {
  const { token, webApi } = parts;
  let known: Promise<Access & { team: string }> | undefined;

  async function whose(): Promise<Access & { team: string }> {
    const { team_id: team = '', user_id: botUser = '' } = await createClient(token, webApi).auth.test();
    return { team, botUser, token };
  }

  return {
    async accessTo(team) {
      known ??= whose();
      // A failure is not kept: the next message tries again.
      known.catch(() => {
        known = undefined;
      });
      const access = await known;
      if (access.team === team) return access;
      throw new AppError(
        'SLACK.NOT_INSTALLED',
        'SLACK_BOT_TOKEN is of another workspace than the one in SLACK_WORKSPACES',
        {
          hint: "Write the workspace's own id there; docs/slack.md says where it stands.",
        },
      );
    },
  };
}
