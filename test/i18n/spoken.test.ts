import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/action.ts';
import type { Phrase } from '../../src/app/view.ts';
import { createSay } from '../../src/cards/say.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';
import { translate } from '../../src/i18n/translate.ts';
import { createHouseRig, type HouseRig } from '../support/house-rig.ts';
import { runRound } from '../support/run-round.ts';

/** A round with everything in it, and what is shown on the way: each phrase with the parameters it really gets. */
describe('a round, read aloud', () => {
  const said: { verb: string; reply: Reply }[] = [];
  let rig: HouseRig;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const { act } = rig;
    rig.act = async (actor, verb, ...rest) => {
      const reply = await act(actor, verb, ...rest);
      said.push({ verb, reply });
      return reply;
    };
    const [school = { id: '' }] = rig.folder.schools;
    const done = await runRound(rig, school.id);
    await lookAround(rig, school.id, done);
    await finish(rig, done);
  });

  it.each(LANGUAGES)('in %s every sentence can be said', (language) => {
    const say = createSay(translate, language);
    const silent = said.flatMap(({ verb, reply }) =>
      phrasesIn(reply.view.data).flatMap((phrase) => {
        try {
          return say(phrase).text === '' ? [`${verb}: nothing`] : [];
        } catch (fault) {
          return [`${verb}: ${fault}`];
        }
      }),
    );
    expect(said.length).toBeGreaterThan(40);
    expect(silent).toEqual([]);
  });

  it('no message shows a key or a brace', () => {
    const keys = [...CATALOGUES.nb.keys()].filter((key) => key.split('.').length > 1);
    expect(rig.seen.length).toBeGreaterThan(50);
    for (const { deliveryId, message } of rig.seen) {
      const words = new Set(textsOf(message.card).concat(message.fallbackText));
      expect(
        keys.filter((key) => words.has(key)),
        deliveryId,
      ).toEqual([]);
      expect(
        [...words].filter((text) => /[{}]|, plural,/.test(text)),
        deliveryId,
      ).toEqual([]);
    }
  });
});

type Done = Awaited<ReturnType<typeof runRound>>;

async function lookAround(
  rig: HouseRig,
  school: string,
  { round, rektor, first, team }: Done,
): Promise<void> {
  const owner = rig.person((one) => one.roles.includes('educationDirector')).id;
  for (const verb of ['home.help', 'home.status', 'home.wheel', 'home.answers', 'home.privacy'] as const) {
    for (const person of [rektor, first, owner]) await rig.act(person, verb);
  }
  await rig.act(rektor, 'wheel.hold', school);
  await rig.act(rektor, 'wheel.hold-save', school, { until: '2026-12-24' });
  await rig.act(rektor, 'wheel.hold-save', school, { until: '2026-09-30' });
  await rig.act(rektor, 'wheel.hold', school);
  await rig.act(rektor, 'home.wheel');
  await rig.act(rektor, 'wheel.resume', school);
  await rig.act(rektor, 'help.ask', school);
  await rig.act(rektor, 'round.share', round);
  await rig.act(rektor, 'round.duplicate', round);
  await rig.act(rektor, 'round.extend', round);
  await rig.act(rektor, 'round.advance', `${round}@followUp`);
  await rig.act(rektor, 'round.cancel', round);
  await rig.act(owner, 'owner.school', school);
  await rig.act(owner, 'dialogue.open');
  await rig.act(first, 'safety.open', 'self');
  await rig.act(first, 'safety.send', 'self', { alert: 'x'.repeat(3000) });
  await rig.act(first, 'team.take-pen', `${round}:team@${team}`);
  await rig.act(first, 'ballot.edit', round);
  await rig.act(first, 'settings.open');
  await rig.act(first, 'settings.save', 'self', { pausedUntil: '2020-01-01' });
  await rig.act(first, 'settings.stop');
}

async function finish(rig: HouseRig, { round, rektor, subjects: [measure = ''] }: Done): Promise<void> {
  const answer = { done: 'yes', effect: 'some', decision: 'complete', why: 'Det virket.' };
  await rig.act(rektor, 'followup.save', `${measure}@2026-11-10`, { done: 'yes' });
  await rig.until('2026-11-20');
  await rig.act(rektor, 'followup.save', `${measure}@2026-11-10`, answer);
  await rig.act(rektor, 'measure.list');
  await rig.act(rektor, 'round.advance', `${round}@followUp`);
  await rig.act(rektor, 'loopback.send', round, { loopBack: 'Dere sa, og derfor har vi.' });
  await rig.act(rektor, 'round.advance', `${round}@loopBack`);
}

/** Everything in a view that a card says. */
function phrasesIn(value: unknown): Phrase[] {
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  if (typeof value !== 'object' || value === null) return [];
  const isPhrase = ['$text', '$date', '$time', '$localized', '$list'].some((kind) => kind in value);
  return isPhrase ? [value as Phrase] : Object.values(value).flatMap(phrasesIn);
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' && ['text', 'title', 'label', 'placeholder'].includes(name)
      ? [one]
      : textsOf(one),
  );
}
