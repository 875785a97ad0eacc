import type { Resend, TenantStatus } from '../../app/operator.ts';
import { documentOf, PLAIN_STYLE } from '../document.ts';
import { html } from '../html.ts';

const ROWS: [string, (status: TenantStatus) => string][] = [
  ['Queued', ({ queued, nextDueAt }) => `${queued}${nextDueAt ? `, the next ${time(nextDueAt)}` : ''}`],
  [
    'Overdue',
    ({ overdue, oldestOverdueAt }) =>
      `${overdue}${oldestOverdueAt ? `, since ${time(oldestOverdueAt)}` : ''}`,
  ],
  [
    'In line for their turn',
    ({ inLine, lastTurnAt }) => `${inLine}${lastTurnAt ? `, the last ${time(lastTurnAt)}` : ''}`,
  ],
  ['Under way', ({ underWay }) => String(underWay)],
  ['Sent', ({ sent }) => String(sent)],
  ['Ambiguous', ({ ambiguous }) => String(ambiguous)],
  [
    'Unreachable',
    ({ unreachable }) =>
      Object.entries(unreachable)
        .map(([reason, n]) => `${n} ${reason}`)
        .join(', ') || '0',
  ],
  ['Not wanted any more', ({ expired }) => String(expired)],
  ['People without an address', ({ withoutAddress }) => String(withoutAddress)],
  ['In the roster, gone from Teams or Slack', ({ gone }) => String(gone)],
  ['In Slack, not in the roster', ({ unknownMembers }) => String(unknownMembers)],
  ['Last daily run', ({ dailyRunAt }) => (dailyRunAt ? time(dailyRunAt) : 'never')],
];

/** One table for each tenant; nothing of what is said or to whom. */
export function operatorPage(
  tenants: TenantStatus[],
  { now, lastTick }: { now: number; lastTick: number | undefined },
  done?: Resend & { owner: string },
): string {
  return documentOf({
    language: 'en',
    title: 'Årshjulet: operator',
    stylesheet: PLAIN_STYLE,
    body: html`<main>
<h1>Operator’s view</h1>
<p>Now ${time(now)} UTC. Last tick of this process: ${lastTick === undefined ? 'none yet' : time(lastTick)}.</p>
${done ? html`<p class="sent" role="status">${done.owner}: ${done.again} queued again, ${done.tooLate} too late, ${done.before} sent again before.</p>` : undefined}
${tenants.map(
  (status) => html`<section aria-labelledby="t-${status.owner}">
<h2 id="t-${status.owner}">${status.owner}</h2>
<table><tbody>${ROWS.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value(status)}</td></tr>`)}</tbody></table>
${status.stopped.map(({ platform, since, reason }) => html`<p class="sent" role="alert">${platform} refuses this tenant since ${time(since)}: ${reason}. Its messages wait and are tried again.</p>`)}
${status.inLine > 0 ? progress(status) : undefined}
${status.ambiguous > 0 ? again(status.owner, 'ambiguous') : undefined}
${Object.keys(status.unreachable).length > 0 ? again(status.owner, 'unreachable') : undefined}
</section>`,
)}
<p class="small">An ambiguous message may have arrived: sent again, somebody may get the same card twice. Pressing twice sends once.</p>
</main>`,
  });
}

/** Of a large send, seen from now: what went out in the last hour beside what is in line. */
function progress({ owner, sentLately, inLine, overdue, underWay }: TenantStatus) {
  const all = sentLately + inLine + overdue + underWay;
  return html`<p><label for="p-${owner}">A large send: ${sentLately} of ${all} sent</label><br><progress id="p-${owner}" max="${all}" value="${sentLately}"></progress></p>`;
}

function again(owner: string, state: string) {
  return html`<form method="post" action="/drift/send-igjen"><input type="hidden" name="owner" value="${owner}"><input type="hidden" name="state" value="${state}"><button type="submit">Send the ${state} again</button></form>`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
