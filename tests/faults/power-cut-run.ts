import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyChain } from '../../server/journal/chain.ts';
import type { Row } from '../../server/journal/contract.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { createDisk, parseLog } from './power-cut-replay.ts';
import type { Act, Random } from './power-cut-replay.ts';

export type Synchronous = 'FULL' | 'NORMAL';
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Compile the recorder into `dir`; null when this machine has no C compiler. */
export function compileShim(dir: string): string | null {
  const shim = join(dir, 'power-cut-shim.so');
  try {
    const flags = ['-shared', '-fPIC', '-O1', '-Wall', '-o', shim];
    execFileSync('cc', [...flags, here('power-cut-shim.c'), '-ldl', '-lpthread']);
    return shim;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
export const NO_COMPILER =
  'power cuts need a C compiler to record what SQLite writes: `apt-get install gcc libc6-dev`, then again';

/** Let a journal work, and return all that it did to its directory. */
export async function record(
  shim: string,
  synchronous: Synchronous,
  seed: number,
  rounds: number,
): Promise<Act[]> {
  const base = await mkdtemp(join(tmpdir(), 'accord-power-'));
  const dir = join(base, 'data');
  const log = join(base, 'log');
  try {
    execFileSync('mkdir', ['-m', '700', dir]);
    const args = [here('power-cut-child.ts'), dir, String(seed), synchronous, String(rounds)];
    const env = { ...process.env, LD_PRELOAD: shim, POWER_CUT_DIR: dir, POWER_CUT_LOG: log };
    await promisify(execFile)(process.execPath, args, { env });
    return parseLog(await readFile(log), dir);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

export interface Tally {
  cuts: number;
  acknowledged: number;
  /** Cuts after which an acknowledged row was missing, and how many rows. */
  cutsWithLoss: number;
  lost: number;
  /** Cuts after which the journal or a room did not open, or took no row. */
  unreadable: number;
  readonly reasons: string[];
}

/** `count` random moments of the recorded work, in their order. */
export function anyMoments(acts: readonly Act[], count: number, random: Random): number[] {
  const moments = Array.from({ length: count }, () => Math.floor(random() * (acts.length + 1)));
  return moments.sort((a, b) => a - b);
}

/** `count` moments, over all of the work, at which a row has just been acknowledged. */
export function acknowledgements(acts: readonly Act[], count: number): number[] {
  const all = acts.flatMap(({ op, path }, i) =>
    op === 'write' && path === 'marks' ? [i + 1] : [],
  );
  return Array.from(
    { length: count },
    (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)]!,
  );
}

/** Nothing survives that was not flushed. */
export const WORST: Random = () => 0;

/** Cut at each of `cuts`, and look at what is left. @param random what survives of the rest */
export async function cutAndJudge(acts: readonly Act[], cuts: readonly number[], random: Random) {
  const disk = createDisk();
  const marks: string[] = [];
  const tally: Tally = {
    cuts: 0,
    acknowledged: 0,
    cutsWithLoss: 0,
    lost: 0,
    unreadable: 0,
    reasons: [],
  };
  let next = 0;
  for (const cut of cuts) {
    for (; next < cut; next++) {
      const act = acts[next]!;
      if (act.path !== 'marks') disk.act(act);
      else if (act.op === 'write') marks.push(...act.data.toString().trim().split('\n'));
    }
    const dir = await mkdtemp(join(tmpdir(), 'accord-cut-'));
    try {
      disk.cut(dir, random);
      await judge(dir, marks, cut, tally);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
  return tally;
}

async function judge(dir: string, marks: readonly string[], cut: number, tally: Tally) {
  tally.cuts += 1;
  tally.acknowledged += marks.length;
  try {
    const found = await rowsAfter(dir);
    const missing = marks.filter((mark) => !found.has(mark));
    if (missing.length === 0) return;
    tally.cutsWithLoss += 1;
    tally.lost += missing.length;
    tally.reasons.push(`cut ${cut}: ${missing.length} lost, first ${missing[0]}`);
  } catch (error) {
    tally.unreadable += 1;
    tally.reasons.push(`cut ${cut}: ${String(error)}`);
  }
}

/** Open as a restart would, verify every room, append to each; `room seq id` of every row found. */
async function rowsAfter(dir: string): Promise<Set<string>> {
  const found = new Set<string>();
  const journal = await openSqliteJournal({ dir, site: 'PAR' });
  try {
    for (const room of await journal.rooms()) {
      let late: Error | null = null;
      const { heads } = await journal.open(room, (error) => (late = error));
      const rows: Row[] = [];
      for await (const row of journal.read(room, 'PAR', 0)) rows.push(row);
      const verdict = verifyChain(rows);
      if (!verdict.ok) throw new Error(`${room} ${verdict.seq}: ${verdict.reason}`);
      for (const { seq, payload } of rows)
        found.add(`${room} ${seq} ${Buffer.from(payload).readUInt32BE(0)}`);
      const row = { kind: 'board', at: 0, person: 'P', delegation: null } as const;
      const { seq } = await journal.append(room, { ...row, payload: new Uint8Array(100) });
      if (seq !== (heads.PAR ?? 0) + 1) throw new Error(`${room}: appended as ${seq}`);
      if (late !== null) throw late;
    }
  } finally {
    await journal.close();
  }
  return found;
}
