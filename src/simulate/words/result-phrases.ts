import type { WrittenStandard } from '../../domain/language.ts';

/** What teams, leadership and staff tell of results, and the stories that somebody offers. */
export interface ResultPhrases {
  talks: readonly string[];
  wellbeing: readonly string[];
  analysis: readonly string[];
  explanations: readonly string[];
  together: readonly string[];
  proposals: readonly string[];
  stories: readonly { title: string; text: string }[];
}

const PHRASES: Record<WrittenStandard, ResultPhrases> = {
  nb: {
    talks: [
      'Mange sier at de lærer best når de får prøve to og to før de viser fram. Flere vil vite hva som er godt nok.',
      'Elevene vil ha færre oppgaver og mer tid til å bli ferdige. De synes tekstene er lange.',
      'De liker å arbeide ute og med ting. Mange gruer seg til å lese høyt.',
    ],
    wellbeing: [
      'De fleste har det fint i friminuttene. Overgangene mellom timene er det mange som ikke liker.',
      'Flere ønsker seg en voksen i nærheten i garderoben.',
      'Elevene trives med faste makkerpar og vil ha det i flere fag.',
    ],
    analysis: [
      'Det samme går igjen i prøvene og i elevsamtalene: elevene stopper når teksten er lang og ordene er nye.',
      'Elevene svarer riktig når oppgaven ligner. De fleste gir opp når de må velge framgangsmåte selv.',
      'Resultatene er jevne fra i fjor, men samtalene sier at mange ikke vet hva de skal øve på.',
    ],
    explanations: [
      'Vi går rett på oppgaven fordi timen er kort.',
      'Vi øver mest på det som kommer på prøven.',
      'Vi forklarer ulikt på de tre trinnene.',
      'Elevene får tilbakemeldingen når arbeidet er ferdig.',
    ],
    together: [
      'Elevene sier det samme som prøvene viser: de kommer i gang, men står fast når de skal videre alene. Det gjelder på alle trinn.',
      'Tallene er stabile. Elevsamtalene forteller mest: mange vet ikke hva godt arbeid ser ut som.',
    ],
    proposals: [
      'Faste førlesingsspørsmål i alle fag',
      'Elevene lager kjennetegn på godt arbeid sammen med læreren',
      'Ti minutter i fellestida til å se på elevarbeid',
    ],
    stories: [
      {
        title: 'Da elevrådet tok over tavla',
        text: 'Elevrådet ba om å få vise klassene hva de andre hadde svart. Vi trodde det ville ta ti minutter. Det tok en hel time i hver klasse, fordi alle ville forklare.\n\nEtterpå endret vi rekkefølgen: Nå spør vi elevene før vi ser på tallene. Det har gjort analysemøtene kortere, og vi bommer sjeldnere.',
      },
      {
        title: 'Fem minutter før vi leser',
        text: 'Vi begynte å snakke om teksten før vi leste den, med de samme tre spørsmålene i alle fag. De første ukene føltes det som å miste tid.\n\nEtter noen uker sa elevene at de hadde begynt å stille spørsmålene selv, også hjemme. Da skjønte vi at det var blitt deres.',
      },
    ],
  },
  nn: {
    talks: [
      'Mange seier at dei lærer best når dei får prøve to og to før dei viser fram. Fleire vil vite kva som er godt nok.',
      'Elevane vil ha færre oppgåver og meir tid til å bli ferdige. Dei synest karakterane kjem for tett.',
      'Dei likar å velje emne sjølve. Mange seier at dei ikkje veit kva dei skal øve på.',
    ],
    wellbeing: [
      'Dei fleste har det fint i friminutta. Overgangen frå barneskulen var tøff for mange.',
      'Fleire ønskjer seg ein vaksen i nærleiken i garderoben.',
      'Elevane trivst med faste læringspar og vil ha det i fleire fag.',
    ],
    analysis: [
      'Det same går igjen i prøvene og i elevsamtalane: elevane stoppar når teksten er lang og orda er nye.',
      'Elevane svarer rett når oppgåva liknar. Dei fleste gir opp når dei må velje framgangsmåte sjølve.',
      'Resultata er jamne frå i fjor, men samtalane seier at mange ikkje veit kva dei skal øve på.',
    ],
    explanations: [
      'Vi går rett på oppgåva fordi timen er kort.',
      'Vi øver mest på det som kjem på prøva.',
      'Vi forklarer ulikt på dei tre trinna.',
      'Elevane får tilbakemeldinga når arbeidet er ferdig.',
    ],
    together: [
      'Elevane seier det same som prøvene viser: dei kjem i gang, men står fast når dei skal vidare åleine. Det gjeld på alle trinn.',
      'Tala er stabile. Elevsamtalane fortel mest: mange veit ikkje korleis godt arbeid ser ut.',
    ],
    proposals: [
      'Same tre spørsmål før lesing i alle fag',
      'Elevane lagar kjenneteikn på godt arbeid saman med læraren',
      'Ti minutt i fellestida til å sjå på elevarbeid',
    ],
    stories: [
      {
        title: 'Då elevane fekk sjå svara først',
        text: 'Før viste vi resultata frå Elevundersøkinga til personalet og laga ein plan. I år gav vi dei til elevrådet først, og bad dei fortelje oss kva dei betydde.\n\nDei peika på noko heilt anna enn det vi hadde venta: ikkje friminutta, men dei ti minutta før timen. No er det ein vaksen i gangen kvar morgon, og elevrådet seier at det merkast.',
      },
    ],
  },
};

export function resultPhrases(standard: WrittenStandard): ResultPhrases {
  return PHRASES[standard];
}
