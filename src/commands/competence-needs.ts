import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { needLists } from '../app/competence/need-lines.ts';
import { csvOf } from '../app/csv.ts';
import type { Store } from '../app/ports/store.ts';
import { needTable } from '../app/views/competence.ts';
import { createSay } from '../cards/say.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import { makeFolder } from '../files/make-folder.ts';
import { translate } from '../i18n/translate.ts';
import { toPng } from '../pictures/png.ts';
import { type Block, heading, paragraph, type ReportDocument } from '../report/block.ts';
import { writeDocx } from '../report/write-docx.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { action, type Result, WrongInput, withJson, withStore } from './command.ts';
import { ownerInStore } from './owner-in-store.ts';
import { withOpenStore } from './store-url.ts';

interface NeedsOptions {
  owner?: string;
  store?: string;
  out: string;
  json?: boolean;
}

export function competenceNeedsCommand(): Command {
  const command = new Command('competence-needs')
    .description('write the kompetansebehov that schools have shared, as .csv, .docx and .md')
    .option(
      '--owner <folder-or-id>',
      "an owner's folder, or its id in the store (default: the only one there)",
    )
    .requiredOption('--out <folder>', 'where the files are written')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
For the samarbeidsforum: each need with the finding it rests on, who took part, priority and requested partner. Only rounds
that rektor has finished and shared are there.

Example: npm run arshjul -- competence-needs --owner fjordvik --out out/`,
    )
    .action(
      action<NeedsOptions, []>((options) => withOpenStore(options.store, (store) => write(store, options))),
    );
  return withJson(withStore(command));
}

async function write(store: Store, options: NeedsOptions): Promise<Result> {
  const { owner, schools, folder } = await ownerInStore(store, options.owner);
  if (folder)
    throw new WrongInput([
      `${owner.name} is not in this store, so there are no needs. Expected: --store with the bot's own store`,
    ]);
  const say = createSay(translate, owner.language);
  const lists = await needLists(store, owner, schools, 'owner');
  const table = needTable(lists, (at) => toLocal(at, owner.timeZone).date);
  const head = table.head.map((cell) => say(cell).text);
  const rows = table.rows.map((cells) => cells.map((cell) => say(cell).text));
  const words = (key: string) => translate(owner.language, key);
  const title = words('need.title');
  const document: ReportDocument = {
    language: owner.language,
    title: `${title} · ${owner.name}`,
    publisher: owner.name,
    blocks: [
      { type: 'title', text: title, subtitle: owner.name },
      ...paragraph(words(rows.length === 0 ? 'need.empty.owner' : 'need.lead.owner')),
      ...rows.flatMap((row) => needBlocks(head, row)),
    ],
  };
  makeFolder(options.out);
  const file = (ending: string) => join(options.out, `kompetansebehov-${owner.id}.${ending}`);
  writeFileSync(file('csv'), csvOf([head, ...rows]));
  writeFileSync(file('docx'), await writeDocx(document, toPng));
  writeFileSync(file('md'), writeMarkdown(document, ''));
  const files = ['csv', 'docx', 'md'].map(file);
  return { lines: [`${rows.length} needs`, ...files], json: { ok: true, needs: rows.length, files } };
}

/** Ten columns do not fit a page: one need at a time, its school and words as the heading. */
function needBlocks(head: string[], row: string[]): Block[] {
  const [school = '', need = '', ...more] = row;
  const items = more.flatMap((cell, index) => (cell === '' ? [] : [`${head[index + 2]}: ${cell}`]));
  return [heading(2, school), ...paragraph({ text: need, bold: true }), { type: 'list', items }];
}
