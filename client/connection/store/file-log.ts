import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { applyChange } from './contents.ts';
import type { Change, StoredReplica } from './contract.ts';

/** Rewrite the file once it is this many times larger than what it holds, bytes at least. */
const COMPACT_FACTOR = 4;
const COMPACT_MIN = 256 * 1024;

/** One line a change: CRC-32 in hex, a space, JSON with bytes as `{"$b": base64}`. */
export function encodeLine(change: Change): string {
  const json = JSON.stringify(change, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $b: Buffer.from(value).toString('base64') } : value,
  );
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

/** @returns null for a line that is torn or damaged */
export function decodeLine(line: string): Change | null {
  const json = line.slice(9);
  if (line[8] !== ' ' || crc32(json) !== Number.parseInt(line.slice(0, 8), 16)) return null;
  return JSON.parse(json, revive) as Change;
}

function revive(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$b' in value)) return value;
  return typeof value.$b === 'string' ? new Uint8Array(Buffer.from(value.$b, 'base64')) : value;
}

// JSON.stringify calls Buffer's toJSON before the replacer sees it.
const plainBytes = (bytes: Uint8Array): Uint8Array =>
  Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes;

function plain(change: Change): Change {
  return {
    ...change,
    ...(change.board && { board: plainBytes(change.board) }),
    ...(change.record && { record: plainBytes(change.record) }),
    ...(change.put && {
      put: change.put.map((item) =>
        item.update ? { ...item, update: plainBytes(item.update) } : item,
      ),
    }),
  };
}

/**
 * An append-only file of changes. Reading stops at the first line that is not whole: only the last
 * can be torn, since every line was on disk before the next was begun.
 */
export class FileLog {
  readonly #path: string;
  #file: FileHandle;
  #contents: StoredReplica;
  #size: number;
  #queue: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, contents: StoredReplica, size: number) {
    this.#path = path;
    this.#file = file;
    this.#contents = contents;
    this.#size = size;
  }

  /** What the file holds, without opening it for writing; `fallback` when there is none. */
  static async read(
    path: string,
    fallback: StoredReplica,
  ): Promise<{ contents: StoredReplica; size: number }> {
    let contents = fallback;
    let size = 0;
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    for (const line of text.split('\n').slice(0, -1)) {
      const change = decodeLine(line);
      if (!change) break;
      contents = applyChange(contents, change);
      size += Buffer.byteLength(line) + 1;
    }
    return { contents, size };
  }

  static async open(path: string, fallback: StoredReplica): Promise<FileLog> {
    const { contents, size } = await FileLog.read(path, fallback);
    const file = await open(path, 'a', 0o600);
    await file.truncate(size);
    const log = new FileLog(path, file, contents, size);
    if (size === 0) await log.write({ identity: contents.identity });
    return log;
  }

  get contents(): StoredReplica {
    return this.#contents;
  }

  /** Append one change; resolves when it is on disk. Rejects when not; then nothing is kept. */
  write(change: Change): Promise<void> {
    const done = this.#queue.then(() => this.#append(plain(change)));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #append(change: Change): Promise<void> {
    const line = encodeLine(change);
    try {
      await this.#file.appendFile(line);
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += Buffer.byteLength(line);
    this.#contents = applyChange(this.#contents, change);
    await this.#compact();
  }

  async #compact(): Promise<void> {
    if (this.#size < COMPACT_MIN) return;
    const { identity, items, board, record } = this.#contents;
    const line = encodeLine(plain({ identity, put: items, board, record }));
    if (this.#size < COMPACT_FACTOR * line.length) return;
    const fresh = await open(`${this.#path}.new`, 'w', 0o600);
    await fresh.writeFile(line);
    await fresh.datasync();
    await fresh.close();
    await rename(`${this.#path}.new`, this.#path);
    const directory = await open(dirname(this.#path), 'r');
    await directory.sync();
    await directory.close();
    await this.#file.close();
    this.#file = await open(this.#path, 'a', 0o600);
    this.#size = Buffer.byteLength(line);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file.close();
  }
}
