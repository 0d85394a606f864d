import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { featuresOf } from '../../shared/room/board/build.ts';
import { mapServer, rasterArchive, sendPng } from '../room/maps-support.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

/** ACCORD_SHOTS: a directory for pictures of each state. */
const SHOTS = process.env['ACCORD_SHOTS'];
const directory = mkdtempSync(path.join(tmpdir(), 'accord-ground-'));
let upstream: Awaited<ReturnType<typeof mapServer>>;
let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: string[];

const BASEMAP = path.resolve(import.meta.dirname, '../../client/map/basemap/basemap.pmtiles');
const VILLAGES = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '<b>Sarne</b>', people: 812, note: 'Bridge <img src=x>' },
      geometry: { type: 'Point', coordinates: [36, 50] },
    },
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[1, 2]] } },
  ],
};
const map = (): Locator => page.locator('accord-map');
const shot = async (name: string): Promise<void> => {
  if (!SHOTS) return;
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
};
const audit = async (state: string): Promise<void> =>
  expect(await axe(page, 'accord-map'), state).toEqual([]);
/** Colour of the middle of the map, as the canvas below our marks has it. */
const middle = () =>
  map().evaluate((pane) => {
    const colours: string[] = [];
    for (const canvas of pane.shadowRoot?.querySelectorAll('canvas') ?? []) {
      const at = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
      if (at) colours.push([...at.data.slice(0, 3)].join());
    }
    return colours;
  });
/** What the map looks like, in short: the sum of all that is drawn. */
const inked = () =>
  map().evaluate((pane) => {
    let sum = 0;
    for (const canvas of pane.shadowRoot?.querySelectorAll('canvas') ?? []) {
      const { width, height } = canvas;
      for (const value of canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [])
        sum += value;
    }
    return sum;
  });
/** As `inked`, once nothing moves any more. */
const still = async (): Promise<number> => {
  let last = -1;
  await becomes(async () => {
    const before = last;
    last = await inked();
    expect(last).toBe(before);
  });
  return last;
};
const press = async (key: string): Promise<void> => {
  await map().evaluate((pane: HTMLElement) => pane.focus());
  await page.keyboard.press(key);
};

beforeAll(async () => {
  upstream = await mapServer(sendPng);
  writeFileSync(path.join(directory, 'city.pmtiles'), rasterArchive([200, 40, 40], 3));
  writeFileSync(path.join(directory, 'entities.kml'), '<!DOCTYPE kml><kml/>');
  writeFileSync(path.join(directory, 'villages.geojson'), JSON.stringify(VILLAGES));
  // A real archive of vector tiles, whose layers are called as in neither schema.
  copyFileSync(BASEMAP, path.join(directory, 'parcels.pmtiles'));
  const list = path.join(directory, 'maps.json');
  const city = { kind: 'pmtiles', file: 'city.pmtiles', attribution: 'City survey' };
  writeFileSync(
    list,
    JSON.stringify([
      { id: 'city', name: 'City plan', ...city, classification: 'Diffusion restreinte' },
      {
        id: 'ortho',
        name: 'Orthophoto',
        kind: 'xyz',
        url: `${upstream.origin}/{z}/{x}/{y}`,
        attribution: 'Air survey',
      },
      {
        id: 'villages',
        name: 'Villages',
        kind: 'objects',
        file: 'villages.geojson',
        attribution: 'Register',
      },
      { id: 'entities', name: 'Entities', kind: 'objects', file: 'entities.kml' },
      {
        id: 'parcels',
        name: 'Parcels',
        kind: 'pmtiles',
        file: 'parcels.pmtiles',
        overlay: true,
      },
      { id: 'gone', name: 'Not mounted', kind: 'pmtiles', file: 'gone.pmtiles' },
      {
        id: 'rain',
        name: 'Rain',
        kind: 'wms',
        url: `${upstream.origin}/wms`,
        layers: 'rain',
        overlay: true,
        opacity: 0.5,
      },
    ]),
  );
  [browser, house] = await Promise.all([
    startChromium(),
    BrowserHouse.open('Claire Vasseur', { MAPS_FILE: list }),
  ]);
  const room = await house.newRoom({ name: 'Ground' });
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  const who = { name: 'Mariam Diallo', role: 'editor', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
  page.setDefaultTimeout(6_000);
  await page.locator('accord-map[data-drawn]').waitFor();
}, 120_000);
afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
  await upstream.close();
  rmSync(directory, { recursive: true });
});

describe('maps of the operator', () => {
  it('9.169 a basemap and an overlay are chosen, shown, named on the map, and remembered', async () => {
    await press('k');
    const panel = page.locator('accord-map-sources');
    await panel.getByText('City plan').click();
    await becomes(async () => expect(await middle()).toContain('200,40,40'));
    await panel.getByRole('checkbox', { name: 'Rain', exact: true }).check();
    await panel.getByRole('slider').waitFor();
    await becomes(async () => expect((await middle()).join(' ')).not.toContain('200,40,40 '));
    const source = page.locator('accord-map .source');
    await source.getByText('Diffusion restreinte · Natural Earth').waitFor();
    await source.getByText('City survey').waitFor();
    await audit('switch of maps');
    await shot('sources');
    await page.reload();
    await page.locator('accord-map[data-drawn]').waitFor();
    await page.locator('accord-map .source').getByText('City survey').waitFor();
  });

  it('9.169 each fails visibly and alone: the reason beside its name, the built-in map below', async () => {
    await press('k');
    const panel = page.locator('accord-map-sources');
    await panel.getByText('The file is not there.').waitFor();
    expect(await panel.getByLabel('Not mounted').isDisabled()).toBe(true);
    upstream.answers((_request, response) => response.writeHead(500).end());
    await panel.getByText('Orthophoto').click();
    await panel
      .locator('.source-entry', { hasText: 'Orthophoto' })
      .getByText('The map server answers with an error.')
      .waitFor();
    await shot('sources-failed');
    await audit('a map that fails');
    upstream.answers(sendPng);
    // What failed is not asked for again for a moment.
    await becomes(async () => {
      const retry = panel
        .locator('.source-entry', { hasText: 'Orthophoto' })
        .getByRole('button', { name: 'Try again' });
      // In one step: it may be gone by the time that a pointer has come to it.
      await retry.evaluateAll((buttons: HTMLElement[]) =>
        buttons.forEach((button) => button.click()),
      );
      expect(await middle()).toContain('10,120,200');
    });
    await panel.getByText('Built-in map').click();
    await panel.getByRole('checkbox', { name: 'Rain', exact: true }).uncheck();
    await press('k');
  });
});

describe('read-only objects of the operator', () => {
  const panel = () => page.locator('accord-map-sources');
  const card = () => page.locator('accord-map .card.reference');

  it('9.282 they are counted, and what could not be read of them; another file fails alone', async () => {
    await press('k');
    await panel().getByRole('checkbox', { name: 'Villages' }).check();
    const entry = (name: string) => panel().locator('.source-entry', { hasText: name });
    await entry('Villages').getByText('Register · 1 object · 1 could not be read').waitFor();
    await panel().getByRole('checkbox', { name: 'Entities' }).check();
    await entry('Entities').getByText('cannot be read as GeoJSON').waitFor();
    await shot('objects');
    await audit('objects, and a file that is none');
    await panel().getByRole('checkbox', { name: 'Entities' }).uncheck();
    await press('k');
  });

  it('9.283 one is read at the crosshair by Enter, as text; Escape closes it', async () => {
    await press('g');
    await page.locator('accord-go-to input').fill('50 N 36 E');
    await page.keyboard.press('Enter');
    await page
      .locator('accord-map .coord')
      .getByText(/50\.0+° N 36\.0+° E/)
      .waitFor();
    await becomes(async () => {
      await press('Enter');
      await card().waitFor({ timeout: 500 });
    });
    await card().getByText('<b>Sarne</b>').waitFor();
    await card().getByText('Bridge <img src=x>').waitFor();
    await card().getByText('812').waitFor();
    await audit('a read-only object');
    await shot('object');
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
  });

  it('9.287 one is found by its name, and its card opens there', async () => {
    await press('g');
    await page.locator('accord-go-to input').fill('sarne');
    const option = page.locator('accord-go-to [role=option]', { hasText: '<b>Sarne</b>' });
    await option.getByText('Villages').waitFor();
    await option.click();
    await card().getByText('<b>Sarne</b>').waitFor();
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
  });

  it('9.288 the pointer says that one is under it', async () => {
    const ground = page.locator('accord-map .ground');
    const over = () => ground.evaluate((element) => element.classList.contains('over'));
    const box = await ground.boundingBox();
    if (!box) throw new Error('no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // Each try is a movement, or the page hears of none.
    let nudge = 0;
    await becomes(async () => {
      await page.mouse.move(x + (nudge ^= 1), y);
      expect(await over()).toBe(true);
    });
    await becomes(async () => {
      await page.mouse.move(x + 60 + (nudge ^= 1), y + 60);
      expect(await over()).toBe(false);
    });
  });

  it('9.283 its sign is on the map while it is shown', async () => {
    const painted = await middle();
    await press('k');
    await panel().getByRole('checkbox', { name: 'Villages' }).uncheck();
    await becomes(async () => expect(await middle()).not.toEqual(painted));
    await panel().getByRole('checkbox', { name: 'Villages' }).check();
    await becomes(async () => expect(await middle()).toEqual(painted));
    await press('k');
  });

  it('9.283 a click reads it, and 9.285 a copy of it is a mark of the room that says where it is from', async () => {
    const ground = await page.locator('accord-map .ground').boundingBox();
    if (!ground) throw new Error('no map');
    await page.mouse.click(ground.x + ground.width / 2, ground.y + ground.height / 2);
    await card().getByRole('button', { name: 'Copy as a mark' }).click();
    await becomes(() => {
      const [mark] = [...featuresOf(colleague.board).values()].map((entry) => entry.toJSON());
      expect(mark).toMatchObject({
        kind: 'point',
        label: '<b>Sarne</b>',
        geom: { coordinates: [36, 50] },
        props: { people: 812, imported: 'Villages' },
      });
    });
    await page.locator('accord-mark-card .card').waitFor();
    // A mark of the room is chosen before what lies under it.
    await page.keyboard.press('Escape');
    await page.mouse.click(ground.x + ground.width / 2, ground.y + ground.height / 2);
    await page.locator('accord-mark-card .card').waitFor();
    expect(await card().count()).toBe(0);
    await page.keyboard.press('Escape');
  });
});

describe('vector tiles of the operator', () => {
  it('9.170 are drawn whatever their layers are called', async () => {
    await press('k');
    const panel = page.locator('accord-map-sources');
    const before = await still();
    await panel.getByRole('checkbox', { name: 'Parcels' }).check();
    await becomes(async () => expect(await inked()).not.toBe(before));
    await shot('vector-unknown');
    await panel.getByRole('checkbox', { name: 'Parcels' }).uncheck();
    await press('k');
  });
});

describe('places and coordinates', () => {
  const field = () => page.locator('accord-go-to input');

  it('9.194 a place is found in any spelling; Enter flies there', async () => {
    await press('g');
    await field().fill('Avdiïvka');
    const options = page.locator('accord-go-to [role=option]');
    await options.first().getByText('Donetsk oblast').waitFor();
    await audit('places');
    await shot('go');
    await page.keyboard.press('Enter');
    await field().waitFor({ state: 'detached' });
    const coord = page.locator('accord-map .coord');
    await coord.getByText(/48\.1\d+° N 37\.7\d+° E/).waitFor();
    await coord.getByText(/37U DP/).waitFor();
  });

  it('9.195 Alt+Enter puts a point where the typed coordinates are', async () => {
    await press('/');
    await field().fill('48,4647 пн. ш. 35,0462 сх. д.');
    await page.keyboard.press('Alt+Enter');
    const placed = () =>
      [...featuresOf(colleague.board).values()].map((entry) => entry.toJSON() as { geom: unknown });
    await becomes(() =>
      expect(placed().map(({ geom }) => geom)).toContainEqual({
        type: 'Point',
        coordinates: [35.0462, 48.4647],
      }),
    );
    await page.keyboard.press('Escape');
  });

  it('9.195 what cannot be coordinates is said, and Escape leaves', async () => {
    await press('g');
    await field().fill('48 N 35 N');
    await page.locator('accord-go-to').getByText('One of N or S and one of E or W').waitFor();
    await shot('go-wrong');
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
  });

  it('9.181 the format of coordinates is gone through by key, and remembered', async () => {
    const coord = page.locator('accord-map .coord');
    await press('q');
    await coord.getByText(/^\d\d° \d\d\.\d{3}′ N/).waitFor();
    await press('q');
    await coord.getByText(/″ N/).waitFor();
    await page.reload();
    await page.locator('accord-map[data-drawn]').waitFor();
    await coord.getByText(/″ N/).waitFor();
  });

  it('9.31 no error, no breach of the page policy, no request to anywhere else', () => {
    expect(problems).toEqual([]);
  });
});
