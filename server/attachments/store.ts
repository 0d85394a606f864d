import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { mkdir, open, rename, rm, utimes, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { sniff, SNIFF_BYTES, type FileType } from '../../shared/attachments/sniff.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';

export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /** By its first bytes. */
  readonly type: FileType;
}

const UNFINISHED = 'unfinished';
/** Most files remembered in memory; all others are looked up on disk. */
const REMEMBERED = 10_000;

/**
 * The bytes of attachments, content-addressed: `<directory>/<room>/<first two digits>/<SHA-256>`.
 * A room has its own copies, so that knowing a hash of another room opens nothing. A file appears
 * under its name only when it is whole, on disk and read back; it is never changed afterwards.
 */
export class AttachmentStore {
  readonly #directory: string;
  readonly #maxBytes: number;
  readonly #now: () => number;
  readonly #known = new Map<string, StoredFile>();
  /** `room/hash` → when it was last looked up, ms UTC; Infinity: an entry names it. */
  readonly #touched = new Map<string, number>();

  /**
   * What an interrupted upload left behind is removed.
   * @param maxBytes of one file @param now the server's clock, ms UTC
   */
  constructor(directory: string, maxBytes: number, now: () => number) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
    this.#now = now;
    rmSync(this.#unfinished, { recursive: true, force: true });
    mkdirSync(this.#unfinished, { recursive: true, mode: 0o700 });
  }

  get maxBytes(): number {
    return this.#maxBytes;
  }

  get #unfinished(): string {
    return path.join(this.#directory, UNFINISHED);
  }

  /** Where the file lies. `room` is a ULID and `hash` hexadecimal: checked by the caller. */
  file(room: string, hash: string): string {
    return path.join(this.#directory, room, hash.slice(0, 2), hash);
  }

  /** Size and type of a stored file; null: it is not here. */
  look(room: string, hash: string): StoredFile | null {
    const key = `${room}/${hash}`;
    const known = this.#known.get(key) ?? lookAt(this.file(room, hash));
    if (!known) return null;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, known);
    if (this.#touched.get(key) !== Infinity) this.#touched.set(key, this.#now());
    return known;
  }

  /** Rooms that files were brought to. */
  rooms(): string[] {
    return namesIn(this.#directory).filter((name) => name !== UNFINISHED);
  }

  /** Files of the room that were neither brought nor looked up since `before`, ms UTC, nor kept. */
  untouched(room: string, before: number): string[] {
    const folder = path.join(this.#directory, room);
    return namesIn(folder)
      .flatMap((part) => namesIn(path.join(folder, part)))
      .filter((hash) => {
        const touched = this.#touched.get(`${room}/${hash}`) ?? -Infinity;
        return touched < before && statSync(this.file(room, hash)).mtimeMs < before;
      });
  }

  /** An entry names this file: it is never `untouched` again. */
  keep(room: string, hash: string): void {
    this.#touched.set(`${room}/${hash}`, Infinity);
  }

  /** No entry will name this file. */
  remove(room: string, hash: string): void {
    const key = `${room}/${hash}`;
    rmSync(this.file(room, hash), { force: true });
    this.#known.delete(key);
    this.#touched.delete(key);
  }

  /**
   * Take in a file whose SHA-256 is said to be `hash`. Resolves once it is on disk under its name.
   * @returns TOO_LARGE; BAD_VALUE when the bytes have another hash, or there are none; JOURNAL_FULL
   * when the disk is full; INTERNAL when it cannot be read back as it was written
   */
  async put(
    room: string,
    hash: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<Result<StoredFile>> {
    const here = this.look(room, hash);
    const now = this.#now() / 1_000;
    if (here) {
      await utimes(this.file(room, hash), now, now);
      return ok(here);
    }
    const unfinished = path.join(this.#unfinished, randomBytes(12).toString('hex'));
    try {
      const written = await this.#write(unfinished, hash, bytes);
      if (!written.ok) return written;
      await utimes(unfinished, now, now);
      await this.#place(unfinished, this.file(room, hash));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('JOURNAL_FULL');
      // Who sent it went away half-way.
      if (code === 'ECONNRESET') return refuse('TIMED_OUT');
      throw error;
    } finally {
      await rm(unfinished, { force: true });
    }
    const stored = this.look(room, hash);
    return stored ? ok(stored) : refuse('INTERNAL', 'a stored file cannot be read');
  }

  async #write(
    name: string,
    hash: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<Result<null>> {
    const file = await open(name, 'wx+', 0o600);
    try {
      const digest = createHash('sha256');
      let size = 0;
      for await (const part of bytes) {
        size += part.byteLength;
        if (size > this.#maxBytes) return refuse('TOO_LARGE', `over ${this.#maxBytes} bytes`);
        digest.update(part);
        await file.write(part);
      }
      if (size === 0) return refuse('BAD_VALUE', 'an empty file');
      if (digest.digest('hex') !== hash) return refuse('BAD_VALUE', 'the bytes have another hash');
      await file.sync();
      if ((await hashOf(file)) !== hash) return refuse('INTERNAL', 'read back otherwise');
      return ok(null);
    } finally {
      await file.close();
    }
  }

  /** Give a whole file its name, so that it is there after a power cut. */
  async #place(from: string, to: string): Promise<void> {
    const folder = path.dirname(to);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(from, to);
    for (const each of [folder, path.dirname(folder), this.#directory]) await syncFolder(each);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Nothing was brought there yet.
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

async function hashOf(file: FileHandle): Promise<string> {
  const digest = createHash('sha256');
  const part = Buffer.alloc(256 * 1_024);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(part, 0, part.length, at);
    if (bytesRead === 0) return digest.digest('hex');
    digest.update(part.subarray(0, bytesRead));
    at += bytesRead;
  }
}

function lookAt(name: string): StoredFile | null {
  let file: number;
  try {
    file = openSync(name, 'r');
  } catch {
    return null;
  }
  try {
    const head = Buffer.alloc(SNIFF_BYTES);
    const length = readSync(file, head, 0, head.length, 0);
    return { size: fstatSync(file).size, type: sniff(head.subarray(0, length)) };
  } finally {
    closeSync(file);
  }
}
