import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyChain } from '../../server/journal/chain.ts';
import type { Row } from '../../server/journal/contract.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';

/**
 * A really full file system: `node tests/faults/full-disk.ts [cycles=5]` (root, Linux). A journal
 * writes on a small tmpfs until it is full, is given room, and goes on; every cycle it must refuse with
 * JOURNAL_FULL, recover by itself, and in the end have every acknowledged row.
 */
const cycles = Number(process.argv[2] ?? 5);
const base = mkdtempSync(join(tmpdir(), 'accord-full-'));
const dir = join(base, 'data');
const resize = (megabytes: number): void =>
  void execFileSync('mount', ['-o', `remount,size=${megabytes}m`, base]);
const child = fileURLToPath(new URL('../room/journal-child.ts', import.meta.url));

try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'accord-full', base]);
} catch {
  rmSync(base, { recursive: true, force: true });
  console.log('a small file system cannot be mounted here: run this as root on Linux');
  process.exit(2);
}

let failures = 0;
const check = (holds: boolean, what: string): void => {
  if (holds) return;
  failures += 1;
  console.log(`FAILED: ${what}`);
};

try {
  const writer = spawn(process.execPath, [child, dir, 'w'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: writer.stdout }).on('line', (line) => lines.push(line));
  const ended = new Promise((resolve) => writer.on('close', resolve));
  const seen = async (line: RegExp, from: number): Promise<boolean> => {
    for (let tries = 0; tries < 600; tries++) {
      if (lines.slice(from).some((one) => line.test(one))) return true;
      await pause(50);
    }
    return false;
  };
  let size = 2;
  for (let cycle = 1; cycle <= cycles; cycle++) {
    check(await seen(/^status false JOURNAL_FULL/, 0), `cycle ${cycle}: no JOURNAL_FULL`);
    check(await seen(/^refused JOURNAL_FULL/, 0), `cycle ${cycle}: nothing refused`);
    const { bavail, bsize } = statfsSync(base);
    const acks = lines.filter((line) => line.startsWith('ack')).length;
    console.log(`cycle ${cycle}: full at ${size} MB (${bavail * bsize} B free), ${acks} rows`);
    const after = lines.length;
    resize((size += 2));
    const began = performance.now();
    check(await seen(/^status true/, after), `cycle ${cycle}: did not recover`);
    check(await seen(/^ack/, after), `cycle ${cycle}: takes no rows`);
    console.log(`  recovered ${Math.round(performance.now() - began)} ms after there was room`);
    if (cycle < cycles) await seen(/^status false/, after);
  }
  writer.stdin.end('stop');
  await ended;
  check(lines.at(-1) === 'closed', 'the writer did not end in order');
  const found = new Set<string>();
  const journal = await openSqliteJournal({ dir, site: 'PAR' });
  for (const room of await journal.rooms()) {
    await journal.open(room, (error) => check(false, error.message));
    const rows: Row[] = [];
    for await (const row of journal.read(room, 'PAR', 0)) rows.push(row);
    check(verifyChain(rows).ok, `the chain of ${room}`);
    for (const { seq, payload } of rows)
      found.add(`ack ${room} ${seq} ${Buffer.from(payload).toString().replace(/\.+$/, '')}`);
  }
  await journal.close();
  const missing = lines.filter((line) => line.startsWith('ack') && !found.has(line));
  check(missing.length === 0, `${missing.length} acknowledged rows are missing`);
  const flaps = lines.filter((line) => line.startsWith('status')).length;
  console.log(
    `${found.size} rows, ${missing.length} acknowledged missing, ${flaps} status changes`,
  );
} finally {
  execFileSync('umount', [base]);
  rmSync(base, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
