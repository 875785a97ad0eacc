import { findTerm } from '../terms.ts';
import { type Ctx, type Decision, type Refused, show } from '../use-case.ts';
import { localized, text } from '../view.ts';
import { button, viewFor } from '../views/parts.ts';

/** «hva betyr …?»: one word, or all of them. */
export async function explainTerm(ctx: Ctx): Promise<Decision | Refused> {
  const { terms } = ctx.app.reference;
  const { reference } = ctx.action;
  const term = terms.find(({ id }) => id === reference) ?? findTerm(terms, reference);
  if (term) {
    const view = viewFor(ctx.actor, 'notice', {
      kicker: text('terms.kicker'),
      title: localized(term.word),
      lead: localized(term.means),
      actions: [button('term.explain', 'all', text('terms.all'))],
    });
    return show(view, { inPlace: false });
  }
  const view = viewFor(ctx.actor, 'list', {
    title: text('terms.title'),
    lead: reference === 'all' || reference === 'self' ? text('terms.lead') : text('terms.unknown'),
    // The words only: all the meanings together would be a page that nobody reads.
    sections: [{ paragraphs: [{ $list: terms.map((one) => localized(one.word)) }] }],
  });
  return show(view, { inPlace: false });
}
