import type { Block } from './block-types.ts';
import { LIMITS, type Surface } from './limits.ts';

/** No line at the start or end, and never two in a row. */
export function tidy(blocks: Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    if (block.type !== 'divider' || (kept.length > 0 && kept.at(-1)?.type !== 'divider')) kept.push(block);
  }
  if (kept.at(-1)?.type === 'divider') kept.pop();
  return kept;
}

/** All characters that Slack may count in a block: every string but the names of types. */
function blockSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let size = 0;
  for (const [key, part] of Object.entries(value)) if (key !== 'type') size += blockSize(part);
  return size;
}

/** Most messages are shorter than the limit even as JSON, which is quicker to tell. */
function isShortEnough(blocks: Block[]): boolean {
  if (JSON.stringify(blocks).length <= LIMITS.messageTotal) return true;
  return blocks.reduce((sum, block) => sum + blockSize(block), 0) <= LIMITS.messageTotal;
}

/** As few lists of blocks as the surface allows: first lines go and sections are joined, then the list is parted. */
export function fitBlocks(blocks: Block[], surface: Surface): Block[][] {
  const most = LIMITS.blocks[surface];
  if (blocks.length <= most && (surface !== 'message' || isShortEnough(blocks))) return [blocks];
  const dense =
    blocks.length > most ? joinSections(blocks.filter((block) => block.type !== 'divider')) : blocks;
  return part(dense, most, surface === 'message' ? LIMITS.messageTotal : Number.POSITIVE_INFINITY);
}

/** Neighbouring sections of nothing but text as one, where `joinable` and the limit allow it. */
export function joinSections(
  blocks: Block[],
  between = '\n\n',
  joinable: (block: Block) => boolean = () => true,
): Block[] {
  const joined: Block[] = [];
  let last: Block | undefined;
  for (const block of blocks) {
    const both = last && joinable(last) && joinable(block) ? join(joined.at(-1), block, between) : undefined;
    if (both) joined[joined.length - 1] = both;
    else joined.push(block);
    last = block;
  }
  return joined;
}

function join(first: Block | undefined, second: Block, between: string): Block | undefined {
  if (first?.type !== 'section' || second.type !== 'section') return undefined;
  if (!first.text || !second.text || first.accessory || second.accessory) return undefined;
  if (first.text.type !== second.text.type) return undefined;
  const text = `${first.text.text}${between}${second.text.text}`;
  return text.length <= LIMITS.sectionText ? { type: 'section', text: { ...first.text, text } } : undefined;
}

/** A heading goes with what it is the heading of. */
function part(blocks: Block[], mostBlocks: number, mostSize: number): Block[][] {
  const lists: Block[][] = [];
  let current: Block[] = [];
  let size = 0;
  for (const block of blocks) {
    const more = blockSize(block);
    if (current.length > 0 && (current.length >= mostBlocks || size + more > mostSize)) {
      const heading = current.length > 1 && current.at(-1)?.type === 'header' ? current.splice(-1) : [];
      lists.push(current);
      current = heading;
      size = blockSize(heading);
    }
    current.push(block);
    size += more;
  }
  return [...lists, current].map(tidy).filter((list) => list.length > 0);
}
