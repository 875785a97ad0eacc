import { createHmac } from 'node:crypto';
import { pressBody } from '../../test/platforms/slack/support/faked.ts';
import { FORM, interaction, SECRET } from '../../test/platforms/slack/support/signed.ts';
import { buttonIn } from './cards.ts';
import { type Dialog, triggerOf } from './dialogs-open.ts';
import type { Outgoing } from './send.ts';
import { BOT, type Colleague, SLACK_TEAM, slackUser, TENANT } from './world.ts';

/** One press of «Lagre» with these words in the field. */
export interface Press {
  person: Colleague;
  prompt: string;
  question: string;
  words: string;
  /** The message that the button is in. */
  message: string;
  card: string;
  /** Different for each press, the same for its copies. */
  number: number;
}

export function teamsPress(press: Press, serviceUrl: string, bearer: string): Outgoing {
  const { person, prompt, question, words, message, number } = press;
  const data = { ref: prompt, [question]: words };
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${number}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: `oid-${person.id}` },
    recipient: { id: BOT, name: 'Årshjulet' },
    conversation: { tenantId: TENANT, id: `a:${person.id}`, conversationType: 'personal' },
    channelData: { tenant: { id: TENANT } },
    locale: 'nb-NO',
    replyToId: message,
    value: { action: { type: 'Action.Execute', verb: 'answer.save', data }, trigger: 'manual' },
  };
  const headers = { 'content-type': 'application/json', authorization: bearer };
  return { path: '/api/messages', headers, body: JSON.stringify(activity) };
}

/** The button that opens the form. */
export function slackOpening({ person, message, card, number }: Press, url: string, now: number): Outgoing {
  const user = slackUser(person.id);
  const action = { ...buttonIn(JSON.parse(card))?.element, action_ts: `${number}.1` };
  const body = pressBody(action, String(number), url, {
    user: { id: user, team_id: SLACK_TEAM },
    trigger_id: triggerOf(number),
    response_url: `${url}/hook/${user}/${number}`,
    container: { type: 'message', message_ts: message },
    channel: { id: `D${user}` },
    message: { ts: message },
  });
  return signed(body, now);
}

/** «Send» in the dialog. */
export function slackSubmission({ person, words, number }: Press, dialog: Dialog, now: number): Outgoing {
  const inputs = dialog.blocks.filter(({ type }) => type === 'input');
  const [first] = inputs;
  const state = {
    [first.block_id]: { [first.element.action_id]: { type: first.element.type, value: words } },
  };
  const body = {
    type: 'view_submission',
    team: { id: SLACK_TEAM },
    user: { id: slackUser(person.id), team_id: SLACK_TEAM },
    trigger_id: `${triggerOf(number)}.sent`,
    view: { ...dialog, root_view_id: dialog.id, state: { values: state } },
  };
  return signed(body, now);
}

/** Signed anew each time it is sent, as Slack does. */
function signed(payload: object, now: number): Outgoing {
  const body = interaction(payload);
  const at = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': FORM,
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
  return { path: '/slack/events', headers, body };
}
