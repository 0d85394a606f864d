import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One act of the recorded process (tests/faults/power-cut-shim.c). Paths relative to the directory. */
export type Act =
  | { readonly op: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly op: 'truncate'; readonly path: string; readonly at: number }
  | { readonly op: 'sync' | 'create' | 'unlink' | 'mkdir'; readonly path: string }
  | { readonly op: 'rename'; readonly path: string; readonly to: string };

export type Random = () => number;

/** mulberry32: small, seeded, good enough to choose cuts with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function parseLog(log: Buffer, dir: string): Act[] {
  const acts: Act[] = [];
  const names = { s: 'sync', c: 'create', u: 'unlink', m: 'mkdir' } as const;
  for (let i = 0; i < log.length;) {
    const op = String.fromCharCode(log[i]!);
    const pathEnd = i + 17 + log.readUInt32LE(i + 1);
    const at = Number(log.readBigUInt64LE(i + 5));
    const end = pathEnd + log.readUInt32LE(i + 13);
    const path = relative(dir, log.toString('utf8', i + 17, pathEnd));
    const data = log.subarray(pathEnd, end);
    if (op === 'w') acts.push({ op: 'write', path, at, data });
    else if (op === 't') acts.push({ op: 'truncate', path, at });
    else if (op === 'r') acts.push({ op: 'rename', path, to: relative(dir, data.toString()) });
    else acts.push({ op: names[op as keyof typeof names], path });
    i = end;
  }
  return acts;
}

/** What a file is made of: bytes that were flushed, and what came after. */
interface Inode {
  flushed: Buffer;
  length: number;
  pending: { at: number; data: Buffer | null }[];
}
type Entry = Inode | 'directory';
interface NameChange {
  readonly path: string;
  readonly entry: Entry | null;
}

/**
 * A disk with a volatile cache, by the letter of POSIX: of a file, what was written before its last
 * flush is there; of what came later any subset is, and any write of it may be torn between sectors.
 * Of names (created, renamed, removed), those before the last flush of their directory are there;
 * of the later ones some first part is (file systems journal names in order).
 */
export function createDisk() {
  const now = new Map<string, Entry>();
  const kept = new Map<string, Entry>([['', 'directory']]);
  let changes: NameChange[] = [];

  function name(path: string, entry: Entry | null): void {
    if (entry === null) now.delete(path);
    else now.set(path, entry);
    changes.push({ path, entry });
  }
  const file = (path: string): Inode => {
    const entry = now.get(path);
    if (entry === undefined || entry === 'directory') throw new Error(`no file ${path} in the log`);
    return entry;
  };
  const parent = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

  function syncDirectory(path: string): void {
    for (const change of changes) if (parent(change.path) === path) applyName(kept, change);
    changes = changes.filter((change) => parent(change.path) !== path);
  }

  return {
    act(act: Act): void {
      switch (act.op) {
        case 'create':
          return name(act.path, { flushed: Buffer.alloc(0), length: 0, pending: [] });
        case 'mkdir':
          return act.path === '' ? undefined : name(act.path, 'directory');
        case 'unlink':
          return name(act.path, null);
        case 'rename': {
          const moved = file(act.path);
          name(act.to, moved);
          return name(act.path, null);
        }
        case 'write':
          return void file(act.path).pending.push({ at: act.at, data: act.data });
        case 'truncate':
          return void file(act.path).pending.push({ at: act.at, data: null });
        case 'sync': {
          const entry = now.get(act.path);
          if (act.path === '' || entry === 'directory') return syncDirectory(act.path);
          const inode = file(act.path);
          for (const one of inode.pending) applyBytes(inode, one.at, one.data);
          inode.pending = [];
        }
      }
    },

    /** Cut the power now: write what is left into the empty directory `to`. Changes nothing here. */
    cut(to: string, random: Random): void {
      const names = new Map(kept);
      const survive = Math.floor(random() * (changes.length + 1));
      for (const change of changes.slice(0, survive)) applyName(names, change);
      for (const path of [...names.keys()].sort()) {
        const entry = names.get(path)!;
        if (path !== '' && names.get(parent(path)) !== 'directory') continue;
        if (entry === 'directory') mkdirSync(join(to, path), { recursive: true, mode: 0o700 });
        else writeFileSync(join(to, path), remains(entry, random), { mode: 0o600 });
      }
    },
  };
}

function applyName(names: Map<string, Entry>, { path, entry }: NameChange): void {
  if (entry === null) names.delete(path);
  else names.set(path, entry);
}

function applyBytes(inode: Inode, at: number, data: Buffer | null): void {
  if (data === null) {
    // A file cut short and grown again reads zeros there.
    if (at < inode.length) inode.flushed.fill(0, at, inode.length);
    grow(inode, at);
    inode.length = at;
    return;
  }
  const end = at + data.length;
  grow(inode, end);
  data.copy(inode.flushed, at);
  inode.length = Math.max(inode.length, end);
}

function grow(inode: Inode, size: number): void {
  if (inode.flushed.length >= size) return;
  const bigger = Buffer.alloc(Math.max(size, 2 * inode.flushed.length));
  inode.flushed.copy(bigger);
  inode.flushed = bigger;
}

const SECTOR = 512;

/** How the cache treats writes that were not flushed: each cut follows one of these. */
const FATES: ((i: number, count: number, random: Random) => boolean)[] = [
  () => false,
  () => true,
  (_i, _count, random) => random() < 0.5,
  (_i, _count, random) => random() < 0.9,
  (i, count) => i >= count / 2,
  (i, count) => i === count - 1,
];

function remains(inode: Inode, random: Random): Buffer {
  const copy: Inode = {
    flushed: Buffer.from(inode.flushed.subarray(0, inode.length)),
    length: inode.length,
    pending: [],
  };
  const fate = FATES[Math.floor(random() * FATES.length)]!;
  const tears = random() < 0.7;
  inode.pending.forEach((one, i) => {
    if (!fate(i, inode.pending.length, random)) return;
    if (one.data === null || !tears || random() < 0.7) applyBytes(copy, one.at, one.data);
    else tear(copy, one.at, one.data, random);
  });
  return copy.flushed.subarray(0, copy.length);
}

/** Sectors of one write reach the disk each on its own. */
function tear(inode: Inode, at: number, data: Buffer, random: Random): void {
  for (let from = at; from < at + data.length;) {
    const to = Math.min(at + data.length, (Math.floor(from / SECTOR) + 1) * SECTOR);
    if (random() < 0.5) applyBytes(inode, from, data.subarray(from - at, to - at));
    from = to;
  }
}
