/**
 * The bar 'long log': script per entry appended while 20,000 are shown.
 *   node tests/browser/long-log.ts [entries] [appends]
 */
import { startChromium } from './chromium.ts';
import { serveFixture } from './fixture-pages.ts';
import { measureAppends } from './measure-log.ts';

const entries = Number(process.argv[2] ?? 20_000);
const appends = Number(process.argv[3] ?? 200);
const pages = await serveFixture('screens');
const browser = await startChromium();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const result = await measureAppends(page, pages.origin, entries, appends);
console.log(JSON.stringify(result, null, 2));
await browser.close();
await pages.close();
