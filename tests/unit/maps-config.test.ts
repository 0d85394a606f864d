import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { pictureType } from '../../server/maps/picture.ts';
import { readMaps } from '../../server/maps/source.ts';
import { CACHE_LIMITS, TileCache } from '../../server/maps/tile-cache.ts';
import { png } from '../room/maps-support.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'accord-maps-'));
const file = path.join(directory, 'maps.json');
afterAll(() => rmSync(directory, { recursive: true }));
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readMaps(file);
};
const good = { id: 'a', name: 'A', kind: 'xyz', url: 'https://t.example/{z}/{x}/{y}.png?k=hush' };

test('9.160 what is left out has a default; files lie beside the list', () => {
  const { maps, problems } = read([
    good,
    { id: 'b', name: 'B', kind: 'pmtiles', file: 'b.pmtiles' },
  ]);
  expect(problems).toEqual([]);
  expect(maps[0]).toMatchObject({ opacity: 1, overlay: false, tileSize: 256, name: { fr: 'A' } });
  expect(maps[1]).toMatchObject({ file: path.join(directory, 'b.pmtiles') });
});

test('9.280 objects lie beside the list, are an overlay, and grey unless told otherwise', () => {
  const villages = { id: 'v', name: 'V', kind: 'objects', file: 'v.kml' };
  const { maps, problems } = read([villages]);
  expect(problems).toEqual([]);
  expect(maps[0]).toMatchObject({
    file: path.join(directory, 'v.kml'),
    overlay: true,
    colour: 'neutral',
  });
  expect(read([{ ...villages, overlay: false }]).problems).toHaveLength(1);
  expect(read([{ ...villages, colour: '#f00' }]).problems).toHaveLength(1);
});

test.each([
  ['it is not JSON', '[{]'],
  ['it must be a list', { maps: [] }],
  ['entry 1: it expected object, received string', ['x']],
  [
    "entry 1 (\"a\"): kind must be 'pmtiles', 'xyz', 'wms' or 'objects'",
    [{ ...good, kind: 'tms' }],
  ],
  ['entry 1 ("a"): url must contain {z}, {x} and {y}', [{ ...good, url: 'https://t.example/{y}' }]],
  [
    'entry 1 ("a"): url must be an http or https address without a user, a password or a fragment',
    [{ ...good, url: 'file:///{z}/{x}/{y}' }],
  ],
  [
    'entry 1 ("a"): url must be an http or https address without a user, a password or a fragment',
    [{ ...good, url: 'https://me:hush@t.example/{z}/{x}/{y}' }],
  ],
  ['entry 1 ("a"): url must name one host', [{ ...good, url: 'https://t{x}.example/{z}/{x}/{y}' }]],
  ['entry 1 ("a"): unknown urls', [{ ...good, urls: [] }]],
  [
    'entry 1 ("a"): minZoom must not be greater than maxZoom',
    [{ ...good, minZoom: 9, maxZoom: 3 }],
  ],
  ['entry 2 ("a"): id is taken by an entry before it', [good, good]],
  [
    'entry 1 ("accord"): id must not begin with \'accord\', as built-in maps do',
    [{ ...good, id: 'accord' }],
  ],
])('9.160 %s', (problem, content) => {
  const { problems } = read(content);
  expect(problems).toEqual([problem]);
  expect(problems.join()).not.toContain('hush');
});

test('9.160 the server does not start on a list with mistakes, and names each entry', () => {
  read([
    { ...good, opacity: 2 },
    { ...good, id: 'B!' },
  ]);
  const config = readConfig({ MAPS_FILE: file });
  expect(config.ok).toBe(false);
  expect(
    config.ok ? [] : config.problems.map((p) => p.replace(JSON.stringify(file), 'FILE')),
  ).toEqual([
    'MAPS_FILE FILE: entry 1 ("a"): opacity Too big: expected number to be <=1.',
    'MAPS_FILE FILE: entry 2 ("B!"): id must be lower case letters, digits and hyphens, 40 at most.',
  ]);
});

test('9.165 pictures are known by their first bytes', () => {
  expect(pictureType(png([1, 2, 3], 1))).toBe('image/png');
  expect(pictureType(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(
    'image/jpeg',
  );
  expect(pictureType(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
  expect(pictureType(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(pictureType(Buffer.from('%PNG'))).toBeNull();
});

test('9.168 the memory for tiles is bounded, oldest use out first, and nothing is kept for long', () => {
  let now = 0;
  const cache = new TileCache(() => now, { ...CACHE_LIMITS, maxBytes: 3_000 });
  const tile = (length: number) =>
    ({ ok: true, picture: { bytes: new Uint8Array(length), type: 'image/png' } }) as const;
  for (const key of ['a', 'b']) cache.set(key, tile(1_000));
  cache.get('a');
  cache.set('c', tile(1_000));
  expect([cache.get('a') !== undefined, cache.get('b'), cache.get('c') !== undefined]).toEqual([
    true,
    undefined,
    true,
  ]);
  expect(cache.size).toBeLessThanOrEqual(3_000);
  cache.set('huge', tile(10_000));
  expect(cache.size).toBeLessThanOrEqual(3_000);
  cache.set('bad', { ok: false, problem: 'timeout' });
  now += CACHE_LIMITS.failureMs;
  expect(cache.get('bad')).toBeUndefined();
});
