import { beforeAll, describe, expect, it } from 'vitest';
import { createHouseRig, type HouseRig } from '../../support/house-rig.ts';
import { type ReportParts, reportParts, textOf } from '../../support/report-rig.ts';
import { runRound } from '../../support/run-round.ts';

describe('rektor and owner approve a kvalitetsmelding', () => {
  let rig: HouseRig;
  let rektor: string;
  let owner: string;
  let round: string;
  let measure: string;

  beforeAll(async () => {
    rig = await createHouseRig('2026-09-14');
    const ran = await runRound(rig, 'nordlia', { finding: 'Elevene leser mer når de velger selv' });
    ({ rektor, round } = ran);
    measure = ran.subjects[0] ?? '';
    owner = rig.person((one) => one.roles.includes('educationDirector')).id;
    await rig.act(rektor, 'round.share', round);
  }, 60_000);

  const approve = async (person: string, school = 'nordlia') => {
    const card = await rig.act(person, 'report.open', `${school}@2026/27`);
    const button = card.view.data.actions?.find((one) => one.verb === 'report.approve');
    return rig.act(person, 'report.approve', button?.ref ?? 'none');
  };
  const mdOf = (parts: ReportParts) => parts['nordlia/md'] ?? '';

  it('lets rektor add a story and choose the heading, without names in what is published', async () => {
    const card = await rig.act(rektor, 'report.open');
    expect(card.view.data.fields?.find(({ id }) => id === 'heading1')?.value).toBe('results');
    const saved = await rig.act(rektor, 'report.save', 'nordlia@2026/27', {
      heading1: 'environment',
      title1: 'Stillelesing på 4. trinn',
      story1: `Vi ba ${rig.folder.people[0]?.name} vise oss bøkene. Så leste vi.`,
    });
    expect(saved.code).toBe('OK');
    const md = mdOf(await reportParts(rig));
    expect(md).toContain('### Stillelesing på 4. trinn');
    expect(md).toContain('Så leste vi.');
    expect(md).not.toContain(rig.folder.people[0]?.name);
    expect((await reportParts(rig))['fjordvik/md']).not.toContain('Stillelesing');
    expect(md.indexOf('### Lesing')).toBeLessThan(md.indexOf('## Læringsresultat'));
  });

  it('is a draft with one approval, and final with both', async () => {
    expect((await approve(rektor)).code).toBe('OK');
    const half = await reportParts(rig);
    expect(mdOf(half)).toContain('**UTKAST** Skoleeier har ikke godkjent meldingen ennå.');
    expect(mdOf(half)).toContain('Godkjent av rektor');
    expect((await approve(owner)).code).toBe('OK');
    const whole = await reportParts(rig);
    expect(mdOf(whole)).not.toContain('UTKAST');
    expect(textOf(whole, 'nordlia')).not.toContain('UTKAST');
    expect(textOf(whole, 'holmen')).toContain('UTKAST');
    // The owner's own report tells the story once rektor stands behind it.
    expect(half['fjordvik/md']).toContain('Stillelesing på 4. trinn');
  });

  it('is a draft again when a tiltak has moved', async () => {
    await rig.until('2026-11-10');
    const answer = { done: 'yes', effect: 'some', decision: 'complete', why: 'Det virker' };
    expect((await rig.act(rektor, 'followup.save', `${measure}@2026-11-10`, answer)).code).toBe('OK');
    const md = mdOf(await reportParts(rig));
    expect(md).toContain('UTKAST');
    expect(md).toContain('Innholdet er endret etter at rektor og skoleeier godkjente meldingen.');
  });

  it('does not approve what has moved since the card was opened', async () => {
    const card = await rig.act(rektor, 'report.open');
    const button = card.view.data.actions?.find((one) => one.verb === 'report.approve');
    await rig.act(rektor, 'report.save', 'nordlia@2026/27', { heading1: 'completion' });
    const reply = await rig.act(rektor, 'report.approve', button?.ref ?? '');
    expect(reply.view.data.notice).toEqual({ $text: 'report.changed' });
    expect(mdOf(await reportParts(rig))).toContain('UTKAST');
  });

  it('is nobody else’s to open or approve', async () => {
    const elsewhere = rig.person((one) => one.roles.includes('principal') && one.schools.includes('holmen'));
    const teacher = rig.person((one) => one.roles.includes('teacher') && one.schools.includes('nordlia'));
    expect((await rig.act(elsewhere.id, 'report.open', 'nordlia@2026/27')).code).toBe('NOT_FOUND');
    expect((await rig.act(teacher.id, 'report.approve', 'nordlia@2026/27')).code).toBe('NOT_FOUND');
    expect((await rig.act(teacher.id, 'report.open')).code).toBe('NOT_ALLOWED.LEADER');
    expect((await rig.act(owner, 'report.save', 'nordlia@2026/27', {})).code).toBe('NOT_ALLOWED.LEADER');
  });
});
