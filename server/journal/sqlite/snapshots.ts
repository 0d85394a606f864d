import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { signSnapshot, snapshotHolds } from '../signatures.ts';
import type { SnapshotClaim } from '../signatures.ts';

/**
 * Snapshots are files beside the store, `snapshots/<room>/<number>`: a cache needs no transaction,
 * and megabytes in the WAL would delay the appends of every room. A file is one line of JSON
 * (claim and signature), then the bytes. All of it is untrusted until the signature has held.
 */
export const SNAPSHOT_DIR = 'snapshots';
const KEEP = 2;
const HASH_SLICE = 1 << 20;

/**
 * Form of the first line; its truth is for the signature. By hand: a schema library would be loaded
 * into the worker for this alone.
 */
function parseHeader(line: string): { claim: SnapshotClaim; signature: string } | null {
  const header = parseJson(line);
  if (!isObject(header) || !isObject(header.claim) || typeof header.signature !== 'string')
    return null;
  const { room, heads, length, sha256 } = header.claim;
  if (typeof room !== 'string' || typeof sha256 !== 'string' || !isCount(length)) return null;
  if (!isObject(heads)) return null;
  const links: Record<string, { seq: number; hash: string }> = {};
  for (const [site, link] of Object.entries(heads)) {
    if (!isObject(link) || !isCount(link.seq) || typeof link.hash !== 'string') return null;
    links[site] = { seq: link.seq, hash: link.hash };
  }
  return { claim: { room, heads: links, length, sha256 }, signature: header.signature };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

export interface StoredSnapshot {
  readonly claim: SnapshotClaim;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Lets other work of this thread run. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function sha256InSlices(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += HASH_SLICE) {
    hash.update(bytes.subarray(at, at + HASH_SLICE));
    await turn();
  }
  return hash.digest('hex');
}

/** Numbers of the snapshots of a room, newest first. */
async function numbers(dir: string): Promise<number[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => /^\d{1,15}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
}

export function snapshotStore(dir: string, keys: { privateKey: KeyObject; publicKey: KeyObject }) {
  const folder = (room: string): string => join(dir, SNAPSHOT_DIR, room);

  async function load(room: string, path: string): Promise<StoredSnapshot | null> {
    const file = await readFile(path);
    const end = file.indexOf(10);
    if (end < 0) return null;
    const header = parseHeader(file.toString('utf8', 0, end));
    if (header === null) return null;
    const { claim, signature } = header;
    const body = file.subarray(end + 1);
    if (claim.room !== room || claim.length !== body.length) return null;
    if (!snapshotHolds(keys.publicKey, claim, Buffer.from(signature, 'base64'))) return null;
    // A copy of its own, so that it can be handed to the main thread without copying again.
    const bytes = new Uint8Array(body);
    return (await sha256InSlices(bytes)) === claim.sha256 ? { claim, bytes } : null;
  }

  return {
    /** Snapshots whose signature and hash hold, newest first; unreadable ones are passed over. */
    async *valid(room: string): AsyncGenerator<StoredSnapshot> {
      for (const number of await numbers(folder(room))) {
        const found = await load(room, join(folder(room), String(number))).catch(() => null);
        if (found !== null) yield found;
      }
    },

    /** Write, flush, then name: a cut leaves the old ones whole. Throws what the disk says. */
    async save(room: string, heads: SnapshotClaim['heads'], bytes: Uint8Array): Promise<void> {
      const path = folder(room);
      await mkdir(path, { recursive: true, mode: 0o700 });
      const claim = { room, heads, length: bytes.length, sha256: await sha256InSlices(bytes) };
      const signature = Buffer.from(signSnapshot(keys.privateKey, claim)).toString('base64');
      const before = await numbers(path);
      const draft = join(path, 'draft');
      const file = await open(draft, 'w', 0o600);
      try {
        await file.write(`${JSON.stringify({ claim, signature })}\n`);
        for (let at = 0; at < bytes.length;)
          at += (await file.write(bytes, at, Math.min(HASH_SLICE, bytes.length - at))).bytesWritten;
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(path, String((before[0] ?? 0) + 1)));
      for (const old of before.slice(KEEP - 1)) await rm(join(path, String(old)), { force: true });
    },
  };
}
export type SnapshotStore = ReturnType<typeof snapshotStore>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
