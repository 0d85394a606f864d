import { readTable } from '../../cli/import/table.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';

const EARTH_RADIUS = 6_371_008.8;
const BEARINGS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE'].concat([
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
]);
const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const deg = (radians: number): number => (radians * 180) / Math.PI;

/**
 * The point at `metres` from `from` along a great circle (Veness, 'Destination point given distance
 * and bearing from start point', movable-type.co.uk).
 */
export function destination([lon, lat]: LonLat, bearing: number, metres: number): LonLat {
  const angle = metres / EARTH_RADIUS;
  const [phi, theta] = [rad(lat), rad(bearing)];
  const phi2 = Math.asin(
    Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(theta),
  );
  const turn = Math.atan2(
    Math.sin(theta) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(phi2),
  );
  return [Number((lon + deg(turn)).toFixed(5)), Number(deg(phi2).toFixed(5))];
}

export interface Whereabouts {
  readonly at: LonLat;
  /** True when reckoned from '8km NW of Donetsk'. */
  readonly reckoned: boolean;
}

/** Finds positions of reports: by name, or by distance and direction from a known place. */
export class Gazetteer {
  readonly #places = new Map<string, LonLat>();

  /** @param files tables with `lat`, `lon` and a name; earlier ones win */
  constructor(files: readonly string[]) {
    for (const file of files)
      for (const row of readTable(file).rows)
        for (const name of [row['position'], row['name_latn_kmu2010'], row['name_latn']])
          if (name && row['lat'] && row['lon'] && !this.#places.has(name))
            this.#places.set(name, [Number(row['lon']), Number(row['lat'])]);
  }

  find(position: string, detail: string): Whereabouts | null {
    const known = this.#places.get(position);
    if (known) return { at: known, reckoned: false };
    const [, km, wind = '', place = ''] = /^(\d+)\s*km ([NESW]+) of (.+)$/.exec(detail) ?? [];
    const from = this.#places.get(place) ?? this.#places.get(place.replace(/ city centre$/, ''));
    const bearing = BEARINGS.indexOf(wind) * 22.5;
    if (!from || bearing < 0) return null;
    return { at: destination(from, bearing, Number(km) * 1_000), reckoned: true };
  }
}
