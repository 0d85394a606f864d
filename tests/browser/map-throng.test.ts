import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature, moveFeature } from '../../shared/room/board/build.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

/** Marks far enough apart not to touch one another, and a throng also with some out of view. */
const [ROWS, COLUMNS] = [32, 36];
/** Nobody is here, nor around. */
const FREE = 20 * COLUMNS + 20;

let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let page: Page;
let problems: string[];
const ids = new Map<number, string>();
const placeOf = (i: number): LonLat => [
  24 + (i % COLUMNS) * 0.5,
  44 + Math.floor(i / COLUMNS) * 0.3,
];
const isFree = (i: number): boolean =>
  Math.abs((i % COLUMNS) - (FREE % COLUMNS)) < 2 &&
  Math.abs(Math.floor(i / COLUMNS) - Math.floor(FREE / COLUMNS)) < 2;

interface Inside extends Element {
  desk: {
    scene: { map: { getPixelFromCoordinate(at: number[]): [number, number] } };
  };
}

/** Where a place is on the page, CSS px. */
async function onPage([lon, lat]: LonLat): Promise<[number, number]> {
  return page.evaluate(
    ([x, y]) => {
      const pane = document.querySelector('accord-map') as Inside;
      const radius = 6_378_137;
      const north = radius * Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360));
      const at = pane.desk.scene.map.getPixelFromCoordinate([(radius * x * Math.PI) / 180, north]);
      const ground = pane.shadowRoot!.querySelector('.ground')!.getBoundingClientRect();
      return [at[0] + ground.left, at[1] + ground.top] as [number, number];
    },
    [lon, lat] as const,
  );
}

/** Device px within 4 px of a place that the throng has painted: in its picture, and in front. */
async function painted(at: LonLat): Promise<{ picture: number; front: number }> {
  const [x, y] = await onPage(at);
  return page.evaluate(
    ([left, top]) => {
      const pane = document.querySelector('accord-map') as Element;
      const [picture = 0, front = 0] = [
        ...pane.shadowRoot!.querySelectorAll<HTMLCanvasElement>('.throng canvas'),
      ].map((canvas) => {
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const px = (css: number): number => Math.round(css * scale);
        const around = [px(left - box.left - 4), px(top - box.top - 4), px(8), px(8)] as const;
        const { data } = canvas.getContext('2d')!.getImageData(...around);
        return data.filter((value, i) => i % 4 === 3 && value > 0).length;
      });
      return { picture, front };
    },
    [x, y] as const,
  );
}

const hover = async (at: LonLat): Promise<void> => page.mouse.move(...(await onPage(at)));
/** Does the map say that there is a mark under the pointer? */
const isOver = (): Promise<boolean> =>
  page.locator('accord-map .ground').evaluate((ground) => ground.classList.contains('over'));

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom();
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  for (let row = 0; row < ROWS; row++)
    colleague.edit((board) => {
      for (let i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
        if (isFree(i)) continue;
        const id = ulid();
        ids.set(i, id);
        const geom = { type: 'Point' as const, coordinates: placeOf(i) };
        const z = `a${i.toString(36).padStart(4, '0')}`;
        createFeature(board, { id, kind: 'point', geom, label: `Mark ${i}`, z, props: {} });
      }
    });
  await colleague.settled();
  const who = { name: 'Ada', role: 'editor', delegation: 'PAR' } as const;
  ({ page, problems } = await house.visitor(browser, room, who));
  await page.locator('accord-map[data-drawn] .throng').waitFor({ state: 'attached' });
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('9.48 a throng of marks on the screen', () => {
  const [moved, beside] = [500, 501];
  const free = placeOf(FREE);

  it('9.48 a mark that a colleague moves leaves no ghost and is found where it is', async () => {
    expect((await painted(placeOf(moved))).picture).toBeGreaterThan(0);
    colleague.edit((board) =>
      moveFeature(board, ids.get(moved) ?? '', { type: 'Point', coordinates: free }),
    );
    await becomes(async () => expect((await painted(free)).front).toBeGreaterThan(0));
    expect(await painted(placeOf(moved))).toEqual({ picture: 0, front: 0 });
    expect((await painted(placeOf(beside))).picture).toBeGreaterThan(0);

    await hover(free);
    await becomes(async () => expect(await isOver()).toBe(true));
    await hover(placeOf(moved));
    await becomes(async () => expect(await isOver()).toBe(false));
    await page.mouse.click(...(await onPage(free)));
    await page.locator('accord-mark-card .card', { hasText: `Mark ${moved}` }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('accord-mark-card .card').waitFor({ state: 'detached' });
  });

  it('9.48 what rests is found in the picture, and shown where it is after the map was moved', async () => {
    await hover(placeOf(beside));
    await becomes(async () => expect(await isOver()).toBe(true));
    await page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
    const [before] = await onPage(placeOf(beside));
    await page.keyboard.press('ArrowRight');
    await becomes(async () => expect((await onPage(placeOf(beside)))[0]).toBeLessThan(before - 60));
    await becomes(async () =>
      expect((await painted(placeOf(beside + 1))).picture).toBeGreaterThan(0),
    );
    // Where there was nothing is nothing: the picture has moved with the map.
    expect((await painted(placeOf(FREE - 1))).picture).toBe(0);
    expect(problems).toEqual([]);
  });

  it('9.33 who opens the room has it painted once, at the size that the page leaves it', async () => {
    await page.addInitScript(() => {
      const { clearRect } = CanvasRenderingContext2D.prototype;
      const counting = window as unknown as { paintings: number };
      counting.paintings = 0;
      CanvasRenderingContext2D.prototype.clearRect = function (this, ...box): void {
        const { parentElement } = this.canvas;
        const picture = parentElement?.firstElementChild === this.canvas;
        if (picture && parentElement.classList.contains('throng')) counting.paintings++;
        clearRect.apply(this, box);
      };
    });
    await page.reload();
    await page.locator('accord-map[data-drawn] .throng').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => (window as unknown as { paintings: number }).paintings)).toBe(
      1,
    );
    expect(problems).toEqual([]);
  });
});
