import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PMTiles, type RangeResponse } from 'pmtiles';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MapList } from '../../shared/protocol/http/maps.ts';
import { archive } from '../../tools/basemap/pmtiles.ts';
import { must, Site } from './http-support.ts';
import { fetchPicture } from '../../server/maps/upstream.ts';
import { mapServer, png, rasterArchive, sendPng } from './maps-support.ts';

/** White space is JSON too: a file that is worth compressing. */
const VILLAGES = '{"type":"Point","coordinates":[31,50]}'.padEnd(4_000);
let site: Site;
let cookie: string;
let upstream: Awaited<ReturnType<typeof mapServer>>;
const directory = mkdtempSync(path.join(tmpdir(), 'accord-maps-'));
const place = (name: string) => path.join(directory, name);

beforeAll(async () => {
  upstream = await mapServer(sendPng);
  writeFileSync(place('city.pmtiles'), rasterArchive([200, 40, 40]));
  writeFileSync(
    place('other.pmtiles'),
    archive([{ id: 0, data: Buffer.from('x') }], 0, { vector_layers: [{ id: 'lots' }] }),
  );
  writeFileSync(place('broken.pmtiles'), 'no archive, whatever its name says');
  writeFileSync(place('villages.geojson'), VILLAGES);
  writeFileSync(place('empty.gpx'), '');
  writeFileSync(
    place('maps.json'),
    JSON.stringify([
      {
        id: 'city',
        name: 'City plan',
        kind: 'pmtiles',
        file: 'city.pmtiles',
        classification: 'Diffusion restreinte',
      },
      { id: 'gone', name: 'Gone', kind: 'pmtiles', file: 'gone.pmtiles' },
      { id: 'broken', name: 'Broken', kind: 'pmtiles', file: 'broken.pmtiles' },
      { id: 'other', name: 'Other', kind: 'pmtiles', file: 'other.pmtiles' },
      {
        id: 'tiles',
        name: { en: 'Tiles', fr: 'Tuiles', uk: 'Тайли' },
        kind: 'xyz',
        url: `${upstream.origin}/t/{z}/{x}/{-y}.png?key=secret`,
        maxZoom: 12,
        attribution: 'Somebody',
      },
      {
        id: 'weather',
        name: 'Weather',
        kind: 'wms',
        url: `${upstream.origin}/wms?map=/a.map&request=GetCapabilities`,
        layers: 'rain,wind',
        overlay: true,
        opacity: 0.6,
      },
      { id: 'nobody', name: 'Nobody', kind: 'xyz', url: 'http://127.0.0.1:9/{z}/{x}/{y}' },
      {
        id: 'villages',
        name: 'Villages',
        kind: 'objects',
        file: 'villages.geojson',
        colour: 'hazard',
      },
      { id: 'mines', name: 'Mines', kind: 'objects', file: 'mines.kml' },
      { id: 'empty', name: 'Empty', kind: 'objects', file: 'empty.gpx' },
    ]),
  );
  site = await Site.start({ MAPS_FILE: place('maps.json') });
  cookie = (await site.redeem(site.server.firstLink ?? '', 'Host')).cookie;
});
afterAll(async () => {
  await site.stop();
  await upstream.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  upstream.asked.length = 0;
  upstream.answers(sendPng);
});

const get = (to: string, headers: Record<string, string> = { cookie }) =>
  fetch(`http://127.0.0.1:${site.server.port}/api/maps${to}`, { headers });
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; detail?: string } }).error;

test('9.161 browsers learn what to show and what is wrong, and nothing of where it comes from', async () => {
  const { maps } = must(await site.ask<MapList>('GET', '/api/maps', { cookie }));
  expect(maps.map(({ id, problem, content }) => [id, problem, content])).toEqual([
    ['city', null, 'raster'],
    ['gone', 'file-missing', 'raster'],
    ['broken', 'file-format', 'raster'],
    ['other', null, 'vector'],
    ['tiles', null, 'raster'],
    ['weather', null, 'raster'],
    ['nobody', null, 'raster'],
    ['villages', null, 'objects'],
    ['mines', 'file-missing', 'objects'],
    ['empty', 'objects-format', 'objects'],
  ]);
  expect(maps[0]).toMatchObject({
    maxZoom: 2,
    classification: 'Diffusion restreinte',
    name: { uk: 'City plan' },
  });
  expect(maps[5]).toMatchObject({ overlay: true, opacity: 0.6 });
  expect(maps[7]).toMatchObject({ overlay: true, colour: 'hazard', access: 'objects' });
  expect(JSON.stringify(maps)).not.toMatch(/secret|127\.0\.0\.1|pmtiles"|\.map/);
  expect((await get('', {})).status).toBe(401);
});

test('9.280 a file of objects is handed out whole and compressed, with a session, once a browser', async () => {
  const response = await get('/villages/objects');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await response.text()).toBe(VILLAGES);
  const etag = response.headers.get('etag') ?? '';
  expect((await get('/villages/objects', { cookie, 'if-none-match': etag })).status).toBe(304);
  const plain = await get('/villages/objects', { cookie, 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(VILLAGES);
  // Replaced while the server runs: the next who asks has the new one.
  writeFileSync(place('villages.geojson'), `${VILLAGES} `);
  const next = await get('/villages/objects', { cookie, 'if-none-match': etag });
  expect(await next.text()).toBe(`${VILLAGES} `);
  expect((await get('/villages/objects', {})).status).toBe(401);
});

test('9.280 what is no file of objects has none, and one that is not there says so', async () => {
  expect((await get('/city/objects')).status).toBe(404);
  expect((await get('/villages/file')).status).toBe(404);
  const gone = await get('/mines/objects');
  expect(await codeOf(gone)).toMatchObject({ code: 'MAP_UNAVAILABLE', detail: 'file-missing' });
  expect(await codeOf(await get('/empty/objects'))).toMatchObject({ detail: 'objects-format' });
});

test('9.162 a tile comes by way of the server, which tells the map server nothing of who asks', async () => {
  const response = await get('/tiles/tiles/3/5/2', {
    cookie,
    'accept-language': 'uk',
    'x-forwarded-for': '192.0.2.1',
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer()).equals(png([10, 120, 200]))).toBe(true);
  expect(upstream.asked[0]?.url.pathname).toBe('/t/3/5/5.png');
  expect(upstream.asked[0]?.url.searchParams.get('key')).toBe('secret');
  expect(JSON.stringify(upstream.asked[0]?.headers)).not.toMatch(/accord_|192\.0\.2\.1|uk/);
  // Asked again it comes from memory; a browser that has it is sent nothing.
  const etag = response.headers.get('etag') ?? '';
  expect((await get('/tiles/tiles/3/5/2', { cookie, 'if-none-match': etag })).status).toBe(304);
  expect(upstream.asked).toHaveLength(1);
});

test('9.163 WMS: the box of the tile in Web Mercator, and no parameter of the browser’s', async () => {
  expect((await get('/weather/tiles/1/1/0?LAYERS=secret&BBOX=0,0,1,1')).status).toBe(200);
  const asked = Object.fromEntries(upstream.asked[0]?.url.searchParams ?? []);
  expect(asked).toMatchObject({
    map: '/a.map',
    REQUEST: 'GetMap',
    VERSION: '1.3.0',
    LAYERS: 'rain,wind',
  });
  expect(asked).toMatchObject({
    CRS: 'EPSG:3857',
    WIDTH: '256',
    TRANSPARENT: 'TRUE',
    FORMAT: 'image/png',
  });
  expect(asked['request']).toBeUndefined();
  const box = asked['BBOX']?.split(',').map(Number) ?? [];
  for (const [i, metres] of [0, 0, 20_037_508.34, 20_037_508.34].entries())
    expect(box[i]).toBeCloseTo(metres, 1);
});

test.each([
  ['another zoom', '/tiles/tiles/13/0/0'],
  ['outside the world', '/tiles/tiles/1/2/0'],
  ['no number', '/tiles/tiles/1/0/0x'],
  ['a path', '/tiles/tiles/1/0/..%2f..%2fetc'],
  ['a negative number', '/tiles/tiles/1/-1/0'],
  ['an unknown map', '/unknown/tiles/1/0/0'],
  ['tiles of a file', '/city/tiles/1/0/0'],
  ['a file of tiles', '/tiles/file'],
  ['a file that is not listed', '/..%2fmaps.json/file'],
  ['the prototype', '/__proto__/file'],
])('9.164 no open proxy: %s', async (_what, to) => {
  const response = await get(to);
  expect(response.status).toBe(404);
  expect((await codeOf(response)).code).toBe('NOT_FOUND');
  expect(upstream.asked).toHaveLength(0);
});

test.each([
  [
    'refused',
    (_q: unknown, r: { statusCode: number; end(): void }) => ((r.statusCode = 500), r.end()),
  ],
  [
    'refused',
    (_q: unknown, r: { writeHead(s: number, h: object): { end(): void } }) =>
      r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  [
    'not-image',
    (_q: unknown, r: { setHeader(n: string, v: string): void; end(b: string): void }) => (
      r.setHeader('content-type', 'image/png'),
      r.end('<script>alert(1)</script>')
    ),
  ],
  [
    'too-large',
    (_q: unknown, r: { end(b: Buffer): void }) =>
      r.end(Buffer.alloc(3 * 1_024 * 1_024, png([1, 2, 3]))),
  ],
] as const)('9.165 what is wrong is named: %s', async (problem, answer) => {
  upstream.answers(answer as never);
  const at = Math.floor(performance.now() * 1_000) % 2_048;
  const response = await get(`/tiles/tiles/11/${at}/7`);
  expect(response.status).toBe(502);
  expect(await codeOf(response)).toMatchObject({ code: 'MAP_UNAVAILABLE', detail: problem });
});

test('9.165 a server that nobody runs is unreachable; no tile there is no failure', async () => {
  expect(await codeOf(await get('/nobody/tiles/0/0/0'))).toMatchObject({ detail: 'unreachable' });
  upstream.answers((_request, response) => response.writeHead(404).end());
  expect((await get('/tiles/tiles/9/1/1')).status).toBe(204);
});

test('9.165 a map server that says nothing is given up', async () => {
  upstream.answers(() => undefined);
  const limits = { timeoutMs: 50, maxBytes: 1_000 };
  expect(await fetchPicture(upstream.origin, limits)).toEqual({ ok: false, problem: 'timeout' });
});

test('9.166 a hundred people who look at one place are one question', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => get('/tiles/tiles/10/600/340')),
  );
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect(upstream.asked).toHaveLength(1);
});

test('9.167 a PMTiles file is read in ranges, by the library that browsers use', async () => {
  let ranges = 0;
  const getBytes = async (offset: number, length: number): Promise<RangeResponse> => {
    const response = await get('/city/file', {
      cookie,
      range: `bytes=${offset}-${offset + length - 1}`,
    });
    expect(response.status).toBe(206);
    ranges++;
    return { data: await response.arrayBuffer() };
  };
  const city = new PMTiles({ getKey: () => 'city', getBytes });
  expect(await city.getHeader()).toMatchObject({ maxZoom: 2 });
  const tile = await city.getZxy(2, 1, 1);
  expect(Buffer.from(tile?.data ?? new ArrayBuffer(0)).equals(png([200, 40, 40]))).toBe(true);
  expect(ranges).toBeGreaterThan(1);
});

test.each([
  ['bytes=5-9', 206, 5],
  ['bytes=-4', 206, 4],
  ['bytes=0-0,5-9', 416, 0],
  ['bytes=999999999-', 416, 0],
  ['bytes=9-5', 416, 0],
  ['lines=1-2', 416, 0],
])('9.167 range %s: %i', async (range, status, length) => {
  const response = await get('/city/file', { cookie, range });
  expect(response.status).toBe(status);
  expect((await response.arrayBuffer()).byteLength).toBe(length);
});

test('9.167 nobody reads a file without a session; an unchanged one is sent once', async () => {
  expect((await get('/city/file', {})).status).toBe(401);
  const whole = await get('/city/file');
  expect((await whole.arrayBuffer()).byteLength).toBe(rasterArchive([200, 40, 40]).length);
  const etag = whole.headers.get('etag') ?? '';
  expect((await get('/city/file', { cookie, 'if-none-match': etag })).status).toBe(304);
  truncateSync(place('broken.pmtiles'), 0);
  expect(await codeOf(await get('/broken/file'))).toMatchObject({ detail: 'file-format' });
  expect(await codeOf(await get('/gone/file'))).toMatchObject({ detail: 'file-missing' });
});
