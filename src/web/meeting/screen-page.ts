import type { MeetingRoom } from '../../app/dialogue/meeting-room.ts';
import { translate } from '../../i18n/translate.ts';
import { documentOf } from '../document.ts';
import { html } from '../html.ts';
import type { ScreenState } from './screen-state.ts';

/** Texts that the script puts together itself; `{n}` and the like are filled in there. */
const SCRIPT_TEXTS = [
  'start',
  'pause',
  'left',
  'over',
  'enough',
  'fiveLeft',
  'oneLeft',
  'timeIsUp',
  'noTime',
  'hide',
  'show',
  'nothingYet',
  'isOff',
  'closed',
  'offline',
] as const;

/** The big screen: one slot at a time, its clock, its question, and what the groups send in. */
export function screenPage(
  room: MeetingRoom,
  state: ScreenState,
  { base, group }: { base: string; group: string },
): string {
  const language = room.school.writtenStandard;
  const say = (key: string) => translate(language, `screen.${key}`);
  const title = `${room.format.title[language]} – ${room.school.name}`;
  const texts = Object.fromEntries(
    SCRIPT_TEXTS.map((key) => [key, translate(language, `screen.${key}`, { time: '{time}', n: 0 })]),
  );
  const control = (move: string, label: string, key: string, shown: string) =>
    html`<button type="button" data-move="${move}" aria-keyshortcuts="${key}"><span>${label}</span><kbd aria-hidden="true">${shown}</kbd></button>`;
  return documentOf({
    language,
    title,
    stylesheet: '/mote/static/screen.css',
    head: html`<script src="/mote/static/screen.js" type="module"></script>`,
    attributes: html`data-base="${base}" data-state="${JSON.stringify(state)}" data-texts="${JSON.stringify(texts)}"`,
    body: html`<header>
<p class="where">${title}</p>
<ol class="slots" aria-label="${say('slots')}">${room.format.slots.map(
      (slot) =>
        html`<li><span class="name">${slot.title[language]}</span>${slot.minutes ? html` <span class="minutes">${slot.minutes} min</span>` : undefined}</li>`,
    )}</ol>
</header>
<main>
<section class="now" aria-labelledby="slot">
<h1 id="slot"></h1>
<p class="who" id="who"></p>
<p class="clock" id="clock" role="timer"></p>
<p class="clock-words" id="clock-words"></p>
<h2 class="question-label" id="question-label">${say('question')} <span id="question-number"></span></h2>
<p class="question" id="question"></p>
</section>
<section class="said" aria-labelledby="said">
<h2 id="said">${say('said')}</h2>
<ul id="inputs"></ul>
<p class="empty" id="empty">${say('nothingYet')}</p>
</section>
<aside class="join" aria-labelledby="join">
<h2 id="join">${say('join')}</h2>
<img src="${base}/qr.svg" alt="${say('qrAlt')}" width="160" height="160">
<p>${say('joinHow')}</p>
<p class="small"><a href="${group}">${say('joinLink')}</a></p>
</aside>
</main>
<footer>
<div class="controls" role="group" aria-label="${say('controls')}">
${control('back', say('back'), 'ArrowLeft', '←')}
<button type="button" class="main" id="go" data-move="start" aria-keyshortcuts="Space"><span id="go-words">${say('start')}</span><kbd aria-hidden="true">${say('spaceKey')}</kbd></button>
${control('next', say('next'), 'ArrowRight', '→')}
${control('question', say('nextQuestion'), 'S', 'S')}
${control('more', say('more'), 'M', 'M')}
${control('close', say('close'), '', '')}
</div>
<p class="status" id="status" role="status"></p>
</footer>`,
  });
}
