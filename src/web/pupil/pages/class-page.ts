import type { ClassMode } from '../../../app/pupil/class-paper.ts';
import type { Question } from '../../../domain/cycle/activity.ts';
import { handsField, MAX_GROUPS, wordsField } from '../../../domain/voice/class-paper.ts';
import { type Html, html } from '../../html.ts';
import { languageOf, type PageContext, page, pathOf } from '../page.ts';

export interface ClassStep {
  mode: ClassMode;
  /** 0 is the beginning, then one for each question; after the last it is done. */
  step: number;
  values: Record<string, string>;
  problem?: { text: string; field?: string };
}

/** The class together: one thing at a time, large enough to be read from the back row. */
export function classPage(context: PageContext, at: ClassStep): string {
  const { say } = context;
  const { opened } = at.mode;
  const question = opened.story.questions[at.step - 1];
  const done = at.step > opened.story.questions.length;
  const title = question
    ? context.asked(question).text
    : say(done ? 'pupil.together.doneTitle' : 'pupil.together.title');
  const help = question && context.asked(question).help;
  const own = languageOf(context, question !== undefined && context.asked(question).foreign);
  return page(context, {
    title,
    wide: true,
    wayOut: { code: opened.code },
    body: html`
${question && html`<p class="count">${say('pupil.questions.nth', { n: at.step, all: opened.story.questions.length })}</p>`}
<h1 ${own}>${title}</h1>
${help && html`<p class="lead" ${own}>${help}</p>`}
${at.problem && html`<p class="problem" role="alert">${at.problem.text}</p>`}
${done ? doneBody(context) : form(context, at, question)}`,
  });
}

function form(
  context: PageContext,
  { mode, step, values, problem }: ClassStep,
  question: Question | undefined,
): Html {
  const { say } = context;
  const fields = question
    ? answerFields(context, mode, question, values)
    : beginning(context, mode, values, problem?.field);
  return html`<form class="card fields" method="post" action="${pathOf(context, 'klasse')}" autocomplete="off">
<input type="hidden" name="code" value="${mode.opened.code}"><input type="hidden" name="seal" value="${mode.opened.seal}"><input type="hidden" name="step" value="${step}"><input type="hidden" name="lang" value="${context.tag}">
${fields}
<p class="row"><button class="button" type="submit" name="go" value="on">${say(question ? 'pupil.together.next' : 'pupil.together.begin')}</button>
${step > 1 && html`<button class="button quiet" type="submit" name="go" value="back">${say('pupil.back')}</button>`}</p>
</form>`;
}

function beginning(
  { say }: PageContext,
  { opened, paper }: ClassMode,
  values: Record<string, string>,
  wrong?: string,
): Html {
  const value = values.present ?? (paper ? String(paper.body.present) : '');
  return html`<p class="lead">${say('pupil.together.lead', { group: opened.group.name })}</p>
<ul class="promises"><li>${say('pupil.together.rule1')}</li><li>${say('pupil.together.rule2')}</li><li>${say('pupil.together.rule3')}</li></ul>
<div><label for="present">${say('pupil.together.present')}</label>
<input class="number" id="present" name="present" type="text" inputmode="numeric" maxlength="3" value="${value}" ${paper ? html`readonly` : undefined} ${wrong ? html`aria-invalid="true"` : undefined}></div>`;
}

function answerFields(
  context: PageContext,
  { paper }: ClassMode,
  question: Question,
  values: Record<string, string>,
): Html {
  const { say } = context;
  const { choices, foreign } = context.asked(question);
  const said = paper?.body.said[question.id] ?? {};
  if (question.kind === 'choice') {
    return html`<p class="hint">${say('pupil.together.hands', { present: paper?.body.present ?? 0 })}</p>
<div class="hands" ${languageOf(context, foreign)}>${choices.map((choice) => {
      const id = handsField(choice.id);
      return html`<div><label for="${id}">${choice.text}</label><input class="number" id="${id}" name="${id}" type="text" inputmode="numeric" maxlength="3" value="${values[id] ?? said.hands?.[choice.id] ?? ''}"></div>`;
    })}</div>`;
  }
  return html`<p class="hint">${say('pupil.together.words')}</p>
<div class="groups">${Array.from({ length: MAX_GROUPS }, (_, index) => {
    const id = wordsField(index);
    return html`<div><label for="${id}">${say('pupil.together.group', { n: index + 1 })}</label><textarea id="${id}" name="${id}" rows="2" maxlength="500">${values[id] ?? said.words?.[index] ?? ''}</textarea></div>`;
  })}</div>`;
}

function doneBody(context: PageContext): Html {
  const { say } = context;
  return html`<p class="lead">${say('pupil.together.done')}</p>
<ol class="steps"><li>${say('pupil.thanks.next2')}</li><li>${say('pupil.together.next3')}</li></ol>
<p><a class="button quiet" href="${pathOf(context)}">${say('pupil.thanks.done')}</a></p>`;
}
