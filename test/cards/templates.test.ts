import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCards } from '../../src/cards/create-cards.ts';
import { CARDS_FOLDER } from '../../src/cards/folder.ts';
import { viewOf } from './support.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  cpSync(CARDS_FOLDER, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): void {
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('a folder of templates', () => {
  it('may be another than ours', () => {
    write('notice.json', {
      type: 'AdaptiveCard',
      body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: { $text: 'card.purpose.why' } }] }],
    });
    const [nb, nn] = (['nb', 'nn'] as const).map((language) =>
      createCards({ folder }).render(viewOf({}, 'notice', language)),
    );
    expect(JSON.stringify([nb?.card, nn?.card])).toMatch(/Hvorfor:.*Kvifor:/);
  });

  it('is refused at the start when a card is missing', () => {
    rmSync(join(folder, 'week.json'));
    expect(() => createCards({ folder })).toThrow(/no template week\.json/);
  });

  it('is refused when a part is missing, and the way to it is named', () => {
    write('parts/header.json', [{ $include: 'titel' }]);
    expect(() => createCards({ folder })).toThrow(/no part header -> titel/);
  });

  it('is refused when a part includes itself', () => {
    write('parts/lead.json', [{ $include: 'header' }]);
    expect(() => createCards({ folder })).toThrow(/includes itself: .*header -> lead -> header/);
  });

  it('is refused when a file is not JSON', () => {
    write('week.json', '{ "type": ');
    expect(() => createCards({ folder })).toThrow(/week\.json is not JSON/);
  });
});
