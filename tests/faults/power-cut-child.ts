import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { seeded } from './power-cut-replay.ts';

/**
 * The process whose disk is recorded: rooms are written to, checkpointed, snapshotted, closed and
 * opened again. Each acknowledged row leaves a mark, which the same log records in its place.
 */
const [dir, seed, synchronous, rounds] = process.argv.slice(2);
const random = seeded(Number(seed));
const marks = openSync(join(dir!, 'marks'), 'w');
let lastId = 0;

for (let session = 0; session < 3; session++) {
  const journal = await openSqliteJournal({
    dir: dir!,
    site: 'PAR',
    synchronous: synchronous === 'NORMAL' ? 'NORMAL' : 'FULL',
  });
  const heads = new Map<string, number>();
  for (let round = 0; round < Number(rounds); round++) {
    const room = `ROOM-${Math.floor(random() * 4)}`;
    await Promise.all(
      Array.from({ length: 1 + Math.floor(random() * 6) }, async () => {
        const id = ++lastId;
        const payload = new Uint8Array(4 + Math.floor(random() ** 4 * 9_000)).fill(id);
        new DataView(payload.buffer).setUint32(0, id);
        const row = { kind: 'board', at: id, person: 'P', delegation: null, payload } as const;
        const { seq } = await journal.append(room, row);
        writeSync(marks, `${room} ${seq} ${id}\n`);
        heads.set(room, seq);
      }),
    );
    const seq = heads.get(room)!;
    if (round % 20 === 7)
      await journal.saveSnapshot(room, {
        heads: { PAR: seq },
        bytes: new Uint8Array(Math.floor(random() * 50_000)).fill(seq),
      });
    if (round % 15 === 3) await journal.saveSummary(room, `{"seq":${seq}}`);
    // Long enough for the checkpoint that waits for an idle moment.
    if (round % 60 === 59) await pause(130);
  }
  await journal.close();
}
