import type { WrittenStandard } from '../../domain/language.ts';

/** What people write in the smaller fields. */
export interface Phrases {
  agreed: readonly string[];
  disagreed: readonly string[];
  amendments: readonly string[];
  whyDone: readonly string[];
  whyNot: readonly string[];
  /** What a tiltak is after it was adjusted. */
  adjusted: readonly string[];
  askHelp: readonly string[];
  answerHelp: readonly string[];
  ownerPromises: readonly string[];
  schoolPromises: readonly string[];
  minutes: readonly string[];
  agenda: readonly string[];
  promiseNotes: readonly string[];
  reasons: readonly string[];
  focus: readonly { title: string; sign: string }[];
  focusLearned: readonly string[];
  needs: readonly { need: string; whom: string; partner: string }[];
  looked: readonly string[];
  nextSteps: readonly string[];
  changes: readonly string[];
  cancel: string;
  alert: string;
}

const NB: Phrases = {
  agreed: [
    'Vi er enige om at elevene trenger flere eksempler før de begynner. Det gjelder særlig i starten av en ny periode.',
    'Alle på teamet ser det samme: elevene som sitter stille, blir spurt sist. Vi vil prøve faste makkerpar.',
    'Vi vil bruke de første ti minuttene av fellestid til å se på elevarbeid, ikke beskjeder.',
    'Det som virket i fjor, var at vi gjorde likt på hele trinnet. Det vil vi tilbake til.',
    'Vi ser framgang, men bare der to lærere planlegger sammen.',
  ],
  disagreed: [
    'Vi er uenige om leksene skal være like for alle.',
    'Noen mener vi trenger mer tid, andre at vi må slutte med noe først.',
    'Vi er uenige om gruppene skal deles etter nivå.',
    '',
  ],
  amendments: [
    'Husk de flerspråklige elevene, de trenger ordene på forhånd.',
    'Jeg vil legge til at det også gjelder i kroppsøving.',
    'SFO ser det samme om ettermiddagen.',
    'Assistentene bør være med når vi planlegger dette.',
    'Det gikk bedre etter at vi flyttet timen til morgenen.',
  ],
  whyDone: [
    'Det er blitt en vane på trinnet, og elevene minner oss på det.',
    'Vi ser virkning i to av tre klasser. Den tredje kom sent i gang.',
    'Elevrådet sier at det merkes. Vi holder fast ved det.',
    'Teamet bruker det uten at noen passer på lenger.',
  ],
  whyNot: [
    'Sykdom i januar gjorde at vi bare fikk prøvd det to ganger.',
    'Tiltaket var for stort. Vi tar den delen som virket, og gjør den ordentlig.',
    'Vi trodde det manglet tid. Det var heller det at vi ikke planla sammen.',
  ],
  adjusted: [
    'Vi gjør det på ett trinn først, og alle på trinnet planlegger det sammen.',
    'En halv time hver tirsdag, med samme opplegg i alle klassene.',
  ],
  askHelp: [
    'Vi vil gjerne ha noen utenfra med på analysemøtet, én time.',
    'Hvem i kommunen kan mest om begynneropplæring? Vi trenger en å snakke med.',
    'Vi mangler vikarer nok til at teamet kan møtes. Finnes det noe vi kan gjøre?',
  ],
  answerHelp: [
    'Jeg kommer selv og er med på møtet. Send meg gjerne problemstillingen på forhånd.',
    'Vi har en lærer på en annen skole som er god på dette. Jeg setter dere i kontakt denne uka.',
    'Vi har litt igjen på vikarbudsjettet. Regn med to halve dager, så ser vi hva det gir.',
  ],
  ownerPromises: [
    'Rådgiveren er med på to analysemøter før påske.',
    'Vi dekker vikar for to halve dager til felles planlegging.',
    'Vi tar opp vaktordningen med eiendom og gir svar.',
  ],
  schoolPromises: [
    'Vi viser elevrådet hva som ble gjort, før vinterferien.',
    'Teamlederne prøver samme førlesing på alle trinn og forteller om det.',
    'Vi deler vurderingsrunden med skoleeier når den er ferdig.',
  ],
  minutes: [
    'Rektor fortalte hva teamene har sett. Skoleeier spurte mest. Vi ble enige om å holde på ett område til påske.',
    'Vi snakket om hva skolen har sluttet med for å få tid. Skoleeier tar med seg ønsket om færre planer på høring.',
    'Elevrådslederen var med den første halvtimen. Det endret samtalen: mer om hverdagen, mindre om tall.',
  ],
  agenda: ['Hva vi er stolte av i høst', 'Tid til å planlegge sammen', 'Hva vi trenger fra skoleeier'],
  promiseNotes: [
    'Gjort i uke 6.',
    'Ett av to møter er holdt, det andre er satt opp.',
    'Ble utsatt på grunn av sykdom.',
  ],
  reasons: [
    'Tiltakene går videre inn i neste skoleår, og de som ga innspill, skal få svar nå.',
    'Resultatene kommer først i desember. Vi begynner med det vi har.',
  ],
  focus: [
    { title: 'Lesing i alle fag', sign: 'Elevene leser egne tekster i minst tre fag hver uke.' },
    { title: 'Faste læringspartnere', sign: 'Elevene sier at de får hjelp før de spør en voksen.' },
    {
      title: 'Trygg start på skoledagen',
      sign: 'Alle klasser begynner dagen likt, og det er ro etter fem minutter.',
    },
  ],
  focusLearned: [
    'Vi ble ferdige fordi to team planla sammen hver uke.',
    'Det ble for mye på én gang. Vi lar det ligge til lesingen sitter.',
  ],
  needs: [
    {
      need: 'Å planlegge leseopplæring på tvers av fag',
      whom: 'Lærerne på 5. til 7. trinn',
      partner: 'Universitetet',
    },
    { need: 'Å bruke elevenes egne vurderinger i undervisningen', whom: 'Alle team', partner: '' },
  ],
  looked: [
    'Vi spør elevene ofte, men forteller dem sjelden hva det førte til.',
    'Teamene skriver mer enn før. Det er vi som ikke leser det tidsnok.',
    'Dette kom vi ikke i gang med. Vi brukte tiden på sykefravær.',
  ],
  nextSteps: [
    'Elevrådet får svaret først, i august.',
    'Vi leser teamenes svar sammen første mandag i måneden.',
    'Vi tar det opp på første ledermøte til høsten.',
  ],
  changes: [
    'Fellestiden settes opp av teamene selv fra neste måned.',
    'Vi sier fra hva vi har bestemt, og hvorfor, i ukebrevet.',
  ],
  cancel: 'To team har hatt mye sykdom. Vi tar runden igjen til høsten, med samme tema.',
  alert:
    'En elev på trinnet sa i dag at hun gruer seg til garderoben hver dag. Jeg mener vi må se på det med en gang.',
};

const NN: Phrases = {
  agreed: [
    'Vi er samde om at elevane treng fleire døme før dei tek til. Det gjeld særleg i starten av ein ny periode.',
    'Alle på teamet ser det same: elevane som sit stille, blir spurde sist. Vi vil prøve faste læringspar.',
    'Vi vil bruke dei første ti minutta av fellestida til å sjå på elevarbeid, ikkje beskjedar.',
    'Det som verka i fjor, var at vi gjorde likt på heile trinnet. Dit vil vi tilbake.',
    'Vi ser framgang, men berre der to lærarar planlegg saman.',
  ],
  disagreed: [
    'Vi er usamde om leksene skal vere like for alle.',
    'Nokre meiner vi treng meir tid, andre at vi må slutte med noko først.',
    'Vi er usamde om karakter skal stå på alle arbeid.',
    '',
  ],
  amendments: [
    'Hugs dei fleirspråklege elevane, dei treng orda på førehand.',
    'Eg vil leggje til at det òg gjeld i kroppsøving.',
    'Miljøarbeidarane bør vere med når vi planlegg dette.',
    'Det gjekk betre etter at vi flytta timen til morgonen.',
  ],
  whyDone: [
    'Det er blitt ein vane på trinnet, og elevane minner oss på det.',
    'Vi ser verknad i to av tre klassar. Den tredje kom seint i gang.',
    'Elevrådet seier at det merkast. Vi held fast ved det.',
  ],
  whyNot: [
    'Sjukdom i januar gjorde at vi berre fekk prøvd det to gonger.',
    'Tiltaket var for stort. Vi tek den delen som verka, og gjer han ordentleg.',
    'Vi trudde det mangla tid. Det var heller det at vi ikkje planla saman.',
  ],
  adjusted: [
    'Vi gjer det på eitt trinn først, og alle på trinnet planlegg det saman.',
    'Ein halv time kvar tysdag, med same opplegg i alle klassane.',
  ],
  askHelp: [
    'Vi vil gjerne ha nokon utanfrå med på analysemøtet, éin time.',
    'Kven i kommunen kan mest om vurdering i fag? Vi treng ein å snakke med.',
    'Vi manglar vikarar nok til at teamet kan møtast. Finst det noko vi kan gjere?',
  ],
  answerHelp: [
    'Eg kjem sjølv og er med på møtet. Send meg gjerne problemstillinga på førehand.',
    'Vi har ein lærar på ein annan skule som er god på dette. Eg set dykk i kontakt denne veka.',
    'Vi har litt igjen på vikarbudsjettet. Rekn med to halve dagar, så ser vi kva det gir.',
  ],
  ownerPromises: [
    'Rådgivaren er med på to analysemøte før påske.',
    'Vi dekkjer vikar for to halve dagar til felles planlegging.',
    'Vi tek opp overgangen med barneskulane på neste rektormøte.',
  ],
  schoolPromises: [
    'Vi viser elevrådet kva som blei gjort, før vinterferien.',
    'Teamleiarane prøver same førlesinga på alle trinn og fortel om det.',
    'Vi deler vurderingsrunden med skuleeigaren når han er ferdig.',
  ],
  minutes: [
    'Rektor fortalde kva teama har sett. Skuleeigaren spurde mest. Vi blei samde om å halde på eitt område til påske.',
    'Vi snakka om kva skulen har slutta med for å få tid. Skuleeigaren tek med seg ønsket om færre planar på høyring.',
    'Elevrådsleiaren var med den første halvtimen. Det endra samtalen: meir om kvardagen, mindre om tal.',
  ],
  agenda: ['Kva vi er stolte av i haust', 'Tid til å planleggje saman', 'Kva vi treng frå skuleeigaren'],
  promiseNotes: [
    'Gjort i veke 6.',
    'Eitt av to møte er halde, det andre er sett opp.',
    'Blei utsett på grunn av sjukdom.',
  ],
  reasons: [
    'Tiltaka går vidare inn i neste skuleår, og dei som gav innspel, skal få svar no.',
    'Resultata kjem først i desember. Vi tek til med det vi har.',
  ],
  focus: [
    { title: 'Lesing i alle fag', sign: 'Elevane les eigne tekstar i minst tre fag kvar veke.' },
    { title: 'Faste læringspartnarar', sign: 'Elevane seier at dei får hjelp før dei spør ein vaksen.' },
    {
      title: 'Trygg start på skuledagen',
      sign: 'Alle klassar byrjar dagen likt, og det er ro etter fem minutt.',
    },
  ],
  focusLearned: [
    'Vi blei ferdige fordi to team planla saman kvar veke.',
    'Det blei for mykje på ein gong. Vi lèt det liggje til lesinga sit.',
  ],
  needs: [
    {
      need: 'Å planleggje leseopplæring på tvers av fag',
      whom: 'Lærarane på 5. til 7. trinn',
      partner: 'Universitetet',
    },
    { need: 'Å bruke vurderingane til elevane sjølve i undervisninga', whom: 'Alle team', partner: '' },
  ],
  looked: [
    'Vi spør elevane ofte, men fortel dei sjeldan kva det førte til.',
    'Teama skriv meir enn før. Det er vi som ikkje les det tidsnok.',
    'Dette kom vi ikkje i gang med. Vi brukte tida på sjukefråvær.',
  ],
  nextSteps: [
    'Elevrådet får svaret først, i august.',
    'Vi les svara frå teama saman første måndagen i månaden.',
    'Vi tek det opp på første leiarmøtet til hausten.',
  ],
  changes: [
    'Fellestida blir sett opp av teama sjølve frå neste månad.',
    'Vi seier frå kva vi har bestemt, og kvifor, i vekebrevet.',
  ],
  cancel: 'To team har hatt mykje sjukdom. Vi tek runden att til hausten, med same tema.',
  alert:
    'Ein elev på trinnet sa i dag at han gruar seg til garderoben kvar dag. Eg meiner vi må sjå på det med éin gong.',
};

const PHRASES: Record<WrittenStandard, Phrases> = { nb: NB, nn: NN };

export function phrasesIn(standard: WrittenStandard): Phrases {
  return PHRASES[standard];
}

/** As some people type: emoji, markdown, a mention, and characters that nobody sees. */
export function oddly(text: string): string {
  return `😀 **${text}** <!channel> \u200B\u202E[her](https://example.org) a\u030A`;
}
