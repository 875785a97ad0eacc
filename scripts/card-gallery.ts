/** Every sample card as a picture: `node scripts/card-gallery.ts [part of a name …]` writes out/cards/<name>.png. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { createCards } from '../src/cards/create-cards.ts';
import { HOST_CONFIGS, PALETTES, type Theme } from '../src/cards/host-config.ts';
import { hostCss } from '../src/cards/host-css.ts';
import { loadSamples } from '../src/cards/samples.ts';

const OUT = 'out/cards';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LOOKS: { theme: Theme; width: number }[] = [
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 640 },
];

/** In place of the wheel, which the web server draws. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#e4f1f4"/>' +
  '<circle cx="160" cy="100" r="72" fill="none" stroke="#0b5a6e" stroke-width="20" stroke-dasharray="34 4"/></svg>';

async function gallery(wanted: string[]): Promise<void> {
  const executablePath = CHROMIUM.find(existsSync);
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  const cards = createCards();
  const samples = loadSamples().filter(({ name }) => wanted.every((part) => name.includes(part)));
  mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await openPage(await browser.newPage({ viewport: { width: 1480, height: 800 } }));
    for (const { name, view } of samples) {
      await draw(page, cards.render(view).card);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true });
    }
    process.stdout.write(`${samples.length} pictures in ${OUT}\n`);
  } finally {
    await browser.close();
  }
}

async function openPage(page: Page): Promise<Page> {
  const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');
  const places = LOOKS.map(({ theme, width }, index) => {
    const frame = `width:${width}px;background:${PALETTES[theme].background};border:1px solid ${PALETTES[theme].line}`;
    // A form each: radio buttons of one name in two drawings would otherwise be one group.
    return `<form id="look${index}" style="${frame}"></form>`;
  });
  const styles = LOOKS.map(({ theme }, index) => hostCss(theme, `#look${index}`)).join('\n');
  const layout =
    'body{display:flex;gap:20px;align-items:flex-start;padding:20px;margin:0;background:#c9ced3}';
  await page.setContent(`<style>${layout}${styles}</style>${places.join('')}`);
  await page.route('https://arshjulet.example/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
  await page.addScriptTag({ content: readFileSync(library, 'utf8') });
  return page;
}

async function draw(page: Page, card: unknown): Promise<void> {
  const looks = LOOKS.map(({ theme }) => HOST_CONFIGS[theme]);
  // A string, since the browser's own types are no part of this project.
  await page.evaluate(`(({ card, looks }) => looks.forEach((look, index) => {
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(look);
    drawn.parse(card);
    document.getElementById('look' + index).replaceChildren(drawn.render());
  }))(${JSON.stringify({ card, looks })})`);
}

await gallery(process.argv.slice(2));
