/**
 * Writes a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
 * header of 127 bytes, root directory, metadata, tiles. Equal tiles (open sea, plain land) are kept
 * once, and runs of them take one entry.
 */
import { gzipSync } from 'node:zlib';

export interface Tile {
  /** Position on the Hilbert curve over all zooms. */
  readonly id: number;
  /** Mapbox Vector Tile, version 2, or a picture. */
  readonly data: Uint8Array;
}
interface Entry {
  id: number;
  run: number;
  offset: number;
  length: number;
}

function varint(out: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}

function directory(entries: readonly Entry[]): Buffer {
  const out: number[] = [];
  varint(out, entries.length);
  entries.forEach((e, i) => varint(out, e.id - (entries[i - 1]?.id ?? 0)));
  for (const e of entries) varint(out, e.run);
  for (const e of entries) varint(out, e.length);
  entries.forEach((e, i) => {
    const before = entries[i - 1];
    const follows = before !== undefined && e.offset === before.offset + before.length;
    varint(out, follows ? 0 : e.offset + 1);
  });
  return gzipSync(Buffer.from(out), { level: 9 });
}

/** Tile types of the format, and whether their bytes are worth compressing. */
const TYPES = { mvt: { type: 1, gzip: true }, png: { type: 2, gzip: false } } as const;

/** The archive of `tiles`, gzip inside. @throws when the directory outgrows one root. */
export function archive(
  tiles: readonly Tile[],
  maxZoom: number,
  metadata: object,
  kind: keyof typeof TYPES = 'mvt',
  minZoom = 0,
): Buffer {
  const { type, gzip } = TYPES[kind];
  const known = new Map<string, { offset: number; length: number }>();
  const chunks: Buffer[] = [];
  const entries: Entry[] = [];
  let size = 0;
  for (const tile of [...tiles].sort((a, b) => a.id - b.id)) {
    const bytes = gzip ? gzipSync(tile.data, { level: 9 }) : Buffer.from(tile.data);
    const key = bytes.toString('latin1');
    let place = known.get(key);
    if (!place) {
      place = { offset: size, length: bytes.length };
      known.set(key, place);
      chunks.push(bytes);
      size += bytes.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === tile.id) last.run += 1;
    else entries.push({ id: tile.id, run: 1, ...place });
  }
  const root = directory(entries);
  if (root.length > 16_384 - 127) throw new Error('basemap: root directory is too large');
  const meta = gzipSync(JSON.stringify(metadata));

  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'ascii');
  header[7] = 3;
  const start = { root: 127, meta: 127 + root.length, tiles: 127 + root.length + meta.length };
  const numbers = [start.root, root.length, start.meta, meta.length, start.tiles, 0, start.tiles];
  [...numbers, size, tiles.length, entries.length, known.size].forEach((value, i) =>
    header.writeBigUInt64LE(BigInt(value), 8 + 8 * i),
  );
  header[96] = 1; // clustered
  header[97] = 2; // directories: gzip
  header[98] = gzip ? 2 : 1; // tiles: gzip or as they are
  header[99] = type;
  header[100] = minZoom;
  header[101] = maxZoom;
  [-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + 4 * i));
  header[118] = 5;
  header.writeInt32LE(31e7, 119);
  header.writeInt32LE(49e7, 123);
  return Buffer.concat([header, root, meta, ...chunks]);
}
