import type { MeetingRoom } from '../../app/dialogue/meeting-room.ts';
import { MAX_INPUT_LENGTH } from '../../domain/dialogue/meeting.ts';
import type { Refusal } from '../../domain/result.ts';
import { translate } from '../../i18n/translate.ts';
import { documentOf, PLAIN_STYLE } from '../document.ts';
import { html } from '../html.ts';

/** Where a group sends in from a phone. Works without a script, and asks nobody who they are. */
export function groupPage(
  room: MeetingRoom,
  {
    action,
    owner,
    values = {},
    problem,
    sent,
  }: { action: string; owner: string; values?: Record<string, string>; problem?: Refusal; sent?: string },
): string {
  const language = room.school.writtenStandard;
  const say = (key: string, params: Record<string, string | number> = {}) => translate(language, key, params);
  const slot = room.format.slots[room.meeting.slot];
  const question = room.questions[room.meeting.question];
  const closed = room.meeting.closedAt !== undefined;
  return documentOf({
    language,
    title: `${say('screen.groupTitle')} – ${room.school.name}`,
    stylesheet: PLAIN_STYLE,
    body: html`<main>
<p class="where">${room.format.title[language]}, ${room.school.name}</p>
<h1>${slot?.title[language] ?? ''}</h1>
${question ? html`<p class="question">${question.text[language]}</p>` : undefined}
${sent ? html`<div class="sent" role="status"><p>${say('meeting.sentLead')}</p><blockquote>${sent}</blockquote></div>` : undefined}
${problem ? html`<p class="problem" role="alert" id="problem">${say(`refusal.${problem.code}`, problem.params ?? {})}</p>` : undefined}
${
  closed
    ? html`<p>${say('refusal.MEETING.CLOSED')}</p>`
    : html`<form method="post" action="${action}" autocomplete="off">
<p>${say('meeting.sendLead')}</p>
<label for="group">${say('meeting.group')}</label>
<input id="group" name="group" maxlength="60" placeholder="${say('meeting.groupHelp')}" value="${values.group ?? ''}">
<label for="words">${say('meeting.said')}</label>
<textarea id="words" name="said" rows="5" maxlength="${MAX_INPUT_LENGTH}" required${problem ? html` aria-invalid="true" aria-describedby="problem"` : undefined}>${values.said ?? ''}</textarea>
<button type="submit">${say('action.meeting.send')}</button>
</form>`
}
<p class="small">${say('screen.groupFoot')}</p>
<p class="small">${say('screen.wayOut')} <a href="/svar/${owner}/voksen" target="_blank">${say('screen.wayOutLink')}</a></p>
</main>`,
  });
}
