import { createHmac } from 'node:crypto';
import type { Person } from '../src/domain/people/people.ts';
import { pressBody } from '../test/platforms/slack/support/faked.ts';
import { FORM, interaction, SECRET } from '../test/platforms/slack/support/signed.ts';
import { APP_ID } from '../test/platforms/teams/support/local-issuer.ts';
import { type Served, SLACK_TEAM, TENANT, userOf } from './inbound-kinds.ts';

/** One answer of one person, as the platform sends it. */
export interface Made {
  headers: Record<string, string>;
  body: string;
}
export type MakeRequest = (person: Person, n: number) => Made;

/** What Teams sends when somebody presses Save: an invoke with a token that is checked each time. */
export function teamsRequests(served: Served, serviceUrl: string, bearer: string): MakeRequest {
  return (person, n) => {
    const data = { ref: served.prompt, [served.question]: words(n) };
    const activity = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${person.id}:${n}`,
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${person.id}`, name: person.name, aadObjectId: `oid-${person.id}` },
      recipient: { id: `28:${APP_ID}`, name: 'Årshjulet' },
      conversation: { id: `a:${person.id}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'nb-NO',
      replyToId: `card-${person.id}`,
      value: { action: { type: 'Action.Execute', verb: 'answer.save', data }, trigger: 'manual' },
    };
    return {
      headers: { 'content-type': 'application/json', authorization: bearer },
      body: JSON.stringify(activity),
    };
  };
}

/** What Slack sends: a form, signed over its bytes. */
export function slackRequests(served: Served, hooksUrl: string): MakeRequest {
  const at = String(Math.floor(served.now / 1000));
  return (person, n) => {
    const action = { action_id: 'answer.save', value: served.prompt };
    const body = interaction(
      pressBody(action, `${person.id}${n}`, hooksUrl, {
        user: { id: userOf(person), team_id: SLACK_TEAM },
        state: { values: { [served.question]: { field: { type: 'plain_text_input', value: words(n) } } } },
      }),
    );
    const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
    const headers = {
      'content-type': FORM,
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    };
    return { headers, body };
  };
}

function words(n: number): string {
  return `Vi leser høyt hver dag, og de som strever får lytte først. ${n}`;
}
