/**
 * A name on the map, as tools/basemap writes it: kept short, there are many. A river has its course
 * besides: longitude, latitude, longitude, … in thousandths of a degree, each less the one before.
 */
export type LabelRow = [
  kind: 'country' | 'sea' | 'oblast' | 'town' | 'river' | 'lake',
  en: string,
  fr: string,
  uk: string,
  lon: number,
  lat: number,
  /** From which it is shown. */
  zoom: number,
  /** Of its kind: 0 greatest. */
  rank: number,
  course?: readonly number[],
];
