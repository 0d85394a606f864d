import { residentBytes } from '../lib/process-meter.ts';
import { quantile } from '../lib/figures.ts';
import { LoadProcess } from '../lib/load-process.ts';
import type { Seat } from '../lib/dialect.ts';
import type { StartServer } from '../lib/server.ts';

export interface ManyRooms {
  /** ms until the last of a room's clients had an edit, p99 over edits. */
  readonly p99: number;
  /** Resident kB that a further room costs: from a fifth of the rooms to all of them. */
  readonly residentKbPerRoom: number;
  readonly missing: number;
}

/** 500 rooms of 4 clients; each client of a room edits in turn, one edit a second a room. */
export async function manyRooms(
  start: StartServer,
  seconds: number,
  rooms = 500,
): Promise<ManyRooms> {
  const server = await start();
  const editors = new LoadProcess();
  const readers = new LoadProcess();
  try {
    const common = { dialect: server.dialect, storm: false };
    const order = { editsPerSecond: 1, presencePerSecond: 0, seed: 1 };
    let opened = 0;
    const openUpTo = async (count: number) => {
      const editorSeats: Seat[] = [];
      const readerSeats: Seat[] = [];
      for (let index = opened; index < count; index++) {
        const [editor, ...others] = await server.seats(`room${index}`, 4, 0);
        editorSeats.push(editor!);
        readerSeats.push(...others);
      }
      await editors.connect({ ...common, seats: editorSeats, firstEditor: opened });
      await readers.connect({ ...common, seats: readerSeats, firstEditor: null });
      await editors.run({ ...order, seconds: 3 });
      opened = count;
      return residentBytes(server.pid);
    };
    const few = Math.floor(rooms / 5);
    const residentWithFew = await openUpTo(few);
    const residentWithAll = await openUpTo(rooms);
    const residentKbPerRoom = (residentWithAll - residentWithFew) / 1024 / (rooms - few);
    await Promise.all([editors.reset(), readers.reset()]);
    await editors.run({ ...order, seconds });
    await new Promise((resolve) => setTimeout(resolve, 500)); // let the last edits arrive
    const [wrote, read] = [await editors.report(), await readers.report()];
    const arrived = new Map(read.last.map(([name, at, count]) => [name, { at, count }]));
    const lastMs: number[] = [];
    let missing = 0;
    for (const [name, at] of wrote.sent) {
      const arrival = arrived.get(name);
      if (arrival?.count === 3) lastMs.push(arrival.at - at);
      else missing++;
    }
    return { p99: quantile(lastMs, 0.99), residentKbPerRoom, missing };
  } finally {
    editors.quit();
    readers.quit();
    await server.stop();
  }
}
