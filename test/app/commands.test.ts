import { describe, expect, it } from 'vitest';
import { commandIn } from '../../src/app/commands.ts';
import type { Verb } from '../../src/app/verbs.ts';
import { createHouseRig } from '../support/house-rig.ts';

describe('a typed command', () => {
  it.each<[string, Verb]>([
    ['avmedl', 'settings.stop'],
    ['statsu', 'home.status'],
    ['tilatk', 'measure.list'],
    ['Hjelp meg!', 'home.help'],
    ['hva betyr', 'term.explain'],
    ['kva tyder?', 'term.explain'],
  ])('understands «%s»', (typed, verb) => {
    expect(commandIn(typed)).toBe(verb);
  });

  it.each(['takk for sist', 'tats', 'stuatt', 'lærerne'])('does not guess at «%s»', (typed) => {
    expect(commandIn(typed)).toBeUndefined();
  });
});

describe('what is said to the bot', () => {
  it('gets a kind word for thanks, and a title that blames nobody where others do this', async () => {
    const rig = await createHouseRig('2026-09-14');
    const teacher = rig.person((one) => one.roles.includes('teacher')).id;
    const say = (text: string) =>
      rig.house.handleSaid({
        key: text,
        owner: rig.owner,
        actor: teacher,
        text,
        at: rig.clock.now(),
        place: { type: 'personal' },
      });
    expect((await say('takk!')).view.data.title).toEqual({ $text: 'help.thanks' });
    expect((await say('hva betyr')).view.data.title).toEqual({ $text: 'terms.title' });
    expect(JSON.stringify((await say('hjelp')).view)).toContain('command.terms.name');
    const unknown = await say('bestill kaffe');
    expect(unknown.code).toBe('NOT_UNDERSTOOD');
    const refused = await rig.act(teacher, 'round.advance', 'nowhere@collect');
    expect(refused.view.data.title).toEqual({ $text: 'refusal.title' });
    const others = await rig.act(teacher, 'owner.school', 'nordlia');
    expect(others.code).toBe('NOT_ALLOWED.OWNER');
    expect(others.view.data.title).toEqual({ $text: 'help.others' });
  });

  it('does not ask rektor to tell rektor', async () => {
    const rig = await createHouseRig('2026-09-14');
    const form = async (role: 'principal' | 'teacher') =>
      (await rig.act(rig.person((one) => one.roles.includes(role)).id, 'safety.open')).view.data.title;
    expect(await form('principal')).toEqual({ $text: 'safety.titleLeader' });
    expect(await form('teacher')).toEqual({ $text: 'safety.title' });
  });
});
