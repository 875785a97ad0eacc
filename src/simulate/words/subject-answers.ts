import type { WrittenStandard } from '../../domain/language.ts';
import type { Topic } from './answers.ts';
import { MORE, type Subject } from './subject-more.ts';

/** What people write when the card is about one of these. */
export interface SubjectWords {
  good: readonly string[];
  hard: readonly string[];
  next: readonly string[];
  disagreed: readonly string[];
}

/** Also themes that somebody in the workbench made up: «Leselyst på mellomtrinnet». */
const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/\bles(e|ing|ar|er|el)|\bbøker|fagtekst/i, 'reading'],
  [/regning|rekning|regn(e|er)\b|rekn(e|ar)\b|matte|matematikk|utforsk/i, 'maths'],
  [/overgangen fr[aå]|barneskule|barneskole/i, 'start'],
  [/friminutt|overgang|trygg|trivsel|mobbing|skolemiljø|skulemiljø/i, 'breaks'],
  [
    /skal lære|tilbakemelding|vurdering elev|vurdering for læring|undervegsvurdering|underveisvurdering/i,
    'goals',
  ],
];

const KIND_OF: Partial<Record<Topic, 'good' | 'next'>> = {
  works: 'good',
  satisfied: 'good',
  tried: 'good',
  effect: 'good',
  pupilGood: 'good',
  parentGood: 'good',
  friend: 'good',
  lookInto: 'next',
  why: 'next',
  check: 'next',
  decide: 'next',
  pupilSay: 'next',
  owner: 'next',
};

export function kindOfWords(topic: Topic): 'good' | 'hard' | 'next' {
  return KIND_OF[topic] ?? 'hard';
}

/** From what stands at the top of the card: kicker, title and the first line. */
export function subjectWords(standard: WrittenStandard, words: readonly string[]): SubjectWords | undefined {
  const subject = subjectOf(words);
  if (!subject) return undefined;
  const [some, more] = [WORDS[standard][subject], MORE[standard][subject]];
  return {
    good: [...some.good, ...more.good],
    hard: [...some.hard, ...more.hard],
    next: [...some.next, ...more.next],
    disagreed: some.disagreed,
  };
}

/** What a school that works on this wants to learn more about. */
export function subjectNeed(standard: WrittenStandard, words: readonly string[]): string | undefined {
  const subject = subjectOf(words);
  return subject && MORE[standard][subject].need;
}

function subjectOf(words: readonly string[]): Subject | undefined {
  const top = words.slice(0, 3).join(' ');
  return SUBJECTS.find(([pattern]) => pattern.test(top))?.[1];
}

type Bank = Record<Subject, SubjectWords>;

const NB: Bank = {
  reading: {
    good: [
      'Når vi snakker om teksten {nar} før vi leser, kommer {antall} i gang selv.',
      '{Tid} stille lesing {nar} er blitt en vane for {antall}.',
      '{Antall} låner bøker uten at vi minner om det, mest {nar}.',
    ],
    hard: [
      '{Antall} leser fort og gjetter når teksten blir lang, særlig {nar}.',
      '{Antall} sier at de ikke finner bøker de har lyst på.',
      'Etter {tid} med fagtekst {nar} detter {antall} ut.',
    ],
    next: [
      'Vi kan la {antall} velge tekst selv {nar}, og se hva det gjør.',
      'Kanskje bruker vi for lite tid på ordene; {tid} {nar} kunne vært nok.',
      'Vi bør spørre elevene hva de leser hjemme, og ta {tid} til det {nar}.',
    ],
    disagreed: [
      'Vi er uenige om alle skal lese den samme teksten.',
      'Noen vil ha leselekse hver dag, andre vil at all lesing skal skje på skolen.',
    ],
  },
  maths: {
    good: [
      'Når to og to løser én oppgave {nar}, prøver {antall} flere veier.',
      'Vi venter {tid} før vi hjelper, og {antall} kommer videre selv.',
      'Oppgaver uten fasit {nar} får {antall} til å forklare.',
    ],
    hard: [
      '{Antall} spør om hjelp før de har prøvd, mest {nar}.',
      'Når oppgaven er ny, stopper {antall} etter {tid}.',
      '{Antall} kan regnemåten, men ikke si hvorfor den virker.',
    ],
    next: [
      'Vi kan bruke {tid} {nar} på én oppgave og la {antall} vise hvordan de tenkte.',
      'Det kan være at oppgavene ligner for mye på hverandre {nar}.',
      'Vi bør se på hva vi sier når {antall} står fast {nar}.',
    ],
    disagreed: [
      'Vi er uenige om elevene skal regne i nivådelte grupper.',
      'Noen mener at pugging av gangetabellen må komme først, andre at forståelsen må det.',
    ],
  },
  start: {
    good: [
      'To faste voksne {nar} gjør at {antall} tør å spørre.',
      'Når vi tar opp en arbeidsmåte de kjenner fra før, er {antall} i gang {nar}.',
      '{Antall} sier at de fant noen å være sammen med den første uka.',
    ],
    hard: [
      '{Antall} mister oversikten når de møter mange nye lærere {nar}.',
      'Vi begynner forfra, og {antall} kjeder seg {nar}.',
      '{Antall} vet ikke hvem de skal spørre {nar}.',
    ],
    next: [
      'Vi kan spørre {antall} hva de arbeidet med før, og bruke det {nar}.',
      'Kanskje møter de for mange systemer på én gang {nar}.',
      'Vi bør bruke {tid} {nar} på det de alt kan.',
    ],
    disagreed: [
      'Vi er uenige om det beste er færre lærere den første tiden eller bedre kontakt skolene imellom.',
      'Noen vil vite mer om hver elev på forhånd, andre vil at alle skal få begynne på nytt.',
    ],
  },
  breaks: {
    good: [
      'Når en voksen går ut først {nar}, er {antall} roligere i garderoben.',
      'Faste leker {nar} gjør at {antall} har noen å være sammen med.',
      '{Antall} sier at de vet hvem de kan gå til i friminuttet.',
    ],
    hard: [
      'Overgangene {nar} tar {tid}, og da er det få voksne der elevene er.',
      '{Antall} sier at det er trangt og bråkete i gangen {nar}.',
      '{Antall} går mye alene i friminuttet, og vi ser det for sent.',
    ],
    next: [
      'Vi kan telle voksne ute {nar} i to uker og se på det sammen i {tid}.',
      'Kanskje bør klassene gå ut til ulik tid {nar}; {antall} møtes i døra nå.',
      'Vi bør spørre elevrådet hvor {antall} ikke er trygge {nar}.',
    ],
    disagreed: [
      'Vi er uenige om vi trenger flere vakter eller bare andre plasser å stå.',
      'Noen vil ha faste leker i friminuttet, andre at elevene skal få være i fred.',
    ],
  },
  goals: {
    good: [
      'Når elevene ser et eksempel {nar}, vet {antall} hva som er godt nok.',
      'Vi gir tilbakemelding mens de arbeider, og {antall} bruker den samme dag.',
      '{Tid} til å rette eget arbeid {nar} gjør at {antall} spør bedre.',
    ],
    hard: [
      '{Antall} kan ikke si hva de skal lære {nar}.',
      'Tilbakemeldingen kommer når arbeidet er ferdig, og {antall} leser den ikke.',
      'Målene står på tavla {nar}, men {antall} ser ikke på dem.',
    ],
    next: [
      'Vi kan la elevene lage kjennetegn selv, {tid} {nar}, og se om {antall} bruker dem.',
      'Kanskje har vi for mange mål {nar}; {antall} husker ett.',
      'Vi bør spørre {antall} hva de gjorde med den siste tilbakemeldingen.',
    ],
    disagreed: [
      'Vi er uenige om elevene skal vurdere hverandre.',
      'Noen vil skrive mål for hver time, andre bare for hvert tema.',
    ],
  },
};

const NN: Bank = {
  reading: {
    good: [
      'Når vi snakkar om teksten {nar} før vi les, kjem {antall} i gang sjølve.',
      '{Tid} stille lesing {nar} er blitt ein vane for {antall}.',
      '{Antall} låner bøker utan at vi minner om det, mest {nar}.',
    ],
    hard: [
      '{Antall} les fort og gjettar når teksten blir lang, særleg {nar}.',
      '{Antall} seier at dei ikkje finn bøker dei har lyst på.',
      'Etter {tid} med fagtekst {nar} fell {antall} av.',
    ],
    next: [
      'Vi kan la {antall} velje tekst sjølve {nar}, og sjå kva det gjer.',
      'Kanskje bruker vi for lite tid på orda; {tid} {nar} kunne vore nok.',
      'Vi bør spørje elevane kva dei les heime, og ta {tid} til det {nar}.',
    ],
    disagreed: [
      'Vi er usamde om alle skal lese den same teksten.',
      'Nokre vil ha leselekse kvar dag, andre vil at all lesing skal skje på skulen.',
    ],
  },
  maths: {
    good: [
      'Når to og to løyser éi oppgåve {nar}, prøver {antall} fleire vegar.',
      'Vi ventar {tid} før vi hjelper, og {antall} kjem vidare sjølve.',
      'Oppgåver utan fasit {nar} får {antall} til å forklare.',
    ],
    hard: [
      '{Antall} spør om hjelp før dei har prøvd, mest {nar}.',
      'Når oppgåva er ny, stoppar {antall} etter {tid}.',
      '{Antall} kan reknemåten, men ikkje seie kvifor han verkar.',
    ],
    next: [
      'Vi kan bruke {tid} {nar} på éi oppgåve og la {antall} vise korleis dei tenkte.',
      'Det kan vere at oppgåvene liknar for mykje på kvarandre {nar}.',
      'Vi bør sjå på kva vi seier når {antall} står fast {nar}.',
    ],
    disagreed: [
      'Vi er usamde om elevane skal rekne i nivådelte grupper.',
      'Nokre meiner at gongetabellen må sitje først, andre at forståinga må kome først.',
    ],
  },
  start: {
    good: [
      'To faste vaksne {nar} gjer at {antall} torer å spørje.',
      'Når vi tek opp ein arbeidsmåte dei kjenner frå før, er {antall} i gang {nar}.',
      '{Antall} seier at dei fann nokon å vere saman med den første veka.',
    ],
    hard: [
      '{Antall} mister oversynet når dei møter mange nye lærarar {nar}.',
      'Vi startar på nytt med det dei kan, og {antall} kjedar seg {nar}.',
      '{Antall} veit ikkje kven dei skal spørje {nar}.',
    ],
    next: [
      'Vi kan spørje {antall} kva dei arbeidde med før, og bruke det {nar}.',
      'Kanskje møter dei for mange system på éin gong {nar}.',
      'Vi bør bruke {tid} {nar} på det dei alt kan.',
    ],
    disagreed: [
      'Vi er usamde om det beste er færre lærarar den første tida eller betre kontakt med barneskulen.',
      'Nokre vil vite meir om kvar elev på førehand, andre vil at alle skal få starte på nytt.',
    ],
  },
  breaks: {
    good: [
      'Når ein vaksen går ut først {nar}, er {antall} rolegare i garderoben.',
      'Faste leikar {nar} gjer at {antall} har nokon å vere saman med.',
      '{Antall} seier at dei veit kven dei kan gå til i friminuttet.',
    ],
    hard: [
      'Overgangane {nar} tek {tid}, og da er det få vaksne der elevane er.',
      '{Antall} seier at det er trongt og bråkete i gangen {nar}.',
      '{Antall} går mykje åleine i friminuttet, og vi ser det for seint.',
    ],
    next: [
      'Vi kan telje vaksne ute {nar} i to veker og sjå på det saman i {tid}.',
      'Kanskje bør klassane gå ut til ulik tid {nar}; {antall} møtest i døra no.',
      'Vi bør spørje elevrådet kvar {antall} ikkje er trygge {nar}.',
    ],
    disagreed: [
      'Vi er usamde om vi treng fleire vakter eller berre andre plassar å stå.',
      'Nokre vil ha faste leikar i friminuttet, andre at elevane skal få vere i fred.',
    ],
  },
  goals: {
    good: [
      'Når elevane ser eit døme {nar}, veit {antall} kva som er godt nok.',
      'Vi gir tilbakemelding medan dei arbeider, og {antall} bruker råda same dag.',
      '{Tid} til å rette eige arbeid {nar} gjer at {antall} spør betre.',
    ],
    hard: [
      '{Antall} kan ikkje seie kva dei skal lære {nar}.',
      'Tilbakemeldinga kjem når arbeidet er ferdig, og da les {antall} berre karakteren.',
      'Måla står på tavla {nar}, men {antall} ser ikkje på dei.',
    ],
    next: [
      'Vi kan la elevane lage kjenneteikn sjølve, {tid} {nar}, og sjå om {antall} bruker dei.',
      'Kanskje har vi for mange mål {nar}; {antall} hugsar eitt.',
      'Vi bør spørje {antall} kva dei gjorde med den siste tilbakemeldinga.',
    ],
    disagreed: [
      'Vi er usamde om elevane skal vurdere kvarandre.',
      'Nokre vil skrive mål for kvar time, andre berre for kvart tema.',
    ],
  },
};

const WORDS: Record<WrittenStandard, Bank> = { nb: NB, nn: NN };
