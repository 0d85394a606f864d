/**
 * Writes client/map/symbols/catalogue.json: every symbol of MIL-STD-2525D (which APP-6(D) follows)
 * that can be picked, with its English name from the npm package mil-std-2525 (MIT, Måns Beckman) or
 * from our own names in three languages, which come first.
 *
 *     node tools/symbols/build.ts
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ms2525d } from 'mil-std-2525';
import { LAND_NAMES } from './names-land.ts';
import { OTHER_NAMES } from './names-other.ts';

const OUT = path.resolve(import.meta.dirname, '../../client/map/symbols/catalogue.json');
/** Control measures: points are drawn by milsymbol, lines and areas by us. */
const CONTROL = '25';

const ours = new Map(
  (LAND_NAMES + OTHER_NAMES)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', ...names] = line.split('|').map((part) => part.trim());
      if (names.length !== 3 || names.includes('')) throw new Error(`three names: ${line}`);
      return [key, names] as const;
    }),
);

/** What tells it from its neighbours comes first: `Infantry, motorised`. */
function englishName(parts: readonly string[]): string {
  const said = parts.map((part) => part.replaceAll(/\s+/g, ' ').trim()).filter((p) => p !== '');
  return said.slice(-2).join(', ');
}

const rows: (readonly string[])[] = [];
for (const [set, { mainIcon }] of Object.entries(ms2525d).sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (set.length !== 2 || Number(set) > 40) continue;
  for (const icon of mainIcon) {
    const english = englishName([icon.Entity, icon['Entity Type'], icon['Entity Subtype']]);
    if (icon.Code === '000000' || /reserved/i.test(english)) continue;
    const rendering = icon['Geometric Rendering'] ?? '';
    if (set === CONTROL && rendering === '') continue; // a heading, not a symbol
    const geometry = rendering === 'Line' || rendering === 'Area' ? rendering[0] : 'P';
    const names = ours.get(`${set} ${icon.Code}`) ?? [english];
    ours.delete(`${set} ${icon.Code}`);
    rows.push([set, icon.Code, geometry ?? 'P', ...names]);
  }
}
if (ours.size > 0) throw new Error(`named, but no symbol: ${[...ours.keys()].join(', ')}`);
// Those with names in three languages are the ones that staffs use: they come first.
rows.sort((a, b) => b.length - a.length);
writeFileSync(OUT, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
console.log(
  `${rows.length} symbols, ${rows.filter((row) => row.length > 4).length} in three languages`,
);
