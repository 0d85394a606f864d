import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressFiles } from '../../tools/compress-files.ts';
import { Site } from './http-support.ts';

const SCRIPT = `export const words = ${JSON.stringify('accord '.repeat(400))};\n`;
let site: Site;
let asset: string;

beforeAll(async () => {
  site = await Site.start({ LOG_LEVEL: 'silent' });
  const client = path.join(site.directory, 'client');
  mkdirSync(path.join(client, 'assets'), { recursive: true });
  writeFileSync(path.join(client, 'index.html'), '<!doctype html><title>Accord</title>');
  asset = path.join(client, 'assets/script.js');
  writeFileSync(asset, SCRIPT);
  await compressFiles(client);
});
afterAll(() => site.stop());

/** The bytes as they came over the wire. */
const fetchRaw = async (to: string): Promise<{ encoding: string | null; text: string }> => {
  const response = await fetch(`http://127.0.0.1:${site.server.port}${to}`, {
    headers: { 'accept-encoding': 'br' },
  });
  return { encoding: response.headers.get('content-encoding'), text: await response.text() };
};

test('1.12 the build leaves compressed files, and those are sent', async () => {
  const built = readFileSync(`${asset}.br`);
  expect(brotliDecompressSync(built).toString()).toBe(SCRIPT);
  // Told apart from what the server would make itself by its words.
  const other = SCRIPT.replaceAll('accord', 'ACCORD');
  writeFileSync(`${asset}.br`, brotliCompressSync(other));
  expect(await fetchRaw('/assets/script.js')).toEqual({ encoding: 'br', text: other });
});

test('1.12 a compressed file that is older than what it stands for is not', async () => {
  const newer = path.join(path.dirname(asset), 'newer.js');
  writeFileSync(newer, SCRIPT);
  writeFileSync(`${newer}.br`, 'stale');
  utimesSync(`${newer}.br`, new Date(0), new Date(0));
  expect(await fetchRaw('/assets/newer.js')).toEqual({ encoding: 'br', text: SCRIPT });
});

test('1.13 an address that nothing is at answers 404: a browser with the page, others in a line', async () => {
  const ask = (accept: string) =>
    fetch(`http://127.0.0.1:${site.server.port}/no/such`, { headers: { accept } });
  const browser = await ask('text/html,application/xhtml+xml,*/*;q=0.8');
  expect([browser.status, await browser.text()]).toEqual([
    404,
    '<!doctype html><title>Accord</title>',
  ]);
  const program = await ask('*/*');
  expect([program.status, await program.text()]).toEqual([404, 'There is no such page.\n']);
});

test('1.12 the page of a room is the page, whoever asks and whatever the room', async () => {
  const host = await site.redeem(site.server.firstLink ?? '', 'Anna');
  const room = await site.createRoom(host.cookie);
  for (const to of [`/r/${room}`, '/r/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/r/nonsense'])
    for (const cookie of [host.cookie, '']) {
      const response = await fetch(`http://127.0.0.1:${site.server.port}${to}`, {
        headers: { cookie },
      });
      expect([to, response.status]).toEqual([to, 200]);
    }
});

test('1.12 proxies are told that the forms differ, a part is a part of the file itself, old copies are asked for again', async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${site.server.port}/assets/newest.js`, { headers });
  const file = path.join(path.dirname(asset), 'newest.js');
  writeFileSync(file, SCRIPT);
  const [br, gzip] = [
    await ask({ 'accept-encoding': 'br' }),
    await ask({ 'accept-encoding': 'gzip' }),
  ];
  for (const { headers } of [br, gzip]) expect(headers.get('vary')).toMatch(/accept-encoding/i);
  expect(br.headers.get('etag')).not.toBe(gzip.headers.get('etag'));
  expect(new Date(br.headers.get('last-modified')!).getTime()).toBeCloseTo(Date.now(), -5);

  const part = await ask({ 'accept-encoding': 'br', range: 'bytes=0-11' });
  expect([part.status, part.headers.get('content-encoding'), await part.text()]).toEqual([
    206,
    null,
    SCRIPT.slice(0, 12),
  ]);

  const known = { 'cache-control': 'max-age=0', 'accept-encoding': 'br' };
  const other = await ask({ ...known, 'if-none-match': gzip.headers.get('etag')! });
  expect(other.status, 'the copy of another form is not this one').toBe(200);
});
