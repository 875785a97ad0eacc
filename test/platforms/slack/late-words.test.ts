import { expect, it } from 'vitest';
import { askNow } from '../teams/support/ask-now.ts';
import { createFaked, TEACHER, TEAM } from './support/faked.ts';

interface Dialog {
  blocks: { type: string; block_id: string; element: { action_id: string } }[];
}

/** «Lagre en gang til» must be possible where a dialog keeps what it was opened with. */
it('words that were replaced can be meant after all, in the dialog that takes the first one’s place', async () => {
  const slack = await createFaked();
  await slack.command('hjelp');
  const person = slack.rig.folder.people.find(({ email }) => email === TEACHER.email);
  if (!person) throw new Error('nobody');
  const prompt = await askNow(slack.rig, [person]);
  const [question = ''] = prompt.questions;
  await slack.interact(slack.press({ action_id: 'open:answer.save', value: prompt.id }));
  const opened = slack.api.seen.findLast(({ method }) => method === 'views.open');
  let dialog: Dialog = JSON.parse(String(opened?.args.view));
  let presses = 0;

  async function send(words: string) {
    presses += 1;
    const inputs = dialog.blocks.filter(({ type }) => type === 'input');
    const values = inputs.map(({ block_id, element }) => [
      block_id,
      {
        [element.action_id]: {
          type: 'plain_text_input',
          value: block_id.startsWith(question) ? words : null,
        },
      },
    ]);
    const { body } = await slack.interact({
      type: 'view_submission',
      team: { id: TEAM },
      user: { id: TEACHER.id, team_id: TEAM },
      trigger_id: `late.${presses}`,
      view: { ...dialog, id: 'V1', hash: `h${presses}`, state: { values: Object.fromEntries(values) } },
    });
    return body as unknown as { response_action?: string; view?: Dialog };
  }
  const stands = async () =>
    (await slack.rig.store.read('fjordvik', 'answer', `${prompt.id}:${person.id}`))?.body.texts[question];

  await send('Først');
  await send('Siden');
  const asked = await send('Først');
  expect(await stands()).toBe('Siden');
  expect(asked.response_action).toBe('update');
  expect(JSON.stringify(asked.view)).toContain('Dette er ikke lagret');
  dialog = asked.view ?? dialog;
  await send('Først');
  expect(await stands()).toBe('Først');
  await slack.close();
});
