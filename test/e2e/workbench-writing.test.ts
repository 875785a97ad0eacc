import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/app/view.ts';
import { axeFindings, chromiumPath } from '../support/browser.ts';
import { deliver, question, redraw, teamCard } from '../support/workbench-fake.ts';
import { composer, isInSight, workbenchPages } from '../support/workbench-pages.ts';

/** Cards that are filled in and commands that are typed: nothing that somebody writes is lost or hidden. */
describe.skipIf(!chromiumPath())('writing at the workbench', () => {
  const { fake, open } = workbenchPages();

  it('answers a card in place', async () => {
    await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').fill('Vi leste høyt. <b>*Æ*</b>');
    await page.getByRole('button', { name: 'Lagre svaret' }).click();
    await page
      .locator('.message')
      .filter({ hasText: 'Takk. Du skrev: Vi leste høyt. <b>*Æ*</b>' })
      .last()
      .waitFor();
    expect(await page.locator('.message').count()).toBe(1);
    expect(fake().actions[0]?.values).toEqual({ q1: 'Vi leste høyt. <b>*Æ*</b>' });
  });

  it('keeps what is being written, and the cursor, when the card changes meanwhile', async () => {
    const id = await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').fill('Halvferdig');
    await redraw(fake(), id, question('Hva gikk bra? (frist i morgen)'));
    await page.getByText('Hva gikk bra? (frist i morgen)').waitFor();
    await page.keyboard.type(' svar');
    expect(await page.getByLabel('Ditt svar').inputValue()).toBe('Halvferdig svar');
    await redraw(fake(), id, teamCard('Vinduet er lukket.'));
    await page.getByText('Kortet er endret mens du skrev.').waitFor();
    expect(await page.getByLabel('Ditt svar').inputValue()).toBe('Halvferdig svar');
    await page.getByRole('button', { name: 'Vis det nye kortet' }).click();
    await page.getByText('Vinduet er lukket.').waitFor();
  });

  it('keeps a draft when one looks into another chat and comes back', async () => {
    await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').fill('Halvferdig');
    await page.getByRole('link', { name: 'Matematikk' }).click();
    await page.getByText('Ingenting i kanalen ennå').waitFor();
    await page.getByRole('link', { name: 'Årshjulet', exact: true }).last().click();
    expect(await page.getByLabel('Ditt svar').inputValue()).toBe('Halvferdig');
  });

  it('keeps a draft when the page is loaded again, and not after it has been sent', async () => {
    await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').fill('Halvferdig');
    await page.reload();
    await expect.poll(() => page.getByLabel('Ditt svar').inputValue()).toBe('Halvferdig');
    expect(await page.evaluate('Object.keys(sessionStorage).length')).toBe(1);
    await page.getByRole('button', { name: 'Lagre svaret' }).click();
    await page.locator('.message').filter({ hasText: 'Takk. Du skrev: Halvferdig' }).last().waitFor();
    expect(await page.evaluate('Object.keys(sessionStorage).length')).toBe(0);
  });

  it('brings the answer to a command into sight, and the cursor stays where one writes', async () => {
    for (let count = 0; count < 8; count += 1) await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari');
    await page.getByLabel('Ditt svar').first().waitFor();
    await page.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, 0));
    await composer(page).focus();
    for (const words of ['status', 'tiltak']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.locator('.scroll').getByText(`Du skrev: ${words}`).waitFor();
      await expect.poll(() => isInSight(page, `Du skrev: ${words}`)).toBe(true);
    }
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(await page.getByRole('button', { name: 'avmeld' }).count()).toBe(0);
  });

  it('tells how much room is left when a field is nearly full', async () => {
    const page = await open('/?as=kari');
    await composer(page).fill('x'.repeat(1899));
    expect(await page.locator('.room').isVisible()).toBe(false);
    await composer(page).fill('x'.repeat(1990));
    await page.getByText('10 tegn igjen').first().waitFor();
  });

  it('keeps a pasted text that is too long, says how much, and sends it when it has been shortened', async () => {
    const clock: Field = { id: 'time', kind: 'text', label: 'Klokka', value: '09.00', maxLength: 5 };
    const view = question();
    view.data.fields = [clock, { id: 'q1', kind: 'longText', label: 'Ditt svar', maxLength: 1500 }];
    await deliver(fake(), 'person:kari', view);
    const page = await open('/?as=kari');
    const field = page.getByLabel('Ditt svar');
    await field.waitFor();
    expect(await page.locator('.room:visible').count()).toBe(0);
    await field.focus();
    await page.keyboard.insertText('x'.repeat(3000));
    await page.getByText('1500 tegn for mye. Her er det plass til 1500.').first().waitFor();
    await page.getByRole('button', { name: 'Lagre svaret' }).click();
    expect(await page.evaluate('document.activeElement.value.length')).toBe(3000);
    expect(fake().actions).toEqual([]);
    await field.fill('x'.repeat(1500));
    await page.getByRole('button', { name: 'Lagre svaret' }).click();
    await page.locator('.message').filter({ hasText: 'Takk. Du skrev: xxx' }).last().waitFor();
    expect(fake().actions[0]?.values.q1).toHaveLength(1500);
  });

  it('has the writing box in sight on a phone, and the rest of the controls behind one button', async () => {
    await deliver(fake(), 'person:kari', question());
    const page = await open('/?as=kari', { width: 390 });
    await page.getByLabel('Ditt svar').waitFor();
    const box = await composer(page).boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    const scroll = await page.locator('.scroll').boundingBox();
    expect(scroll?.height).toBeGreaterThan(844 / 2);
    expect(await page.getByRole('button', { name: '+1 dag' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Flytt tiden' }).click();
    await page.getByRole('button', { name: '+1 dag' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
