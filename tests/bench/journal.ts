import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import type { SqliteJournal } from '../../server/journal/sqlite/engine.ts';

/**
 * What durability costs here: `node tests/bench/journal.ts [seconds a measurement = 4]`.
 * Times are from the call of `append` to its promise, on the main thread, in ms.
 */
const seconds = Number(process.argv[2] ?? 4);
const dir = await mkdtemp(join(process.env.BENCH_DIR ?? tmpdir(), 'accord-bench-'));
const payload = new Uint8Array(120).fill(7);
const row = { kind: 'board', at: 1, person: 'P'.repeat(26), delegation: 'PAR', payload } as const;
const table: Record<string, Record<string, number>> = {};

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2));

function report(name: string, times: number[], extra: Record<string, number> = {}): void {
  times.sort((a, b) => a - b);
  table[name] = {
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    max: at(times, 1),
    ...extra,
  };
}

function measureFsync(): void {
  const file = openSync(join(dir, 'plain'), 'w');
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    writeSync(file, new Uint8Array(4096));
    const start = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - start);
  }
  closeSync(file);
  report('bare fdatasync of 4 kB', times);
}

/** `perSecond` appends, evenly spread over `rooms`. */
async function measureRate(journal: SqliteJournal, name: string, perSecond: number, rooms: number) {
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  const before = { cpu: process.cpuUsage(), commits: journal.commits() };
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = start + (n * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    const called = performance.now();
    const done = journal.append(`ROOM-${n % rooms}`, row);
    waiting.push(done.then(() => void times.push(performance.now() - called)));
  }
  await Promise.all(waiting);
  const cpu = process.cpuUsage(before.cpu);
  report(name, times, {
    'commits/s': Math.round((journal.commits() - before.commits) / seconds),
    'cpu µs/append': Math.round((cpu.user + cpu.system) / times.length),
  });
}

/** One caller after the other: each append waits for the one before. */
async function measureAlone(journal: SqliteJournal): Promise<void> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const called = performance.now();
    await journal.append('ROOM-0', row);
    times.push(performance.now() - called);
  }
  report('alone, one after the other', times);
}

/** `callers` that never wait for anything but their own append. */
async function measureSaturated(journal: SqliteJournal, callers: number): Promise<void> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const before = journal.commits();
  const caller = async (n: number): Promise<void> => {
    while (performance.now() < end) {
      const called = performance.now();
      await journal.append(`ROOM-${n % 20}`, row);
      times.push(performance.now() - called);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, n) => caller(n)));
  report(`saturated, ${callers} callers`, times, {
    'commits/s': Math.round((journal.commits() - before) / seconds),
    'appends/s': Math.round(times.length / seconds),
  });
}

/** Main-thread time of the calls alone: what a room pays in its event loop. */
async function measureCalls(journal: SqliteJournal): Promise<void> {
  const count = 2000;
  const start = performance.eventLoopUtilization();
  const began = performance.now();
  for (let i = 0; i < 20; i++)
    await Promise.all(Array.from({ length: count / 20 }, () => journal.append('ROOM-0', row)));
  const { active } = performance.eventLoopUtilization(start);
  table['main thread, batches of 100'] = {
    'µs/append': Math.round((active / count) * 10_000) / 10,
    'appends/s': Math.round((count / (performance.now() - began)) * 1000),
  };
}

async function measureOpening(journal: SqliteJournal): Promise<void> {
  const rows = 100_000;
  for (let n = 0; n < rows; n += 2000)
    await Promise.all(Array.from({ length: 2000 }, () => journal.append('BIG', row)));
  const never = (error: Error): void => console.log(`broken: ${error.message}`);
  const times: number[] = [];
  let opening = true;
  const start = performance.now();
  const opened = journal.open('BIG', never).then(() => {
    opening = false;
    return performance.now() - start;
  });
  while (opening) {
    const called = performance.now();
    await journal.append('ROOM-0', row);
    times.push(performance.now() - called);
  }
  report('alone, while 100,000 rows are verified', times);
  const whole = await opened;
  const reading = performance.now();
  let count = 0;
  for await (const one of journal.read('BIG', 'PAR', 0)) count += one.seq > 0 ? 1 : 0;
  const read = performance.now() - reading;
  const bytes = new Uint8Array(8 << 20).fill(1);
  const saving = performance.now();
  await journal.saveSnapshot('BIG', { heads: { PAR: rows }, bytes });
  const saved = performance.now() - saving;
  const again = performance.now();
  await journal.open('BIG', never);
  table[`a room of ${count} rows, ms`] = {
    'open, verify all': Math.round(whole),
    'read all': Math.round(read),
    'save 8 MB': Math.round(saved),
    'open, 8 MB snapshot': Math.round(performance.now() - again),
  };
}

try {
  measureFsync();
  for (const window of [0, 2]) {
    const options = { dir: join(dir, `w${window}`), site: 'PAR', window };
    const journal = await openSqliteJournal(options);
    await journal.append('ROOM-0', row);
    await measureRate(journal, `80/s, window ${window}`, 80, 1);
    await measureRate(journal, `500/s, window ${window}`, 500, 500);
    if (window === 0) {
      await measureAlone(journal);
      for (const callers of [100, 2000]) await measureSaturated(journal, callers);
      await measureCalls(journal);
      await measureOpening(journal);
    }
    await journal.close();
  }
  console.table(table);
} finally {
  await rm(dir, { recursive: true, force: true });
}
