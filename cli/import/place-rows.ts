import type { NewFeature } from '../../shared/room/board/build.ts';
import { stableId } from './stable-id.ts';
import type { Row, Table } from './table.ts';

/** Fields of a place and the columns that usually hold them. */
export const PLACE_COLUMNS = {
  name: ['name', 'label', 'name_latn', 'place', 'title'],
  lat: ['lat', 'latitude', 'y'],
  lon: ['lon', 'lng', 'longitude', 'x'],
  note: ['note', 'description', 'remarks'],
} as const;

export interface PlaceOptions {
  readonly room: string;
  readonly columns: Readonly<Record<string, string | undefined>>;
  readonly layer: string;
}

/** One row as a point of the map, or what is wrong with it. */
export function placeFeature(
  table: Table,
  index: number,
  options: PlaceOptions,
): NewFeature | { problem: string } {
  const row: Row = table.rows[index] ?? {};
  const field = (name: keyof typeof PLACE_COLUMNS): string =>
    row[options.columns[name] ?? '']?.trim() ?? '';
  const [lat, lon] = [degrees(field('lat'), 90), degrees(field('lon'), 180)];
  if (lat === null || lon === null) return { problem: 'no position' };
  return {
    id: stableId(0, options.room, table.hash, String(index), 'place'),
    kind: 'point',
    geom: { type: 'Point', coordinates: [lon, lat] },
    label: field('name').slice(0, 300),
    layer: options.layer,
    note: field('note').slice(0, 20_000),
  };
}

function degrees(value: string, limit: number): number | null {
  const number = value === '' ? NaN : Number(value);
  return Math.abs(number) <= limit ? number : null;
}
