import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/app/command-words.ts';
import { commandIn, nearest, understood } from '../../src/app/commands.ts';
import { isVerb, type Verb } from '../../src/app/verbs.ts';
import { commandsFor } from '../../src/app/views/help.ts';
import { countBlocks } from '../../src/cards/shorten.ts';
import { reference } from '../../src/files/reference.ts';
import { cards } from '../cards/support.ts';
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

/** What people write when they have not read the list of commands. */
describe('said in one’s own words', () => {
  it.each<[string, Verb]>([
    // a teacher
    ['Hva kjenner vi igjen?', 'traits.open'],
    ['Kan du vise meg tiltakene våre?', 'measure.list'],
    ['vis mine svar', 'home.answers'],
    ['hvordan endrer jeg svaret mitt? endre svaret', 'home.answers'],
    ['jeg er syk', 'settings.open'],
    ['jeg har ferie', 'settings.open'],
    ['Hvem kan se svarene mine?', 'home.privacy'],
    ['er det anonymt', 'home.privacy'],
    ['slett svarene mine', 'records.mine'],
    ['meld meg av', 'settings.stop'],
    ['jeg vil si fra om mobbing', 'safety.open'],
    ['koder til klassen', 'voice.open'],
    ['hva sa elevene?', 'voice.result'],
    ['hva er status?', 'home.status'],
    // a rektor
    ['jeg vil starte en ny runde', 'round.new'],
    ['Hvordan starter jeg en vurderingsrunde?', 'round.new'],
    ['når er neste dialogmøte', 'dialogue.open'],
    ['vi trenger hjelp', 'help.ask'],
    ['hjelp fra skoleeier', 'help.ask'],
    ['resultatsamtale', 'results.open'],
    ['elevundersøkelsen', 'figures.open'],
    ['sett hjulet på pause', 'wheel.hold'],
    ['hva venter på meg?', 'home.status'],
    ['hvem har ikke svart?', 'home.privacy'],
    ['jeg må avlyse: avlys runden', 'home.status'],
    // a contact of FAU or elevråd
    ['hvor er lenken til foresatte', 'voice.open'],
    ['hva sa foresatte', 'voice.result'],
    // an owner
    ['sett opp et møte', 'dialogue.open'],
    ['tall', 'figures.open'],
    ['skolene', 'home.status'],
    ['tilstandsrapport', 'report.open'],
    ['løftene', 'dialogue.open'],
    // nynorsk
    ['kva må eg gjere?', 'home.status'],
    ['Kva kjenner vi att?', 'traits.open'],
    ['syn meg tiltaka våre', 'measure.list'],
    ['kven ser svara mine', 'home.privacy'],
    ['eg vil seie frå om mobbing', 'safety.open'],
    ['eg er borte', 'settings.open'],
    // English
    ['What do I do now?', 'home.status'],
    ['show me our measures please', 'measure.list'],
    ['Can I change my answer?', 'home.answers'],
    ['who sees my answers', 'home.privacy'],
    ['I want to start a new round', 'round.new'],
    ['where do I find the quality report', 'report.open'],
  ])('«%s»', (typed, verb) => {
    expect(understood(typed)).toBe(verb);
  });

  it.each([
    'takk for sist',
    'bestill kaffe',
    'lærerne',
    'stopp denne mobbingen nå da',
    'ikke start',
    'hei alle sammen',
    'Topp!',
    'Topp, takk!',
    'dere er topp',
    'ikke hør meg',
    'anmeld',
    'snart igjen',
    'svar igjen',
  ])('nothing is done at once because of «%s»', (typed) => {
    expect(['settings.stop', 'settings.resume', 'home.help', undefined, 'safety.open']).toContain(
      understood(typed),
    );
    expect(understood(typed)).not.toBe('settings.stop');
    expect(understood(typed)).not.toBe('settings.resume');
  });

  it('each word stands for one command, and is found as that one', () => {
    for (const { verb, words } of COMMANDS) {
      expect(isVerb(verb)).toBe(true);
      for (const word of words) expect(commandIn(word), word).toBe(verb);
    }
    const all = COMMANDS.flatMap(({ words }) => words);
    expect(all.filter((word, n) => all.indexOf(word) !== n)).toEqual([]);
  });
});

describe('the nearest commands', () => {
  const all = COMMANDS.map(({ verb }) => verb);

  it.each<[string, Verb]>([
    ['tiltaksarbeidet', 'measure.list'],
    ['resultatene fra prøvene', 'results.open'],
    ['fokusomraadar', 'focus.open'],
    ['kvalitetsarbeid', 'report.open'],
    ['dialogmøteplan', 'dialogue.open'],
    ['personvernerklæring', 'home.privacy'],
    ['innstillingane mine då', 'settings.open'],
  ])('«%s» is near', (typed, verb) => {
    expect(nearest(typed, all)).toContain(verb);
  });

  it('are three at most, only of those that the person has, and none where nothing is alike', () => {
    expect(nearest('tiltak resultater dialog kvalitetsmelding personvern', all)).toHaveLength(3);
    expect(nearest('tiltaksarbeidet', ['home.status'])).toEqual([]);
    expect(nearest('bestill kaffe', all)).toEqual([]);
  });
});

describe('what is said to the bot', () => {
  it('«hjelp» lists what each role can do, in groups, on one card', async () => {
    const rig = await createHouseRig('2026-09-14');
    const roles = ['principal', 'teacher', 'educationDirector', 'parentCommitteeContact'] as const;
    for (const role of roles) {
      const person = rig.person((one) => one.roles.includes(role));
      const { view } = await rig.act(person.id, 'home.help');
      const named = view.data.sections?.flatMap(({ items = [] }) => items) ?? [];
      expect(named, role).toHaveLength(commandsFor(person).length);
      expect(view.data.sections?.every(({ heading }) => heading !== undefined)).toBe(true);
      const { card } = cards.render(view);
      expect(countBlocks(card.body), role).toBeLessThanOrEqual(48);
      expect(JSON.stringify(card)).not.toContain('til …');
    }
  });

  it('every command that «hjelp» lists for a role may be used by it', async () => {
    const rig = await createHouseRig('2026-09-14');
    for (const role of ['principal', 'teacher', 'educationDirector', 'parentCommitteeContact'] as const) {
      const person = rig.person((one) => one.roles.includes(role));
      for (const { verb } of commandsFor(person).filter(({ verb }) => verb !== 'settings.stop')) {
        const { code } = await rig.act(person.id, verb, 'self');
        expect(code, `${role} ${verb}`).not.toMatch(/NOT_ALLOWED|NOT_FOUND/);
      }
    }
  });

  it('a word that is asked about is explained, and not taken for a command', async () => {
    const rig = await createHouseRig('2026-09-14');
    const actor = rig.person((one) => one.roles.includes('teacher')).id;
    const place = { type: 'personal' } as const;
    for (const { word } of reference().terms)
      for (const text of [`Hva er ${word.nb}?`, `kva tyder ${word.nn}`, `what does ${word.en} mean?`]) {
        const said = { key: text, owner: rig.owner, actor, text, at: rig.clock.now(), place };
        expect((await rig.house.handleSaid(said)).view.data.kicker, text).toEqual({ $text: 'terms.kicker' });
      }
  });

  it('an unknown sentence gets the nearest of what one can do, as buttons', async () => {
    const rig = await createHouseRig('2026-09-14');
    const say = async (role: 'teacher' | 'educationDirector', text: string) =>
      rig.house.handleSaid({
        key: `${role} ${text}`,
        owner: rig.owner,
        actor: rig.person((one) => one.roles.includes(role)).id,
        text,
        at: rig.clock.now(),
        place: { type: 'personal' },
      });
    const near = await say('teacher', 'tiltaksarbeidet');
    expect(near.code).toBe('NOT_UNDERSTOOD');
    expect(near.view.data.title).toEqual({ $text: 'help.nearest' });
    expect(near.view.data.actions?.map(({ verb }) => verb)).toEqual(['measure.list', 'home.help']);
    const owner = await say('educationDirector', 'tiltaksarbeidet');
    expect(JSON.stringify(owner.view.data.actions)).not.toContain('measure.list');
    const nothing = await say('teacher', 'bestill kaffe');
    expect(nothing.view.data.title).toEqual({ $text: 'help.title' });
    expect(nothing.view.data.notice).toEqual({ $text: 'refusal.NOT_UNDERSTOOD', params: {} });
    expect((await say('educationDirector', 'tall')).view.data.title).toEqual({ $text: 'figures.whichTitle' });
    expect((await say('teacher', 'hva er tiltak?')).view.data.kicker).toEqual({ $text: 'terms.kicker' });
    expect((await say('teacher', 'hva er status?')).code).toBe('OK');
    expect((await say('teacher', 'koder')).code).toBe('VOICE.NONE_OPEN');
    expect((await say('teacher', 'elevsvar')).code).toBe('VOICE.NONE_YET');
  });

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
