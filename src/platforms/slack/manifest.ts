import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const SLACK_MANIFEST_FILE = fileURLToPath(
  new URL('../../../manifests/slack/manifest.json', import.meta.url),
);
/** What stands in the file for the address of the bot. */
const PLACEHOLDER = 'https://arshjulet.example';

export interface ManifestOptions {
  /** Where Slack reaches the bot, as `https://hjul.kommune.no`. Absent: Socket Mode. */
  publicUrl?: string;
  /** Each workspace installs the app by itself and gets tokens that are renewed. */
  many: boolean;
}

/** The manifest as Slack takes it, with the addresses of this installation. */
export function slackManifest({ publicUrl, many }: ManifestOptions): string {
  const text = readFileSync(SLACK_MANIFEST_FILE, 'utf8');
  const manifest = JSON.parse(publicUrl ? text.replaceAll(PLACEHOLDER, publicUrl.replace(/\/+$/, '')) : text);
  const { features, oauth_config, settings } = manifest;
  settings.token_rotation_enabled = many;
  if (!many) delete oauth_config.redirect_urls;
  if (!publicUrl) {
    settings.socket_mode_enabled = true;
    delete settings.event_subscriptions.request_url;
    delete settings.interactivity.request_url;
    for (const command of features.slash_commands) delete command.url;
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
