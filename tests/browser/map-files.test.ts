import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { featuresOf, layersOf } from '../../shared/room/board/build.ts';
import { axeInBothThemes } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let context: BrowserContext;
let page: Page;
let problems: string[];

const standing = () =>
  [...featuresOf(colleague.board).values()]
    .map((entry) => entry.toJSON() as Record<string, unknown>)
    .filter(({ lifted }) => (lifted ?? null) === null);

const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [34.1, 44.95] },
      properties: { name: 'Pump <b>1</b>' },
    },
    {
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [33, 46],
          [34, 47],
        ],
      },
      properties: { name: 'Dyke' },
    },
    { type: 'Feature', geometry: { type: 'Point', coordinates: ['x', 1] }, properties: {} },
  ],
});

async function clean(selector: string): Promise<void> {
  expect(await axeInBothThemes(page, `${selector} dialog[open]`)).toEqual([]);
}

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom({ name: 'Files', marking: 'RESTRICTED' });
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  const who = { name: 'Moussa Diallo', role: 'editor', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
  await page.locator('accord-map[data-drawn]').waitFor();
}, 120_000);

afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
});

describe('map files and symbols, in a browser', () => {
  it('9.202 a file is shown before it is taken, with what is left out, and nothing is written', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await page
      .locator('accord-map-import input[type=file]')
      .setInputFiles({ name: 'survey.geojson', mimeType: '', buffer: Buffer.from(FILE) });
    const dialog = page.locator('accord-map-import dialog');
    await dialog
      .getByText('GeoJSON, 2 objects')
      .or(dialog.getByText('GEOJSON, 2 objects'))
      .waitFor();
    await dialog.getByText('has a position that is not on Earth').waitFor();
    await dialog.getByText('Pump <b>1</b>').waitFor();
    expect(standing()).toEqual([]);
    await clean('accord-map-import');
  });

  it('9.223 importing is one step of undo', async () => {
    await page.getByRole('button', { name: 'Import 2 objects' }).click();
    await becomes(() => expect(standing().length).toBe(2));
    expect([...layersOf(colleague.board).values()].map((layer) => layer.get('name'))).toEqual([
      'survey',
    ]);
    await page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
    await page.keyboard.press('Control+z');
    await becomes(() => expect(standing().length).toBe(0));
    await page.keyboard.press('Control+Shift+z');
    await becomes(() => expect(standing().length).toBe(2));
  });

  it('9.208 a file that attacks its reader is refused in words, and nothing happens', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.locator('accord-map-import input[type=file]').setInputFiles({
      name: 'evil.kml',
      mimeType: '',
      buffer: Buffer.from('<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml>&a;</kml>'),
    });
    const told = page.locator('accord-map-import dialog [role=alert]');
    await told.getByText('declares a document type').waitFor();
    await page.keyboard.press('Escape');
    expect(standing().length).toBe(2);
  });

  it('9.215 the map is exported as data and as a picture', async () => {
    for (const [format, starts] of [
      ['geojson', '{'],
      ['kml', '<?xml'],
      ['png', '\u0089PNG'],
    ] as const) {
      await page.getByRole('button', { name: 'Export…' }).click();
      const dialog = page.locator('accord-map-export dialog[open]');
      await dialog.waitFor();
      await dialog.locator(`input[value=${format}]`).check({ force: true });
      if (format === 'kml') await clean('accord-map-export');
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the file' }).click();
      const file = await waiting;
      expect(file.suggestedFilename()).toMatch(new RegExp(`^files-\\d{8}T\\d{4}Z\\.${format}$`));
      const bytes = readFileSync(await file.path());
      expect(bytes.toString('latin1').startsWith(starts)).toBe(true);
      if (format !== 'png') expect(bytes.toString('utf8')).toContain('RESTRICTED');
    }
  });

  it('9.231 a symbol is found by its Ukrainian name and placed by keyboard alone', async () => {
    await page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
    await page.keyboard.press('u');
    await page.locator('accord-symbol-picker [role=option]').first().waitFor();
    await page.keyboard.type('лікарня');
    await page.keyboard.press('Enter');
    await page.locator('accord-symbol-picker .shown').getByText('Hospital').waitFor();
    await clean('accord-symbol-picker');
    await page.getByRole('button', { name: 'Place it' }).press('Enter');
    await page.locator('accord-symbol-picker dialog[open]').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await becomes(() => {
      const symbol = standing().find(({ kind }) => kind === 'symbol');
      expect(symbol?.['symbol']).toEqual({ sidc: '10032000001207020000' });
    });
    expect(problems).toEqual([]);
  });
});
