import { apiOf, type Front, type View } from './front.ts';
import { FORM, interaction, type Sent, sendSigned } from './signed.ts';
import type { SlackRig } from './slack-rig.ts';
import type { Workspace } from './workspace.ts';

// biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
type Json = any;

export interface SlackMessage {
  ts: string;
  text: string;
  blocks: Json[];
}

/** One person in Slack, who does what people do there: the requests are those that Slack makes. */
export async function createPerson(parts: {
  rig: SlackRig;
  front: Front;
  workspace: Workspace;
  email: string;
}) {
  const { rig, front, workspace, email } = parts;
  const member = workspace.members.find((one) => one.email === email);
  if (!member) throw new Error(`nobody with ${email} in ${workspace.team}`);
  const own = `xoxp-${workspace.team}-${member.name}`;
  const { user_id: user } = await apiOf(workspace, own, 'auth.test', {});
  const bot = () => front.tokenOf(workspace);
  const team = { id: workspace.team, domain: 'x' };
  const me = { id: user, username: member.name, team_id: workspace.team };
  const now = () => Math.floor(rig.clock.now() / 1000);
  let presses = 0;

  const post = (raw: string, type: string, headers = {}) =>
    sendSigned(rig.endpoint, raw, type, { at: now(), headers });
  const interact = (payload: object) => post(interaction(payload), FORM);

  async function chat(): Promise<string> {
    const { user_id: botUser } = await apiOf(workspace, bot(), 'auth.test', {});
    const { channel } = await apiOf(workspace, own, 'conversations.open', { users: botUser });
    return channel.id;
  }

  async function messages(channel?: string): Promise<SlackMessage[]> {
    const read = await apiOf(workspace, own, 'conversations.history', {
      channel: channel ?? (await chat()),
      limit: 100,
    });
    return read.messages.toReversed();
  }

  async function lastMessage(words: string, channel?: string): Promise<SlackMessage> {
    const found = (await messages(channel)).findLast(
      (one) => JSON.stringify(one.blocks).includes(words) || one.text.includes(words),
    );
    if (!found) throw new Error(`no message with «${words}» for ${email}`);
    return found;
  }

  /** Presses the button with this text, with these values in the fields of the same message. */
  async function press(
    message: SlackMessage,
    button: string,
    values: Record<string, string> = {},
    channel?: string,
  ): Promise<Sent> {
    const where = channel ?? (await chat());
    return interact({
      type: 'block_actions',
      team,
      user: me,
      trigger_id: await front.trigger(workspace, bot(), user),
      response_url: front.responseUrl(workspace, bot(), where, message.ts),
      container: { type: 'message', message_ts: message.ts, channel_id: where, is_ephemeral: false },
      channel: { id: where, name: 'directmessage' },
      message: { ts: message.ts, blocks: message.blocks },
      state: { values: stateOf(message.blocks, values) },
      actions: [pressed(message.blocks, button)],
    });
  }

  function pressed(blocks: Json[], words: string): Json {
    presses += 1;
    const action_ts = `${now()}.${String(presses).padStart(6, '0')}`;
    for (const block of blocks) {
      for (const element of [...(block.elements ?? []), block.accessory].filter(Boolean)) {
        if (element.type === 'button' && element.text.text === words) {
          return {
            type: 'button',
            block_id: block.block_id ?? 'b',
            action_id: element.action_id,
            value: element.value,
            action_ts,
          };
        }
        const option = element.options?.find((one: Json) => one.text.text === words);
        if (element.type === 'overflow' && option) {
          return {
            type: 'overflow',
            block_id: 'b',
            action_id: element.action_id,
            selected_option: option,
            action_ts,
          };
        }
      }
    }
    throw new Error(`no button «${words}» in ${JSON.stringify(blocks)}`);
  }

  function dialog(): View {
    const found = [...front.views.values()].findLast((one) => one.type === 'modal' && one.user === user);
    if (!found) throw new Error(`${email} has no dialog open`);
    return found;
  }

  function payloadOf(view: View, values: Record<string, string>) {
    const { id, type, hash, callback_id, private_metadata, root_view_id, title, blocks } = view;
    const state = { values: stateOf(blocks, values) };
    return { id, type, hash, callback_id, private_metadata, root_view_id, title, blocks, state };
  }

  /** Sends the open dialog; what comes back is done with it, as Slack does. */
  async function submit(values: Record<string, string>): Promise<Sent> {
    const view = dialog();
    const trigger_id = await front.trigger(workspace, bot(), user, view.id);
    const sent = await interact({
      type: 'view_submission',
      team,
      user: me,
      trigger_id,
      view: payloadOf(view, values),
    });
    const action = sent.body?.response_action;
    if (action === 'update') front.views.set(view.id, { ...view, ...sent.body.view, hash: `${view.hash}+` });
    else if (action !== 'errors') front.views.delete(view.id);
    return sent;
  }

  return {
    user,
    chat,
    messages,
    lastMessage,
    press,
    dialog,
    submit,
    /** The ids of the fields of the open dialog, in order. */
    fields: () =>
      dialog()
        .blocks.filter((one) => one.type === 'input')
        .map((one): string => one.block_id),
    async type(values: Record<string, string>): Promise<Sent> {
      const view = payloadOf(dialog(), values);
      const [block_id = '', value = ''] = Object.entries(values)[0] ?? [];
      const action = {
        type: 'plain_text_input',
        block_id,
        action_id: 'field',
        value,
        action_ts: `${now()}.1`,
      };
      return interact({
        type: 'block_actions',
        team,
        user: me,
        trigger_id: 'none',
        container: { type: 'view' },
        view,
        actions: [action],
      });
    },
    async closeDialog(values: Record<string, string> = {}): Promise<Sent> {
      const view = dialog();
      front.views.delete(view.id);
      return interact({
        type: 'view_closed',
        team,
        user: me,
        is_cleared: false,
        view: payloadOf(view, values),
      });
    },
    async pressInView(
      button: string,
      values: Record<string, string> = {},
      view: View = dialog(),
    ): Promise<Sent> {
      return interact({
        type: 'block_actions',
        team,
        user: me,
        trigger_id: await front.trigger(workspace, bot(), user, view.type === 'modal' ? view.id : undefined),
        container: { type: 'view', view_id: view.id },
        view: payloadOf(view, values),
        actions: [pressed(view.blocks, button)],
      });
    },
    async command(text: string, channel?: { id: string; name: string }): Promise<Sent> {
      const where = channel ?? { id: await chat(), name: 'directmessage' };
      const form = new URLSearchParams({
        command: '/arshjul',
        text,
        team_id: workspace.team,
        user_id: user,
        channel_id: where.id,
        channel_name: where.name,
        trigger_id: await front.trigger(workspace, bot(), user),
        response_url: front.responseUrl(workspace, bot(), where.id),
      });
      return post(form.toString(), FORM);
    },
    async shortcut(callback_id: string): Promise<Sent> {
      const trigger_id = await front.trigger(workspace, bot(), user);
      return interact({ type: 'shortcut', team, user: me, callback_id, trigger_id, action_ts: `${now()}.5` });
    },
    async event(event: object, extra: object = {}, headers = {}): Promise<Sent> {
      presses += 1;
      const body = {
        type: 'event_callback',
        team_id: workspace.team,
        event_id: `Ev${user}${presses}`,
        authorizations: [{ team_id: workspace.team, user_id: 'UBOT', is_bot: true }],
        event: { user, ...event },
        ...extra,
      };
      return post(JSON.stringify(body), 'application/json', headers);
    },
    async say(text: string): Promise<Sent> {
      return this.event({
        type: 'message',
        channel: await chat(),
        channel_type: 'im',
        text,
        ts: `${now()}.7`,
      });
    },
    async openHome(): Promise<View> {
      await this.event({ type: 'app_home_opened', tab: 'home', channel: await chat() });
      const found = [...front.views.values()].findLast((one) => one.type === 'home' && one.user === user);
      if (!found) throw new Error('nothing on the home tab');
      return found;
    },
  };
}

export type SlackPerson = Awaited<ReturnType<typeof createPerson>>;

/** What Slack tells of the fields: the given values, else what each began with. By block id. */
function stateOf(blocks: Json[], values: Record<string, string>): Record<string, Json> {
  const state: Record<string, Json> = {};
  for (const { type, block_id, element } of blocks) {
    if (type === 'input')
      state[block_id] = {
        [element.action_id]: entry(element, values[block_id] ?? values[block_id.split('~')[0]]),
      };
  }
  return state;
}

function entry(element: Json, given: string | undefined): Json {
  const { type } = element;
  const options = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((one: Json) => one.options),
  ];
  const called = (text: string) => options.find((one: Json) => one.value === text || one.text.text === text);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option: given === undefined ? (element.initial_option ?? null) : (called(given) ?? null),
      };
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options:
          given === undefined
            ? (element.initial_options ?? [])
            : given.split('|').map(called).filter(Boolean),
      };
    case 'datepicker':
      return { type, selected_date: given ?? element.initial_date ?? null };
    default:
      return { type, value: given ?? element.initial_value ?? null };
  }
}
