/** Read-only objects as a layer: pictures that a worker paints, which a pan only moves. */
import type { Coordinate } from 'ol/coordinate.js';
import LayerGroup from 'ol/layer/Group.js';
import TileLayer from 'ol/layer/Tile.js';
import type OlMap from 'ol/Map.js';
import ImageTile from 'ol/source/ImageTile.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';
import type { ReadObject } from '../../../shared/formats/contract.ts';
import type { MapProblem, MapSourceView } from '../../../shared/protocol/http/maps.ts';
import type { Palette } from '../palette.ts';
import type { Look, NamedObject } from './contract.ts';
import { Draughtsman } from './draughtsman.ts';

/** Edge of a square, CSS px. */
const SIZE = 512;
/** Squares kept besides those in view: a pan back finds them. */
const KEPT = 24;
/** Resolutions of a source: the view's, and what a zoom passes through, both ways. */
const STEPS = 22;
/** Squares are stretched this much at most, until others are there. */
const FAR = 2;
const CORNER: Coordinate = [-20_037_508.342_789, 20_037_508.342_789];

export type Counted = { readonly count: number; readonly left: number };

export class ObjectsLayer {
  readonly layer = new LayerGroup();
  private readonly map: OlMap;
  private readonly view: MapSourceView;
  private readonly report: (problem: MapProblem | null, counted?: Counted) => void;
  private look: Look | null = null;
  private hand: Draughtsman | null = null;
  private ready = false;
  /** What is seen, and what is painted anew for another zoom and shown when it is whole. */
  private shown = squares();
  private coming = squares();
  private resolution = 0;

  constructor(
    map: OlMap,
    view: MapSourceView,
    report: (problem: MapProblem | null, counted?: Counted) => void,
  ) {
    this.map = map;
    this.view = view;
    this.report = report;
    this.layer.getLayers().extend([this.shown, this.coming]);
    map.on('moveend', () => this.settle());
    this.layer.on('change:visible', () => this.settle());
  }

  dress(palette: Palette): void {
    const ink = palette.marks[this.view.colour ?? 'neutral'];
    this.look = {
      fill: ink.fill,
      // Grey unless the operator says otherwise: the marks of the room come first.
      line: (this.view.colour ?? 'neutral') === 'neutral' ? palette.textQuiet : ink.line,
      label: palette.label,
      halo: palette.halo,
      font: palette.font,
      scale: palette.scale,
      ratio: Math.min(2, window.devicePixelRatio || 1),
    };
    this.hand?.dress(this.look);
    this.resolution = 0;
    this.settle();
  }

  /** Read the file again. */
  refresh(): void {
    this.hand?.close();
    this.hand = null;
    this.ready = false;
    this.settle();
  }

  /** The object within `tolerance` (CSS px) of a place on the canvas; null: none. */
  async at([x = 0, y = 0]: Coordinate, tolerance: number): Promise<ReadObject | null> {
    if (!this.ready || !this.hand || !this.layer.getVisible()) return null;
    const resolution = this.map.getView().getResolution() ?? 1;
    return this.hand.find({ x, y, resolution, tolerance: tolerance + 4 * (this.look?.scale ?? 1) });
  }

  /** Objects that are called so, of what is shown. */
  async named(words: string): Promise<readonly NamedObject[]> {
    return this.ready && this.hand && this.layer.getVisible() ? this.hand.named(words) : [];
  }

  /** The file is fetched with the first look at it. */
  private async load(look: Look): Promise<void> {
    const hand = new Draughtsman(`/api/maps/${encodeURIComponent(this.view.id)}/objects`, look);
    this.hand = hand;
    const loaded = await hand.loaded;
    if (this.hand !== hand) return;
    if (!loaded.ok) {
      hand.close();
      return this.report(loaded.problem);
    }
    this.ready = true;
    this.report(null, loaded);
    this.settle();
  }

  /**
   * The view came to rest: squares are painted for just this resolution, so that names are sharp
   * and signs of one size. What was seen stays until they are there.
   */
  private settle(): void {
    if (!this.look || !this.layer.getVisible()) return;
    if (!this.hand) return void this.load(this.look);
    const resolution = this.map.getView().getResolution();
    if (!this.ready || resolution === undefined || resolution === this.resolution) return;
    // What was painted for a view far from this one is a blur by now.
    const times = resolution / this.resolution;
    if (this.resolution > 0 && (times > FAR || times < 1 / FAR)) this.shown.setVisible(false);
    this.resolution = resolution;
    // A zoom passes through many resolutions: no square of those is painted any more.
    this.hand.forget();
    this.coming.setSource(this.sourceFor(resolution, this.hand));
    this.coming.setVisible(true);
    this.map.once('rendercomplete', () => this.swap(resolution));
  }

  private swap(resolution: number): void {
    if (this.resolution !== resolution) return;
    [this.shown, this.coming] = [this.coming, this.shown];
    this.coming.setVisible(false);
    this.coming.setSource(null);
  }

  private sourceFor(resolution: number, hand: Draughtsman): ImageTile {
    const resolutions = Array.from({ length: STEPS * 2 }, (_, i) => resolution * 2 ** (STEPS - i));
    const tileGrid = new TileGrid({ origin: CORNER, resolutions, tileSize: SIZE });
    return new ImageTile({
      tileGrid,
      tileSize: SIZE,
      wrapX: false,
      transition: 0,
      loader: async (z, x, y, { signal }) => {
        const [west = 0, , , north = 0] = tileGrid.getTileCoordExtent([z, x, y]);
        const square = { west, north, resolution: tileGrid.getResolution(z), size: SIZE };
        return (await hand.paint(square, signal)) ?? nothing();
      },
    });
  }
}

const squares = (): TileLayer<ImageTile> =>
  new TileLayer({ cacheSize: KEPT, visible: false, useInterimTilesOnError: false });

/** A square with nothing in it. */
function nothing(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  return canvas;
}
