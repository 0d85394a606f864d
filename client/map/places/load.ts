/** The places that can be searched: the names on the map, and the gazetteer, fetched when first wanted. */
import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { LabelRow } from '../basemap/label-row.ts';
import { PlaceIndex, type Place } from './search.ts';

/** As tools/basemap/gazetteer.ts writes them. */
export interface Gazetteer {
  /** By country: name, longitude, latitude, population; of Ukraine the oblast's code besides. */
  readonly towns: Readonly<
    Record<string, readonly (readonly [string, number, number, number, string?])[]>
  >;
  /** English name on the map, then former and other names. */
  readonly former: readonly (readonly string[])[];
  /** Country of each town on the map, by its English name and place; of Ukraine its oblast too. */
  readonly labelled: Readonly<Record<string, string>>;
}

const CLOSE = { town: 10, oblast: 7.5, country: 5.5, sea: 6, lake: 9, river: 8 } as const;

export const labelKey = (row: Pick<LabelRow, 1 | 4 | 5>): string => `${row[1]} ${row[4]} ${row[5]}`;

/** 5 for a village, 50 for a city of millions; Ukraine is what most rooms are about. */
function weightOf(population: number, country: string): number {
  return Math.log10(population + 10) * 7 + (country === 'UA' ? 20 : 0);
}

/** @param rows of labels.json */
export function placesOf(rows: readonly LabelRow[], gazetteer: Gazetteer): Place[] {
  const former = new Map<string, string[]>();
  for (const [name = '', ...others] of gazetteer.former)
    former.set(name, [...(former.get(name) ?? []), ...others]);
  const others = (en: string) => {
    const names = former.get(en);
    return names ? { former: names } : {};
  };
  const rivers = new Set<string>();
  const labelled = rows.flatMap((row): Place[] => {
    const [kind, en, fr, uk, lon, lat, zoom, rank] = row;
    // A river has a row a stretch.
    if (kind === 'river' && rivers.has(en)) return [];
    if (kind === 'river') rivers.add(en);
    const [country = '', admin] = (gazetteer.labelled[labelKey(row)] ?? '').split('.');
    const great = kind === 'country' ? 70 : kind === 'town' ? 80 - zoom * 6 : 45 - zoom * 2;
    const weight = great + (country === 'UA' ? 12 : 0) - rank;
    const place = {
      kind,
      en,
      fr,
      uk,
      at: [lon, lat] as LonLat,
      zoom: CLOSE[kind],
      weight,
      country,
    };
    return [{ ...place, ...(admin ? { admin } : {}), ...others(en) }];
  });
  const small = Object.entries(gazetteer.towns).flatMap(([country, towns]) =>
    towns.map(([name, lon, lat, population, admin]): Place => {
      const shared = { kind: 'town' as const, at: [lon, lat] as LonLat, country };
      const weight = weightOf(population, country) - 10;
      return {
        ...shared,
        en: name,
        fr: name,
        uk: name,
        zoom: 11,
        weight,
        ...(admin ? { admin } : {}),
      };
    }),
  );
  return [...labelled, ...small];
}

let index: Promise<PlaceIndex> | null = null;

/** Fetched once a page; a failure is forgotten, so that the next search tries again. */
export function loadPlaces(): Promise<PlaceIndex> {
  return (index ??= fetchAll().catch((error: unknown) => {
    index = null;
    throw error;
  }));
}

async function fetchAll(): Promise<PlaceIndex> {
  const [rows, gazetteer] = await Promise.all([
    getJson<LabelRow[]>(new URL('../basemap/labels.json', import.meta.url)),
    getJson<Gazetteer>(new URL('./gazetteer.json', import.meta.url)),
  ]);
  return new PlaceIndex(placesOf(rows, gazetteer));
}

async function getJson<T>(url: URL): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`places: ${response.status}`);
  return (await response.json()) as T;
}
