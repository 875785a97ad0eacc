import type { Verb } from '../../../app/verbs.ts';
import type { Section } from '../../../app/view.ts';
import { type CardView, type Phrase, text } from '../../../app/view.ts';
import { commandsFor } from '../../../app/views/help.ts';
import { button } from '../../../app/views/parts.ts';
import type { Person } from '../../../domain/people/people.ts';
import type { SlackCalls } from '../api/calls.ts';
import { toBlocks } from '../blocks/index.ts';
import type { Draw } from '../draw.ts';
import type { Handle, SlackHouse } from './handle.ts';
import type { Turn } from './turn.ts';

export type PublishHome = (turn: Turn) => Promise<void>;

/** The home tab: what waits for me, my wheel, and what I can do, with language and privacy. */
export function createPublishHome(parts: {
  handle: Handle;
  house: Pick<SlackHouse, 'render'>;
  calls: Pick<SlackCalls, 'publishHome'>;
  draw: Draw;
}): PublishHome {
  const { handle, house, calls, draw } = parts;

  async function ask(turn: Turn, verb: 'home.answers' | 'home.wheel'): Promise<CardView> {
    const answer = await handle.act(
      { ...turn, key: `${turn.key}:${verb}` },
      { verb, reference: '', values: {} },
    );
    return answer.reply.view;
  }

  return async (turn) => {
    const person = await handle.identify(turn);
    const answers = await ask(turn, 'home.answers');
    const view = person ? homeView(person, answers, await ask(turn, 'home.wheel')) : answers;
    const message = house.render(view);
    const { blocks } = toBlocks(message.card, { ...draw.options(message), surface: 'home' });
    await calls.publishHome(turn.team, turn.user, blocks);
  };
}

/** What stands on the tab itself. */
const SHOWN: Verb[] = ['home.answers', 'home.wheel'];
const TITLES: Partial<Record<Verb, Phrase>> = {
  'settings.open': text('slack.home.settings'),
  'dialogue.open': text('command.dialogue.button'),
  'traits.open': text('command.traits.button'),
};

export function homeView(person: Person, answers: CardView, wheel: CardView): CardView {
  return {
    card: 'list',
    language: person.language,
    data: {
      title: text('slack.home.title'),
      lead: text('slack.home.lead'),
      sections: [...underHeading(answers), ...underHeading(wheel)],
      actions: [
        ...commandsFor(person)
          .filter(({ verb, seldom }) => !seldom && !SHOWN.includes(verb))
          .map(({ verb }) => button(verb, '', TITLES[verb])),
        button('home.help', ''),
      ],
      // The year as a picture, behind the same address as in the card.
      ...(wheel.data.image ? { image: wheel.data.image } : {}),
      footer: text('slack.home.footer'),
    },
  };
}

function underHeading({ data }: CardView): Section[] {
  const paragraphs = data.lead ? { paragraphs: [data.lead] } : {};
  return [{ heading: data.title, ...paragraphs }, ...(data.sections ?? [])];
}
