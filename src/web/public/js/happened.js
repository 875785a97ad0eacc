import { announce, h, icon } from './dom.js';
import { go } from './place.js';
import { findPlayer, players } from './roster.js';
import { language, t } from './texts.js';

/** After each move of the time: what was sent, to whom, and a way to be one of them. */
export function happenedLine() {
  const element = h('div', { class: 'happened', hidden: true });
  return {
    element,
    hide: () => {
      element.hidden = true;
    },
    /** Returns the words, so that they can be said with the new time. */
    show({ sent, others, changed }) {
      const words = [
        ...sent.map((group) => t('happened.got', { who: whoOf(group), title: group.title })),
        others === 1 ? t('happened.other1') : others > 1 && t('happened.others', { count: others }),
        changed === 1 ? t('happened.changed1') : changed > 1 && t('happened.changed', { count: changed }),
      ].filter(Boolean);
      const text = words.length > 0 ? words.join(' ') : t('happened.nothing');
      const close = h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': t('close'), on: { click: this.hide } },
        icon('close'),
      );
      element.replaceChildren(h('p', {}, text), ...beOne(sent, this.hide), close);
      element.hidden = false;
      return text;
    },
  };
}

function whoOf({ people, teams }) {
  const names = people.map((id) => findPlayer(id)?.name).filter(Boolean);
  const channels = teams.map((id) => t('happened.channel', { team: teamName(id) }));
  const all = [...names, ...channels];
  const words = all.length > 3 ? [...all.slice(0, 2), t('happened.more', { count: all.length - 2 })] : all;
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nb').format(words);
}

function teamName(id) {
  return (
    players()
      .flatMap((one) => one.teams)
      .find((team) => team.id === id)?.name ?? id
  );
}

/** A teacher first, where there is one: what they get is what most people will. */
function beOne(sent, done) {
  const [group] = sent;
  if (!group) return [];
  const [team] = group.teams;
  const found = group.people.map(findPlayer).filter(Boolean);
  const player =
    found.find((one) => one.roles.includes('teacher')) ??
    found[0] ??
    players().find((one) => one.teams.some(({ id }) => id === team));
  if (!player) return [];
  const chat = found.length > 0 ? '' : `team:${team}`;
  const be = () => {
    done();
    go({ as: player.id, chat, view: 'chat', school: '' });
  };
  return [
    h(
      'button',
      { type: 'button', class: 'button small', on: { click: be } },
      found.length > 1 ? t('happened.be') : t('welcome.be', { name: player.name }),
    ),
  ];
}

/** Said with the new time, so that one does not cut the other off. */
export function sayArrived(date, words) {
  announce([t('time.arrived', { date }), words].filter(Boolean).join(' '));
}
