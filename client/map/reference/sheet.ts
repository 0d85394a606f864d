import { buffer, createOrUpdate, getArea, getHeight, getWidth, type Extent } from 'ol/extent.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import RBush from 'ol/structs/RBush.js';
import { fromLonLat } from 'ol/proj.js';
import type { ReadObject } from '../../../shared/formats/contract.ts';
import { anchor, toCanvas } from '../marks/geometry.ts';
import { PlaceIndex, type Place } from '../places/search.ts';
import type { NamedObject, Spot } from './contract.ts';
import { LABEL_SHOWN, nameZooms, zoomOf } from './naming.ts';

/** One object where it is on the canvas. */
export interface Item {
  readonly object: ReadObject;
  readonly geometry: OlGeometry;
  readonly extent: Extent;
  /** Where its sign and its name stand. */
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Of a line or an area, metres; 0 for a point. */
  readonly width: number;
  /** From which zoom on there is room for its name; before, a point is no more than a dot. */
  readonly zoom: number;
}

/** How close one looks at a point; at anything wider, so that it is about this wide, px. */
const CLOSE = 12;
const WIDE = 500;
/** Of one search. */
const MOST_NAMED = 6;

/** All objects of a file, found by place and by name. Knows no canvas and no worker. */
export class Sheet {
  private readonly index = new RBush<Item>(9);
  /** Where names begin, by the zoom from which on they have room. */
  private readonly names = new Map<number, RBush<Item>>();
  readonly count: number;
  private byName: PlaceIndex | null = null;

  constructor(objects: readonly ReadObject[]) {
    const placed = objects.map(place);
    const zooms = nameZooms(placed);
    const items = placed.map((item, i): Item => ({ ...item, zoom: zooms[i] ?? Infinity }));
    this.index.load(
      items.map(({ extent }) => extent),
      items,
    );
    for (const [zoom, named] of Map.groupBy(items, ({ zoom }) => zoom)) {
      const index = new RBush<Item>(9);
      if (Number.isFinite(zoom)) this.names.set(zoom, index);
      index.load(
        named.map(({ x, y }) => [x, y, x, y]),
        named,
      );
    }
    this.count = items.length;
  }

  /** In no order. */
  within(extent: Extent): Item[] {
    return this.index.getInExtent(extent);
  }

  /** Those whose names begin there and have room at this zoom. */
  namedWithin(extent: Extent, zoom: number): Item[] {
    return [...this.names].flatMap(([from, index]) =>
      from <= zoom ? index.getInExtent(extent) : [],
    );
  }

  /** Those that are called so, the likeliest first, in any spelling (9.190). */
  named(words: string): NamedObject[] {
    // Not before somebody looks for something: of fifty thousand it takes a moment.
    this.byName ??= new PlaceIndex(this.index.getAll().map(asPlace));
    const hits = this.byName.find(words).slice(0, MOST_NAMED);
    return hits.map(({ place: { en, at, zoom } }) => ({ name: en, at, zoom }));
  }

  /** What is under somebody's finger: a point before a line, a line before an area, the smallest of areas. */
  at({ x, y, resolution, tolerance }: Spot): ReadObject | null {
    const reach = tolerance * resolution;
    const near = this.index.getInExtent(buffer(createOrUpdate(x, y, x, y), reach));
    let best: { readonly item: Item; readonly rank: number } | null = null;
    for (const item of near) {
      const rank = rankOf(item, x, y, reach);
      if (rank !== null && (best === null || rank < best.rank)) best = { item, rank };
    }
    return best?.item.object ?? null;
  }
}

function place(object: ReadObject): Omit<Item, 'zoom'> {
  const geometry = toCanvas(object.geom);
  const extent = geometry.getExtent();
  const [x = 0, y = 0] = fromLonLat(anchor(object.geom));
  const { label } = object;
  const name = label.length > LABEL_SHOWN ? `${label.slice(0, LABEL_SHOWN - 1)}…` : label;
  const width = geometry instanceof Point ? 0 : Math.max(getWidth(extent), getHeight(extent));
  return { object, geometry, extent, x, y, name, width };
}

/** Its one name in every language. */
function asPlace({ object: { label, geom }, width }: Item): Place {
  const wide = width === 0 ? CLOSE : zoomOf(width / WIDE);
  const zoom = Math.min(CLOSE, Math.max(4, wide));
  const names = { en: label, fr: label, uk: label };
  return { kind: 'town', ...names, at: anchor(geom), zoom, weight: 0, country: '' };
}

/** The less, the more it is meant; null: it is out of reach. */
function rankOf({ geometry, extent }: Item, x: number, y: number, reach: number): number | null {
  const [cx = 0, cy = 0] = geometry.getClosestPoint([x, y]);
  const off = Math.hypot(cx - x, cy - y);
  if (geometry instanceof Point) return off <= reach ? off / reach : null;
  if (!(geometry instanceof Polygon)) return off <= reach ? 1 + off / reach : null;
  return off <= reach || geometry.intersectsCoordinate([x, y]) ? 2 + getArea(extent) : null;
}
