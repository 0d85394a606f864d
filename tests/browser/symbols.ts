/**
 * Draws every symbol code of a table (columns `sidc_friend_present`, `milsymbol_3_0_4_valid`) the
 * way the map does and the way milsymbol does, in Chromium, and compares the pixels.
 *
 *     node tests/browser/symbols.ts <csv>
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { startChromium } from './chromium.ts';
import { serveFixture } from './fixture-pages.ts';

const csv = process.argv[2];
if (csv === undefined) {
  console.error('usage: node tests/browser/symbols.ts <csv>');
  process.exit(2);
}
const rows = parse(readFileSync(csv, 'utf8'), { columns: true }) as Record<string, string>[];
const codes = rows.map((row) => ({
  sidc: row['sidc_friend_present'] ?? '',
  drawn: row['milsymbol_3_0_4_valid'] === 'true',
}));

const pages = await serveFixture('symbols');
const browser = await startChromium();
const page = await browser.newPage();
await page.goto(pages.origin);
await page.waitForFunction(() => 'compareSymbols' in window);
const result = await page.evaluate(
  (all) =>
    (
      window as unknown as {
        compareSymbols(codes: typeof all): { same: number; other: string[]; none: string[] };
      }
    ).compareSymbols(all),
  codes,
);
console.log(
  `${codes.length} codes: ${result.same} drawn as milsymbol draws them, ` +
    `${result.none.length} that milsymbol does not draw, ${result.other.length} differ`,
);
if (result.other.length > 0) console.log(result.other.slice(0, 20).join('\n'));
await browser.close();
await pages.close();
process.exitCode = result.other.length === 0 ? 0 : 1;
