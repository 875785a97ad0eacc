import type { Theme } from './theme.ts';

/** What a nynorsk school might work on in a vurderingsrunde, from problem to «dette gjorde vi». */
export const THEMES_NN: readonly Theme[] = [
  {
    theme: 'Lesing i alle fag',
    problem: 'Kvifor les elevane godt i norsktimane, men strevar med fagtekstane?',
    notes: [
      {
        kind: 'results',
        text: 'Nasjonale prøver i lesing: færre på nivå 1 enn i fjor, men fleire på nivå 2 enn elles i kommunen.',
        source: 'Nasjonale prøver, 8. trinn',
      },
      {
        kind: 'observation',
        text: 'I sju av ti timar las læraren teksten høgt, og elevane svara på spørsmål etterpå.',
        source: 'Skulevandring',
      },
      {
        kind: 'research',
        text: 'Samtale om teksten før og etter lesing gir meir enn fleire spørsmål etterpå.',
        source: 'Lesesenteret, om leseforståing i fag',
      },
    ],
    summary:
      'Teama er samde om at elevane les ord godt. Dei stoppar ved fagorda, og vi snakkar lite om teksten før vi les. Elevrådet seier det same: «Vi veit ikkje kva vi skal sjå etter.»',
    findings: [
      {
        statement: 'Elevane møter fagtekstar utan å vite kva dei skal sjå etter.',
        explanations: [
          'Vi går rett på teksten fordi timen er kort.',
          'Vi reknar lesing som ansvaret til norsklæraren.',
          'Lærebøkene har mange ord som vi ikkje tek opp først.',
        ],
        goal: 'Alle elevar har ein samtale om teksten før dei les i minst to fag kvar veke.',
        sign: 'Elevane kan seie kva dei skal finne ut før dei tek til å lese.',
        measures: [
          'Fem minutt førlesing i naturfag og samfunnsfag, med dei same tre spørsmåla på alle trinn.',
          'Ordvegg med fagorda for veka i kvart klasserom.',
        ],
      },
      {
        statement: 'Vi veit lite om kva elevane les på fritida, og bruker det ikkje.',
        explanations: ['Vi har ikkje spurt dei.', 'Vi tenkjer på lesing som bøker.'],
        goal: 'Kvart team kjenner lesevanane til elevane og bruker dei i to opplegg.',
        sign: 'Elevane kjenner att sine eigne tekstar i timane.',
        measures: ['Elevrådet spør alle klassane om kva dei les, og teama lagar to opplegg av svara.'],
      },
    ],
    loopBack:
      'De sa at fagtekstane er vanskelege å kome inn i. Derfor startar vi no med fem minutt om teksten før vi les. Elevane seier at det hjelper. Vi held fram, og ser på det att neste skuleår.',
  },
  {
    theme: 'Vurdering elevane kan bruke',
    problem:
      'Elevane seier at dei får mange vurderingar, men veit ikkje kva dei skal gjere med dei. Kva gjer vi ulikt?',
    notes: [
      {
        kind: 'results',
        text: 'Vurdering for læring er området i Elevundersøkinga der vi har endra oss minst på tre år.',
        source: 'Elevundersøkinga 2024–2026',
      },
      {
        kind: 'observation',
        text: 'I ni av tretti innleverte arbeid hadde eleven brukt tilbakemeldinga frå sist.',
        source: 'Gjennomgang av elevarbeid',
      },
    ],
    summary:
      'Teama skriv at tilbakemeldingane kjem for seint. Vi er usamde om karakter skal stå på alle arbeid. Elevrådet vil ha færre prøver og meir rettleiing før innlevering.',
    findings: [
      {
        statement: 'Tilbakemeldinga kjem når arbeidet er ferdig, så elevane får ikkje brukt henne.',
        explanations: [
          'Vi samlar inn alt på éin gong.',
          'Det er ikkje sett av tid til å arbeide vidare etterpå.',
          'Karakteren stel merksemda.',
        ],
        goal: 'Elevane får éi tilbakemelding undervegs i alle større arbeid, og bruker henne same veka.',
        sign: 'Elevane kan vise kva dei endra.',
        measures: [
          'Halvvegstime i alle større arbeid: elevane ser på døme og rettar sitt eige.',
          'Felles prøveplan per trinn, med høgst to større arbeid i veka.',
        ],
      },
      {
        statement: 'Lærarane i same fag legg vekt på ulike ting når dei vurderer.',
        explanations: ['Vi vurderer sjeldan saman.', 'Kjenneteikna er ulike frå klasse til klasse.'],
        goal: 'Faglærarane har same bilete av kva som er godt arbeid i faget.',
        sign: 'To lærarar som vurderer same tekst, skriv om lag det same.',
        measures: ['Éi time sams vurdering i kvart fag, med tre elevtekstar utan namn.'],
      },
    ],
    loopBack:
      'De sa at tilbakemeldingane kom for seint, og at prøvene kom tett. No har alle større arbeid ein halvvegstime, og trinna har felles prøveplan. Det siste er vi ikkje i mål med på tiande trinn.',
  },
  {
    theme: 'Overgangen frå barneskulen',
    problem:
      'Mange på åttande trinn fell ut av det faglege dei første vekene. Kva kan vi gjere i møtet med dei?',
    notes: [
      {
        kind: 'results',
        text: 'Trivselen på åttande er god, men motivasjonen er lågare enn på sjuande året før.',
        source: 'Elevundersøkinga 2026, Nordlia og Fjordvik',
      },
      {
        kind: 'observation',
        text: 'Dei nye elevane hadde elleve ulike lærarar den første veka.',
        source: 'Timeplanen, veke 34',
      },
    ],
    summary:
      'Teama peikar på at elevane møter mange vaksne og mange system på éin gong. Foreldra seier at dei mister oversynet. Vi er usamde om det beste er færre lærarar eller betre kontakt med barneskulen.',
    findings: [
      {
        statement: 'Dei nye elevane får ikkje bruke det dei alt kan frå barneskulen.',
        explanations: [
          'Vi repeterer i staden for å byggje vidare.',
          'Vi får vite om einskildelevar, men lite om korleis dei har arbeidd.',
        ],
        goal: 'Lærarane på åttande veit korleis elevane arbeidde på sjuande, og startar der.',
        sign: 'Elevane kjenner att arbeidsmåtane dei første vekene.',
        measures: [
          'Lærarane på åttande er med ein dag på barneskulen og tek med seg eitt opplegg.',
          'To vaksne følgjer kvar klasse dei tre første vekene.',
        ],
      },
    ],
    loopBack:
      'De sa at overgangen var for brå. Derfor har lærarane på åttande vore på barneskulen, og dei nye elevane får møte opplegg som dei kjenner.',
  },
];
