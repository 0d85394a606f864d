/**
 * What looking up a place costs (9.193), beside one plain pass over all names with `includes`, which
 * forgives nothing. Usage: node tests/bench/places.ts [lookups = 200]
 */
import { readFileSync } from 'node:fs';
import type { LabelRow } from '../../client/map/basemap/label-row.ts';
import { fold } from '../../client/map/places/fold.ts';
import { placesOf, type Gazetteer } from '../../client/map/places/load.ts';
import { PlaceIndex } from '../../client/map/places/search.ts';

const [lookups = 200] = process.argv.slice(2).map(Number);
const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../client/map/${file}`, import.meta.url), 'utf8')) as T;
const places = placesOf(
  read<LabelRow[]>('basemap/labels.json'),
  read<Gazetteer>('places/gazetteer.json'),
);
const index = new PlaceIndex(places);
const names = places.map(({ en, fr, uk }) => [en, fr, uk].map(fold));
const scan = (typed: string): number => {
  const wanted = fold(typed);
  return names.filter((spellings) => spellings.some((one) => one.includes(wanted))).length;
};

/** Milliseconds that 95 of 100 calls stay under. */
function p95(call: () => unknown): number {
  const took = Array.from({ length: lookups }, () => {
    const began = performance.now();
    call();
    return performance.now() - began;
  });
  return took.sort((a, b) => a - b)[Math.floor(lookups * 0.95)] ?? Number.NaN;
}

console.log(`${places.length} places, ${lookups} lookups each, p95 in ms`);
for (const typed of ['a', 'av', 'Авдіївка', 'kramatorskk', 'zzzzzzzz', 'x'.repeat(500)]) {
  const ours = p95(() => index.find(typed));
  const plain = p95(() => scan(typed));
  const name = typed.length > 20 ? `${typed.length} letters` : typed;
  console.log(
    `${name.padEnd(12)} ${ours.toFixed(2)} of 50 ms; a plain pass ${plain.toFixed(2)}, ${(ours / plain).toFixed(2)}×`,
  );
}
