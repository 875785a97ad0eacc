import type { WrittenStandard } from '../../domain/language.ts';

const PUPILS: Record<WrittenStandard, readonly string[]> = {
  nb: [
    'Det er fint når vi får velge hvem vi skal arbeide med.',
    'Jeg vil ha mer tid til å bli ferdig.',
    'Det er bråk i garderoben etter friminuttet.',
    'Læreren forklarer bra når vi får se et eksempel først.',
    'Vi kunne vært mer ute.',
    'Elevrådet burde spørre oss oftere.',
    'Jeg skjønner mer når vi gjør noe med hendene.',
    'Det hadde vært fint å vite hva vi skal lære før vi begynner.',
    'Noen sier ifra hele tiden, og da tør ikke jeg.',
    'Vi får god hjelp når det er to voksne.',
    'Jeg liker når vi får prøve en gang til.',
    'Friminuttene er best når de voksne er ute.',
  ],
  nn: [
    'Det er fint når vi får velje kven vi skal arbeide med.',
    'Eg vil ha meir tid til å bli ferdig.',
    'Det er bråk i garderoben etter friminuttet.',
    'Læraren forklarer bra når vi får sjå eit døme først.',
    'Vi kunne ha vore meir ute.',
    'Elevrådet burde spørje oss oftare.',
    'Eg skjønar meir når vi gjer noko med hendene.',
    'Det hadde vore fint å vite kva vi skal lære før vi byrjar.',
    'Nokre seier noko heile tida, og da torer ikkje eg.',
    'Vi får god hjelp når det er to vaksne.',
    'Eg likar når vi får prøve ein gong til.',
    'Friminutta er best når dei vaksne er ute.',
  ],
};

const PARENTS: Record<WrittenStandard, readonly string[]> = {
  nb: [
    'Vi vil gjerne vite mer om hva de arbeider med i fagene.',
    'God kontakt med kontaktlærer. Beskjedene kommer litt sent.',
    'Leksene er lettere når barnet vet hva det skal se etter.',
    'Det er trygt å komme til skolen.',
  ],
  nn: [
    'Vi vil gjerne vite meir om kva dei arbeider med i faga.',
    'God kontakt med kontaktlæraren. Beskjedane kjem litt seint.',
    'Leksene er lettare når barnet veit kva det skal sjå etter.',
    'Det er trygt å kome til skulen.',
  ],
};

/** What pupils, or parents, write in the open fields. */
export function pupilWords(standard: WrittenStandard, parents: boolean): readonly string[] {
  return (parents ? PARENTS : PUPILS)[standard];
}
