import type { Person } from '../../domain/people/people.ts';
import type { Refusal } from '../../domain/result.ts';
import type { Phase, Round } from '../../domain/round/round.ts';
import type { LoadedRound } from '../load.ts';
import { type ActionView, type CardView, moment, type Phrase, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';
import { refusalText } from './refusal.ts';

type About = Pick<LoadedRound, 'round' | 'school'>;

export function roundKicker({ round, school }: About): Phrase {
  return text('round.kickerTheme', { school: school.name, theme: round.theme });
}

/** On to the next phase, from the card of the round or from a receipt. Over one finding there is no vote. */
export function advanceButton({ id, phase }: Round, findings = 0): ActionView {
  const to = phase === 'analyse' && findings === 1 ? 'advanceToGoal' : `advance.${phase}`;
  return button('round.advance', `${id}@${phase}`, text(`action.round.${to}`));
}

/** A receipt carries the next step where its work was the phase's, and the way back to the round. */
export function nextSteps(round: Round, phase: Phase, more: ActionView[] = []): ActionView[] {
  const on = { ...advanceButton(round), style: 'primary' as const };
  return [...(round.phase === phase ? [on] : []), ...more, button('round.overview', round.id)];
}

/** A soft gate: what speaks against going on, and a field for why one does so all the same. */
export function reasonForm(person: Person, about: About, refusal: Refusal): CardView {
  const vote = refusal.code === 'ROUND.VOTE_OPEN';
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text(vote ? 'round.voteEndTitle' : 'round.reasonTitle'),
    lead: refusalText(refusal),
    fields: [
      { id: 'reason', kind: 'text', label: text('round.reasonField'), required: true, maxLength: 300 },
    ],
    actions: [
      submit(
        'round.advance',
        `${about.round.id}@${about.round.phase}`,
        text(vote ? 'action.round.voteEnd' : 'action.round.advanceAnyway'),
      ),
      button('round.overview', about.round.id, text('action.back')),
    ],
  });
}

export function cancelForm(person: Person, about: About): CardView {
  const draft = about.round.phase === 'draft';
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text(draft ? 'round.discardTitle' : 'round.cancelTitle'),
    lead: text(draft ? 'round.discardLead' : 'round.cancelLead'),
    fields: [
      { id: 'reason', kind: 'text', label: text('round.cancelReason'), required: true, maxLength: 300 },
    ],
    actions: [
      { ...submit('round.cancel-confirm', about.round.id), style: 'danger' },
      button(draft ? 'round.preview' : 'round.overview', about.round.id, text('action.back')),
    ],
  });
}

export function cancelledView(person: Person, about: About): CardView {
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('round.cancelledTitle'),
    lead: text('round.cancelledLead', { reason: about.round.cancelled?.reason ?? '' }),
    actions: [button('round.duplicate', about.round.id)],
  });
}

export function extendForm(person: Person, about: About, zone: string): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('round.extendTitle'),
    lead: text('round.extendLead', { closes: moment(about.round.collect?.closesAt ?? 0, zone) }),
    fields: [
      {
        id: 'days',
        kind: 'choice',
        label: text('round.extendDays'),
        value: '2',
        required: true,
        options: [1, 2, 3, 5].map((days) => ({
          value: String(days),
          title: text('roundNew.windowDays', { days }),
        })),
      },
    ],
    actions: [
      submit('round.extend-save', about.round.id),
      button('round.overview', about.round.id, text('action.back')),
    ],
  });
}
