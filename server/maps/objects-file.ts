/** A file of read-only objects: handed to browsers whole and compressed; they read it (SPEC 9.280). */
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { REFERENCE_LIMITS } from '../../shared/formats/limits.ts';
import type { MapProblem } from '../../shared/protocol/http/maps.ts';

const compress = promisify(gzip);

export interface Packed {
  readonly gzip: Buffer;
  readonly etag: string;
}
type Found =
  | { readonly ok: true; readonly etag: string }
  | { readonly ok: false; readonly problem: MapProblem };

export class ObjectsFile {
  readonly #file: string;
  #packed: { etag: string; packing: Promise<Packed> } | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Can it be handed out? What is in it is found out by whoever reads it. Never throws. */
  async look(): Promise<Found> {
    const found = await stat(this.#file).catch(() => null);
    if (!found?.isFile()) return { ok: false, problem: 'file-missing' };
    if (found.size === 0) return { ok: false, problem: 'objects-format' };
    if (found.size > REFERENCE_LIMITS.bytes) return { ok: false, problem: 'objects-size' };
    return {
      ok: true,
      etag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`,
    };
  }

  /** Compressed once for everybody, again when the file was replaced. Rejects when it cannot be read. */
  pack(etag: string): Promise<Packed> {
    if (this.#packed?.etag === etag) return this.#packed.packing;
    const packing = readFile(this.#file).then(async (bytes) => ({
      gzip: await compress(bytes),
      etag,
    }));
    this.#packed = { etag, packing };
    // A file that could not be read is tried again by the next who asks.
    packing.catch(() => (this.#packed = null));
    return packing;
  }
}
