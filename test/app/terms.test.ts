import { describe, expect, it } from 'vitest';
import { askedAbout, findTerm } from '../../src/app/terms.ts';
import { reference } from '../../src/files/reference.ts';

/** The words of the sector that people meet in the cards, in both written standards. */
const NB = `skoleeier kommune fylkeskommune kommunestyre bystyre|hovedutvalg for oppvekst|kommunalsjef|skolefaglig rådgiver|rektor
inspektør|avdelingsleder|skoleledelse|ledergruppe|trinnleder|teamleder|lærer|kontaktlærer|ressurslærer|ressursgruppe|elev|elevråd
foresatte|FAU|samarbeidsutvalg|SU|SMU|skolemiljøutvalg|tillitsvalgt|ATV|HTV|statsforvalter|trinn|team|lærerteam|profesjonsfellesskap
skoleår|skolerute|skoledag|planleggingsdag|fellestid|utviklingstid|teamtid|årshjul|aktivitet|milepæl|skolebasert vurdering
vurderingsrunde|refleksjon|spørsmålssett|elevinnspill|elevmedvirkning|tre ting|analysemøte|resultatsamtale|kunnskapsgrunnlag
informasjonskilde|utfordring|utviklingsområde|fokusområde|tiltak|oppfølging|frist|ansvarlig|dette gjorde vi|dialogmøte|kvalitetsdialog
ledersamtale|oppfølgingssamtale|skolebesøk|skolevandring|kritisk venn|læringspartner|kollegaobservasjon|kollegaveiledning
lag rundt eleven|kvalitetsmelding|virksomhetsplan|handlingsplan|utviklingsplan|skolemiljø|aktivitetsplikt|kompetansebehov
samarbeidsforum|referat|innkalling|skjerming|prikking|minste gruppe|taushetsplikt|innsyn|sletting|målform|hovedmål`;
const NN = `skuleeigar|skuleleiing|lærar|føresette|samarbeidsutval|tillitsvald|statsforvaltar|skuleår|skulerute|milepåle|elevinnspel
elevmedverknad|informasjonskjelde|ansvarleg|leiarsamtale|skulebesøk|kritisk ven|læringspartnar|kollegarettleiing|lag rundt læraren
verksemdsplan|skulemiljø|teieplikt|hovudmål|praksisforteljing`;
const words = (list: string) =>
  list.split(/[|\n]|(?<=skoleeier|kommune|fylkeskommune|kommunestyre) /).map((word) => word.trim());

describe('«hva betyr …?»', () => {
  const { terms } = reference();

  it.each([...words(NB), ...words(NN)])('explains %s', (word) => {
    const asked = askedAbout(`Hva betyr ${word}?`) ?? '';
    expect(asked).toBe(word);
    expect(findTerm(terms, asked)).toBeDefined();
  });

  it('gives the word that was asked for, not one that looks like it', () => {
    expect(findTerm(terms, 'teieplikt')?.id).toBe('confidentiality');
    expect(findTerm(terms, 'aktivitet')?.id).toBe('wheel');
    expect(findTerm(terms, 'aktivitetsplikt')?.id).not.toBe('wheel');
    expect(findTerm(terms, 'frist')?.id).toBe('follow-up');
    expect(findTerm(terms, 'fotballkamp')).toBeUndefined();
  });

  it('has each word and each other spelling once', () => {
    const all = terms.flatMap(({ word, also }) => [
      ...new Set([word.nb, word.nn].map((one) => one.toLowerCase())),
      ...also,
    ]);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });
});
