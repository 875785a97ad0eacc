import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTED_COMMANDS } from '../../src/app/commands.ts';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { translate } from '../../src/i18n/translate.ts';
import { apiOf, createFront, type Front } from '../platforms/slack/support/front.ts';
import { createPerson, type SlackMessage } from '../platforms/slack/support/person.ts';
import { createSlackRig, type SlackRig } from '../platforms/slack/support/slack-rig.ts';
import { createWorkspace, type Workspace } from '../platforms/slack/support/workspace.ts';

const TEAM = 'T0FJORDVIK';
let workspace: Workspace;
let front: Front;
let rig: SlackRig;

beforeAll(async () => {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error('Fjordvik has mistakes');
  const members = folder.people.map(({ email }) => ({
    name: email.split('@')[0]?.replaceAll('.', '-') ?? '',
    email,
  }));
  members.push({ name: 'vikar', email: 'vikar@elsewhere.example' });
  workspace = await createWorkspace({ team: TEAM, members, channels: ['3-4-trinn', 'nordlia'] });
  front = await createFront([workspace]);
  rig = await createSlackRig({
    settings: { workspaces: new Map([[TEAM, 'fjordvik']]), apiUrl: front.apiUrl, hooksUrl: front.url },
  });
  await rig.attached.start();
  await rig.attached.close();
});

afterAll(async () => {
  await rig?.close();
  await front?.close();
  await workspace?.close();
});

const khalid = 'khalid.haugsoy@fjordvik.example';
const line = 'line.asenhus@fjordvik.example';
const dagny = 'dagny.fjelldal@fjordvik.example';
const meet = (email: string) => createPerson({ rig, front, workspace, email });
const said = (sent: { body: unknown }) => JSON.stringify(sent.body);

async function deliveries(prefix = ''): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const one of rig.store.deliveries(rig.owner, { prefix })) found.push(one);
  return found;
}

describe('a school in Slack', () => {
  it('meets everybody in the roster once, and each message is one POST', async () => {
    await rig.until('2026-08-17', '10:00');
    const greeted = await deliveries('welcome:');
    expect(greeted.filter(({ state }) => state === 'sent').length).toBe(rig.folder.people.length);
    const sent = (await deliveries()).filter(({ state }) => state === 'sent');
    expect(front.calls.filter(({ method }) => method === 'chat.postMessage').length).toBe(sent.length);
    const mine = await (await meet(khalid)).messages();
    expect(mine.map(({ text }) => text)).toEqual([expect.stringContaining('Hei, Khalid.')]);
  });

  it('rektor starts a round by /arshjul ny runde, with an error at its field first', async () => {
    await rig.until('2026-09-01', '17:00');
    const rektor = await meet(line);
    expect((await rektor.command('ny runde')).status).toBe(200);
    expect(rektor.fields()).toEqual(['theme', 'problem', 'questionSet', 'teams', 'window']);
    const wrong = await rektor.submit({ theme: 'Lesing', problem: ' ' });
    expect(wrong.body).toEqual({
      response_action: 'errors',
      errors: { problem: 'Skriv noe her først.' },
    });
    const preview = await rektor.submit({ theme: 'Lesing', problem: 'Hva hjelper?', window: '3' });
    expect(preview.body.response_action).toBe('update');
    expect(said(preview)).toContain('Svartid: 3 skoledager');
    const started = await rektor.submit({});
    expect(started.body.view.title.text).toBe('«Lesing» er i gang');
    expect(said(started)).toContain('Kortene kommer onsdag 2. september kl. 08.00');
  });

  it('the cards come at their hour, not a minute before', async () => {
    const teacher = await meet(khalid);
    await rig.until('2026-09-02', '07:59');
    expect((await teacher.messages()).some(({ text }) => text.startsWith('Lesing'))).toBe(false);
    await rig.until('2026-09-02', '08:05');
    expect((await teacher.messages()).filter(({ text }) => text.startsWith('Lesing')).length).toBe(1);
  });

  it('a long answer is given in a dialog: an error at the field, a draft that is kept, and thanks', async () => {
    const teacher = await meet(khalid);
    const card = await teacher.lastMessage('Lesing');
    await teacher.press(card, 'Fyll ut');
    const [first = ''] = teacher.fields();
    const empty = await teacher.submit({});
    const errors = { [first]: 'Svar på minst ett av spørsmålene, så kan det lagres.' };
    expect(empty.body).toEqual({ response_action: 'errors', errors });
    await teacher.type({ [first]: 'Høytlesning hver' });
    await teacher.closeDialog();
    await rig.attached.close();
    await teacher.press(card, 'Fyll ut');
    const field = teacher.dialog().blocks.find((one) => one.block_id === first);
    expect(field.element.initial_value).toBe('Høytlesning hver');
    const sent = await teacher.submit({ [first]: 'Høytlesning hver dag <!channel> & *stille*' });
    expect(sent.body).toEqual({ response_action: 'clear' });
    await rig.attached.close();
    const after = await teacher.lastMessage('Takk.');
    expect(after.ts).toBe(card.ts);
    const own = after.blocks.find((one) => JSON.stringify(one).includes('Høytlesning'));
    expect(own.text).toEqual({
      type: 'plain_text',
      text: '«Høytlesning hver dag <!channel> & *stille*»',
      emoji: false,
    });
    expect((await teacher.messages()).length).toBe(2);
  });

  it('the answer can be changed, and the draft does not come back', async () => {
    const teacher = await meet(khalid);
    const card = await teacher.lastMessage('Takk.');
    await teacher.press(card, 'Endre svaret');
    const [first = ''] = teacher.fields();
    const field = teacher.dialog().blocks.find((one) => one.block_id === first);
    expect(field.element.initial_value).toBe('Høytlesning hver dag <!channel> & *stille*');
    await teacher.submit({ [first]: 'Å lese sammen' });
    await rig.attached.close();
    const after = await teacher.lastMessage('Å lese sammen');
    expect(after.ts).toBe(card.ts);
    await teacher.press(after, 'Del med teamet');
    await rig.attached.close();
    expect(JSON.stringify((await teacher.lastMessage('Å lese sammen')).blocks)).toContain(
      'Ta tilbake fra teamet',
    );
  });

  it('what is sent after the window has closed is not saved, and says so where it was written', async () => {
    const teacher = await meet('oddny.nygardstrom@fjordvik.example');
    const card = await teacher.lastMessage('Lesing');
    await teacher.press(card, 'Fyll ut');
    const [first = ''] = teacher.fields();
    await rig.until('2026-09-07', '16:01');
    const late = await teacher.submit({ [first]: 'For sent' });
    expect(late.body.response_action).toBe('update');
    expect(said(late)).toContain('Lukket mandag 7. september');
    await rig.attached.close();
    expect((await teacher.messages()).find(({ ts }) => ts === card.ts)?.text).toMatch(/^Lukket/);
    for await (const { body } of rig.store.list(rig.owner, 'answer')) {
      expect(JSON.stringify(body)).not.toContain('For sent');
    }
  });

  it('a channel is given to a team with one answer in the message, by a leader only', async () => {
    const channels = await apiOf(workspace, workspace.botToken, 'conversations.list', { limit: 100 });
    const channel = channels.channels.find((one: { name: string }) => one.name === 'nordlia');
    const mention = { type: 'app_mention', channel: channel.id, text: '<@UBOT> hei', ts: '1.1' };
    await (await meet(khalid)).event(mention);
    const rektor = await meet(line);
    expect(JSON.stringify(await front.messagesIn(workspace, channel.id))).not.toContain('Hvilket team');
    await rektor.event(mention);
    const [card] = (await front.messagesIn(workspace, channel.id)).filter((one) =>
      one.text.includes('Hvilket team'),
    );
    await rektor.press(card as SlackMessage, 'Knytt kanalen til teamet', { team: 'nordlia-1-2' }, channel.id);
    await rig.attached.close();
    const after = (await front.messagesIn(workspace, channel.id)).find(({ ts }) => ts === card?.ts);
    expect(after?.text).toContain('Kanalen hører til 1.–2. trinn');
    const address = await rig.store.read(rig.owner, 'address', 'team:nordlia-1-2');
    expect(address?.body).toMatchObject({
      platform: 'slack',
      conversation: { team: TEAM, channel: channel.id },
    });
  });

  it('the team answers in its channel: one holds the pen in a dialog, and everybody sees the card change', async () => {
    const { conversation } = (await rig.store.read(rig.owner, 'address', 'team:nordlia-1-2'))?.body ?? {};
    const { channel } = conversation as { channel: string };
    await rig.until('2026-09-11', '12:00');
    const texts = await front.messagesIn(workspace, channel);
    const card = texts.findLast((one) =>
      JSON.stringify(one.blocks).includes('Jeg fører pennen'),
    ) as SlackMessage;
    const writer = await meet(khalid);
    const reader = await meet('bjorn.abdirahim@fjordvik.example');
    await writer.press(card, 'Jeg fører pennen', {}, channel);
    const [first = ''] = writer.fields();
    const sent = await writer.submit({ [first]: 'Vi er enige om lesestunden' });
    expect(sent.body).toEqual({ response_action: 'clear' });
    await rig.attached.close();
    await rig.until('2026-09-11', '12:05');
    const after = (await front.messagesIn(workspace, channel)).find(({ ts }) => ts === card.ts);
    expect(JSON.stringify(after.blocks)).toContain('Vi er enige om lesestunden');
    expect(JSON.stringify(after.blocks)).toContain('Legg til');
    await reader.press(after, 'Legg til', {}, channel);
    expect(reader.dialog().submit?.text).toBe('Lagre tillegget');
    expect((await reader.messages()).every(({ text }) => !text.includes('lesestunden'))).toBe(true);
  });

  it('the digest reaches the owner on its day', async () => {
    const owner = await meet(dagny);
    const before = (await owner.messages()).length;
    await rig.until('2026-10-02', '15:00');
    const digests = (await deliveries()).filter(({ kind, state }) => kind === 'digest' && state === 'sent');
    const mine = await owner.messages();
    const stamps = digests.map(({ message }) => message?.id);
    const [digest] = mine.slice(before).filter(({ ts }) => stamps.includes(ts));
    expect(JSON.stringify(digest?.blocks)).toContain('Nordlia barneskole');
    expect(JSON.stringify(digest?.blocks)).not.toContain('Å lese sammen');
  });

  it('the home tab has what waits, the wheel, language and privacy, and its buttons open what they say', async () => {
    const teacher = await meet(khalid);
    const home = await teacher.openHome();
    const words = JSON.stringify(home.blocks);
    for (const part of ['Årshjulet', 'Språk og påminnelser', 'Personvern', 'Svarene mine', 'Besvart'])
      expect(words).toContain(part);
    await teacher.pressInView('Personvern', {}, home);
    expect(JSON.stringify(teacher.dialog().blocks)).toContain('Sletting');
    await teacher.pressInView('Språk og påminnelser', {}, home);
    const sent = await teacher.submit({ language: 'en' });
    expect(said(sent)).toContain('Your settings are saved.');
    expect(JSON.stringify((await teacher.openHome()).blocks)).toContain('Language and reminders');
  });

  it('every command of Teams is one of Slack, by the command and typed to the bot', async () => {
    const rektor = await meet(line);
    const answers = new Set<string>();
    for (const command of LISTED_COMMANDS) {
      const sent = await rektor.command(command);
      expect(sent.status, command).toBe(200);
      answers.add(sent.body ? sent.body.text : rektor.dialog().title?.text);
      expect(sent.body?.response_type ?? 'ephemeral').toBe('ephemeral');
    }
    expect(answers.size).toBeGreaterThanOrEqual(LISTED_COMMANDS.length - 1);
    await rektor.say('årshjul');
    expect((await rektor.messages()).at(-1)?.text).toContain('rshjul');
  });

  it('a stranger in the workspace gets a kind sentence, and nothing is kept of them', async () => {
    const stranger = await meet('vikar@elsewhere.example');
    const sent = await stranger.command('status');
    expect(sent.body.response_type).toBe('ephemeral');
    expect(said(sent)).toContain(translate('nb', 'refusal.STRANGER').slice(0, 20));
    expect(await rig.store.read(rig.owner, 'known', `slack:${TEAM}:${stranger.user}`)).toBeUndefined();
  });
});
