import type { WrittenStandard } from '../../domain/language.ts';

export type Subject = 'reading' | 'maths' | 'start' | 'breaks' | 'goals';

/** More to pick from, so that a staff room does not write the same sentence; and what such a school wants to learn. */
export interface MoreWords {
  good: readonly string[];
  hard: readonly string[];
  next: readonly string[];
  need: string;
}

const NB: Record<Subject, MoreWords> = {
  reading: {
    good: [
      'Vi leser høyt for hverandre {nar}, og {antall} ber om mer.',
      'Å stanse ved overskrifter og bilder først hjelper {antall}.',
      'Klassebiblioteket er i bruk; {antall} har alltid en bok liggende.',
    ],
    hard: [
      'Fagordene stopper {antall}, og de sier ikke fra.',
      '{Antall} husker ikke hva de leste når vi spør dagen etter.',
      'Vi har få tekster som passer for dem som leser minst.',
    ],
    next: [
      'Vi kunne prøve lesevenner på tvers av trinn i {tid} {nar}.',
      'Hvordan velger vi tekster, og hvem får være med på det?',
      'Jeg lurer på om vi spør for mye etterpå og snakker for lite før.',
    ],
    need: 'Å planlegge leseopplæring på tvers av fag',
  },
  maths: {
    good: [
      'Konkreter på bordet {nar} gjør at {antall} tør å gjette først.',
      'Når vi samler feilsvar på tavla uten navn, vil {antall} finne ut hvorfor.',
      'Ett regnestykke, tre løsninger: {antall} ser at det finnes flere veier.',
    ],
    hard: [
      'Tekstoppgaver får {antall} til å lete etter tallene og hoppe over ordene.',
      '{Antall} tror at rask er det samme som flink.',
      'Vi hjelper for fort {nar}, og {antall} slipper å tenke.',
    ],
    next: [
      'Vi kan ta bort halvparten av oppgavene {nar} og bruke tiden på samtale.',
      'Hva gjør vi med dem som er ferdige etter {tid}?',
      'Jeg vil se hvordan sidekollegaen starter en utforskende time.',
    ],
    need: 'Å lede utforskende samtaler i matematikk',
  },
  start: {
    good: [
      'Besøket før sommeren gjorde at {antall} visste hvor de skulle.',
      'Fadderne møter de nye {nar}, og det blir mindre gråt i gangen.',
      'Vi har samme dagsplan på tavla i alle rom, og {antall} følger den selv.',
    ],
    hard: [
      'Vi får vite lite om hva de kan, så {antall} må vise det på nytt.',
      'Lekseplan, app og bok: {antall} vet ikke hvor beskjeden står.',
      'Gruppene fra før brytes opp, og {antall} sitter alene {nar}.',
    ],
    next: [
      'Kan de gamle lærerne være med i {tid} den første uka?',
      'Vi burde samle det nye på én side, i samme form for alle.',
      'La elevene fra i fjor fortelle hva de skulle ønske de hadde visst.',
    ],
    need: 'Å ta imot nye elever og bygge på det de kan',
  },
  breaks: {
    good: [
      'Vesten gjør at {antall} finner en voksen med det samme.',
      'Lekekassa er full igjen, og kranglene {nar} er færre.',
      'Femteklassingene leder leker {nar}, og {antall} blir med.',
    ],
    hard: [
      'Når det regner, er alle inne på {tid}, og da smeller det.',
      '{Antall} vet ikke hvem som er på vakt bak gymsalen.',
      'Uenigheter fra friminuttet følger med inn og tar {tid} av timen.',
    ],
    next: [
      'Vi kunne bytte plass på vaktene {nar} og se hva som endrer seg.',
      'Hvor går elevene når de vil være i fred? La oss spørre {antall}.',
      'Jeg tror en roligere garderobe er verdt mer enn enda en regel.',
    ],
    need: 'Å oppdage og følge opp elever som ikke har det trygt',
  },
  goals: {
    good: [
      'Elevene kjenner igjen godt arbeid når de har sett to ulike eksempler.',
      'En samtale på {tid} underveis har gitt mer enn en lang kommentar til slutt.',
      '{Antall} sier selv hva de vil bli bedre til.',
    ],
    hard: [
      'Vi bruker ulike ord for det samme, og {antall} tror det er nye krav.',
      '{Antall} spør om karakteren før de leser resten.',
      'Vi rekker ikke alle med tilbakemelding {nar}.',
    ],
    next: [
      'Ett mål om gangen, i elevens egne ord: skal vi prøve det i to uker?',
      'Kan vi gi tilbakemelding muntlig {nar} og skrive mindre?',
      'Vi bør se på elevarbeid sammen i {tid} før vi lager nye skjemaer.',
    ],
    need: 'Å gi tilbakemelding som elevene bruker',
  },
};

const NN: Record<Subject, MoreWords> = {
  reading: {
    good: [
      'Vi les høgt for kvarandre {nar}, og {antall} vil ha meir.',
      'Det hjelper {antall} at vi stoppar ved overskrifter og bilete først.',
      'Klassebiblioteket er i bruk; {antall} har alltid ei bok liggjande.',
    ],
    hard: [
      'Fagorda stoppar {antall}, og dei seier ikkje frå.',
      '{Antall} hugsar ikkje kva dei las når vi spør dagen etter.',
      'Vi har få tekstar som passar for dei som les minst.',
    ],
    next: [
      'Vi kunne prøve lesevener på tvers av trinn i {tid} {nar}.',
      'Korleis vel vi tekstar, og kven får vere med på det?',
      'Kan hende spør vi for mykje etterpå og snakkar for lite før.',
    ],
    need: 'Å planleggje leseopplæring på tvers av fag',
  },
  maths: {
    good: [
      'Konkretar på bordet {nar} gjer at {antall} torer å gjette først.',
      'Når vi samlar feilsvar på tavla utan namn, vil {antall} finne ut kvifor.',
      'Eitt reknestykke, tre løysingar: {antall} ser at det finst fleire vegar.',
    ],
    hard: [
      'Tekstoppgåver får {antall} til å leite etter tala og hoppe over orda.',
      '{Antall} trur at rask er det same som flink.',
      'Vi hjelper for fort {nar}, og {antall} slepp å tenkje.',
    ],
    next: [
      'Vi kan ta bort halvparten av oppgåvene {nar} og bruke tida på samtale.',
      'Kva gjer vi med dei som er ferdige etter {tid}?',
      'Det hadde vore fint å sjå korleis sidekollegaen startar ein utforskande time.',
    ],
    need: 'Å leie utforskande samtalar i matematikk',
  },
  start: {
    good: [
      'Besøket før sommaren gjorde at {antall} visste kvar dei skulle.',
      'Fadrane møter dei nye {nar}, og det er lettare å kome inn i klasserommet.',
      'Vi har same dagsplan på tavla i alle rom, og {antall} følgjer han sjølve.',
    ],
    hard: [
      'Vi får vite lite om kva dei kan, så {antall} må vise det på nytt.',
      'Lekseplan, app og bok: {antall} veit ikkje kvar beskjeden står.',
      'Dei gamle gruppene er borte, og {antall} sit åleine {nar}.',
    ],
    next: [
      'Kan lærarane frå barneskulen vere med i {tid} den første veka?',
      'Vi burde samle det nye på éi side, i same form for alle.',
      'Lat elevane frå i fjor fortelje kva dei skulle ønskje dei hadde visst.',
    ],
    need: 'Å ta imot nye elevar og byggje på det dei kan',
  },
  breaks: {
    good: [
      'Vesten gjer at {antall} finn ein vaksen med ein gong.',
      'Leikekassa er full att, og det er færre kranglar {nar}.',
      'Dei eldste leier leikar {nar}, og {antall} blir med.',
    ],
    hard: [
      'Når det regnar, er alle inne i {tid}, og da smell det.',
      '{Antall} veit ikkje kven som er på vakt bak gymsalen.',
      'Usemje frå friminuttet følgjer med inn og tek {tid} av timen.',
    ],
    next: [
      'Vi kunne byte plass på vaktene {nar} og sjå kva som endrar seg.',
      'Kvar går elevane når dei vil vere i fred? Lat oss spørje {antall}.',
      'Ein rolegare garderobe er verd meir enn endå ein regel.',
    ],
    need: 'Å oppdage og følgje opp elevar som ikkje har det trygt',
  },
  goals: {
    good: [
      'Elevane kjenner att godt arbeid når dei har sett to ulike døme.',
      'Ein samtale på {tid} undervegs har gitt meir enn ein lang kommentar til slutt.',
      '{Antall} seier sjølve kva dei vil bli betre til.',
    ],
    hard: [
      'Vi bruker ulike ord om det same, og {antall} trur det er nye krav.',
      '{Antall} spør om karakteren før dei les resten.',
      'Vi rekk ikkje alle med tilbakemelding {nar}.',
    ],
    next: [
      'Eitt mål om gongen, med elevane sine eigne ord: skal vi prøve det i to veker?',
      'Kan vi gi tilbakemelding munnleg {nar} og skrive mindre?',
      'Vi bør sjå på elevarbeid saman i {tid} før vi lagar nye skjema.',
    ],
    need: 'Å gi tilbakemelding som elevane bruker',
  },
};

export const MORE: Record<WrittenStandard, Record<Subject, MoreWords>> = { nb: NB, nn: NN };
