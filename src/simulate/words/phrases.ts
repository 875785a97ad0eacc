import type { WrittenStandard } from '../../domain/language.ts';

/** What people write in the smaller fields. */
export interface Phrases {
  agreed: readonly string[];
  disagreed: readonly string[];
  amendments: readonly string[];
  askHelp: readonly string[];
  answerHelp: readonly string[];
  ownerPromises: readonly string[];
  schoolPromises: readonly string[];
  minutes: readonly string[];
  agenda: readonly string[];
  /** Why the round is closed while tiltak are still open. */
  goesOn: string;
  /** Why one does not wait. */
  notReady: string;
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
    'Vi er uenige om vi skal begynne på alle trinn eller prøve det på ett først.',
    'Noen mener vi trenger mer tid, andre at vi må slutte med noe først.',
    'Noen vil ha en fast plan, andre vil at hvert team skal finne sin egen måte.',
    '',
  ],
  amendments: [
    'Husk de flerspråklige elevene, de trenger ordene på forhånd.',
    'Jeg vil legge til at det også gjelder i kroppsøving.',
    'SFO ser det samme om ettermiddagen.',
    'Assistentene bør være med når vi planlegger dette.',
    'Det gikk bedre etter at vi flyttet timen til morgenen.',
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
    'Rådgiveren er med på to analysemøter.',
    'Vi dekker vikar for to halve dager til felles planlegging.',
    'Vi tar opp vaktordningen med eiendom og gir svar.',
    'Vi setter skolen i kontakt med en skole som har arbeidet med det samme.',
    'Rådgiveren leser runden og gir skolen en skriftlig tilbakemelding.',
  ],
  schoolPromises: [
    'Vi viser elevrådet hva som ble gjort, og spør hva de mener.',
    'Teamlederne prøver det samme på alle trinn og forteller om det.',
    'Vi deler vurderingsrunden med skoleeier når den er ferdig.',
  ],
  minutes: [
    'Rektor fortalte hva teamene har sett. Skoleeier spurte mest. Vi ble enige om å holde på ett område fram til neste samtale.',
    'Vi snakket om hva skolen har sluttet med for å få tid. Skoleeier tar med seg ønsket om færre planer på høring.',
    'Elevrådslederen var med den første halvtimen. Det endret samtalen: mer om hverdagen, mindre om tall.',
  ],
  agenda: ['Hva vi er stolte av i år', 'Tid til å planlegge sammen', 'Hva vi trenger fra skoleeier'],
  goesOn: 'Tiltakene går videre inn i neste skoleår, og de som ga innspill, skal få svar nå.',
  notReady: 'Resultatene er ikke klare ennå. Vi begynner med det vi har.',
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
      need: 'Å vurdere egen undervisning sammen med kolleger',
      whom: 'Lærerne på alle trinn',
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
    'Elevrådet får svaret først.',
    'Vi leser teamenes svar sammen første mandag i måneden.',
    'Vi tar det opp på neste ledermøte.',
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
    'Vi er usamde om vi skal ta til på alle trinn eller prøve det på eitt først.',
    'Nokre meiner vi treng meir tid, andre at vi må slutte med noko først.',
    'Nokre vil ha ein fast plan, andre vil at kvart team skal finne sin eigen måte.',
    '',
  ],
  amendments: [
    'Hugs dei fleirspråklege elevane, dei treng orda på førehand.',
    'Eg vil leggje til at det òg gjeld i kroppsøving.',
    'Miljøarbeidarane bør vere med når vi planlegg dette.',
    'Det gjekk betre etter at vi flytta timen til morgonen.',
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
    'Rådgivaren er med på to analysemøte.',
    'Vi dekkjer vikar for to halve dagar til felles planlegging.',
    'Vi tek opp overgangen med barneskulane på neste rektormøte.',
    'Vi set skulen i kontakt med ein skule som har arbeidd med det same.',
    'Rådgivaren les runden og gir skulen ei skriftleg tilbakemelding.',
  ],
  schoolPromises: [
    'Vi viser elevrådet kva som blei gjort, og spør kva dei meiner.',
    'Teamleiarane prøver det same på alle trinn og fortel om det.',
    'Vi deler vurderingsrunden med skuleeigaren når han er ferdig.',
  ],
  minutes: [
    'Rektor fortalde kva teama har sett. Skuleeigaren spurde mest. Vi blei samde om å halde på eitt område fram til neste samtale.',
    'Vi snakka om kva skulen har slutta med for å få tid. Skuleeigaren tek med seg ønsket om færre planar på høyring.',
    'Elevrådsleiaren var med den første halvtimen. Det endra samtalen: meir om kvardagen, mindre om tal.',
  ],
  agenda: ['Kva vi er stolte av i år', 'Tid til å planleggje saman', 'Kva vi treng frå skuleeigaren'],
  goesOn: 'Tiltaka går vidare inn i neste skuleår, og dei som gav innspel, skal få svar no.',
  notReady: 'Resultata er ikkje klare enno. Vi tek til med det vi har.',
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
      need: 'Å vurdere eiga undervisning saman med kollegaer',
      whom: 'Lærarane på alle trinn',
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
    'Elevrådet får svaret først.',
    'Vi les svara frå teama saman første måndagen i månaden.',
    'Vi tek det opp på neste leiarmøte.',
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
