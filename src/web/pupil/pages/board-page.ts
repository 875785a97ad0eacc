import { html } from '../../html.ts';
import { type PageContext, page } from '../page.ts';

/** The class's one code for the whole room, read from the back row. It stands behind # in the address, which no server gets. */
export function boardPage(context: PageContext, address: string): string {
  const { say } = context;
  const title = say('pupil.sheet.boardTitle');
  return page(context, {
    title,
    wide: true,
    wayOut: false,
    body: html`<h1>${title}</h1>
<p class="board-address">${address.replace(/^https?:\/\//, '')}</p>
<p class="board-code" dir="ltr" data-board>${say('pupil.sheet.boardNone')}</p>`,
  });
}
