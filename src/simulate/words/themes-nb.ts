import type { Theme } from './theme.ts';

/** What a bokmål school might work on in a vurderingsrunde, from problem to «dette gjorde vi». */
export const THEMES_NB: readonly Theme[] = [
  {
    theme: 'Lesing i alle fag',
    problem: 'Hvorfor leser elevene godt i norsktimene, men strever med fagtekstene?',
    notes: [
      {
        kind: 'results',
        text: 'Nasjonale prøver i lesing: færre på nivå 1 enn i fjor, men flere på nivå 2 enn i kommunen ellers.',
        source: 'Nasjonale prøver, 5. trinn',
      },
      {
        kind: 'observation',
        text: 'I åtte av tolv timer leste læreren teksten høyt, og elevene svarte på spørsmål etterpå.',
        source: 'Skolevandring',
      },
      {
        kind: 'research',
        text: 'Samtale om teksten før og etter lesing gir mer enn flere spørsmål etterpå.',
        source: 'Lesesenteret, om leseforståelse i fag',
      },
    ],
    summary:
      'Teamene er enige om at elevene avkoder godt. De stopper ved fagordene, og vi snakker lite om teksten før vi leser. Elevrådet sier det samme: «Vi vet ikke hva vi skal se etter.»',
    findings: [
      {
        statement: 'Elevene møter fagtekster uten å vite hva de skal se etter.',
        explanations: [
          'Vi går rett på teksten fordi timen er kort.',
          'Vi regner lesing som norsklærerens ansvar.',
          'Lærebøkene har mange ord som vi ikke tar opp først.',
        ],
        goal: 'Alle elever har en samtale om teksten før de leser i minst to fag hver uke.',
        sign: 'Elevene kan si hva de skal finne ut før de begynner å lese.',
        measures: [
          'Fem minutter førlesing i naturfag og samfunnsfag, med samme tre spørsmål på alle trinn.',
          'Ordvegg med ukas fagord i hvert klasserom.',
        ],
      },
      {
        statement: 'Foresatte vet ikke hvordan de kan hjelpe med fagtekster hjemme.',
        explanations: [
          'Ukeplanen sier hva som skal leses, ikke hvordan.',
          'Vi har bare snakket om høytlesing for de yngste.',
        ],
        goal: 'Foresatte kjenner tre måter å snakke om en fagtekst på.',
        sign: 'FAU forteller at lekselesingen gir færre krangler.',
        measures: ['Kort film og ett ark om lesing hjemme, vist på foreldremøtet.'],
      },
    ],
    loopBack:
      'Dere sa at fagtekstene er vanskelige å komme inn i. Derfor starter vi nå med fem minutter om teksten før vi leser. Elevene sier at det hjelper. Vi fortsetter, og ser på det igjen neste skoleår.',
  },
  {
    theme: 'Regning og utforsking',
    problem:
      'Elevene regner riktig når oppgaven ligner, men gir opp når den er ny. Hva gjør vi som forklarer det?',
    notes: [
      {
        kind: 'results',
        text: 'I regning er snittet som i landet, men oppgaver uten oppskrift løses av langt færre.',
        source: 'Nasjonale prøver, 5. trinn',
      },
      {
        kind: 'observation',
        text: 'Elevene ventet i snitt under ett minutt før de rakk opp hånda.',
        source: 'Kollegaveiledning i fire klasser',
      },
    ],
    summary:
      'Flere team skriver at vi hjelper for fort. Vi er uenige om elevene skal jobbe i nivådelte grupper. Elevene vil ha oppgaver de kan snakke om.',
    findings: [
      {
        statement: 'Elevene spør om hjelp før de har prøvd, og vi svarer før de har tenkt.',
        explanations: [
          'Vi vil at alle skal rekke gjennom oppgavene.',
          'Elevene er redde for å gjøre feil høyt.',
          'Oppgavene har ofte bare én vei fram.',
        ],
        goal: 'I hver matteøkt møter elevene én oppgave som de må prøve seg fram i.',
        sign: 'Elevene viser to ulike måter å løse den på.',
        measures: [
          'Ukas grublis på alle trinn, med ti minutter der læreren bare spør.',
          'Felles setninger for å hjelpe: «Hva har du prøvd?» på veggen i alle rom.',
        ],
      },
      {
        statement: 'Vi måler tempo mer enn tenkning i det elevene får tilbake.',
        explanations: [
          'Arkene er laget for å rettes fort.',
          'Vi har ingen felles måte å vurdere resonnement på.',
        ],
        goal: 'Elevene får tilbakemelding på hvordan de tenkte, minst én gang i måneden.',
        sign: 'Elevene kan fortelle hva de ble bedre til.',
        measures: ['Teamene lager en enkel vurderingsskala for resonnement og prøver den i to uker.'],
      },
    ],
    loopBack:
      'Dere sa at vi hjelper for fort, og at elevene gir opp. Nå har alle trinn en ukentlig oppgave der vi venter med svaret. Det tok tid å venne seg til, men flere prøver selv først.',
  },
  {
    theme: 'Friminutt og overganger',
    problem: 'Elevundersøkelsen viser at noen elever er utrygge i gangene. Hva skjer i overgangene våre?',
    notes: [
      {
        kind: 'results',
        text: 'Trivselen er høy, men spørsmålet om trygghet i friminuttene ligger lavere enn ellers.',
        source: 'Elevundersøkelsen 2026',
      },
      {
        kind: 'observation',
        text: 'Ved tre av fem overganger var det ingen voksne i garderoben de første minuttene.',
        source: 'Telling gjort av elevrådet og assistentene',
      },
    ],
    summary:
      'Alle teamene peker på garderoben og de første minuttene etter at det ringer. Elevrådet har telt voksne og kommet til det samme. Vi er uenige om vi trenger flere vakter eller bare andre plasser.',
    findings: [
      {
        statement: 'De første fem minuttene i overgangene er uten voksne der elevene er.',
        explanations: [
          'Vaktene begynner når lærerne kommer ut, ikke når elevene gjør det.',
          'Vi rydder og svarer på spørsmål i rommet.',
          'Vaktplanen er lik som før ombyggingen.',
        ],
        goal: 'Det er alltid en voksen i garderoben når elevene kommer dit.',
        sign: 'Elevrådets telling viser voksne ved minst ni av ti overganger.',
        measures: [
          'Ny vaktplan der én på hvert trinn går ut to minutter før det ringer.',
          'Elevrådet teller igjen etter fire uker og viser resultatet på tavla.',
        ],
      },
    ],
    loopBack:
      'Elevene sa at garderoben var utrygg når ingen voksne var der. Nå går en voksen ut først. Elevrådet har telt på nytt, og det er voksne ved nesten alle overganger.',
  },
  {
    theme: 'Elevene vet hva de skal lære',
    problem: 'Elevene sier at de ikke vet hva som er godt nok. Hvordan bruker vi mål og tilbakemeldinger?',
    notes: [
      {
        kind: 'results',
        text: 'Vurdering for læring er det området i Elevundersøkelsen der vi har endret oss minst på tre år.',
        source: 'Elevundersøkelsen 2024–2026',
      },
      {
        kind: 'research',
        text: 'Tilbakemelding virker best når eleven får bruke den med en gang.',
        source: 'Udir, om underveisvurdering',
      },
    ],
    summary:
      'Teamene skriver mange mål, men elevene bruker dem lite. Flere ber om å få se eksempler på godt arbeid. Vi er enige om at tilbakemeldingene kommer for sent.',
    findings: [
      {
        statement: 'Tilbakemeldingen kommer når arbeidet er ferdig, så elevene får ikke brukt den.',
        explanations: [
          'Vi samler inn alt på en gang.',
          'Vi har ikke satt av tid til å arbeide videre etterpå.',
        ],
        goal: 'Elevene får én tilbakemelding underveis i alle større arbeider og bruker den samme uke.',
        sign: 'Elevene kan vise hva de endret.',
        measures: [
          'Halvveistime i alle større arbeider: elevene ser på eksempler og retter sitt eget.',
          'Felles bank med eksempler på godt arbeid, ett per fag og trinn.',
        ],
      },
      {
        statement: 'Målene står på tavla, men elevene er ikke med på å forstå dem.',
        explanations: [
          'Målene er skrevet for lærere.',
          'Vi bruker lite tid på å vise hva de betyr.',
          'Elevene er ikke vant til å bli spurt.',
        ],
        goal: 'Elevene er med på å lage kjennetegn på godt arbeid i hvert tema.',
        sign: 'Kjennetegnene er skrevet med elevenes ord.',
        measures: ['Tjue minutter ved starten av hvert tema der klassen lager kjennetegn sammen.'],
      },
    ],
    loopBack:
      'Dere sa at tilbakemeldingene kom for sent. Nå har alle større arbeider en halvveistime. Vi rakk ikke å lage eksempler i alle fag; det tar vi med oss til neste år.',
  },
];
