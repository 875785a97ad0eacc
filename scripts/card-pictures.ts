/** Each card on both platforms, for docs/cards.md: `node scripts/card-pictures.ts` writes docs/images/cards/<name>.png. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { createSilentLog } from '../src/observe/log.ts';
import { createMemoryStore } from '../src/store/memory/memory-store.ts';
import { listen } from '../src/web/web-app.ts';
import { createWorkbenchServer } from '../src/workbench-server.ts';
import { smallPng } from './small-png.ts';

const OUT = 'docs/images/cards';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** In place of the wheel, which is drawn for a real school. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#e4f1f4"/>' +
  '<circle cx="160" cy="100" r="72" fill="none" stroke="#0b5a6e" stroke-width="20" stroke-dasharray="34 4"/></svg>';

async function pictures(wanted: string[]): Promise<void> {
  const executablePath = CHROMIUM.find(existsSync);
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  const server = await createWorkbenchServer({
    store: createMemoryStore(),
    key: 'only for pictures, and long enough for a key',
    log: createSilentLog(),
    ownerFolder: 'examples/fjordvik',
  });
  const web = await listen(server.app, { host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  mkdirSync(OUT, { recursive: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1120, height: 800 } });
    await page.route('https://arshjulet.example/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    );
    const { names } = (await (await fetch(`${web.url}workbench/api/cards`)).json()) as { names: string[] };
    let bytes = 0;
    for (const name of names.filter((one) => wanted.every((part) => one.includes(part)))) {
      bytes += await take(page, `${web.url}workbench/cards?lang=nb&card=${name}`, name);
    }
    process.stdout.write(`${names.length} pictures in ${OUT}, ${Math.round(bytes / 1024)} kB\n`);
  } finally {
    await browser.close();
    await web.close();
    await server.close();
  }
}

async function take(page: Page, url: string, name: string): Promise<number> {
  await page.goto(url);
  await page.locator(`main[data-drawn="${name}"]`).waitFor();
  await page.waitForLoadState('networkidle');
  const png = smallPng(await page.locator('.cards-looks').screenshot());
  writeFileSync(`${OUT}/${name}.png`, png);
  return png.length;
}

await pictures(process.argv.slice(2));
