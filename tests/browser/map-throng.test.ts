import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature, moveFeature } from '../../shared/room/board/build.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

/** Rows and columns of marks, far enough apart not to touch one another. */
const EDGE = 32;
/** Nobody is here, nor around. */
const FREE = 20 * EDGE + 20;

let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let page: Page;
let problems: string[];
const ids = new Map<number, string>();
const placeOf = (i: number): LonLat => [24 + (i % EDGE) * 0.55, 44 + Math.floor(i / EDGE) * 0.3];
const isFree = (i: number): boolean =>
  Math.abs((i % EDGE) - (FREE % EDGE)) < 2 &&
  Math.abs(Math.floor(i / EDGE) - Math.floor(FREE / EDGE)) < 2;

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

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom();
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  for (let row = 0; row < EDGE; row++)
    colleague.edit((board) => {
      for (let i = row * EDGE; i < (row + 1) * EDGE; i++) {
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

    await page.mouse.click(...(await onPage(placeOf(moved))));
    expect(await page.locator('accord-mark-card').count()).toBe(0);
    await page.mouse.click(...(await onPage(free)));
    await page.locator('accord-mark-card', { hasText: `Mark ${moved}` }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('accord-mark-card').waitFor({ state: 'detached' });
  });

  it('9.48 what rests is found in the picture, and shown where it is after the map was moved', async () => {
    await page.mouse.click(...(await onPage(placeOf(beside))));
    await page.locator('accord-mark-card', { hasText: `Mark ${beside}` }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
    const [before] = await onPage(placeOf(beside));
    await page.keyboard.press('ArrowRight');
    await becomes(async () => expect((await onPage(placeOf(beside)))[0]).toBeLessThan(before - 60));
    await becomes(async () =>
      expect((await painted(placeOf(beside + 1))).picture).toBeGreaterThan(0),
    );
    // Between two marks there is nothing: the picture has moved with the map.
    const [[x, y], [next]] = [placeOf(beside + 1), placeOf(beside + 2)];
    expect((await painted([(x + next) / 2, y + 0.15])).picture).toBe(0);
    expect(problems).toEqual([]);
  });
});
