import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { positionsOf } from '../../shared/room/board/positions.ts';
import type { Geometry, LonLat } from '../../shared/room/board/shape.ts';
import { canonicalJson } from '../../shared/room/canonical.ts';
import { Random } from '../fuzz/board/random.ts';
import { Cable } from '../room/client-proxy.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

export interface TwoEditorsOutcome {
  readonly drags: number;
  /** How often the one page was seen to have lost its link. */
  readonly cuts: number;
  /** Edits of a shape, as the two browsers made them. */
  readonly edits: number;
  /** Changes of shapes that the history tells. */
  readonly told: number;
  readonly faults: readonly string[];
}

/** What a page says of its own board. */
interface PageMap extends HTMLElement {
  readonly client: RoomClient;
  counted?: number;
}

const EARTH = 20_037_508.342789244;
const TILE = 156_543.03392804097;

/**
 * Two real browsers drag corners of the same line and of lines of their own. One link is cut in
 * between and mended, twice. Afterwards everybody must have the same map, whole, and the journal must know
 * every edit.
 */
export async function twoEditors(seconds: number, seed = 1): Promise<TwoEditorsOutcome> {
  const random = new Random(seed);
  const house = await BrowserHouse.open();
  const cable = await Cable.to(house.server.port);
  const { hostname, port } = new URL(cable.origin);
  const browser = await startChromium([
    `--host-resolver-rules=MAP par.localhost:${house.server.port} ${hostname}:${port}`,
  ]);
  try {
    return await run({ seconds, random, house, cable, browser });
  } finally {
    await browser.close();
    cable.close();
    await house.close();
  }
}

interface Place {
  readonly seconds: number;
  readonly random: Random;
  readonly house: BrowserHouse;
  readonly cable: Cable;
  readonly browser: Browser;
}

async function run({ seconds, random, house, cable, browser }: Place): Promise<TwoEditorsOutcome> {
  const room = await house.newRoom({ name: 'Two editors' });
  const witness = await house.colleague(room, 'Witness', 'KYV');
  const lines = [ulid(), ulid(), ulid()];
  witness.edit((board) => {
    for (const [i, id] of lines.entries())
      createFeature(board, { id, kind: 'line', geom: lineAt(i), label: `Line ${i}`, z: `a${i}` });
  });
  await witness.settled();
  const [paris, london] = await Promise.all([
    enter(house, browser, room, 'Moussa', 'PAR', true),
    enter(house, browser, room, 'Ruth', 'LON', false),
  ]);
  const faults: string[] = [];
  const ends = performance.now() + seconds * 1000;
  let cuts = 0;
  const cut = async (): Promise<void> => {
    for (let time = 0; time < 2; time++) {
      await sleep(seconds * 200);
      cable.pull();
      await offline(paris);
      cuts++;
      await sleep(Math.min(20_000, seconds * 180));
      cable.mend();
    }
  };
  const [[a, b]] = await Promise.all([
    Promise.all([
      work(paris, [lines[0] ?? '', lines[1] ?? ''], random, ends),
      work(london, [lines[0] ?? '', lines[2] ?? ''], random, ends),
    ]),
    cut(),
  ]);
  await Promise.all([settled(paris), settled(london)]);
  const boards = await agree(witness, [paris, london]);
  if (new Set(boards).size > 1) faults.push('the maps differ');
  const edits = (await counted(paris)) + (await counted(london));
  let told = 0;
  for (const [i, id] of lines.entries()) {
    faults.push(...wrongLine(witness, id, i));
    const history = await witness.history(id);
    if (!history.ok) faults.push(`no history: ${history.error.code}`);
    else
      for (const { deed, times = 1 } of history.value.events)
        if (deed === 'moved' || deed === 'reshaped') told += times;
  }
  if (edits < (a + b) / 3) faults.push(`${a + b} drags made only ${edits} edits`);
  if (told !== edits) faults.push(`${edits} edits, ${told} in the history`);
  return { drags: a + b, cuts, edits, told, faults };
}

async function enter(
  house: BrowserHouse,
  browser: Browser,
  room: string,
  name: string,
  delegation: string,
  byCable: boolean,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const link = new URL(await house.link(room, 'editor', delegation));
  if (byCable) link.hostname = 'par.localhost';
  await page.goto(link.href);
  await page.locator('input[name=name]').fill(name);
  await page.locator('.door .btn.pri').click();
  await page.locator('accord-map[data-drawn]').waitFor();
  // Edits of shapes that are made here, whatever comes in.
  await page.locator('accord-map').evaluate((element) => {
    const map = element as PageMap;
    map.counted = 0;
    map.client.board.on(
      'afterTransaction',
      (transaction: { local: boolean; changed: Map<unknown, Set<string | null>> }) => {
        if (!transaction.local) return;
        for (const keys of transaction.changed.values())
          if (keys.has('geom')) map.counted = (map.counted ?? 0) + 1;
      },
    );
  });
  return page;
}

/** Drag corners of these lines until the time is over. @returns how many drags */
async function work(
  page: Page,
  ids: readonly string[],
  random: Random,
  ends: number,
): Promise<number> {
  let drags = 0;
  while (performance.now() < ends) {
    const id = random.pick(ids);
    const corners = await cornersOn(page, id);
    const index = random.below(corners.length);
    const [x, y] = corners[index] ?? [0, 0];
    await page.keyboard.press('Escape');
    await page.mouse.click(x, y);
    // A second press at once would be a double click, which zooms: the hand would miss from then on.
    await sleep(300);
    await page.mouse.move(x, y);
    await page.mouse.down();
    const [dx, dy] = [random.below(60) - 30, random.below(60) - 30];
    await page.mouse.move(x + dx, y + dy, { steps: 4 });
    await page.mouse.up();
    drags++;
  }
  return drags;
}

/** Where the corners of a line are on the page, px. */
async function cornersOn(page: Page, id: string): Promise<[number, number][]> {
  const seen = await page.locator('accord-map').evaluate((element, feature) => {
    const map = element as PageMap;
    const box = map.getBoundingClientRect();
    const mine = map.client.state.roster[map.client.state.connection ?? ''];
    const entry = map.client.board.getMap<{ get(key: string): unknown }>('features').get(feature);
    return {
      box: [box.x, box.y, box.width, box.height],
      view: mine?.presence?.view ?? null,
      geom: entry?.get('geom') as Geometry,
    };
  }, id);
  const [x = 0, y = 0, width = 0, height = 0] = seen.box;
  const view = seen.view ?? { centre: [31.2, 48.6] as LonLat, zoom: 5.6 };
  const resolution = TILE / 2 ** view.zoom;
  const [cx, cy] = mercator(view.centre);
  return positionsOf(seen.geom).map((p) => {
    const [px, py] = mercator(p);
    return [x + width / 2 + (px - cx) / resolution, y + height / 2 - (py - cy) / resolution];
  });
}

function mercator([lon, lat]: readonly [number, number]): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(lon / 180) * EARTH, (y / Math.PI) * EARTH];
}

function wrongLine({ board }: RoomClient, id: string, index: number): string[] {
  const entry = featuresOf(board).get(id);
  const geom = entry?.get('geom') as Geometry | undefined;
  if (!entry || !geom) return [`line ${index} is lost`];
  if (entry.get('lifted')) return [`line ${index} is lifted`];
  const corners = positionsOf(geom);
  const twice = corners.some(
    (p, i) => i > 0 && p[0] === corners[i - 1]?.[0] && p[1] === corners[i - 1]?.[1],
  );
  const faults = twice ? [`line ${index} has a corner twice`] : [];
  if (corners.length < lineAt(index).coordinates.length) faults.push(`line ${index} lost a corner`);
  return faults;
}

function lineAt(index: number): { type: 'LineString'; coordinates: LonLat[] } {
  const coordinates = Array.from({ length: 6 }, (_, i): LonLat => [
    27 + i * 2,
    50.3 - index * 1.4 + (i % 2) * 0.5,
  ]);
  return { type: 'LineString', coordinates };
}

/** Boards of all three once they are the same, or as they are after a while. */
async function agree(witness: RoomClient, pages: readonly Page[]): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const boards = await Promise.all(
      pages.map((page) =>
        page
          .locator('accord-map')
          .evaluate((map) => (map as PageMap).client.board.getMap('features').toJSON()),
      ),
    );
    const texts = [featuresOf(witness.board).toJSON(), ...boards].map((board) =>
      canonicalJson(board),
    );
    if (new Set(texts).size === 1 || tries > 40) return texts;
    await sleep(250);
  }
}

const counted = (page: Page): Promise<number> =>
  page.locator('accord-map').evaluate((map) => (map as PageMap).counted ?? 0);

const offline = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelector<PageMap>('accord-map')?.client.state.link.phase !== 'online',
  );
};

const settled = (page: Page): Promise<void> =>
  page.locator('accord-map').evaluate((map) => (map as PageMap).client.settled());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
