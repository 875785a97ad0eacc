import type { Block, ReportDocument } from './block.ts';

/** The document as Markdown, with its pictures in `folder`. */
export function writeMarkdown({ blocks }: ReportDocument, folder: string): string {
  const parts = blocks.map((block, index) => {
    // Points that follow each other are one list.
    const goesOn = block.type === 'list' && blocks[index + 1]?.type === 'list';
    return `${written(block, folder)}${goesOn ? '\n' : '\n\n'}`;
  });
  return `${parts.join('').trimEnd()}\n`;
}

function written(block: Block, folder: string): string {
  switch (block.type) {
    case 'title':
      return `# ${escaped(block.text)}\n\n${escaped(block.subtitle)}`;
    case 'mark':
      return `> **${escaped(block.text)}** ${block.lines.map(escaped).join(' ')}`;
    case 'approved':
      return block.lines.map((line) => `**${escaped(line)}**`).join('\n\n');
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escaped(block.text)}`;
    case 'paragraph':
      return block.runs.map(({ text, bold }) => (bold ? `**${escaped(text)}**` : escaped(text))).join(' ');
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${escaped(line)}`.trimEnd())
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells, index) => `| ${cells.map((cell) => (index === 1 ? cell : inCell(cell))).join(' | ')} |`)
        .join('\n');
    case 'picture': {
      const { name, alt, caption } = block.picture;
      return `![${escaped(alt)}](${folder}/${name}.png)\n\n*${escaped(caption)}*`;
    }
  }
}

function inCell(text: string): string {
  return escaped(text).replace(/\n/g, ' ');
}

/** What people write is text, also when it looks like Markdown or HTML. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
