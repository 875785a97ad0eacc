import type { Language } from '../domain/language.ts';
import type { Role } from '../domain/people/people.ts';

/** What roles are called in the lists of kommuner: bokmål, nynorsk and English, in lower case. */
export const ROLE_WORDS: ReadonlyMap<string, Role> = new Map([
  ...words(
    'educationDirector',
    'kommunalsjef oppvekst',
    'kommunaldirektør oppvekst',
    'kommunalsjef',
    'kommunaldirektør',
    'skolesjef',
    'skulesjef',
    'oppvekstsjef',
    'education director',
  ),
  ...words(
    'ownerAdvisor',
    'skolefaglig rådgiver',
    'skulefagleg rådgivar',
    'skolefagleg rådgivar',
    'rådgiver',
    'rådgivar',
    'owner advisor',
  ),
  ...words(
    'principal',
    'rektor',
    'konstituert rektor',
    'konst. rektor',
    'fungerende rektor',
    'fungerande rektor',
    'enhetsleder',
    'einingsleiar',
    'virksomhetsleder',
    'principal',
  ),
  ...words(
    'deputyPrincipal',
    'inspektør',
    'avdelingsleder',
    'avdelingsleiar',
    'undervisningsinspektør',
    'assisterende rektor',
    'assisterande rektor',
    'deputy',
    'deputy principal',
  ),
  ...words('teamLead', 'teamleder', 'teamleiar', 'trinnleder', 'trinnleiar', 'team lead'),
  ...words(
    'teacher',
    'lærer',
    'lærar',
    'kontaktlærer',
    'kontaktlærar',
    'faglærer',
    'faglærar',
    'adjunkt',
    'lektor',
    'spesialpedagog',
    'teacher',
  ),
  ...words(
    'otherProfession',
    'fagarbeider',
    'fagarbeidar',
    'assistent',
    'barne- og ungdomsarbeider',
    'barne- og ungdomsarbeidar',
    'miljøterapeut',
    'vernepleier',
    'vernepleiar',
    'sosionom',
    'sosiallærer',
    'sosiallærar',
    'helsesykepleier',
    'helsesjukepleiar',
    'barnevernspedagog',
    'bibliotekar',
    'sfo-leder',
    'sfo-leiar',
    'rådgiver skole',
    'other profession',
  ),
  ...words('pupilCouncilContact', 'elevrådskontakt', 'elevråd', 'pupil council contact'),
  ...words('parentCommitteeContact', 'fau-kontakt', 'fau', 'parent committee contact'),
]);

function words(role: Role, ...names: string[]): [string, Role][] {
  return names.map((name) => [name, role]);
}

/** Roles that belong to the owner and need no school. */
export const OWNER_ROLES: readonly Role[] = ['educationDirector', 'ownerAdvisor'];

export const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map(
  Object.entries<Language>({
    ...{ nb: 'nb', bokmål: 'nb', 'nb-no': 'nb', norsk: 'nb' },
    ...{ nn: 'nn', nynorsk: 'nn', 'nn-no': 'nn' },
    ...{ en: 'en', engelsk: 'en', english: 'en' },
  }),
);
