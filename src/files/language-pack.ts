import { z } from 'zod';
import type { QuestionSet } from '../domain/cycle/activity.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { LanguagePack } from '../domain/language-pack.ts';
import { packTextFault, packTexts } from '../i18n/pack.ts';
import { byPosition, type Mistake, suggest } from './mistake.ts';
import { type Path, readYaml, type YamlSource } from './yaml-source.ts';
import { zodMistakes } from './zod-mistakes.ts';

export const LANGUAGES_FOLDER = 'languages';

const words = z.string().trim().min(1).max(1000);
const schema = z.strictObject({
  language: z.string().refine(isTag, 'not a language tag'),
  name: z.string().trim().min(1).max(40),
  direction: z.enum(['ltr', 'rtl']),
  status: z.enum(['draft', 'checked']),
  checkedBy: words.max(120).optional(),
  checkedOn: z.iso.date().optional(),
  texts: z.record(z.string(), words),
  questions: z
    .record(
      z.string(),
      z.strictObject({
        text: words,
        help: words.optional(),
        choices: z.record(z.string(), words).optional(),
      }),
    )
    .default({}),
});
type PackFile = z.output<typeof schema>;

const KEYS = ['language', 'name', 'direction', 'status', 'checkedBy', 'checkedOn', 'texts', 'questions'];

export type PackResult =
  | { ok: true; pack: LanguagePack; missing: number }
  | { ok: false; mistakes: Mistake[] };

/**
 * A language pack: every text that pupils and parents read, with the same parameters. A draft may lack texts, and is
 * shown to nobody; a checked one may not, and says who has checked it.
 */
export function readLanguagePack(text: string, file: string, sets: QuestionSet[]): PackResult {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const parsed = schema.safeParse(yaml.source.value ?? {});
  if (!parsed.success) {
    const mistakes = zodMistakes(yaml.source, parsed.error.issues, () => KEYS);
    return { ok: false, mistakes: mistakes.sort(byPosition) };
  }
  const { data } = parsed;
  const missing = [...packTexts()].filter(([key]) => data.texts[key] === undefined);
  const mistakes = [
    ...textMistakes(yaml.source, data),
    ...questionMistakes(yaml.source, data, sets),
    ...(data.status === 'checked' ? unfinished(yaml.source, data, missing) : []),
  ];
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.sort(byPosition) };
  return { ok: true, pack: packFrom(data), missing: missing.length };
}

function packFrom({
  language,
  name,
  direction,
  status,
  checkedBy,
  checkedOn,
  texts,
  questions,
}: PackFile): LanguagePack {
  const pack: LanguagePack = { tag: language, name, direction, texts, questions: {} };
  for (const [id, { text, help, choices }] of Object.entries(questions))
    pack.questions[id] = { text, ...(help ? { help } : {}), ...(choices ? { choices } : {}) };
  if (status === 'checked' && checkedBy && checkedOn) pack.checked = { by: checkedBy, on: checkedOn };
  return pack;
}

function textMistakes(source: YamlSource, { texts }: PackFile): Mistake[] {
  const known = packTexts();
  return Object.entries(texts).flatMap(([key, said]) => {
    const original = known.get(key);
    if (original === undefined)
      return [mistake(source, ['texts', key], `there is no text "${key}"`, suggest(key, known.keys()), true)];
    const fault = packTextFault(original, said);
    return fault
      ? [mistake(source, ['texts', key], `the parameters of "${key}" are not those of the text`, fault)]
      : [];
  });
}

function questionMistakes(source: YamlSource, { questions }: PackFile, sets: QuestionSet[]): Mistake[] {
  const known = new Map(sets.flatMap((set) => set.questions).map((question) => [question.id, question]));
  return Object.entries(questions).flatMap(([id, { choices }]) => {
    const question = known.get(id);
    if (!question)
      return [
        mistake(source, ['questions', id], `there is no question "${id}"`, suggest(id, known.keys()), true),
      ];
    const wanted = (question.choices ?? []).map((choice) => choice.id).sort();
    const found = Object.keys(choices ?? {}).sort();
    if (wanted.join() === found.join()) return [];
    const expected = wanted.length === 0 ? 'no choices' : `the choices ${wanted.join(', ')}`;
    return [
      mistake(source, ['questions', id], `the choices of "${id}" are not those of the question`, expected),
    ];
  });
}

function unfinished(
  source: YamlSource,
  { checkedBy, checkedOn }: PackFile,
  missing: [string, string][],
): Mistake[] {
  const unsigned = checkedBy === undefined || checkedOn === undefined;
  return [
    ...missing.map(([key, original]) =>
      mistake(source, ['texts'], `"${key}" is missing`, `a translation of «${original}»`),
    ),
    ...(unsigned
      ? [
          mistake(
            source,
            ['status'],
            'nobody has signed it',
            'checkedBy and checkedOn: a speaker, and a date',
          ),
        ]
      : []),
  ];
}

function mistake(source: YamlSource, path: Path, message: string, expected: string, key = false): Mistake {
  return { file: source.file, ...(key ? source.atKey(path) : source.at(path)), message, expected };
}

/** Norwegian and English are in the house already. */
function isTag(tag: string): boolean {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical === tag && tag !== 'no' && !(LANGUAGES as readonly string[]).includes(tag);
  } catch {
    return false;
  }
}
