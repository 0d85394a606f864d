import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { featuresOf } from '../../shared/room/board/build.ts';
import type { FeatureStyle, Geometry, Lifted } from '../../shared/room/board/shape.ts';
import { readStyle } from '../../shared/room/board/style.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

interface Seen {
  id: string;
  kind: string;
  label: string;
  geom: Geometry;
  style: FeatureStyle;
  lifted: Lifted | null;
  links?: readonly unknown[];
}

let browser: Browser;
let house: BrowserHouse;
let colleague: RoomClient;
let editor: Page;
let observer: Page;
const contexts: BrowserContext[] = [];
const problems: string[][] = [];

/** Marks as a colleague's own client holds them, oldest first. */
function marks(): Seen[] {
  return [...featuresOf(colleague.board).entries()]
    .map(([id, entry]) => ({
      ...(entry.toJSON() as Omit<Seen, 'id' | 'style'>),
      style: readStyle(entry),
      id,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
const newest = (): Seen | undefined => marks().at(-1);

/** Middle of the map, in px of the page. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('accord-map .ground').boundingBox();
  if (!box) throw new Error('no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Click a corner, and see that what colleagues see of the drawing has `points` of them. */
async function corner(x: number, y: number, points: number): Promise<void> {
  await editor.mouse.click(x, y);
  await editor.mouse.move(x + 30, y + 10, { steps: 3 });
  const seen = () =>
    Object.values(colleague.state.roster).map(({ presence }) => presence?.drag?.points.length);
  await becomes(() => expect(seen()).toContain(points));
}

async function drawn(page: Page): Promise<void> {
  await page.locator('accord-map[data-drawn]').waitFor();
}

async function audit(page: Page, state: string): Promise<void> {
  expect(await axe(page, 'accord-map'), state).toEqual([]);
}

async function focusMap(page: Page): Promise<void> {
  await page.locator('accord-map').evaluate((map: HTMLElement) => map.focus());
}

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom();
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  const enter = async (name: string, role: 'editor' | 'observer', delegation: string | null) => {
    const visit = await house.visitor(browser, room, { name, role, delegation });
    visit.context.setDefaultTimeout(8000);
    contexts.push(visit.context);
    problems.push(visit.problems);
    await drawn(visit.page);
    return visit.page;
  };
  editor = await enter('Moussa Diallo', 'editor', 'PAR');
  observer = await enter('Olha Watch', 'observer', null);
}, 120_000);

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await house.close();
});

describe('the map of a room, in two browsers and one client', () => {
  it('9.10 places a point at the crosshair by keyboard and names it in the card', async () => {
    await focusMap(editor);
    await editor.keyboard.press('p');
    await editor.keyboard.press('Enter');
    await editor.locator('accord-mark-card input[name=label]').waitFor();
    await editor.keyboard.type('Convoy halted');
    await editor.keyboard.press('Enter');
    await becomes(() => expect(newest()?.label).toBe('Convoy halted'));
    await observer.getByRole('button', { name: 'Marks', exact: true }).click();
    await observer.locator('accord-mark-list').getByText('P-1 Convoy halted').waitFor();
  });

  it('8.151 a line of the log does not draw the map anew', async () => {
    await observer.evaluate(() => {
      const map = document.querySelector('accord-map') as HTMLElement & { requestUpdate(): void };
      const { requestUpdate } = map;
      map.requestUpdate = function () {
        map.dataset['asked'] = 'to draw';
        requestUpdate.call(map);
      };
    });
    const text = 'Nothing of this is on a map.';
    await colleague.command('log.append', { kind: 'comment', text, language: 'en' }).settled;
    await observer.locator('accord-log li.e', { hasText: text }).waitFor();
    expect(await observer.locator('accord-map').getAttribute('data-asked')).toBeNull();
  });

  it('9.11 a drag is presence, letting go is one edit', async () => {
    const before = newest();
    let updates = 0;
    let dragged = 0;
    const count = () => updates++;
    colleague.board.on('update', count);
    const stop = colleague.on('presence', () => {
      for (const { presence } of Object.values(colleague.state.roster))
        if (presence?.drag?.feature === before?.id) dragged++;
    });
    const { x, y } = await middle(editor);
    await editor.mouse.move(x, y);
    await editor.mouse.down();
    for (let i = 1; i <= 4; i++) {
      await editor.mouse.move(x + i * 24, y + i * 12);
      await becomes(() => expect(dragged).toBeGreaterThanOrEqual(i));
    }
    expect(updates).toBe(0);
    await editor.mouse.up();
    await becomes(() => expect(newest()?.geom).not.toEqual(before?.geom));
    expect(updates).toBe(1);
    colleague.board.off('update', count);
    stop();
  });

  it('9.12 symbol and meaning are changed in the card, in one edit', async () => {
    await focusMap(editor);
    await editor.keyboard.press('e');
    await editor.locator('accord-mark-card').getByLabel('Hospital').check({ force: true });
    await editor.locator('accord-mark-card').getByRole('button', { name: 'Save' }).click();
    await becomes(() => expect(newest()?.style.icon).toBe('hospital'));
    expect(newest()?.style.colour).toBe('neutral');
  });

  it('9.13 a lifted mark stays on record, hidden until asked for, and undo puts it back', async () => {
    await focusMap(editor);
    await editor.keyboard.press('Delete');
    await editor.locator('accord-mark-card input[name=reason]').fill('moved on');
    await editor.keyboard.press('Enter');
    await becomes(() => expect(newest()?.lifted?.reason).toBe('moved on'));
    const list = observer.locator('accord-mark-list');
    await list.getByText('No marks.').waitFor();
    await observer.getByRole('button', { name: /Lifted/ }).click();
    await list.locator('.struck').getByText('P-1 Convoy halted').waitFor();
    await focusMap(editor);
    await editor.keyboard.press('Control+z');
    await becomes(() => expect(newest()?.lifted).toBeNull());
  });

  it('9.14 undoing the placing of a mark lifts it: nothing is ever removed', async () => {
    await focusMap(editor);
    for (let i = 0; i < 4; i++) await editor.keyboard.press('Control+z');
    await becomes(() => expect(newest()?.lifted?.reason).toBe('Undone'));
    await editor.keyboard.press('Control+Shift+z');
    await becomes(() => expect(newest()?.lifted).toBeNull());
    expect(marks()).toHaveLength(1);
  });

  it('9.15 a line is drawn by clicks, its corners move one edit at a time', async () => {
    await focusMap(editor);
    await editor.keyboard.press('l');
    const { x, y } = await middle(editor);
    await corner(x - 120, y + 120, 2);
    await corner(x, y + 180, 3);
    await editor.mouse.dblclick(x + 120, y + 120);
    await editor.locator('accord-mark-card input[name=label]').waitFor();
    await editor.keyboard.type('Phase line');
    await editor.keyboard.press('Enter');
    await becomes(() => expect(newest()?.label).toBe('Phase line'));
    const before = newest()?.geom;
    expect(before?.type === 'LineString' && before.coordinates).toHaveLength(3);
    let updates = 0;
    const count = () => updates++;
    colleague.board.on('update', count);
    await editor.mouse.move(x, y + 180);
    await editor.mouse.down();
    await editor.mouse.move(x + 20, y + 200, { steps: 5 });
    await editor.mouse.move(x + 40, y + 220, { steps: 5 });
    await editor.mouse.up();
    await becomes(() => expect(newest()?.geom).not.toEqual(before));
    const after = newest()?.geom;
    expect(after?.type === 'LineString' && after.coordinates).toHaveLength(3);
    expect(updates).toBe(1);
    colleague.board.off('update', count);
    await editor.keyboard.press('Escape');
  });

  it('9.16 Escape leaves nothing of a drawing behind', async () => {
    const before = marks().length;
    await focusMap(editor);
    await editor.keyboard.press('s');
    const { x, y } = await middle(editor);
    // A ring ends where it began: two corners are three points.
    await corner(x - 60, y - 60, 3);
    await editor.mouse.click(x + 60, y - 60);
    await editor.keyboard.press('Escape');
    await editor.keyboard.press('Escape');
    await editor.locator('accord-map [aria-pressed=true][aria-label="Select and move"]').waitFor();
    expect(marks()).toHaveLength(before);
  });

  it('9.20 an observer sees everything and has no way to change it', async () => {
    expect(await observer.locator('accord-map [role=toolbar]').count()).toBe(0);
    await observer.locator('accord-mark-list').getByText('L-1 Phase line').click();
    await observer.locator('accord-mark-card .card').waitFor();
    expect(await observer.locator('accord-mark-card').getByRole('button').count()).toBe(1);
    const before = JSON.stringify(marks());
    await focusMap(observer);
    for (const key of ['p', 'Enter', 'e', 'Delete', 'Control+z'])
      await observer.keyboard.press(key);
    const { x, y } = await middle(observer);
    await observer.mouse.move(x, y);
    await observer.mouse.down();
    await observer.mouse.move(x + 60, y + 60, { steps: 6 });
    await observer.mouse.up();
    expect(await observer.locator('accord-mark-card input').count()).toBe(0);
    await colleague.settled();
    expect(JSON.stringify(marks())).toBe(before);
  });

  it('9.17 colleagues are shown where they point, in colour and by name', async () => {
    colleague.share({ cursor: [31, 49] });
    const cursor = observer.locator('accord-map .cursor.lon');
    await cursor.getByText('Judith Okafor').waitFor();
    colleague.share({ cursor: null });
    await cursor.waitFor({ state: 'detached' });
  });

  it('9.260 a text names a mark, the mark links to the entry, and both lead there', async () => {
    const text = 'Halted at #p-1, not at #P-2';
    colleague.command('log.append', { kind: 'comment', text, language: 'en' });
    const named = editor.locator('accord-log .named');
    await named.waitFor();
    expect(await named.allInnerTexts()).toEqual(['#p-1']);
    await named.click();
    await editor.locator('accord-map .found-ring').waitFor();
    await editor.locator('accord-mark-card .card:focus[aria-label="P-1"]').waitFor();
    const links = editor.locator('accord-mark-links');
    await links.getByRole('list', { name: 'Linked from' }).getByText('Halted at').waitFor();
    await links.getByRole('combobox').fill('halted');
    await links.getByRole('option', { name: /Halted at/ }).waitFor();
    await editor.keyboard.press('Enter');
    await becomes(() => expect(marks()[0]?.links).toHaveLength(1));
    const chip = observer.locator('accord-log .refs .chip', { hasText: 'P-1' });
    await chip.waitFor();
    await audit(editor, 'links');
    await links.getByRole('list', { name: 'Links to' }).getByText('Halted at').click();
    await editor.locator('accord-log .e.found').getByText('Halted at').waitFor();
    await links.getByRole('button', { name: /^Remove the link to/ }).press('Enter');
    await becomes(() => expect(marks()[0]?.links).toEqual([]));
    await focusMap(editor);
    await editor.keyboard.press('Control+z');
    await becomes(() => expect(marks()[0]?.links).toHaveLength(1));
    await editor.keyboard.press('Control+z');
    await becomes(() => expect(marks()[0]?.links).toBeUndefined());
    await chip.waitFor({ state: 'detached' });
  });

  it('9.270 the table says what the map shows, is sorted and filtered, and leads there', async () => {
    const list = observer.locator('accord-mark-list');
    await list.getByRole('button', { name: 'Table' }).click();
    const table = list.getByRole('table', { name: 'Table of marks' });
    const names = () => table.getByRole('rowheader').allInnerTexts();
    const code = table.getByRole('columnheader', { name: 'Code' });
    await code.getByRole('button').press('Enter');
    expect([await code.getAttribute('aria-sort'), await names()]).toEqual([
      'ascending',
      ['Phase line', 'No name'],
    ]);
    await code.getByRole('button').press('Enter');
    expect(await names()).toEqual(['No name', 'Phase line']);
    await audit(observer, 'table');
    await list.getByRole('searchbox').fill('p-1');
    await becomes(async () => expect(await names()).toEqual(['No name']));
    await table.getByRole('button', { name: 'Go to P-1' }).press('Enter');
    await observer.locator('accord-mark-card .card:focus[aria-label="P-1"]').waitFor();
    // It lay over the whole map.
    expect(await list.count()).toBe(0);
  });

  it('9.276 with a finger one draws at the crosshair, by large buttons', async () => {
    const touch = await editor.context().newCDPSession(editor);
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await focusMap(editor);
    await editor.keyboard.press('p');
    const place = editor.getByRole('button', { name: 'Place here' });
    await place.waitFor();
    await editor.locator('accord-map .crosshair').waitFor();
    expect((await place.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await audit(editor, 'touch');
    const before = marks().length;
    await place.click();
    await becomes(() => expect(marks()).toHaveLength(before + 1));
    // What was named before it was there leads to it now.
    await editor.locator('accord-log .named', { hasText: '#P-2' }).waitFor();
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await focusMap(editor);
    await editor.keyboard.press('Escape');
    await editor.keyboard.press('Control+z');
  });

  it('9.30 axe finds nothing: card, forms, list', async () => {
    await audit(observer, 'card');
    await editor.getByRole('button', { name: 'Marks', exact: true }).click();
    await editor.locator('accord-mark-list').getByText('P-1').click();
    await editor.locator('accord-mark-card .card').waitFor();
    await audit(editor, 'card');
    await editor.locator('accord-mark-card').getByRole('button', { name: 'Edit' }).click();
    await audit(editor, 'form');
    await editor.locator('accord-mark-card').getByRole('button', { name: 'Cancel' }).click();
    await editor.locator('accord-mark-card').getByRole('button', { name: 'Lift' }).click();
    await audit(editor, 'lift');
  });

  it('9.31 no error, no breach of the page policy, no request to anywhere else', () => {
    expect(problems.flat()).toEqual([]);
  });
});
