import type { WrittenStandard } from '../../domain/language.ts';

/** What was done and what it gave, together: a why must never say another thing than the choices above it. */
export type FollowUpCase =
  | 'helped'
  | 'helpedSome'
  | 'noEffect'
  | 'partlyHelped'
  | 'partlySome'
  | 'partlyNoEffect'
  | 'notDone';

export type KeptPromise = 'kept' | 'partly' | 'later' | 'broken';

/** What people write when a tiltak is followed up, and when a promise falls due. */
export interface FollowUpWords {
  why: Record<FollowUpCase, readonly string[]>;
  /** What a tiltak is after it was adjusted. */
  adjusted: readonly string[];
  promise: Record<KeptPromise, readonly string[]>;
}

const NB: FollowUpWords = {
  why: {
    helped: [
      'Det er blitt en vane på trinnet, og elevene minner oss på det.',
      'Elevrådet sier at det merkes. Vi holder fast ved det.',
      'Teamet gjør det uten at noen passer på lenger.',
      'Vi ser det på elevarbeidene, og elevene sier det samme.',
      'Det tok tre uker før det satt. Nå går det av seg selv, og elevene er mer med.',
      'Flere elever kommer i gang uten hjelp. Det var det vi ville.',
    ],
    helpedSome: [
      'Vi ser virkning i noen klasser. De andre kom seinere i gang.',
      'Det hjelper mest de elevene som var med fra før.',
      'Timene begynner roligere. På selve arbeidet ser vi mindre.',
      'Det merkes der to voksne gjør det sammen.',
      'Noen av elevene bruker det på egen hånd nå, og flere kommer til.',
    ],
    noEffect: [
      'Vi gjorde som vi hadde planlagt, men elevene merker ingen forskjell.',
      'Alle har gjort det, og vi ser det samme som før. Vi tror nå at problemet er et annet.',
      'Det ble gjort, men ved siden av undervisningen. Derfor ble det uten virkning.',
    ],
    partlyHelped: [
      'Der vi fikk gjort det, går det bedre. Nå kommer resten i gang.',
      'To team er i gang og ser forskjell. Det tredje begynner nå.',
      'Vi fikk gjort halvparten, og den halvparten hjelper.',
    ],
    partlySome: [
      'Sykdom gjorde at vi bare fikk prøvd det noen ganger. Det ga litt.',
      'Tiltaket var for stort. Den delen vi rakk, ser ut til å hjelpe noen.',
      'Vi gjorde det ulikt fra klasse til klasse, og da ble virkningen ulik også.',
      'Vi trodde det manglet tid. Det var heller det at vi ikke planla sammen.',
    ],
    partlyNoEffect: [
      'Det ble for sjelden til at elevene merket noe.',
      'Vi begynte godt, men holdt det ikke ved like. Da ble det ingen forskjell.',
      'Bare noen få av oss gjorde det, og elevene ser ingen endring.',
    ],
    notDone: [
      'Sykdom på teamet gjorde at vi ikke kom i gang.',
      'Vi ble ikke enige om hvem som skulle begynne.',
      'Annet tok tiden. Vi satte aldri av en fast time til det.',
      'Tiltaket var for stort til å komme i gang med.',
    ],
  },
  adjusted: [
    'Vi gjør det på ett trinn først, og alle på trinnet planlegger det sammen.',
    'En halv time hver tirsdag, med samme opplegg i alle klassene.',
    'To lærere prøver det i to uker og viser de andre hva de gjorde.',
    'Bare ett fag, men hver uke, og vi skriver ned hva elevene sier.',
  ],
  promise: {
    kept: ['Gjort.', 'Gjort, og det var nyttig for begge.', 'Det er på plass.', 'Ja, som avtalt.'],
    partly: [
      'Vi er i gang, og resten er satt opp.',
      'Halvparten er gjort. Resten krever mer tid enn vi trodde.',
    ],
    later: ['Ble utsatt på grunn av sykdom.', 'Vi trenger litt mer tid, og har satt en ny dato.'],
    broken: ['Vi rakk det ikke, og det er ikke lenger aktuelt.', 'Dette fikk vi ikke til i år.'],
  },
};

const NN: FollowUpWords = {
  why: {
    helped: [
      'Det er blitt ein vane på trinnet, og elevane minner oss på det.',
      'Elevrådet seier at det merkast. Vi held fast ved det.',
      'Teamet gjer det utan at nokon passar på lenger.',
      'Vi ser det på elevarbeida, og elevane seier det same.',
      'Det tok tre veker før det sat. No går det av seg sjølv, og elevane er meir med.',
      'Fleire elevar kjem i gang utan hjelp. Det var det vi ville.',
    ],
    helpedSome: [
      'Vi ser verknad i nokre klassar. Dei andre kom seinare i gang.',
      'Det hjelper mest dei elevane som var med frå før.',
      'Timane startar rolegare. På sjølve arbeidet ser vi mindre.',
      'Det merkast der to vaksne gjer det saman.',
      'Nokre av elevane bruker det på eiga hand no, og fleire kjem til.',
    ],
    noEffect: [
      'Vi gjorde som vi hadde planlagt, men elevane merkar ingen skilnad.',
      'Alle har gjort det, og vi ser det same som før. Vi trur no at problemet er eit anna.',
      'Det blei gjort, men ved sida av undervisninga. Derfor blei det utan verknad.',
    ],
    partlyHelped: [
      'Der vi fekk gjort det, går det betre. No kjem resten i gang.',
      'To team er i gang og ser skilnad. Det tredje tek til no.',
      'Vi fekk gjort halvparten, og den halvparten hjelper.',
    ],
    partlySome: [
      'Sjukdom gjorde at vi berre fekk prøvd det nokre gonger. Det gav litt.',
      'Tiltaket var for stort. Den delen vi rakk, ser ut til å hjelpe nokre.',
      'Vi gjorde det ulikt frå klasse til klasse, og då blei verknaden ulik òg.',
      'Vi trudde det mangla tid. Det var heller det at vi ikkje planla saman.',
    ],
    partlyNoEffect: [
      'Det blei for sjeldan til at elevane merka noko.',
      'Vi starta godt, men heldt det ikkje ved like. Då blei det ingen skilnad.',
      'Berre nokre få av oss gjorde det, og elevane ser inga endring.',
    ],
    notDone: [
      'Sjukdom på teamet gjorde at vi ikkje kom i gang.',
      'Vi blei ikkje samde om kven som skulle ta til.',
      'Anna tok tida. Vi sette aldri av ein fast time til det.',
      'Tiltaket var for stort til å kome i gang med.',
    ],
  },
  adjusted: [
    'Vi gjer det på eitt trinn først, og alle på trinnet planlegg det saman.',
    'Ein halv time kvar tysdag, med same opplegg i alle klassane.',
    'To lærarar prøver det i to veker og viser dei andre kva dei gjorde.',
    'Berre eitt fag, men kvar veke, og vi skriv ned kva elevane seier.',
  ],
  promise: {
    kept: ['Gjort.', 'Gjort, og det var nyttig for begge.', 'Det er på plass.', 'Ja, som avtalt.'],
    partly: [
      'Vi er i gang, og resten er sett opp.',
      'Halvparten er gjort. Resten krev meir tid enn vi trudde.',
    ],
    later: ['Blei utsett på grunn av sjukdom.', 'Vi treng litt meir tid, og har sett ein ny dato.'],
    broken: ['Vi rakk det ikkje, og det er ikkje lenger aktuelt.', 'Dette fekk vi ikkje til i år.'],
  },
};

const WORDS: Record<WrittenStandard, FollowUpWords> = { nb: NB, nn: NN };

export function followUpWords(standard: WrittenStandard): FollowUpWords {
  return WORDS[standard];
}
