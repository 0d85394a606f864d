import { Crowd } from '../lib/crowd.ts';
import type { Seat } from '../lib/dialect.ts';
import { quantile } from '../lib/figures.ts';
import { residentBytes } from '../lib/process-meter.ts';
import type { StartServer } from '../lib/server.ts';

export interface ManyRooms {
  /** ms until the last of a room's clients had an edit, p99 over edits. */
  readonly p99: number;
  /** Resident kB that a further room cost: from a fifth of the rooms to all of them. */
  readonly residentKbPerRoom: number;
  readonly missing: number;
}

const ROOMS = 500;
/** Of a room's four clients one edits, one edit a second; the others read. */
const READERS = 3;
const LOAD = { editsPerSecond: 1, presencePerSecond: 0 };

/**
 * Seconds of the same load that are not measured: what a server does once for a room that it has
 * opened is over by then, and what runs often has been compiled.
 */
const WARM_UP_S = 10;

/**
 * 500 rooms of 4 clients. One server after the other, not in turns: the peer writes what it holds to
 * its disk two seconds after an edit, which would fall into our turn.
 */
export async function manyRooms(start: StartServer, seconds: number): Promise<ManyRooms> {
  const server = await start();
  const crowd = new Crowd();
  let opened = 0;
  const openUpTo = async (count: number): Promise<number> => {
    const editorSeats: Seat[] = [];
    const readerSeats: Seat[] = [];
    for (let index = opened; index < count; index++) {
      const [editor, ...others] = await server.seats(`room${index}`, 1 + READERS, 0);
      editorSeats.push(editor!);
      readerSeats.push(...others);
    }
    const common = { dialect: server.dialect, storm: false };
    await crowd.editors.connect({ ...common, seats: editorSeats, firstEditor: opened });
    await crowd.readers.connect({ ...common, seats: readerSeats, firstEditor: null });
    await crowd.editors.run({ ...LOAD, seconds: 3, seed: 0 });
    opened = count;
    return residentBytes(server.pid);
  };
  try {
    const few = Math.floor(ROOMS / 5);
    const residentWithFew = await openUpTo(few);
    const residentWithAll = await openUpTo(ROOMS);
    const residentKbPerRoom = (residentWithAll - residentWithFew) / 1024 / (ROOMS - few);
    await crowd.editors.run({ ...LOAD, seconds: WARM_UP_S, seed: 1 });
    const { sent, lastMs } = await crowd.turn({ ...LOAD, seconds, seed: 2 }, READERS);
    return { p99: quantile(lastMs, 0.99), residentKbPerRoom, missing: sent - lastMs.length };
  } finally {
    crowd.quit();
    await server.stop();
  }
}
