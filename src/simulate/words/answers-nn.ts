import type { AnswerBank } from './answers.ts';

/** Answers as staff at a nynorsk school might write them; written for nynorsk, not translated word by word. */
export const ANSWERS_NN: AnswerBank = {
  slots: {
    fag: ['norsk', 'matte', 'naturfag', 'engelsk', 'samfunnsfag', 'KRLE', 'kunst og handverk', 'kroppsøving'],
    antall: [
      'to av ti',
      'tre av ti',
      'om lag halvparten',
      'fire av fem',
      'fem–seks elevar',
      'dei fleste',
      'nokre i kvar klasse',
    ],
    nar: [
      'på måndagar',
      'midt i veka',
      'på fredagar',
      'i første time',
      'etter friminuttet',
      'i overgangen mellom timane',
      'sist på dagen',
    ],
    tid: ['ti minutt', 'eit kvarter', 'tjue minutt', 'ein halvtime'],
    hvem: ['eg og sidekollegaen', 'vi på trinnet', 'teamet', 'vi to som deler gruppa', 'sosiallæraren og eg'],
  },
  topics: {
    works: [
      'Når elevane forklarer for kvarandre i {fag} {nar}, er det fleire som får det til.',
      'Korte økter på {tid} i {fag} gir meir ro enn dei lange.',
      'Det verkar at {hvem} startar {fag} på same måten {nar}.',
      'I {fag} har {antall} kome lenger etter at vi tok i bruk modelltekstar.',
      'Vi viser fram godt arbeid {nar}, og då veit elevane kva som er godt nok i {fag}.',
      'Faste læringspar i {fag} gjer at {antall} torer å seie noko høgt.',
    ],
    hinder: [
      'Vi bruker {tid} {nar} på beskjedar som kunne ha stått på tavla.',
      '{Antall} ventar på hjelp i {fag} utan å kome i gang sjølve.',
      'Vikardagar {nar} gjer at {hvem} mister tråden i {fag}.',
      'Det er for mange prosjekt på éin gong, og det går ut over {fag} {nar}.',
      '{Hvem} rekk sjeldan å snakke saman om {fag} {nar}.',
    ],
    lookInto: [
      'Vi bør sjå på korleis vi startar {fag} {nar}.',
      'Kvifor er berre {antall} munnleg aktive i {fag}?',
      'Eg vil at teamet ser på kva elevane gjer når dei står fast i {fag} {nar}.',
      'Leksene i {fag}: hjelper dei, eller er det {antall} som gjer dei åleine heime?',
      'Overgangane {nar} tek {tid}; det kan vi gjere noko med.',
    ],
    satisfied: [
      'Samarbeidet om {fag}: {hvem} har funne ein god rytme.',
      '{Antall} seier at dei får hjelp når dei treng det i {fag}.',
      'Det er rolegare {nar} enn i fjor, særleg i {fag}.',
      'Elevane spør meir i {fag} enn før, òg {nar}.',
      'Den faste starten {nar} sit, og {antall} kjem i gang sjølve.',
    ],
    dissatisfied: [
      'For få tilbakemeldingar undervegs i {fag}; {antall} veit ikkje kva dei skal øve på.',
      'Elevane får sjeldan velje arbeidsmåte i {fag} {nar}.',
      'Oppstarten {nar}: {tid} går bort nesten kvar dag.',
      '{Antall} seier at dei ikkje blir høyrde når vi planlegg {fag}.',
      'Vi følgjer ikkje opp det vi blei samde om i {fag}, og {nar} er det gløymt.',
    ],
    results: [
      'Vi ser på prøvene i {fag} éin gong, og så legg vi dei bort til neste haust.',
      'I {fag} bruker {hvem} resultata til å lage grupper i {tid} kvar dag.',
      'Eg skulle gjerne hatt {tid} {nar} til å sjå på oppgåvene elevane ikkje fekk til i {fag}.',
      '{Antall} av elevane får sjå kva dei meistrar i {fag}; resten får berre eit tal.',
    ],
    decide: [
      'Eg er med og bestemmer når teamet planlegg {fag}, mindre når det gjeld heile skulen.',
      'Sakene er ofte ferdig tenkte når dei kjem til oss {nar}.',
      'Kurset eg tok i {fag}, er brukt éin gong, {tid} i fellestid.',
      'Det hjelpte at {hvem} fekk prøve først i {fag}, og at dei andre såg på.',
    ],
    others: [
      'PPT er hos oss {nar}, og {hvem} får for lite tid med dei.',
      'Helsesjukepleiaren kjenner {antall} av dei vi strevar mest med i {fag}.',
      'Vi skulle ha samarbeidd meir med barneskulen om overgangen, særleg {nar}.',
      'Biblioteket kunne ha vore med i {fag}, {antall} går dit alt.',
    ],
    home: [
      'Foreldra får vite kva vi gjer i {fag}, men sjeldan kvifor.',
      '{Antall} kjem på foreldremøtet, og det er dei same {nar}.',
      'Det verka godt då {hvem} ringde heim med noko fint frå {fag}.',
    ],
    see: [
      '{Antall} les oppgåva i {fag} for fort og gjettar.',
      'Eg ser at {antall} har fått til meir i {fag} enn dei sjølve trur.',
      'Fleire er med i {fag} når vi byter plass {nar}.',
      'I {fag} stoppar {antall} ved det første ordet dei ikkje kan.',
      'Etter {tid} dett konsentrasjonen i {fag}, og det er verst {nar}.',
    ],
    why: [
      'Kanskje øver vi for lite på å forklare i {fag}, eller så er oppgåvene for like {nar}.',
      'Det kan vere at {antall} ikkje har orda som trengst i {fag}, eller at vi går for fort fram.',
      'Éi forklaring er at {hvem} gjer det ulikt i {fag}. Ei anna er at elevane ikkje veit kva målet er {nar}.',
    ],
    check: [
      'Spør {antall} kva dei tenkte då dei løyste oppgåva i {fag}.',
      '{Hvem} kan sjå ein time {fag} hos nokon andre {nar}.',
      'Sjå på elevbøkene i {fag} frå førre månad, {tid} i teamet.',
    ],
    tried: [
      'Lese høgt i {fag} {nar}, og stoppa etter {tid} for å snakke om ord.',
      'Elevane har laga spørsmål til kvarandre om tekstar i {fag}; {antall} likte det.',
      '{Hvem} har prøvd leselogg i {fag}, {tid} i veka.',
    ],
    effect: [
      'Det er gjort i {fag} på alle trinn så nær som eitt, og {antall} bruker det utan at vi minner om det.',
      'Vi ser mest verknad {nar}, mindre i {fag}.',
      '{Hvem} vil halde fram, for {antall} seier at {fag} er blitt tydelegare.',
    ],
    pupilGood: [
      'Klassane seier at lærarane hjelper når dei spør, særleg i {fag}.',
      '{Antall} trivst best når dei får arbeide to og to i {fag}.',
      'Elevrådet høyrde at valfaga {nar} er det beste med skulen.',
      'Dei likar at læraren viser eit døme først i {fag}.',
    ],
    pupilBetter: [
      '{Antall} synest det er bråkete i gangen {nar}.',
      'Elevane vil ha meir tid, gjerne {tid}, når dei skriv i {fag}.',
      'Fleire klassar seier at dei ikkje veit kva dei skal øve på i {fag}.',
      'Prøvene i {fag} kjem tett {nar}; {antall} har hatt tre på same veka.',
    ],
    pupilSay: [
      'Dei vil vere med og velje oppgåver i {fag}, til dømes éin gong i veka {nar}.',
      'Elevrådet vil velje tema for to fagdagar i {fag}.',
      '{Antall} vil vere med på å leggje prøveplanen i {fag}.',
    ],
    parentGood: [
      'Føresette vi har snakka med, er nøgde med vekebrevet om {fag}.',
      '{Antall} skriv at ungdomen gler seg til skulen {nar}.',
      'Kontaktlærarane svarar fort, og utviklingssamtalen på {tid} var god.',
    ],
    parentBetter: [
      'FAU vil vite meir om korleis føresette kan hjelpe i {fag} heime.',
      '{Antall} synest leksene i {fag} er uklare {nar}.',
      'Fleire vil ha éin stad å finne alt, ikkje fire appar; det går {tid} kvar kveld.',
    ],
    friend: [
      'Eg såg elevar som visste kva dei skulle lære i {fag}, og ein rektor som spurde dei om det.',
      'Eg lurer på korleis teama deira bruker {tid} {nar}; vi bruker henne til beskjedar.',
      'Eg tek med meg måten dei avsluttar {fag} på: {antall} fekk seie kva dei hadde lært.',
    ],
    owner: [
      'Vi treng nokon som kan vere med i analysemøtet om {fag}, {tid} held.',
      'Planane frå kommunen kjem {nar} når vi er midt i noko anna; {antall} blir ikkje lesne.',
      'Det hjelpte at rådgivaren kom ut og såg {fag} før vi snakka om tal.',
      'Vi lærte at det som verka i {fag}, starta med at {hvem} fekk tid.',
    ],
  },
};
