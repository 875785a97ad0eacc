import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Message } from '../../app/ports/messenger.ts';
import type { IsoDate } from '../../domain/time.ts';
import { makeFolder } from '../../files/make-folder.ts';
import type { Posted } from '../platform.ts';
import { arrives } from '../platform.ts';

export const KEEPSAKE_FOLDERS = ['digests', 'weeks'] as const;

/** Keeps every digest and every rektor's week as it came: the card, and the same to read. */
export function createKeepsakes(out: string, dateOf: (at: number) => IsoDate): (posted: Posted) => void {
  return ({ kind, at, to, delivery = '', end, drawn }) => {
    const folder = delivery.endsWith(':digest')
      ? 'digests'
      : delivery.endsWith(':week')
        ? 'weeks'
        : undefined;
    if (!folder || kind === 'update' || !arrives(end)) return;
    const name = join(out, folder, `${dateOf(at)}-${to.slice(to.indexOf(':') + 1)}`);
    writeText(`${name}.json`, `${JSON.stringify(drawn.card, null, 2)}\n`);
    writeText(`${name}.md`, asMarkdown(drawn));
  };
}

export function writeText(path: string, text: string): void {
  makeFolder(dirname(path));
  writeFileSync(path, text);
}

type Json = Record<string, unknown>;

/** The fallback text first, as it is read out; then the card from top to bottom. */
function asMarkdown({ card, fallbackText }: Message): string {
  const lines = [`> ${fallbackText}`, ''];
  visit(card.body, lines);
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function visit(node: unknown, lines: string[]): void {
  if (Array.isArray(node)) for (const one of node) visit(one, lines);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const element = node as Json;
  const line = lineOf(element);
  if (line) lines.push(line, '');
  for (const child of ['items', 'columns', 'body']) visit(element[child], lines);
}

function lineOf(element: Json): string | undefined {
  switch (element.type) {
    case 'TextBlock':
      return element.style === 'heading' ? `## ${String(element.text)}` : String(element.text);
    case 'RichTextBlock':
      return runsOf(element.inlines);
    case 'FactSet':
      return (Array.isArray(element.facts) ? (element.facts as Json[]) : [])
        .map(({ title, value }) => `- ${String(title)}: ${String(value)}`)
        .join('\n');
    case 'ActionSet':
      return (Array.isArray(element.actions) ? (element.actions as Json[]) : [])
        .map(({ title }) => `[${String(title)}]`)
        .join(' ');
    default:
      return undefined;
  }
}

function runsOf(inlines: unknown): string {
  return (Array.isArray(inlines) ? inlines : [])
    .map((run: unknown) => (typeof run === 'string' ? run : String((run as Json).text ?? '')))
    .join('');
}
