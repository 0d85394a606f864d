import { Crowd } from '../lib/crowd.ts';
import type { Seat } from '../lib/dialect.ts';
import { quantile } from '../lib/figures.ts';
import { residentBytes } from '../lib/process-meter.ts';
import type { StartServer, TestServer } from '../lib/server.ts';
import { TURN_S, type Measured } from '../lib/turns.ts';

export interface ManyRoomsFigures {
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

/** 500 rooms of 4 clients. */
export class ManyRooms implements Measured<ManyRoomsFigures> {
  private readonly server: TestServer;
  private readonly crowd = new Crowd();
  private opened = 0;
  private residentKbPerRoom = 0;
  private edits = 0;
  private lastMs: number[] = [];

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async open(start: StartServer): Promise<ManyRooms> {
    const rooms = new ManyRooms(await start());
    const few = Math.floor(ROOMS / 5);
    const residentWithFew = await rooms.openUpTo(few);
    const residentWithAll = await rooms.openUpTo(ROOMS);
    rooms.residentKbPerRoom = (residentWithAll - residentWithFew) / 1024 / (ROOMS - few);
    return rooms;
  }

  /** @returns resident bytes once each room has had some edits */
  private async openUpTo(count: number): Promise<number> {
    const { server, crowd } = this;
    const editorSeats: Seat[] = [];
    const readerSeats: Seat[] = [];
    for (let index = this.opened; index < count; index++) {
      const [editor, ...others] = await server.seats(`room${index}`, 1 + READERS, 0);
      editorSeats.push(editor!);
      readerSeats.push(...others);
    }
    const common = { dialect: server.dialect, storm: false };
    await crowd.editors.connect({ ...common, seats: editorSeats, firstEditor: this.opened });
    await crowd.readers.connect({ ...common, seats: readerSeats, firstEditor: null });
    await crowd.editors.run({ ...LOAD, seconds: 3, seed: 0 });
    this.opened = count;
    return residentBytes(server.pid);
  }

  async turn(seed: number): Promise<void> {
    const arrivals = await this.crowd.turn({ ...LOAD, seconds: TURN_S, seed }, READERS);
    this.edits += arrivals.sent;
    this.lastMs.push(...arrivals.lastMs);
  }

  take(): ManyRoomsFigures {
    const p99 = quantile(this.lastMs, 0.99);
    const missing = this.edits - this.lastMs.length;
    [this.edits, this.lastMs] = [0, []];
    return { p99, residentKbPerRoom: this.residentKbPerRoom, missing };
  }

  async close(): Promise<void> {
    this.crowd.quit();
    await this.server.stop();
  }
}
