/**
 * Pictures of every state of the map, in sizes, languages and themes, to be looked at; axe looks
 * along. Fails where it finds something.
 *   node tests/browser/map-states.ts [directory] [size …]     sizes: desk tablet phone wall
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import {
  changeFeature,
  createFeature,
  createLayer,
  liftFeature,
} from '../../shared/room/board/build.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { scene } from './fixtures/map-marks.ts';
import { dress } from './dress.ts';
import { BrowserHouse } from './house.ts';

const [out = '/tmp/shots', ...wanted] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const SIZES = { desk: [1440, 900], tablet: [768, 1024], phone: [390, 844], wall: [3840, 2160] };
type Size = keyof typeof SIZES;
const LOOKS: readonly (readonly [Size, Language, 'dark' | 'light'])[] = [
  ['desk', 'fr', 'dark'],
  ['desk', 'uk', 'light'],
  ['tablet', 'uk', 'dark'],
  ['tablet', 'en', 'light'],
  ['phone', 'fr', 'light'],
  ['phone', 'uk', 'dark'],
  ['wall', 'en', 'dark'],
  ['wall', 'uk', 'light'],
];
/** Named marks close together: with names, and more than have room for them. */
const CROWD = { names: 220, codes: 700 };
const TOWNS = ['Pont', 'Dépôt', 'Команда', 'Shelter', 'Пункт', 'Barrage', 'Hospital', 'Школа'];
const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ...[33.1, 33.5, 34.2].map((lon, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, 46.4 + i / 5] },
      properties: { name: ['Pump <b>1</b>', 'Насосна станція № 2', 'Digue nord'][i] },
    })),
    { type: 'Feature', geometry: { type: 'Point', coordinates: ['x', 1] }, properties: {} },
  ],
});

const browser = await startChromium();
const house = await BrowserHouse.open();
const found: string[] = [];

async function roomOf(language: Language): Promise<string> {
  const room = await house.newRoom({ name: 'Crue du Dnipro', marking: 'Exercice' });
  const kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
  kyiv.edit((board) => {
    createLayer(board, { id: ulid(), name: 'Евакуація', order: 'a0' });
    createLayer(board, { id: ulid(), name: 'Zones inondées et points d’eau', order: 'a1' });
    for (const { lifted, ...mark } of scene(language)) {
      createFeature(board, mark);
      const by = kyiv.state.me?.person ?? '';
      if (lifted) liftFeature(board, mark.id, { ...lifted, by });
    }
  });
  await kyiv.settled();
  const [id = ''] = scene(language).map((mark) => mark.id);
  kyiv.edit((board) => changeFeature(board, id, { style: { hatch: 'rising', width: 2 } }));
  kyiv.edit((board) => changeFeature(board, id, { style: { hatch: null } }));
  await kyiv.settled();
  return room;
}

async function crowdOf(count: number): Promise<string> {
  const room = await house.newRoom({ name: 'Foule' });
  const kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
  const icons = ['incident', 'hospital', 'shelter', 'depot', 'bridge', 'command'];
  kyiv.edit((board) => {
    for (let i = 0; i < count; i++)
      createFeature(board, {
        id: ulid(),
        kind: 'point',
        geom: {
          type: 'Point',
          coordinates: [30 + ((i * 0.618034) % 1) * 6, 46.5 + ((i * 0.7548777) % 1) * 3],
        },
        label: `${TOWNS[i % TOWNS.length]} ${i}`,
        style: { icon: icons[i % icons.length] ?? 'point' },
        z: `a${i.toString(36).padStart(3, '0')}`,
        props: { code: `P-${i}` },
      });
  });
  await kyiv.settled();
  return room;
}

const rooms = new Map<string, string>();
async function roomFor(key: string, make: () => Promise<string>): Promise<string> {
  const room = rooms.get(key) ?? (await make());
  rooms.set(key, room);
  return room;
}

async function enter(room: string, [size, language, theme]: (typeof LOOKS)[number]) {
  const [width = 0, height = 0] = SIZES[size];
  const who = { name: 'Mariam Diallo', role: 'editor', delegation: 'PAR' } as const;
  const visit = await house.visitor(browser, room, who, {
    viewport: { width, height },
    hasTouch: size === 'phone',
  });
  const { page } = visit;
  await dress(page, language, theme);
  await page.locator('accord-map[data-drawn]').waitFor();
  return visit;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/${name}.png` });
  const violations = await axe(page);
  found.push(...violations.map((violation) => `${name}: ${violation}`));
  console.log(name, violations.length);
}

async function states(page: Page, name: string): Promise<void> {
  const map = page.locator('accord-map');
  const focus = () => map.evaluate((element: HTMLElement) => element.focus());
  const press = async (...keys: string[]): Promise<void> => {
    await focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  const escape = () => press('Escape', 'Escape', 'Escape', 'Escape');
  const box = await map.locator('.ground').boundingBox();
  if (!box) throw new Error('no map');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const click = (x: number, y: number) => page.mouse.click(...at(x, y));
  const show = (id: string) =>
    map.evaluate(
      (element, feature) =>
        element.dispatchEvent(new CustomEvent('accord-show-feature', { detail: { id: feature } })),
      id,
    );

  await shoot(page, `${name}-rest`);
  await press('y');
  await shoot(page, `${name}-layers`);
  await press('y', 'k');
  await shoot(page, `${name}-maps`);
  await press('k');
  const list = map.locator('.ph .btn').last();
  await list.click();
  await shoot(page, `${name}-list`);
  await map.locator('accord-mark-list .bar .btn').first().click();
  await shoot(page, `${name}-table`);
  await map.locator('accord-mark-list .bar .btn').first().click();
  await list.click();
  await press('g');
  await page.keyboard.type('avdi');
  await shoot(page, `${name}-search`);
  await escape();
  await show(scene('en')[0]?.id ?? '');
  await map.locator('accord-mark-history summary').click();
  await map.locator('accord-mark-history li').first().waitFor();
  await shoot(page, `${name}-history`);
  await press('e');
  await shoot(page, `${name}-form`);
  await escape();
  await press('Control+a');
  await press('e');
  await shoot(page, `${name}-bulk`);
  await escape();
  for (const [key, tool] of Object.entries({ l: 'line', s: 'area', r: 'route', m: 'measure' })) {
    await press(key);
    if (page.viewportSize()?.width === 390) {
      // A finger draws at the crosshair.
      await press('Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'ArrowLeft');
      await shoot(page, `${name}-tool-${tool}`);
      await escape();
      continue;
    }
    for (const [x, y] of [
      [0.4, 0.4],
      [0.55, 0.35],
      [0.6, 0.55],
    ] as const) {
      await click(x, y);
      // Two clicks in a row are a double click, and end a line.
      await page.waitForTimeout(300);
    }
    await page.mouse.move(...at(0.5, 0.65));
    await shoot(page, `${name}-tool-${tool}`);
    await escape();
  }
  for (const [key, tool] of Object.entries({ c: 'circle', f: 'freehand', b: 'box' })) {
    await press(key);
    await page.mouse.move(...at(0.45, 0.45));
    await page.mouse.down();
    await page.mouse.move(...at(0.55, 0.6), { steps: 6 });
    await shoot(page, `${name}-tool-${tool}`);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await escape();
  }
  await press('p');
  await shoot(page, `${name}-tool-point`);
  await escape();
  await press('u');
  const picker = page.locator('accord-symbol-picker dialog[open]');
  await picker.waitFor();
  await picker.locator('[role=option]').first().waitFor();
  await shoot(page, `${name}-symbols`);
  await page.keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' }).catch(() => undefined);
  const [bringIn, takeOut] = [map.locator('.rail.zoom button').nth(3), map.locator('.rail.zoom button').last()]; // prettier-ignore
  await takeOut.click();
  await shoot(page, `${name}-export`);
  await page.keyboard.press('Escape');
  await bringIn.click();
  await shoot(page, `${name}-import`);
  await page
    .locator('accord-map-import input[type=file]')
    .setInputFiles({ name: 'survey.geojson', mimeType: '', buffer: Buffer.from(FILE) });
  await page.locator('accord-map-import dialog .cols.import').waitFor();
  await shoot(page, `${name}-preview`);
  await page.keyboard.press('Escape');
}

for (const look of LOOKS) {
  const [size, language, theme] = look;
  if (wanted.length > 0 && !wanted.includes(size)) continue;
  const name = `${size}-${language}-${theme}`;
  const visit = await enter(await roomFor(language, () => roomOf(language)), look);
  visit.page.setDefaultTimeout(10_000);
  try {
    await states(visit.page, name);
  } catch (error) {
    found.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    await visit.page.screenshot({ path: `${out}/${name}-stuck.png` });
  }
  found.push(...visit.problems.map((problem) => `${name}: ${problem}`));
  await visit.context.close();
  for (const [how, count] of Object.entries(CROWD)) {
    const crowd = await enter(await roomFor(how, () => crowdOf(count)), look);
    await shoot(crowd.page, `${name}-crowd-${how}`);
    await crowd.context.close();
  }
}
console.log(found.join('\n') || 'nothing found');
await browser.close();
await house.close();
process.exit(found.length > 0 ? 1 : 0);
