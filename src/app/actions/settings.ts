import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { readDate } from '../../domain/measure/read-measure.ts';
import type { Person } from '../../domain/people/people.ts';
import { refuse } from '../../domain/result.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { formAgain } from '../views/refusal.ts';
import { settingsView, stoppedView } from '../views/settings.ts';

export async function openSettings(ctx: Ctx): Promise<Decision | Refused> {
  return show(settingsView(ctx.actor), { inPlace: false });
}

/** Language, how many reminders, and away until a day. Takes effect on everything that is not sent yet. */
export async function saveSettings(ctx: Ctx): Promise<Decision | Refused> {
  if (ctx.again) return show(settingsView(ctx.actor));
  const { values } = ctx.action;
  const language = LANGUAGES.find((one) => one === values.language) ?? ctx.actor.language;
  const reminders =
    ([0, 1, 2] as const).find((n) => String(n) === values.reminders) ?? ctx.actor.preferences.reminders;
  const person: Person = {
    ...ctx.actor,
    language,
    preferences: { reminders, stopped: ctx.actor.preferences.stopped },
  };
  if ((values.pausedUntil ?? '').trim() !== '') {
    const until = readDate(values, 'pausedUntil');
    const today = toLocal(ctx.now, ctx.owner.timeZone).date;
    const refusal = until.ok
      ? until.date < today
        ? refuse('SETTINGS.PAST', { field: 'pausedUntil' })
        : undefined
      : until;
    if (refusal) return { ...refusal, view: formAgain(settingsView(ctx.actor), values, refusal) };
    if (until.ok) person.preferences.pausedUntil = until.date;
  }
  return save(ctx, person, (saved) => settingsView(saved, true));
}

/** «avmeld»: nothing more is sent until the person comes back. What was answered stays until its date. */
export async function stop(ctx: Ctx): Promise<Decision | Refused> {
  const preferences = { ...ctx.actor.preferences, stopped: true };
  return save(ctx, { ...ctx.actor, preferences }, stoppedView);
}

export async function resume(ctx: Ctx): Promise<Decision | Refused> {
  const { reminders } = ctx.actor.preferences;
  return save(ctx, { ...ctx.actor, preferences: { reminders, stopped: false } }, (saved) =>
    settingsView(saved, true),
  );
}

async function save(ctx: Ctx, person: Person, view: (saved: Person) => ReturnType<typeof settingsView>) {
  const stored = await ctx.store.read(ctx.owner.id, 'person', ctx.actor.id);
  const change: Change = {
    type: 'put',
    collection: 'person',
    id: person.id,
    body: person,
    expect: stored?.version ?? 0,
  };
  return decide([change], view(person));
}
