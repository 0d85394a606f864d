import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Polygon from 'ol/geom/Polygon.js';
import type Style from 'ol/style/Style.js';
import { describe, expect, it } from 'vitest';
import { vectorStyle } from '../../client/map/sources/vector-style.ts';
import type { Palette } from '../../client/map/palette.ts';

const palette = {
  theme: 'light',
  scale: 1,
  font: 'sans-serif',
  land: '#f3f3ee',
  sea: '#bcd6e6',
  river: '#8fbcd9',
  border: '#5d5470',
  oblast: '#aaa7ad',
  label: '#111111',
  labelQuiet: '#6c7480',
  halo: '#ffffff',
} as Palette;
const style = vectorStyle(palette, 'uk');
const line = new LineString([
  [0, 0],
  [1, 1],
]);
const area = new Polygon([
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ],
]);
const drawn = (layer: string, more: object = {}, geometry: LineString | Polygon = line) =>
  style(new Feature({ layer, geometry, ...more }), 1) as Style | undefined;

describe('vector tiles of the operator', () => {
  it.each([
    ['a road', { kind: 'major_road' }, 'roads', { class: 'primary' }, 'transportation'],
    ['a motorway', { kind: 'highway' }, 'roads', { class: 'motorway' }, 'transportation'],
    ['a border', { kind: 'country' }, 'boundaries', { admin_level: 2 }, 'boundary'],
    ['a building', {}, 'buildings', {}, 'building'],
  ])('9.170 %s is the same in both schemas', (_what, ours, layer, theirs, other) => {
    expect(drawn(layer, ours)).toBeDefined();
    expect(drawn(other, theirs)?.getStroke()).toEqual(drawn(layer, ours)?.getStroke());
  });

  it('9.170 what no schema knows is drawn in outline', () => {
    const parcel = drawn('cadastre', {}, area);
    expect(parcel?.getStroke()?.getColor()).toBe(palette.labelQuiet);
    expect(parcel?.getFill()?.getColor()).toBeTruthy();
  });

  it('9.6 places are named in the language of the person, where the tiles have it', () => {
    expect(
      drawn('place', { class: 'city', name: 'Kyiv', 'name:uk': 'Київ' })?.getText()?.getText(),
    ).toBe('Київ');
  });
});
