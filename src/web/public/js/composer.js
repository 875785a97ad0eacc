import { h, icon, toast } from './dom.js';
import { showTooLong, tellRoom } from './room.js';
import { errorText, t } from './texts.js';

const FOR_ALL = ['help', 'wheel', 'myAnswers', 'changeAnswer', 'language', 'privacy'];
const FOR_LEADERS = [
  'help',
  'newRound',
  'status',
  'measures',
  'dialogue',
  'wheel',
  'myAnswers',
  'changeAnswer',
  'language',
  'privacy',
];
const FOR_OWNER = ['help', 'status', 'dialogue', 'wheel', 'language', 'privacy'];
const FOR_TEAM = ['help', 'wheel', 'status'];
const MAX_LENGTH = 2000;

/** Where one types a command; the usual ones are buttons. */
export function createComposer(player, conversation, send) {
  const command = isLeader(player) ? t('command.newRound') : t('command.help');
  const field = h('textarea', {
    rows: '1',
    maxlength: String(MAX_LENGTH),
    'aria-label': t('chat.write'),
    placeholder: t('chat.placeholder', { command }),
    enterkeyhint: 'send',
  });
  const foot = h('footer', { class: 'chat-foot' });
  const button = h(
    'button',
    { class: 'send', type: 'submit', 'aria-label': t('send'), title: t('send') },
    icon('send'),
  );
  const say = async (text) => {
    button.disabled = true;
    try {
      await send(text);
      return true;
    } catch (error) {
      toast(errorText(error));
      return false;
    } finally {
      button.disabled = false;
    }
  };
  const clear = () => {
    field.value = '';
    field.dispatchEvent(new Event('input'));
    field.focus();
  };
  const submit = async () => {
    const text = field.value.trim();
    if (!text || button.disabled || showTooLong(foot)) return;
    clear();
    // What could not be sent comes back, unless something new has been written.
    if (!(await say(text)) && !field.value) field.value = text;
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  const form = h(
    'form',
    {
      class: 'composer',
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
      },
    },
    field,
    button,
  );
  foot.append(suggestions(player, conversation, say), form);
  tellRoom(field, (note) => form.after(note));
  return foot;
}

function suggestions(player, conversation, say) {
  const keys = conversation.startsWith('team:')
    ? FOR_TEAM
    : isLeader(player)
      ? FOR_LEADERS
      : isOwner(player)
        ? FOR_OWNER
        : FOR_ALL;
  return h(
    'ul',
    { class: 'chips', 'aria-label': t('chat.suggestions') },
    keys.map((key) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', class: 'chip', on: { click: () => say(t(`command.${key}`)) } },
          t(`command.${key}`),
        ),
      ),
    ),
  );
}

function isLeader(player) {
  return player.roles.includes('principal') || player.roles.includes('deputyPrincipal');
}

function isOwner(player) {
  return player.roles.includes('educationDirector') || player.roles.includes('ownerAdvisor');
}
