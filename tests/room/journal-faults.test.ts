import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import * as Y from 'yjs';
import { verifyChain } from '../../server/journal/chain.ts';
import type { Journal, JournalStatus } from '../../server/journal/contract.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { createAdmission } from '../../server/room/admission/admission.ts';
import { Directory } from '../../server/room/directory.ts';
import { systemEnvironment } from '../../server/room/environment.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { spawnWorker } from '../../server/journal/sqlite/link.ts';
import { NO_COMPILER, compileShim } from '../faults/power-cut-run.ts';
import { seeded } from '../faults/power-cut-replay.ts';
import { ROOM, collect, sampleRow } from './journal-acceptance.ts';
import { codeOf, line, member, must, newRoom, recorder } from './room-fixture.ts';
import { sqlitePlace } from './journal-place.ts';
import type { SqlitePlace } from './journal-place.ts';

const CHILD = fileURLToPath(new URL('journal-child.ts', import.meta.url));
const never = (): never => {
  throw new Error('the chain is not broken');
};

interface Writer {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<void>;
}

function startWriter(dir: string, name: string, env: NodeJS.ProcessEnv = {}): Writer {
  const child = spawn(process.execPath, [CHILD, dir, name], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return { child, lines, ended };
}

const acks = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4));

/** `room seq id` of every row, after the chains of all rooms have been verified. */
async function kept(journal: Journal): Promise<string[]> {
  const found: string[] = [];
  for (const room of await journal.rooms()) {
    await journal.open(room, never);
    const rows = await collect(journal.read(room, 'PAR', 0));
    expect(verifyChain(rows)).toMatchObject({ ok: true });
    for (const { seq, payload } of rows)
      found.push(`${room} ${seq} ${Buffer.from(payload).toString().replace(/\.+$/, '')}`);
  }
  return found;
}

describe('the journal when things break', () => {
  let place: SqlitePlace;
  beforeEach(async () => {
    place = await sqlitePlace();
  });
  afterEach(() => place.remove());

  test('2.1 2.2 killed at random moments, it has every acknowledged row, once', async () => {
    const random = seeded(4);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const writer = startWriter(place.dir, `r${round}`);
      const enough = 40 + Math.floor(random() * 400);
      await becomes(() => expect(writer.lines.length).toBeGreaterThan(enough));
      writer.child.kill('SIGKILL');
      await writer.ended;
      acknowledged.push(...acks(writer.lines));
      const journal = await place.open();
      const rows = await kept(journal);
      await journal.close();
      const there = new Set(rows);
      expect(acknowledged.filter((ack) => !there.has(ack))).toEqual([]);
      expect(new Set(rows.map((row) => row.split(' ')[2])).size).toBe(rows.length);
    }
    expect(acknowledged.length).toBeGreaterThan(100);
  });

  test('2.29 when its thread dies, it says so and comes back', async () => {
    const threads: Worker[] = [];
    const options = { dir: place.dir, site: 'PAR', probeEvery: 50, blockAtMost: 0 };
    const journal = await openSqliteJournal(options, (setup) => {
      const thread = spawnWorker(setup);
      threads.push(thread);
      return thread;
    });
    const heard: JournalStatus[] = [];
    journal.onStatus((status) => heard.push(status));
    await journal.append(ROOM, sampleRow(1));
    const waiting = journal.append(ROOM, sampleRow(2));
    void threads[0]!.terminate();
    await expect(waiting).rejects.toMatchObject({ code: 'JOURNAL_FAILED' });
    await becomes(() => expect(journal.status().writable).toBe(true));
    expect(heard.map((status) => status.writable)).toEqual([false, true]);
    const { seq } = await journal.append(ROOM, sampleRow(3));
    // The row that was refused may have become durable just before (2.2).
    expect([2, 3]).toContain(seq);
    expect(verifyChain(await collect(journal.read(ROOM, 'PAR', 0)))).toMatchObject({ ok: true });
    await journal.close();
  });

  test('2.29 closed while its thread is being started again, it leaves none behind', async () => {
    const ended = vi.fn();
    let first: Worker | undefined;
    let again = (): void => undefined;
    const startedAgain = new Promise<void>((resolve) => (again = resolve));
    const options = { dir: place.dir, site: 'PAR', probeEvery: 1, blockAtMost: 0 };
    const journal = await openSqliteJournal(options, (setup) => {
      const thread = spawnWorker(setup);
      if (first) thread.on('exit', ended);
      if (first) again();
      first ??= thread;
      return thread;
    });
    void first!.terminate();
    await startedAgain;
    await journal.close();
    expect(ended).toHaveBeenCalledOnce();
    await (await place.open()).close();
  });

  test('2.29 2.2 a row that was kept though its receipt was lost is answered for when sent again', async () => {
    const threads: Worker[] = [];
    const options = { dir: place.dir, site: 'PAR', probeEvery: 1, blockAtMost: 0 };
    const journal = await openSqliteJournal(options, (setup) => {
      const thread = spawnWorker(setup);
      threads.push(thread);
      return thread;
    });
    const environment = systemEnvironment(() => undefined);
    const rooms = new Directory({
      journal,
      sites: DEFAULT_SITES,
      makeAdmission: createAdmission,
      environment,
    });
    const room = await newRoom({ directory: rooms });
    const heard = recorder(room);
    const anna = member('Anna');
    // The commit goes through; the thread is gone before its receipt is read.
    const first = threads[0]!;
    const emit = first.emit.bind(first);
    first.emit = (event: string, ...rest: unknown[]) => {
      if (event !== 'message') return emit(event, ...rest);
      void first.terminate();
      return true;
    };
    const said = line('kept');
    expect(codeOf(await room.command(anna, said))).toBe('JOURNAL_FAILED');
    await becomes(() => expect(room.status().writable).toBe(true));
    expect(await room.command(anna, said)).toMatchObject({ value: { number: 2, repeated: true } });
    await becomes(() => expect(heard.changes.flatMap(({ record = [] }) => record)).not.toEqual([]));
    const shown = new Y.Doc();
    for (const { record = [] } of heard.changes) record.forEach((one) => Y.applyUpdate(shown, one));
    expect(shown.getMap('log:PAR:0').has(said.id)).toBe(true);
    must(await room.command(anna, line('goes on')));
    await rooms.stop();
    await journal.close();
  });

  test('2.7 while the disk fails it refuses with the code, and recovers without a restart', async (context) => {
    const shim = compileShim(place.dir);
    if (shim === null) {
      console.warn(NO_COMPILER);
      return context.skip();
    }
    const fault = join(place.dir, '..', `${basename(place.dir)}-fault`);
    const writer = startWriter(place.dir, 'w', {
      LD_PRELOAD: shim,
      POWER_CUT_DIR: place.dir,
      POWER_CUT_FAULT: fault,
    });
    const { lines } = writer;
    const seen = (line: RegExp, from: number) =>
      becomes(() => expect(lines.slice(from).find((one) => line.test(one))).toBeTruthy());
    for (const [errno, code] of [
      ['ENOSPC', 'JOURNAL_FULL'],
      ['EIO', 'JOURNAL_FAILED'],
      ['EROFS', 'JOURNAL_FAILED'],
    ] as const) {
      await seen(/^ack/, lines.length);
      writeFileSync(fault, errno);
      const from = lines.length;
      await seen(new RegExp(`^status false ${code}`), from);
      await seen(new RegExp(`^refused ${code}`), from);
      rmSync(fault);
      const after = lines.length;
      await seen(/^status true/, after);
      await seen(/^ack/, lines.length);
    }
    writer.child.stdin!.end('stop');
    await writer.ended;
    expect(lines.at(-1)).toBe('closed');
    const journal = await place.open();
    const there = new Set(await kept(journal));
    await journal.close();
    expect(acks(lines).filter((ack) => !there.has(ack))).toEqual([]);
  });

  test('2.31 a disk that becomes slow holds the main thread for three commits at most', async (context) => {
    const shim = compileShim(place.dir);
    if (shim === null) {
      console.warn(NO_COMPILER);
      return context.skip();
    }
    const aside = (name: string) => join(place.dir, '..', `${basename(place.dir)}-${name}`);
    const [slow, flushes] = [aside('slow'), aside('flushes')];
    const told = () => (existsSync(flushes) ? readFileSync(flushes, 'latin1') : '');
    const writer = startWriter(place.dir, 's', {
      LD_PRELOAD: shim,
      POWER_CUT_DIR: place.dir,
      POWER_CUT_SLOW: slow,
      POWER_CUT_FLUSHES: flushes,
    });
    let held = 0;
    // On a busy machine commits may have moved away by themselves just before.
    while (held === 0) {
      await becomes(() => expect(told()).toMatch(/m{20}$/));
      writeFileSync(slow, '60');
      await becomes(() => expect(told()).toMatch(/W{10}$/));
      held = told().replaceAll(/[^M]/g, '').length;
      rmSync(slow);
    }
    await becomes(() => expect(told()).toMatch(/Ww{10,}m{20}/));
    writer.child.stdin!.end('stop');
    await writer.ended;
    expect(writer.lines.at(-1)).toBe('closed');
    const journal = await place.open();
    const there = new Set(await kept(journal));
    await journal.close();
    expect(acks(writer.lines).filter((ack) => !there.has(ack))).toEqual([]);
    rmSync(flushes);
    expect(held).toBeLessThanOrEqual(3);
  });
});
