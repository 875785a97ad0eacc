import { readFileSync } from 'node:fs';
import { decodeText } from '../../src/files/decode.ts';

const FOLDER = 'test/commands/people-files';
const LINES_SHOWN = 6;

const ABOUT: Record<string, string> = {
  '01-whole-list': 'The whole list once more, with `--leavers`',
  '02-windows-1252': 'As Excel saves it on a Norwegian machine: Windows-1252, names with å and ø',
  '03-nynorsk-comma': 'Columns in nynorsk, commas, quotation marks',
  '04-utf16-tabs': 'Excel’s «Unicode text»: UTF-16, tabs',
  '05-february': 'February: a new rektor, a move, a leave, a new role',
  '06-two-have-left': 'The whole list with `--leavers`: two have left',
  '07-slips': 'Slips of the pen',
  '08-twice': 'The same person twice',
  '09-no-header': 'No row of headings',
  '10-hostile-names': 'Names and roles that want to be something else',
  '11-excel-file': 'An Excel file that was only renamed',
  '12-somebody-elses-id': 'Somebody who would take another one’s id',
  '13-national-ids': 'A fødselsnummer where none belongs (made up: their months are above 80)',
};

/** docs/import-people.md: the thirteen files with what is printed for each, made by the test that reads them. */
export function importPage(printed: Map<string, string>): string {
  const parts = [...printed].map(([name, output]) => {
    const title = ABOUT[name];
    if (!title) throw new Error(`${name} has no title on the page`);
    return `## ${title}\n\n\`${name}.csv\`\n\n\`\`\`text\n${shown(name)}\n\`\`\`\n\n\`\`\`text\n${output.trimEnd()}\n\`\`\``;
  });
  return `# import people: thirteen files and what is printed

Made by \`test/commands/import-people.test.ts\`; do not edit. Six files are good, seven are dirty or hostile. Each is shown with its
first lines and with what \`npm run arshjul -- import people FILE --owner examples/fjordvik --dry-run\` prints. \`+\` is new, \`~\`
changed, \`>\` moves, \`=\` is away, \`-\` has left, \`!\` takes over. With one wrong row nobody is imported.

${parts.join('\n\n')}
`;
}

/** The first lines as text; of a file that is no text, that it is none. */
function shown(name: string): string {
  const { text } = decodeText(readFileSync(`${FOLDER}/${name}.csv`));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how one sees that it is no text
  if (/[\u0000-\u0008]/.test(text)) return '(not text)';
  const lines = text.trimEnd().split(/\r?\n/);
  const more = lines.length - LINES_SHOWN;
  return [...lines.slice(0, LINES_SHOWN), ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
}
