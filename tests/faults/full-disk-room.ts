import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomClient } from '../../client/connection/contract.ts';
import { ClientHouse, until } from '../room/client-fixture.ts';
import { drawPoint } from '../room/room-fixture.ts';

/**
 * A whole server on a file system that really fills up while two editors write in both lanes:
 * `node tests/faults/full-disk-room.ts [seconds full=3]` (root, Linux). Every screen must be told,
 * who comes meanwhile must get in, and once there is room again all that was typed must be in the
 * room, once, without a restart.
 */
const full = Number(process.argv[2] ?? 3);
const base = mkdtempSync(join(tmpdir(), 'accord-full-'));
try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'accord-full', base]);
} catch {
  rmSync(base, { recursive: true, force: true });
  console.log('a small file system cannot be mounted here: run this as root on Linux');
  process.exit(2);
}

/** Takes up all the room that is left. */
function fillUp(file: string): void {
  const { bavail, bsize } = statfsSync(base);
  for (let bytes = bavail * bsize; ; bytes -= bsize) {
    try {
      return writeFileSync(file, Buffer.alloc(bytes));
    } catch {
      // The server took some of it meanwhile.
    }
  }
}

const count = (client: RoomClient) => ({
  marks: client.board.getMap('features').size,
  lines: client.entries.filter(({ type }) => type === 'log.append').length,
});

async function run(): Promise<boolean> {
  process.env['TMPDIR'] = base;
  const house = await ClientHouse.open();
  const editors = [await house.editor('PAR'), await house.editor('LON')];
  const visitor = await house.invite('observer', 'KYV');
  const observer = await house.connect(visitor);
  await until(observer, ({ link }) => link.phase === 'online');
  let edits = 0;
  const writing = setInterval(() => {
    for (const editor of editors) {
      edits += 1;
      const text = `line ${edits} ${'x'.repeat(300)}`;
      editor.command('log.append', { kind: 'action', text, language: 'en' });
      editor.edit(drawPoint(`mark ${edits}`));
    }
  }, 20);
  await pause(1_000);
  const filler = join(base, 'filler');
  fillUp(filler);
  for (const client of [...editors, observer])
    await until(client, ({ status }) => status.reason === 'JOURNAL_FULL');
  console.log(`full after ${edits} edits in each lane; every screen says so`);
  const late = await house.connect(visitor);
  await until(late, ({ link }) => link.phase === 'online');
  await pause(full * 1_000);
  rmSync(filler);
  await until(observer, ({ status }) => status.writable);
  clearInterval(writing);
  await Promise.all(editors.map((editor) => editor.settled()));
  const all = [...editors, observer, late];
  const right = () =>
    all.every((one) => count(one).marks === edits && count(one).lines === edits) &&
    editors.every(({ state }) => state.refused.length === 0);
  for (let waited = 0; !right() && waited < 5_000; waited += 50) await pause(50);
  console.log(
    `${edits} edits made in each lane; seen:`,
    ...all.map((one) => JSON.stringify(count(one))),
  );
  const ok = right();
  await house.close();
  return ok;
}

const ok = await run().finally(() => {
  execFileSync('umount', ['-l', base]);
  rmSync(base, { recursive: true, force: true });
});
console.log(ok ? 'nothing lost, nothing doubled' : 'FAILED');
process.exitCode = ok ? 0 : 1;
