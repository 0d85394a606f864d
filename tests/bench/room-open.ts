// How long a big room takes to open from its snapshot: node tests/bench/room-open.ts [entries] [features] [edits]
import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { createAdmission } from '../../server/room/admission/admission.ts';
import type { Member } from '../../server/room/contract.ts';
import { Directory } from '../../server/room/directory.ts';
import { systemEnvironment } from '../../server/room/environment.ts';
import { fillRoom, must, UNRATIONED } from './fill-room.ts';

const [entries = 20_000, features = 3_000, edits = 100_000] = process.argv.slice(2).map(Number);
const dir = mkdtempSync(join(tmpdir(), 'accord-open-'));
const member: Member = {
  person: ulid(),
  name: 'Anna',
  role: 'facilitator',
  delegation: 'PAR',
  connection: ulid(),
};
const environment = systemEnvironment((what, error) => console.error(what, error));

async function start() {
  const journal = await openSqliteJournal({ dir, site: 'PAR' });
  const sites = DEFAULT_SITES;
  const directory = new Directory({
    journal,
    sites,
    makeAdmission: createAdmission,
    environment,
    effort: UNRATIONED,
  });
  return { journal, directory };
}

function timed<T>(label: string, from: number, value: T): T {
  console.log(`${label.padEnd(52)} ${(performance.now() - from).toFixed(1).padStart(9)} ms`);
  return value;
}

async function measure(label: string, id: string) {
  console.log(`\n${label}`);
  const site = await start();
  let from = performance.now();
  const room = timed(
    'open (snapshot verified, rows after it read)',
    from,
    must(await site.directory.open(id)),
  );
  from = performance.now();
  const [board, record] = await Promise.all([room.boardState(), room.recordState()]);
  timed('first boardState and recordState', from, null);
  from = performance.now();
  await Promise.all(
    Array.from({ length: 100 }, () => Promise.all([room.boardState(), room.recordState()])),
  );
  timed('100 more of both', from, null);
  from = performance.now();
  timed('a lease (durable)', from, must(await room.lease(member, ulid())));
  from = performance.now();
  await room.submit(member, new Uint8Array([0, 0]), 'leased');
  timed('first write: the Yjs document is built', from, null);
  console.log(
    `board ${board.update.byteLength} bytes, record with a join ${record.update.byteLength} bytes`,
  );
  from = performance.now();
  await site.directory.stop();
  await site.journal.close();
  timed('stop, with a snapshot', from, null);
}

const first = await start();
const name = { id: ulid(), name: 'Big', nature: 'exercise' as const, marking: '' };
const room = must(await first.directory.create(member, name));
const from = performance.now();
await fillRoom(room, member, { entries, features, edits });
timed(`fill: ${entries} entries, ${features} features, ${edits} edits`, from, null);

await first.directory.stop();
await first.journal.close();
await measure('cold open from the snapshot', name.id);
await rm(join(dir, 'snapshots'), { recursive: true, force: true });
await measure('cold open without any snapshot', name.id);
await rm(dir, { recursive: true, force: true });
