import { groupsOf, leastGroups, MAX_MIN_GROUP, SETTABLE } from '../../domain/people/owner-settings.ts';
import type { Owner, Person } from '../../domain/people/people.ts';
import { type CardView, text } from '../view.ts';
import { submit, viewFor } from './parts.ts';

export function ownerSettingsForm(person: Person, owner: Owner, saved = false): CardView {
  const [now, least] = [groupsOf(owner), leastGroups(owner)];
  return viewFor(person, 'form', {
    kicker: owner.name,
    title: text('ownerSettings.title'),
    lead: text('ownerSettings.lead'),
    ...(saved ? { notice: text('ownerSettings.saved') } : {}),
    fields: SETTABLE.map((reach) => ({
      id: reach,
      kind: 'number' as const,
      label: text(`ownerSettings.${reach}`),
      help: text('ownerSettings.range', { min: least[reach], max: MAX_MIN_GROUP }),
      value: String(now[reach]),
      required: true,
    })),
    actions: [submit('owner.settings-save', 'self')],
    footer: text('ownerSettings.footer'),
  });
}
