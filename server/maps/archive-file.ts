/** A PMTiles file of the operator's: looked into at start, then read in ranges. */
import { open, type FileHandle } from 'node:fs/promises';
import { Compression, PMTiles, TileType, type Source } from 'pmtiles';
import type { MapProblem } from '../../shared/protocol/http/maps.ts';

export interface ArchiveFacts {
  readonly content: 'raster' | 'vector';
  readonly minZoom: number;
  readonly maxZoom: number;
}
export type Inspected =
  | { readonly ok: true; readonly facts: ArchiveFacts }
  | { readonly ok: false; readonly problem: MapProblem };

/** No header, directory or metadata of an honest archive is longer, bytes. */
const MAX_PART = 64 * 1_024 * 1_024;

const failed = (problem: MapProblem): Inspected => ({ ok: false, problem });

/** Can we show it? Reads the header only. Never throws. */
export async function inspect(file: string): Promise<Inspected> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch {
    return failed('file-missing');
  }
  try {
    const archive = new PMTiles(sourceOf(handle));
    const header = await archive.getHeader();
    const { tileType, tileCompression, minZoom, maxZoom } = header;
    const readable = tileCompression === Compression.None || tileCompression === Compression.Gzip;
    const picture = [TileType.Png, TileType.Jpeg, TileType.Webp].includes(tileType);
    // Pictures are compressed in themselves; browsers know gzip, and no other.
    if (!readable) return failed('tiles-format');
    if (picture) return { ok: true, facts: { content: 'raster', minZoom, maxZoom } };
    if (tileType !== TileType.Mvt) return failed('tiles-format');
    return { ok: true, facts: { content: 'vector', minZoom, maxZoom } };
  } catch {
    return failed('file-format');
  } finally {
    await handle.close();
  }
}

function sourceOf(handle: FileHandle): Source {
  return {
    getKey: () => 'operator',
    async getBytes(offset, length) {
      const bytes = new Uint8Array(Math.min(length, MAX_PART));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    },
  };
}
