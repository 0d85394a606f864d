/**
 * Reads every map file under a folder, then the hostile ones made in formats/hostile.ts, and prints
 * what became of each and the most memory used.
 *
 *     node tests/fuzz/formats-all.ts <folder>
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readMapFile } from '../../shared/formats/read.ts';
import { hostileMapFiles } from './formats/hostile.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node tests/fuzz/formats-all.ts <folder>');
  process.exit(2);
}
const isMap = /\.(geojson|json|kml|kmz|gpx|xml|cap|atom|cot|edxlde)$/i;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && isMap.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

let slowest = 0;
function told(name: string, bytes: Uint8Array): void {
  const start = performance.now();
  const outcome = readMapFile(bytes);
  const took = performance.now() - start;
  slowest = Math.max(slowest, took);
  const codes = (findings: readonly { code: string }[]): string =>
    [...new Set(findings.map(({ code }) => code))].join(' ');
  const said = outcome.ok
    ? `${outcome.format}, ${outcome.objects.length} read, left out: ${codes(outcome.problems) || 'none'}, notes: ${codes(outcome.notes) || 'none'}`
    : `refused: ${outcome.code} ${outcome.detail ?? ''}`;
  console.log(`${took.toFixed(0).padStart(5)} ms  ${name}  ${said}`);
}

for (const file of files) told(relative(folder, file), readFileSync(file));
for (const { name, bytes } of hostileMapFiles()) told(`made: ${name}`, bytes());
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  `${files.length} files, slowest ${slowest.toFixed(0)} ms, peak RSS ${peak.toFixed(0)} MB`,
);
