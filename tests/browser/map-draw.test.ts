import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { along, destination } from '../../client/map/geodesy.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import {
  changeFeature,
  changeLayer,
  createFeature,
  featuresOf,
  layersOf,
} from '../../shared/room/board/build.ts';
import type {
  FeatureKind,
  FeatureStyle,
  Geometry,
  Lifted,
  LonLat,
} from '../../shared/room/board/shape.ts';
import { readStyle } from '../../shared/room/board/style.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

type Pixel = [x: number, y: number];

interface Seen {
  id: string;
  kind: FeatureKind;
  label: string;
  geom: Geometry;
  style: FeatureStyle;
  layer?: string;
  lifted: Lifted | null;
  props: Record<string, unknown>;
  checkpoints?: { at: number; name: string }[];
}

let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: string[] = [];

/** Marks as a colleague's own client holds them, oldest first. */
const marks = (): Seen[] =>
  [...featuresOf(colleague.board).entries()]
    .map(([id, entry]) => ({
      ...(entry.toJSON() as Omit<Seen, 'id' | 'style'>),
      style: readStyle(entry),
      id,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
const newest = (): Seen | undefined => marks().at(-1);

const ground = (): Promise<void> =>
  page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
async function press(...keys: string[]): Promise<void> {
  await ground();
  for (const key of keys) await page.keyboard.press(key);
}
/** Two presses within one task of the page: however busy the machine, there is no pause between. */
const nudgeTwice = (): Promise<void> =>
  page.locator('accord-map .ground').evaluate((map: HTMLElement) => {
    const how = { key: 'ArrowRight', altKey: true, bubbles: true, composed: true };
    map.focus();
    for (let i = 0; i < 2; i++) map.dispatchEvent(new KeyboardEvent('keydown', how));
  });

/** The map moves a little way under the crosshair: until the view is at rest, Enter would hit it. */
async function pan(key: string): Promise<void> {
  const before = JSON.stringify(views());
  await press(key);
  await becomes(() => expect(JSON.stringify(views())).not.toBe(before));
}
const views = (): unknown[] =>
  Object.values(colleague.state.roster).map(({ presence }) => presence?.view ?? null);
const card = () => page.locator('accord-map .card');
const say = (name: string) => page.locator('accord-map').getByRole('button', { name, exact: true });

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom();
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  const who = { name: 'Moussa Diallo', role: 'editor', delegation: 'PAR' } as const;
  const visit = await house.visitor(browser, room, who);
  ({ page, context, problems } = visit);
  context.setDefaultTimeout(20_000);
  await page.locator('accord-map[data-drawn]').waitFor();
}, 120_000);

afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
});

describe('drawing on the map, by keyboard, beside a colleague', () => {
  it('9.100 a circle and a route are drawn at the crosshair, without a pointer', async () => {
    await press('c', 'Enter');
    await pan('ArrowRight');
    await press('Enter');
    await card().locator('input[name=label]').waitFor();
    await page.keyboard.type('Blast radius');
    await page.keyboard.press('Enter');
    await becomes(() => expect(newest()).toMatchObject({ kind: 'circle', label: 'Blast radius' }));
    const { geom } = newest() ?? {};
    expect(geom?.type === 'Circle' && geom.radius).toBeGreaterThan(1000);
    await press('Escape', 'r', 'Enter');
    await pan('ArrowDown');
    await press('Enter');
    await pan('ArrowLeft');
    await press('Enter', 'Shift+Enter');
    await card().locator('textarea[name=checkpoints]').fill('Bridge 14:30Z');
    await card().getByRole('button', { name: 'Save' }).click();
    await becomes(() =>
      expect(newest()).toMatchObject({ kind: 'route', checkpoints: [{ at: 0.5, name: 'Bridge' }] }),
    );
  });

  it('9.106 keys move a mark and its corners: presses are presence, the pause one edit', async () => {
    const before = newest()?.geom;
    let updates = 0;
    const count = () => updates++;
    colleague.board.on('update', count);
    await nudgeTwice();
    await becomes(() => expect(newest()?.geom).not.toEqual(before));
    expect(updates).toBe(1);
    await press('.', 'i');
    await becomes(() => expect(cornerCount()).toBe(4));
    await press('Delete');
    await becomes(() => expect(cornerCount()).toBe(3));
    colleague.board.off('update', count);
  });

  it('9.119 a checkpoint is dragged along its route: presence, then one edit; the route stays', async () => {
    const { id = '', geom } = newest() ?? {};
    const was = stop() ?? 0;
    let updates = 0;
    const count = () => updates++;
    colleague.board.on('update', count);
    if (geom?.type !== 'LineString') throw new Error('no route');
    const from = await pixelOf(along(geom.coordinates, was).at);
    const to = await pixelOf(along(geom.coordinates, 0.3).at);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 5 });
    await becomes(() => expect(drags()).toContainEqual(expect.objectContaining({ feature: id })));
    expect(updates).toBe(0);
    await page.mouse.up();
    await becomes(() => expect(stop()).not.toBe(was));
    expect(stop()).toBeCloseTo(0.3, 1);
    expect(newest()?.geom).toEqual(geom);
    expect(updates).toBe(1);
    await becomes(() => expect(drags()).toEqual([]));
    colleague.board.off('update', count);
  });

  it('9.119 and by key: after the corners come the checkpoints, Alt and arrows move them, Delete takes one out', async () => {
    const before = stop() ?? 0;
    const { geom } = newest() ?? {};
    await press('Escape', ',', 'Alt+ArrowDown');
    await becomes(() => expect(stop()).not.toBe(before));
    expect(newest()?.geom).toEqual(geom);
    await press('Control+z');
    await becomes(() => expect(stop()).toBe(before));
    await press('Delete');
    await becomes(() => expect(newest()?.checkpoints).toEqual([]));
    await press('Control+z');
    await becomes(() => expect(stop()).toBe(before));
  });

  it('9.109 a copy has a code of its own; 9.105 brackets turn it', async () => {
    await press('Control+d');
    await becomes(() => expect(newest()?.props['code']).toBe('R-2'));
    const before = newest()?.geom;
    await press(']');
    await becomes(() => expect(newest()?.geom).not.toEqual(before));
  });

  it('9.120 the card tells the history, from the journal', async () => {
    await page.locator('accord-map').getByText('History', { exact: true }).click();
    const told = page.locator('accord-mark-history li');
    await becomes(async () => expect(await told.count()).toBe(2));
    expect(await told.allInnerTexts()).toEqual([
      expect.stringMatching(/PAR\s+Moussa Diallo shape changed/),
      expect.stringMatching(/PAR\s+Moussa Diallo placed/),
    ]);
  });

  it('9.51 undo asks where a colleague changed the mark since, and can leave it', async () => {
    const { id = '' } = newest() ?? {};
    const turned = newest()?.geom;
    colleague.edit((board) => changeFeature(board, id, { label: 'Theirs' }));
    await page.locator('accord-map').getByRole('heading', { name: 'Theirs' }).waitFor();
    await press('Control+z');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Judith Okafor').waitFor();
    expect(await axe(page, 'accord-map-ask'), 'dialog').toEqual([]);
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    expect(newest()).toMatchObject({ label: 'Theirs', geom: turned });
  });

  it('9.116 a layer is made, drawn into, locked and hidden', async () => {
    await press('Escape', 'y');
    await page.locator('accord-layer-panel input').fill('Flood');
    await page.keyboard.press('Enter');
    await say('Lock “Flood”').waitFor();
    await becomes(() => expect(layersOf(colleague.board).size).toBe(1));
    const [layer] = layersOf(colleague.board).keys();
    await press('p', 'Enter');
    await becomes(() => expect(newest()?.layer).toBe(layer));
    await page.keyboard.press('Escape');
    await say('Lock “Flood”').click();
    await page.locator('accord-mark-card').getByText('The layer is locked').waitFor();
    expect(await card().getByRole('button', { name: 'Lift' }).count()).toBe(0);
    await say('Hide “Flood” for everybody').click();
    await becomes(() =>
      expect(layersOf(colleague.board).toJSON()).toMatchObject({
        [layer ?? '']: { lock: true, hide: true, name: 'Flood' },
      }),
    );
    expect(await axe(page, 'accord-map'), 'layers').toEqual([]);
    await press('Escape', 'Escape');
  });

  it('9.56 what one did with a layer is undone and done again, and asked where a colleague went on', async () => {
    const [id = ''] = layersOf(colleague.board).keys();
    const layer = () => layersOf(colleague.board).toJSON()[id] as Record<string, unknown>;
    await press('Control+z');
    await becomes(() => expect(layer()).toMatchObject({ lock: true, hide: false }));
    await press('Control+Shift+Z');
    await becomes(() => expect(layer()).toMatchObject({ lock: true, hide: true }));
    await press('y');
    await say('Lift “Flood”').click();
    await becomes(() => expect(layer()['lifted']).not.toBeNull());
    await press('Control+z');
    await becomes(() => expect(layer()['lifted']).toBeNull());
    colleague.edit((board) => changeLayer(board, id, { name: 'High water' }));
    await say('Lock “High water”').waitFor();
    await press('Control+z');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Judith Okafor').waitFor();
    await dialog.getByText('High water').waitFor();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    expect(layer()).toMatchObject({ hide: true, name: 'High water' });
    await press('Escape', 'Escape');
  });

  it('9.111 many at once: asked beyond twenty, one edit, one undo', async () => {
    const more = Array.from({ length: 25 }, () => ulid());
    colleague.edit((board) => {
      for (const [i, id] of more.entries())
        createFeature(board, {
          id,
          kind: 'point',
          geom: { type: 'Point', coordinates: [36 + (i % 5) * 0.4, 44 + Math.floor(i / 5) * 0.3] },
          z: 'a9',
        });
    });
    await page
      .locator('accord-map .ct')
      .getByText(/^2[89] marks$|^3\d marks$/)
      .waitFor();
    await press('Control+a', 'Delete');
    await card().locator('input[name=reason]').fill('over');
    expect(await axe(page, 'accord-map'), 'bulk').toEqual([]);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'No, leave them' }).click();
    expect(marks().filter(({ lifted }) => lifted)).toEqual([]);
    await card().locator('input[name=reason]').press('Enter');
    await dialog.getByRole('button', { name: 'Lift them' }).click();
    await becomes(() => expect(marks().filter(({ lifted }) => lifted).length).toBeGreaterThan(25));
    await press('Control+z');
    await becomes(() => expect(marks().filter(({ lifted }) => lifted)).toEqual([]));
  });

  it('9.111 a question asked while the one before is still closing gets an answer of its own', async () => {
    const answers = await page.locator('accord-map-ask').evaluate(async (element) => {
      const asking = element as HTMLElement & { ask(question: object): Promise<boolean> };
      const dialog = asking.querySelector('dialog')!;
      const open = () =>
        new Promise<void>((resolve) => {
          const look = () => (dialog.open ? resolve() : requestAnimationFrame(look));
          look();
        });
      const question = { title: 'Lift?', text: 'Many', yes: 'Yes', no: 'No' };
      const first = asking.ask(question);
      await open();
      const told = new Promise((resolve) => dialog.addEventListener('close', resolve));
      dialog.querySelector<HTMLElement>('.btn')?.click();
      const second = asking.ask(question);
      await open();
      await told;
      dialog.querySelector<HTMLElement>('.btn.pri')?.click();
      return Promise.all([first, second]);
    });
    expect(answers).toEqual([false, true]);
  });

  it('9.110 a box chooses what it touches; 9.114 what is moved together is one edit', async () => {
    const [west, south] = await pixelOf([36, 44]);
    const [east, north] = await pixelOf([36.8, 45.2]);
    const corner: Pixel = [west - 30, south + 35];
    const opposite: Pixel = [east + 7, north - 8];
    await press('Escape', 'Escape');
    await drag(corner, opposite, 'Shift');
    await card()
      .getByText(/^\d+ marks selected$/)
      .waitFor();
    const chosen = Number.parseInt(await card().locator('h3').innerText(), 10);
    expect(chosen).toBeGreaterThanOrEqual(15);
    expect(chosen).toBeLessThan(20);
    const before = points();
    let updates = 0;
    let together = 0;
    const count = () => updates++;
    colleague.board.on('update', count);
    const stop = colleague.on('presence', () => {
      for (const { presence } of Object.values(colleague.state.roster))
        together = Math.max(together, presence?.drag?.together?.ids.length ?? 0);
    });
    const from = await pixelOf([36, 44]);
    await hold(from, [from[0] - 50, from[1] + 20]);
    await becomes(() => expect(together).toBe(chosen));
    await page.mouse.up();
    await becomes(() => expect(points()).not.toEqual(before));
    expect(updates).toBe(1);
    const still = points().filter((p, i) => JSON.stringify(p) === JSON.stringify(before[i]));
    expect(still).toHaveLength(before.length - chosen);
    colleague.board.off('update', count);
    stop();
  });

  it('9.101 a circle is widened by its edge, 9.102 a freehand line is written with few points', async () => {
    await press('Escape', 'Escape');
    const circle = (): Extract<Geometry, { type: 'Circle' }> => {
      const found = marks().find(({ kind }) => kind === 'circle')?.geom;
      if (found?.type !== 'Circle') throw new Error('no circle');
      return found;
    };
    const { centre, radius } = circle();
    // Its east: the west and the south are under the card.
    const east = await pixelOf(destination(centre, 90, radius));
    await page.mouse.click(...east);
    await card().getByText('Blast radius').waitFor();
    await drag(east, [east[0] + 40, east[1]]);
    await becomes(() => expect(circle().radius).toBeGreaterThan(radius * 1.1));
    expect(circle().centre).toEqual(centre);
    await press('Escape', 'f');
    const start = await pixelOf([33, 50]);
    await page.mouse.move(...start);
    await page.mouse.down();
    for (let i = 1; i <= 40; i++)
      await page.mouse.move(start[0] + i * 3, start[1] + (i % 2) + (i > 20 ? (i - 20) * 3 : 0));
    await page.mouse.up();
    await becomes(() => expect(newest()?.kind).toBe('freehand'));
    const { geom } = newest() ?? {};
    expect(geom?.type === 'LineString' && geom.coordinates.length).toBeLessThan(12);
    await press('Escape', 'Escape');
  });

  it('9.114 what a colleague has chosen bears their flag', async () => {
    colleague.share({ selection: marks()[0]?.id ?? null });
    await page.locator('accord-map .flag.lon').getByText('LON').waitFor();
    colleague.share({ selection: null });
    await page.locator('accord-map .flag.lon').waitFor({ state: 'detached' });
  });

  it('9.31 no error, no breach of the page policy, no request to anywhere else', () => {
    expect(problems).toEqual([]);
  });
});

const points = (): unknown[] => marks().map(({ geom }) => geom);

/** Drag without letting go. */
async function hold(from: Pixel, to: Pixel): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
}

async function drag(from: Pixel, to: Pixel, key?: 'Shift'): Promise<void> {
  if (key) await page.keyboard.down(key);
  await hold(from, to);
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

/** Where a place is on the page, by the view that the page shares. */
async function pixelOf(at: LonLat): Promise<Pixel> {
  const box = await page.locator('accord-map .ground').boundingBox();
  const view = Object.values(colleague.state.roster).find(({ presence }) => presence?.view)
    ?.presence?.view;
  if (!box || !view) throw new Error('no view');
  const resolution = 156_543.03392804097 / 2 ** view.zoom;
  const [x, y] = mercator(at);
  const [cx, cy] = mercator(view.centre);
  return [
    box.x + box.width / 2 + (x - cx) / resolution,
    box.y + box.height / 2 - (y - cy) / resolution,
  ];
}

function mercator([lon, lat]: readonly [number, number]): [number, number] {
  const edge = 20_037_508.342789244;
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI;
  return [(lon / 180) * edge, y * edge];
}

/** Where the one checkpoint of the newest route is, as a part of its length. */
const stop = (): number | undefined => newest()?.checkpoints?.[0]?.at;
/** What people have in hand, as a colleague is told. */
const drags = (): unknown[] =>
  Object.values(colleague.state.roster)
    .map(({ presence }) => presence?.drag ?? null)
    .filter((drag) => drag !== null);

function cornerCount(): number {
  const { geom } = newest() ?? {};
  return geom?.type === 'LineString' ? geom.coordinates.length : 0;
}
