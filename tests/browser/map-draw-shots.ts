/**
 * Pictures of drawing: every kind, layers, several marks, history, a colleague at work.
 *   node tests/browser/map-draw-shots.ts [directory]
 */
import { mkdirSync } from 'node:fs';
import { ulid } from 'ulid';
import {
  changeFeature,
  createFeature,
  createLayer,
  featuresOf,
  liftFeature,
  type NewFeature,
} from '../../shared/room/board/build.ts';
import { canonicalJson } from '../../shared/room/canonical.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { startChromium } from './chromium.ts';
import { dress } from './dress.ts';
import { BrowserHouse } from './house.ts';

const out = process.argv[2] ?? '/tmp/shots';
mkdirSync(out, { recursive: true });
const browser = await startChromium();
const house = await BrowserHouse.open();
const room = await house.newRoom({ name: 'Crue du Dnipro', marking: 'Exercice' });
const kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
const london = await house.colleague(room, 'Ruth Whitcombe', 'LON');
const layer = ulid();
const ids = Array.from({ length: 9 }, () => ulid());
const [route = '', area = '', circle = '', arrow = '', hand = '', text = '', point = ''] = ids;
const marks: NewFeature[] = [
  {
    id: route,
    kind: 'route',
    geom: {
      type: 'LineString',
      coordinates: [
        [30.52, 50.45],
        [31.3, 49.4],
        [32.06, 49.44],
        [33.4, 49.07],
        [35.05, 48.46],
      ],
    },
    label: 'Convoi 3',
    style: { colour: 'friend' },
    checkpoints: [
      { at: 0.3, name: 'CP 1', eta: Date.UTC(2026, 1, 1, 14, 30) },
      { at: 0.62, name: 'Черкаси' },
    ],
    props: { code: 'R-1' },
  },
  {
    id: area,
    kind: 'area',
    geom: {
      type: 'Polygon',
      coordinates: [
        [
          [32.5, 47.2],
          [34.4, 47.5],
          [34.8, 46.6],
          [33.2, 46.2],
          [32.5, 47.2],
        ],
      ],
    },
    label: 'Zone inondée',
    style: { colour: 'hazard', hatch: 'rising', fill: 0.2 },
    layer,
    props: { code: 'A-1' },
  },
  {
    id: circle,
    kind: 'circle',
    geom: { type: 'Circle', centre: [36.25, 49.99], radius: 60_000 },
    label: '60 km',
    style: { colour: 'warning', dash: 'dashdot', hatch: 'dots', fill: 0 },
    props: { code: 'A-2' },
  },
  {
    id: arrow,
    kind: 'arrow',
    geom: {
      type: 'LineString',
      coordinates: [
        [37.8, 48.6],
        [36.6, 48.2],
        [35.4, 48.1],
      ],
    },
    label: 'Axe nord',
    style: { colour: 'hostile', width: 6 },
    props: { code: 'L-1' },
  },
  {
    id: hand,
    kind: 'freehand',
    geom: {
      type: 'LineString',
      coordinates: Array.from({ length: 40 }, (_, i): [number, number] => [
        29 + i * 0.07,
        47.4 + Math.sin(i / 3) * 0.25,
      ]),
    },
    style: { dash: 'dotted' },
    props: { code: 'L-2' },
  },
  {
    id: text,
    kind: 'text',
    geom: { type: 'Point', coordinates: [29.4, 49] },
    label: 'Secteur Ouest',
    rotation: 340,
    style: { size: 20 },
  },
  {
    id: point,
    kind: 'point',
    geom: { type: 'Point', coordinates: [30.74, 46.48] },
    label: 'Poste de commandement',
    style: { icon: 'command', colour: 'friend' },
    note: 'Ouvert depuis 06:00Z.\nEffectif 14.',
    props: { code: 'C-1' },
  },
];
kyiv.edit((board) => {
  createLayer(board, { id: layer, name: 'Crues', order: 'a0' });
  createLayer(board, { id: ulid(), name: 'Évacuation', order: 'a1' });
  for (const mark of marks) createFeature(board, { ...mark, z: 'a0' });
});
await kyiv.settled();
const contents = ({ board }: RoomClient): string => canonicalJson(featuresOf(board).toJSON());
/** London has seen what Kyiv did. */
const seen = (): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (contents(london) === contents(kyiv)) resolve();
      else setTimeout(check, 20);
    };
    check();
  });
await seen();
const edit = async (change: () => void): Promise<void> => {
  change();
  await Promise.all([kyiv.settled(), london.settled()]);
  await seen();
};
await edit(() => london.edit((board) => changeFeature(board, point, { label: 'PC avancé' })));
await edit(() =>
  london.edit((board) =>
    changeFeature(board, point, { geom: { type: 'Point', coordinates: [30.9, 46.6] } }),
  ),
);
const by = kyiv.state.me?.person ?? '';
await edit(() =>
  kyiv.edit((board) => liftFeature(board, text, { at: Date.now(), by, reason: 'obsolète' })),
);

const { page, context, problems } = await house.visitor(browser, room, {
  name: 'Mariam Diallo',
  role: 'editor',
  delegation: 'PAR',
});
const map = page.locator('accord-map');
const shoot = async (name: string): Promise<void> => {
  await page.locator('accord-map[data-drawn]').waitFor();
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${out}/draw-${name}.png` });
};
const redress = async (language: string, theme: string): Promise<void> => {
  await dress(page, language, theme);
  await page.locator('accord-map[data-drawn]').waitFor();
};
const show = (id: string) =>
  map.evaluate(
    (element, feature) =>
      element.dispatchEvent(new CustomEvent('accord-show-feature', { detail: { id: feature } })),
    id,
  );
london.share({ selection: area, cursor: [33, 48] });
kyiv.share({
  cursor: [35.2, 47.6],
  drag: {
    feature: arrow,
    points: [
      [37.8, 48.6],
      [36.6, 48.0],
      [35.2, 47.6],
    ],
  },
});
await shoot('kinds');
await show(point);
await map.getByText('History', { exact: true }).click();
await map.locator('.history li').first().waitFor();
await shoot('history');
await map.evaluate((element: HTMLElement) => element.focus());
await page.keyboard.press('Escape');
await page.keyboard.press('y');
await page.keyboard.press('Control+a');
await page.keyboard.press('e');
await shoot('bulk-layers');
await redress('uk', 'light');
await show(route);
await map.evaluate((element: HTMLElement) => element.focus());
await page.keyboard.press('e');
await shoot('route-form');
await page.setViewportSize({ width: 768, height: 1024 });
await redress('fr', 'dark');
await map.evaluate((element: HTMLElement) => element.focus());
await page.keyboard.press('y');
await shoot('tablet');
await page.setViewportSize({ width: 3840, height: 2160 });
await redress('fr', 'light');
await show(area);
await shoot('4k');
console.log(problems.join('\n') || 'no problems');
await context.close();
await browser.close();
await house.close();
