import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstDeliveryId } from '../../../src/app/start-prompt.ts';
import { askNow } from '../teams/support/ask-now.ts';
import { createFaked, type Faked, TEACHER } from './support/faked.ts';

let slack: Faked;
beforeEach(async () => {
  slack = await createFaked();
});
afterEach(() => slack.close());

describe('a question that Slack showed, and whose answer to the bot was lost', () => {
  it('is ambiguous, is not sent again, and its button opens the form all the same', async () => {
    await slack.command('hjelp');
    const person = slack.rig.folder.people.find(({ email }) => email === TEACHER.email);
    slack.api.breakNext('chat.postMessage', 'reset');
    const prompt = await askNow(slack.rig, person ? [person] : []);
    const delivery = await slack.rig.store.readDelivery(
      'fjordvik',
      firstDeliveryId(prompt.id, person?.id ?? ''),
    );
    expect(delivery?.state).toBe('ambiguous');
    const posts = slack.api.count('chat.postMessage');

    await slack.interact(slack.press({ action_id: 'open:answer.save', value: prompt.id }));
    await slack.rig.attached.close();

    const opened = slack.api.seen.findLast(({ method }) => method === 'views.open');
    const [question = ''] = prompt.questions;
    expect(opened?.args.view).toContain(`"block_id":"${question}`);
    expect(slack.hooked).toEqual([]);
    expect(slack.api.count('chat.postMessage')).toBe(posts);
  });
});
