import type { Verb } from './verbs.ts';

export interface Command {
  verb: Verb;
  words: readonly string[];
  /** Only when nothing else is said: it does something at once, or its words are in everybody's mouth. */
  alone?: true;
  /** Also without a slip of the finger: «topp!» is one letter from «stopp». Letters that changed places are forgiven. */
  exact?: true;
}

/**
 * What a teacher, a rektor, an owner or a contact is likely to type, Norwegian first. The first words of each are
 * what the manifests and «hjelp» list; the rest are understood. No word stands for two commands.
 */
export const COMMANDS: readonly Command[] = [
  {
    verb: 'home.help',
    alone: true,
    words:
      words(`hjelp|help|hei|hallo|start|meny|menu|kommandoer|kommandoar|commands|hjelp meg|kan du hjelpe meg
      |help me|hello|hva kan du|hva kan du gjøre|kva kan du gjere|hva kan jeg gjøre|kva kan eg gjere|what can i do
      |what can you do|hva kan jeg skrive|kva kan eg skrive|hvordan virker dette|korleis verkar dette|how does this work`),
  },
  {
    verb: 'home.wheel',
    words:
      words(`årshjul|aarshjul|arshjul|annual cycle|wheel|the wheel|cycle|årshjulet|hjulet|kalender|kalenderen
      |calendar|årsplan|årsplanen|møteplan|hva kommer|kva kjem|hva kommer nå|kva kjem no|what is coming|neste|next
      |datoer|datoar|dates|plan|planen|the plan|skoleåret|skuleåret|school year`),
  },
  {
    verb: 'round.new',
    words:
      words(`ny runde|start runde|vurderingsrunde|new round|start en runde|start ein runde|starte en runde
      |starte runde|lag en runde|lag ein runde|ny vurderingsrunde|ny vurdering|skolebasert vurdering
      |skulebasert vurdering|ny undersøkelse|ny undersøking|spør lærerne|spør lærarane|new evaluation
      |start a round|start round|evaluation round|new evaluation round|school-based evaluation`),
  },
  {
    verb: 'home.status',
    words:
      words(`status|oversikt|oversyn|overview|oversikten|oversikta|slik står det|hvordan står det|korleis står det
      |how things stand|hvordan går det|korleis går det|hva skjer|kva skjer|hva skjer nå|kva skjer no|what is happening
      |hva venter|kva ventar|hva venter på meg|kva ventar på meg|what is waiting|hva må jeg gjøre|kva må eg gjere
      |hva gjør jeg nå|kva gjer eg no|what do i do now|oppgaver|oppgåver|mine oppgaver|oppgåvene mine|tasks|my tasks
      |todo|to do|runde|runden|the round|round|rundene|rundane|rounds|frist|fristen|fristar|deadline|funn|funnene|funna
      |findings|mål|målene|måla|goals|analyse|analysemøte|analysemøtet|analysis|kunnskapsgrunnlag|kunnskapsgrunnlaget
      |evidence|oppsummering|oppsummeringen|oppsummeringa|summary|skoler|skolene|skular|skulane|alle skolene|alle skulane
      |schools|the schools|uken|veka|the week|framdrift|fremdrift|progress|dashboard|dette gjorde vi|what we did|del med skoleeier
      |del med skuleeigaren|ferdigstill og del|share with the owner|forleng fristen|extend the deadline|avlys runden
      |cancel the round`),
  },
  {
    verb: 'measure.list',
    words:
      words(`tiltak|measures|tiltakene|tiltaka|tiltakene våre|tiltaka våre|mine tiltak|tiltaka mine|my measures
      |tiltaksliste|tiltakslista|handlingsplan|handlingsplanen|action plan|oppfølging|oppfølgingen|oppfølginga|følg opp
      |følge opp|følgje opp|følge opp tiltak|follow up|follow-up|follow-ups`),
  },
  {
    verb: 'focus.open',
    words: words(`fokusområder|fokusområde|satsinger|satsingar|focus areas|fokusområdene|fokusområda|satsing
      |satsingsområder|satsingsområde|utviklingsområder|utviklingsområde|prioriteringer|prioriteringar|priorities
      |fokus|focus|focus area`),
  },
  {
    verb: 'selfcheck.open',
    words: words(`egenvurdering|eigenvurdering|anbefalinger|tilrådingar|self-check|self check|anbefalingene
      |anbefalinger til skoleeier|tilrådingane|recommendations|vurder oss selv|vurder oss sjølve`),
  },
  {
    verb: 'owner.settings',
    words:
      words(`skoleeiers innstillinger|innstillingane til skuleeigaren|owner settings|innstillinger for skoleeier
      |innstillingar for skuleeigaren|the owner’s settings|minste gruppe|minstegrense|smallest group|minimum group`),
  },
  {
    verb: 'need.list',
    words:
      words(`kompetansebehov|competence needs|kompetansebehovene|kompetansebehova|kompetanse|kompetanseutvikling
      |competence|kurs|etterutdanning|samarbeidsforum|regional forum|hva må vi lære|kva må vi lære|training`),
  },
  {
    verb: 'results.open',
    words:
      words(`resultater|resultat|resultatoppfølging|results|resultatene|resultata|resultatsamtale|resultatsamtalen
      |results conversation|elevsamtaler|elevsamtalar|elevsamtalene|elevsamtalane|talks with pupils
      |oppfølging av resultater|oppfølging av resultat`),
  },
  {
    verb: 'figures.open',
    words:
      words(`tall|tal|figures|tallene|tala|tallene våre|tala våre|skolens tall|skolens egne tall|tala til skulen
      |numbers|our figures|statistikk|statistics|statistikkbanken|udir|elevundersøkelsen|elevundersøkinga|pupil survey
      |nasjonale prøver|national tests`),
  },
  {
    verb: 'source.about',
    words:
      words(`kilder|kjelder|informasjonskilder|sources|kildene|kjeldene|informasjonskjelder|hva sier kildene
      |kva seier kjeldene|what do the sources say`),
  },
  {
    verb: 'traits.open',
    words: words(`kjennetegn|kjenneteikn|traits|hva kjenner vi igjen|hva kjenner dere igjen|kva kjenner vi att
      |kva kjenner vi igjen|kva kjenner de att|what do we recognise|what do we recognize|kjennetegnene|kjenneteikna
      |profiler|profilar|skoleprofiler|skuleprofilar|profiles|ekspertgruppen|ekspertgruppa|the expert group`),
  },
  {
    verb: 'story.new',
    words:
      words(`praksisfortelling|praksisforteljing|practice story|praksisfortellinger|praksisforteljingar|fortelling
      |forteljing|skriv en praksisfortelling|skriv ei praksisforteljing|eksempel fra praksis|døme frå praksis|story`),
  },
  {
    verb: 'log.open',
    words: words(`læringslogg|lærte|learning log|læringsloggen|loggen|logg|the log|hva lærte vi|kva lærte vi
      |what did we learn`),
  },
  {
    verb: 'term.explain',
    alone: true,
    words:
      words(`ordliste|glossary|hva betyr|kva tyder|kva betyr|what does|what does mean|ordlista|ordlisten|begreper
      |begrep|omgrep|words`),
  },
  {
    verb: 'handover.open',
    words:
      words(`overta|overtakelse|overtaking|hand over|handover|ny rektor|new principal|slik står det på skolen
      |slik står det på skulen`),
  },
  {
    verb: 'meeting.send',
    words: words('møte|storskjerm|meeting|storskjermen|send til storskjermen|big screen'),
  },
  {
    verb: 'dialogue.open',
    words: words(`dialog|dialogmøte|dialogue|løfter|lovnader|dialogen|dialogmøtet|dialogmøter|dialogmøta
      |dialogue meeting|dialogue meetings|møte med skoleeier|møte med skuleeigaren|møte med rektor|løfte|løftene
      |lovnad|lovnadene|promise|promises|avtaler|avtalar|referat|referatet|minutes|sakliste|saklisten|saklista|agenda|nytt møte|sett opp et møte
      |set opp eit møte|new meeting|innkalling|invitation|forberedelse|førebuing`),
  },
  {
    verb: 'help.ask',
    words:
      words(`be om hjelp|be skoleeier om hjelp|be skuleeigaren om hjelp|hjelp fra skoleeier|hjelp frå skuleeigaren
      |hjelp fra kommunen|hjelp frå kommunen|vi trenger hjelp|vi treng hjelp|ask for help|ask the owner for help
      |help from the owner|we need help`),
  },
  {
    verb: 'safety.open',
    words: words(`si fra|sei frå|tell|si ifra|seie frå|tell the principal|si fra til rektor|sei frå til rektor
      |si fra om en elev|sei frå om ein elev|varsle|varsel|bekymring|bekymringsmelding|uro for ein elev|mobbing|mobba
      |mobbet|bullying|bullied|utrygg|utrygt|ikke trygt|ikkje trygt|not safe|§ 12-4|12-4`),
  },
  {
    verb: 'voice.open',
    words: words(`koder|kodar|codes|elevkoder|elevkodar|pupil codes|kode|code|kodene|kodane|koder til klassen
      |kodar til klassen|elevinnspill|elevinnspel|pupil input|spør elevene|spør elevane|ask the pupils|klassen min
      |my class|innspill fra foresatte|innspel frå føresette|lenke til foresatte|lenkje til føresette|lenke|lenken|lenkje|lenkja|link
      |link for guardians`),
  },
  {
    verb: 'voice.result',
    words:
      words(`elevsvar|elevsvara|pupils’ answers|svar fra elevene|svar frå elevane|elevenes svar|svara frå elevane
      |hva sa elevene|kva sa elevane|what did the pupils say|what pupils said|hva svarte elevene|kva svarte elevane
      |svar fra foresatte|svar frå føresette|hva sa foresatte|kva sa føresette|what guardians said`),
  },
  {
    verb: 'home.answers',
    words:
      words(`mine svar|svara mine|my answers|endre svar|endre svaret|change answer|svarene mine|endre svaret mitt
      |endre svara mine|change my answer|rette svaret|svar|svare|jeg vil svare|eg vil svare|answer|answers|svar nå
      |svar no|spørsmål|spørsmålene|spørsmåla|questions|refleksjon|refleksjonen|reflection`),
  },
  {
    verb: 'settings.open',
    words: words(`språk|innstillinger|innstillingar|language|settings|pause|bytt språk|byt språk|endre språk
      |change language|nynorsk|bokmål|english|engelsk|norwegian|påminnelser|påminnelse|påminningar|påminning|reminders
      |reminder|ferie|borte|jeg er borte|eg er borte|away|vacation|holiday|syk|sjuk|sick|permisjon|on leave`),
  },
  {
    verb: 'report.open',
    words:
      words(`kvalitetsmelding|kvalitetsmeldingen|kvalitetsmeldinga|quality report|rapport|rapporten|report
      |the report|tilstandsrapport|tilstandsrapporten|årsmelding|meldingen til kommunestyret|meldinga til kommunestyret|kommunestyret
      |municipal council`),
  },
  {
    verb: 'records.mine',
    words: words(`mine data|mine opplysninger|mine opplysningar|my data|data om meg|opplysninger om meg
      |opplysningar om meg|hva vet du om meg|kva veit du om meg|what do you know about me|innsyn|access|slett|slette
      |slett svarene mine|slett svara mine|delete my answers|slett mine data|delete my data|delete|last ned mine data`),
  },
  { verb: 'records.holds', words: words('slettestopp|deletion stop|slettestoppet|legal hold') },
  {
    verb: 'settings.resume',
    alone: true,
    exact: true,
    words:
      words(`begynn å spørre meg igjen|start igjen|resume|begynn å spørje meg igjen|start asking me again|meld meg på
      |påmeld|subscribe`),
  },
  {
    verb: 'wheel.hold',
    words:
      words(`sett hjulet på pause|hold hjulet|hold the wheel|set hjulet på pause|hald hjulet|pause the wheel
      |pause the cycle|pause the annual cycle|pause for skolen|pause for skulen|pause hjulet`),
  },
  {
    verb: 'settings.stop',
    alone: true,
    exact: true,
    words:
      words(`avmeld|stopp|stop|unsubscribe|meld meg av|slutt å spørre meg|slutt å spørje meg|stop asking me
      |ikke spør meg|ikkje spør meg`),
  },
  { verb: 'channel.choose', alone: true, words: words('kanal|channel|koble kanal|kople kanal|link channel') },
  {
    verb: 'home.privacy',
    words:
      words(`personvern|privacy|gdpr|hvem ser|kven ser|hvem ser hva|kven ser kva|who sees what|hvem ser svarene mine
      |kven ser svara mine|who sees my answers|hvem kan se svarene mine|kven kan sjå svara mine|er det anonymt|anonymt
      |is it anonymous|anonymous|taushetsplikt|teieplikt|hvem har svart|kven har svart|hvem har ikke svart
      |kven har ikkje svart|who has answered|who has not answered`),
  },
];

function words(list: string): string[] {
  return list.split('|').map((word) => word.replace(/\s+/g, ' ').trim());
}
