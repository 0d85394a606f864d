import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip as gunzipBytes } from 'node:zlib';
import type { MapList } from '../../../shared/protocol/http/maps.ts';
import { ok, refuse } from '../../../shared/protocol/errors.ts';
import { byteRange } from '../byte-range.ts';
import { defineRoute } from '../route.ts';

const gunzip = promisify(gunzipBytes);

/** How long a browser need not ask again for a tile, s. */
const TILE_AGE_S = 600;

/** The operator's maps, for whoever is signed in. */
export const listMaps = defineRoute({
  method: 'get',
  path: '/api/maps',
  needs: 'session',
  handle: ({ maps }) => ok<MapList>({ maps: [...maps.list()] }),
});

/**
 * A tile of a map server, fetched by us: pages never ask anybody else (SPEC 9.162). Of the request
 * only the map's id and three integers are used.
 */
export const mapTile = defineRoute({
  method: 'get',
  path: '/api/maps/:id/tiles/:z/:x/:y',
  needs: 'session',
  async handle({ maps, params }, { request, response }) {
    const { id = '', z = '', x = '', y = '' } = params;
    const tile = await maps.tile(id, z, x, y);
    if (!tile.ok) return tile;
    response.set('Cache-Control', `private, max-age=${TILE_AGE_S}`);
    if (!tile.value) {
      response.status(204).end();
      return null;
    }
    const { bytes, type } = tile.value;
    const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
    response.set({ ETag: etag, 'Content-Security-Policy': "sandbox; default-src 'none'" });
    if (request.headers['if-none-match'] === etag) response.status(304).end();
    else response.type(type).end(bytes);
    return null;
  },
});

/** A file of read-only objects, whole: text of this kind is a tenth when compressed. */
export const mapObjects = defineRoute({
  method: 'get',
  path: '/api/maps/:id/objects',
  needs: 'session',
  async handle({ maps, params }, { request, response }) {
    const found = await maps.objects(params['id'] ?? '', request.headers['if-none-match']);
    if (!found.ok) return found;
    response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding' });
    if (!found.value) {
      response.status(304).end();
      return null;
    }
    const { gzip, etag } = found.value;
    response.set({
      ETag: etag,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
    });
    if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').end(gzip);
    else response.end(await gunzip(gzip));
    return null;
  },
});

/** A PMTiles file, in ranges. Only files that the operator has listed have an id. */
export const mapFile = defineRoute({
  method: 'get',
  path: '/api/maps/:id/file',
  needs: 'session',
  async handle({ maps, params }, { request, response }) {
    const file = maps.file(params['id'] ?? '');
    if (!file.ok) return file;
    let handle: FileHandle;
    try {
      handle = await open(file.value, 'r');
    } catch {
      return refuse('MAP_UNAVAILABLE', 'file-missing');
    }
    try {
      const { size, mtimeMs } = await handle.stat();
      if (size === 0) return refuse('MAP_UNAVAILABLE', 'file-format');
      const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      response.set({
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'private, no-cache',
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': 'attachment',
        ETag: etag,
      });
      const range = byteRange(request.headers.range, size);
      if (range === 'unsatisfiable') {
        response.status(416).set('Content-Range', `bytes */${size}`).end();
        return null;
      }
      if (!range && request.headers['if-none-match'] === etag) {
        response.status(304).end();
        return null;
      }
      const { start, end } = range ?? { start: 0, end: size - 1 };
      if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`);
      response.set('Content-Length', String(end - start + 1));
      const stream = handle.createReadStream({ start, end, autoClose: false });
      // A reader who goes away half-way is no fault of ours.
      await pipeline(stream, response).catch(() => response.destroy());
      return null;
    } finally {
      await handle.close();
    }
  },
});
