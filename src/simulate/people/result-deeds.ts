import { phrasesIn } from '../words/phrases.ts';
import { resultPhrases } from '../words/result-phrases.ts';
import { type Deed, has, later, press, type Turn } from './deed.ts';

/** A team lead tells for each of the own teams what comes again; a leader leaves that to them. */
export const tellResults: Deed = async (turn) => {
  const card = turn.message;
  if (!card) return [];
  const refs = card.look.buttons.filter(({ verb }) => verb === 'results.note').map(({ ref }) => ref);
  for (const ref of refs) {
    const { message: form } = await press(turn, card, 'results.note', { ref: (one) => one === ref });
    if (!has(form, 'results.note-save')) continue;
    const { message } = await press(turn, form, 'results.note-save', {
      values: ref.startsWith('talks') ? talks(turn) : analysis(turn),
    });
    // Asked whether a word is a name: it is none.
    if (has(message, 'results.note-save'))
      await press(turn, message, 'results.note-save', {
        values: Object.fromEntries(message.look.inputs.map(({ id, value }) => [id, value])),
      });
  }
  return [];
};

function talks({ dice, standard }: Turn): Record<string, string> {
  const words = resultPhrases(standard);
  return {
    held: dice.pick(['all', 'most', 'most', 'few']),
    seen: dice.pick(words.talks),
    wellbeing: dice.pick(words.wellbeing),
  };
}

function analysis({ dice, standard }: Turn): Record<string, string> {
  const words = resultPhrases(standard);
  const [explanation1 = '', explanation2 = ''] = dice.shuffled(words.explanations);
  return { seen: dice.pick(words.analysis), explanation1, explanation2 };
}

/** rektor and inspektør: everything seen together. When a team has not told yet, they come back to it. */
export const holdConversation: Deed = async (turn) => {
  const { message, dice, standard } = turn;
  if (!message || !has(message, 'results.conversation')) return [];
  const { message: form, code } = await press(turn, message, 'results.conversation');
  if (code !== 'OK') return [later(turn, 'holdConversation', 4, message)];
  if (!has(form, 'results.conversation-save')) return [];
  const words = resultPhrases(standard);
  const [proposal1 = '', proposal2 = ''] = dice.shuffled(words.proposals);
  const waits = form.look.inputs.some(({ id }) => id === 'reason');
  const { message: saved } = await press(turn, form, 'results.conversation-save', {
    values: {
      together: dice.pick(words.together),
      proposal1,
      proposal2,
      ...(waits ? { reason: phrasesIn(standard).notReady } : {}),
    },
  });
  if (has(saved, 'results.bring')) await press(turn, saved, 'results.bring');
  return [];
};

/** Offers a story to rektor; most people never do. */
export const offerStory: Deed = async (turn) => {
  const { message: form } = await turn.hands.say(turn.who, 'praksisfortelling');
  if (!has(form, 'story.save')) return [];
  const story = turn.dice.pick(resultPhrases(turn.standard).stories);
  await press(turn, form, 'story.save', { values: { title: story.title, story: story.text } });
  return [];
};

/** rektor takes in what was offered, reads and approves; the owner approves each school's and then its own. */
export const finishReport: Deed = async (turn) => {
  const { message } = turn;
  if (!message || !has(message, 'report.open')) return [];
  let { message: card } = await press(turn, message, 'report.open');
  if (has(card, 'story.take')) {
    const { message: taken } = await press(turn, card, 'story.take');
    if (has(taken, 'report.open')) card = (await press(turn, taken, 'report.open')).message;
  }
  if (has(card, 'report.approve')) await press(turn, card, 'report.approve');
  return [];
};

export const approveReports: Deed = async (turn) => {
  const { message } = turn;
  if (!message || !has(message, 'report.open')) return [];
  const { message: own } = await press(turn, message, 'report.open');
  const schools = own.look.buttons.filter(({ verb }) => verb === 'report.open').map(({ ref }) => ref);
  for (const school of schools) {
    const { message: card } = await press(turn, { ...own }, 'report.open', { ref: (ref) => ref === school });
    if (has(card, 'report.approve')) await press(turn, card, 'report.approve');
  }
  const { message: again } = await press(turn, message, 'report.open');
  if (has(again, 'report.approve')) await press(turn, again, 'report.approve');
  return [];
};
