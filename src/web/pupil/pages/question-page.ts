import type { Opened } from '../../../app/pupil/open-code.ts';
import type { Question } from '../../../domain/cycle/activity.ts';
import { voiceReaders } from '../../../domain/privacy/hearing-promise.ts';
import type { Voice } from '../../../domain/voice/hearing.ts';
import { fieldOf, MAX_VOICE_LENGTH } from '../../../domain/voice/hearing-answer.ts';
import { type Html, html } from '../../html.ts';
import { languageChoice, languageOf, type PageContext, page, pathOf } from '../page.ts';

export interface Paper {
  /** Made with the page, so that a paper that is sent twice is taken once. */
  token: string;
  values: Record<string, string>;
  /** What was wrong with the last try. */
  problem?: { text: string; field?: string };
  /** Nothing was answered: whether to hand in nonetheless. */
  blank?: boolean;
}

/** All questions on one page, every one of them may be skipped. */
export function questionPage(context: PageContext, opened: Opened, paper: Paper): string {
  const { say } = context;
  const { story, group, code } = opened;
  const parents = story.hearing.voice === 'parents';
  const title = parents ? say('pupil.questions.titleParents') : say('pupil.questions.title');
  return page(context, {
    title,
    top: languageChoice(context, pathOf(context), html`<input type="hidden" name="code" value="${code}">`),
    wayOut: { code, parents },
    body: html`
<h1>${title}</h1>
<p class="lead">${parents ? say('pupil.questions.leadParents', { school: story.school.name }) : say('pupil.questions.lead', { group: group.name, school: story.school.name })}</p>
<ul class="promises">
<li>${say('pupil.promise.name')}</li><li>${say('pupil.promise.skip')}</li><li>${say(parents ? 'pupil.promise.readersParents' : 'pupil.promise.readers', { n: story.least, readers: readers(context, story.hearing.voice) })}</li>
</ul>
${story.round && html`<p class="why"><span>${say('pupil.questions.about')}</span> <span class="own" ${languageOf(context, context.tag !== context.language)}>${story.round.theme}</span></p>`}
${paper.problem && !paper.blank && html`<p class="problem" role="alert">${paper.problem.text}</p>`}
<form class="questions" method="post" action="${pathOf(context, 'levert')}" autocomplete="off" data-paper ${opened.stored.body.kind === 'single' && html`data-own="yes"`}>
<input type="hidden" name="code" value="${code}"><input type="hidden" name="seal" value="${opened.seal}"><input type="hidden" name="token" value="${paper.token}">
<input type="hidden" name="lang" value="${context.tag}">
${story.questions.map((question, index) => questionField(context, question, index, story.questions.length, paper))}
<div class="send card">
${sendButton(context, paper)}
<p class="status" role="status" data-status data-offline="${say('pupil.offline')}" data-sending="${say('pupil.sending')}" data-kept="${say('pupil.kept')}"></p>
</div>
</form>`,
  });
}

/** Asked at the button, where the eye is. */
function sendButton({ say }: PageContext, { problem, blank }: Paper): Html {
  return blank
    ? html`<input type="hidden" name="blank" value="yes"><p class="problem" role="alert">${problem?.text}</p>
<button class="button quiet" type="submit">${say('pupil.questions.sendBlank')}</button>`
    : html`<p>${say('pupil.questions.before')}</p>
<button class="button" type="submit">${say('pupil.questions.send')}</button>`;
}

/** «elevrådet, foreldrene i FAU og de som jobber på skolen» */
function readers({ say, tag }: PageContext, voice: Voice): string {
  const names = voiceReaders(voice).map((reader) => say(`pupil.reader.${reader}`));
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(names);
}

function questionField(
  context: PageContext,
  question: Question,
  index: number,
  all: number,
  { values, problem }: Paper,
): Html {
  const { say } = context;
  const { text, help, choices, foreign } = context.asked(question);
  const own = languageOf(context, foreign);
  const name = fieldOf(question.id);
  const value = values[name] ?? '';
  const count = html`<span class="count">${say('pupil.questions.nth', { n: index + 1, all })}</span>`;
  if (question.kind === 'choice') {
    return html`<fieldset class="card question"><legend>${count}<span ${own}>${text}</span></legend>
${help && html`<p class="hint" ${own}>${help}</p>`}
<div class="choices">${choices.map(
      (choice) =>
        html`<label class="choice"><input type="radio" name="${name}" value="${choice.id}" ${choice.id === value ? html`checked` : undefined}><span ${own}>${choice.text}</span></label>`,
    )}<label class="choice skip-choice"><input type="radio" name="${name}" value="" ${value === '' ? html`checked` : undefined}><span>${say('pupil.questions.skipChoice')}</span></label></div></fieldset>`;
  }
  const wrong = problem?.field === question.id;
  return html`<div class="card question"><label for="${name}">${count}<span ${own}>${text}</span></label>
<p class="hint" id="${name}_hint" ${help ? own : undefined}>${help ?? say('pupil.questions.hint')}</p>
<textarea id="${name}" name="${name}" rows="3" dir="auto" maxlength="${MAX_VOICE_LENGTH}" aria-describedby="${name}_hint" ${wrong ? html`aria-invalid="true"` : undefined}>${value}</textarea></div>`;
}
