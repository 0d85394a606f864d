import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

export type Encoding = 'br' | 'gzip';
/** Below this a smaller body saves nothing, bytes. */
const WORTH_IT_BYTES = 1_024;
/** Larger files (map data) are read by ranges and are compressed already, bytes. */
const MAX_BYTES = 8 * 1_024 * 1_024;
const TEXT = /\.(js|css|html|svg|json|webmanifest|txt|geojson|map)$/;

export interface CompressedFile {
  readonly bytes: Buffer;
  readonly modifiedMs: number;
}

/** What the build puts beside a file, smaller than there is time for while somebody waits. */
export const BESIDE: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** Is `file`, of `size` bytes, to be sent in compressed form? */
export function isCompressible(file: string, size: number): boolean {
  return TEXT.test(file) && size >= WORTH_IT_BYTES && size <= MAX_BYTES;
}

/**
 * Text files of the client in compressed form: as the build left them, or made when first asked
 * for. Kept in memory: the client is a few megabytes, and its files change only with a new build.
 */
export class CompressedFiles {
  readonly #kept = new Map<string, Promise<CompressedFile | null>>();

  /** @returns null when the file is not there, too small, too large, or not text */
  get(file: string, encoding: Encoding): Promise<CompressedFile | null> {
    if (!TEXT.test(file)) return Promise.resolve(null);
    const key = `${encoding} ${file}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const made = compress(file, encoding).then((found) => {
      // Only what exists is remembered, so that asking for nonsense cannot fill the memory.
      if (!found) this.#kept.delete(key);
      return found;
    });
    this.#kept.set(key, made);
    return made;
  }
}

async function compress(file: string, encoding: Encoding): Promise<CompressedFile | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || !isCompressible(file, found.size)) return null;
  const built = await readBeside(file, encoding, found.mtimeMs);
  if (built) return { bytes: built, modifiedMs: found.mtimeMs };
  const plain = await readFile(file);
  const bytes =
    encoding === 'gzip'
      ? await gzipAsync(plain)
      : // 5 of 11: a tenth of the time for a few per cent more bytes.
        await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return { bytes, modifiedMs: found.mtimeMs };
}

/** null: there is none, or the file is newer. */
async function readBeside(file: string, encoding: Encoding, notBefore: number) {
  const beside = file + BESIDE[encoding];
  const found = await stat(beside).catch(() => null);
  return found?.isFile() && found.mtimeMs >= notBefore ? readFile(beside) : null;
}
