import { cpuSeconds, residentBytes } from '../lib/process-meter.ts';
import { quantile } from '../lib/figures.ts';
import type { RunOrder } from '../lib/load.ts';
import { LoadProcess } from '../lib/load-process.ts';
import type { StartServer, TestServer } from '../lib/server.ts';

export interface UnderLoad {
  /** ms until an editor's edit was acknowledged, p95. */
  readonly ackP95: number;
  /** ms until the last observer had an edit, p95 over edits. */
  readonly lastObserverP95: number;
  /** Server CPU, µs per edit delivered to one client. */
  readonly cpuPerDelivery: number;
  /** Server CPU, seconds per second. */
  readonly cpuShare: number;
  readonly residentMb: number;
  /** Edits that some observer never got. */
  readonly missing: number;
}

type Load = Omit<RunOrder, 'seconds' | 'seed'>;

const [EDITORS, OBSERVERS] = [40, 200];

/**
 * Seconds of the same load that are not measured. Node goes on compiling what runs often, in threads
 * of its own on the processors that the clients need: an eighth of our CPU in the first seconds, a
 * twentieth after six. A room runs for hours.
 */
const WARM_UP_S = 20;

/**
 * Seconds that one server is measured before it is the other's turn. The machine changes its mood
 * within a minute by more than the servers differ: with turns this short both meet all of it.
 */
const TURN_S = 2;

/** 40 editors and 200 observers in one room, edits and presence at steady rates. */
class BusyRoom {
  private readonly server: TestServer;
  private readonly editors = new LoadProcess();
  private readonly observers = new LoadProcess();
  private ackMs: number[] = [];
  private lastMs: number[] = [];
  private edits = 0;
  private cpu = 0;
  private seconds = 0;

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async open(start: StartServer): Promise<BusyRoom> {
    const room = new BusyRoom(await start());
    const { server, editors, observers } = room;
    const seats = await server.seats('load', EDITORS, OBSERVERS);
    const common = { dialect: server.dialect, storm: false };
    await editors.connect({ ...common, seats: seats.slice(0, EDITORS), firstEditor: 0 });
    await observers.connect({ ...common, seats: seats.slice(EDITORS), firstEditor: null });
    return room;
  }

  async warmUp(load: Load): Promise<void> {
    await this.editors.run({ ...load, seconds: WARM_UP_S, seed: 0 });
  }

  /** Load for one turn, and measure it. */
  async turn(load: Load, seed: number): Promise<void> {
    const { server, editors, observers } = this;
    await Promise.all([editors.reset(), observers.reset()]);
    const before = cpuSeconds(server.pid);
    const began = performance.now();
    await editors.run({ ...load, seconds: TURN_S, seed });
    this.seconds += (performance.now() - began) / 1000;
    this.cpu += cpuSeconds(server.pid) - before;
    await new Promise((resolve) => setTimeout(resolve, 300)); // let the last edits arrive
    const [wrote, read] = [await editors.report(), await observers.report()];
    this.edits += wrote.sent.length;
    this.ackMs.push(...wrote.ackMs);
    const arrived = new Map(read.last.map(([name, at, count]) => [name, { at, count }]));
    for (const [name, at] of wrote.sent) {
      const arrival = arrived.get(name);
      if (arrival?.count === OBSERVERS) this.lastMs.push(arrival.at - at);
    }
  }

  /** What all turns since the last call came to. */
  take(): UnderLoad {
    const figures = {
      ackP95: quantile(this.ackMs, 0.95),
      lastObserverP95: quantile(this.lastMs, 0.95),
      cpuPerDelivery: (this.cpu * 1e6) / Math.max(1, this.edits * (EDITORS + OBSERVERS)),
      cpuShare: this.cpu / this.seconds,
      residentMb: residentBytes(this.server.pid) / 2 ** 20,
      missing: this.edits - this.lastMs.length,
    };
    [this.ackMs, this.lastMs] = [[], []];
    this.edits = this.cpu = this.seconds = 0;
    return figures;
  }

  async close(): Promise<void> {
    this.editors.quit();
    this.observers.quit();
    await this.server.stop();
  }
}

/**
 * The same room on several servers, which all run the whole time and are loaded in turns.
 * @returns for each server, the figures of each of `rounds` rounds of `seconds` each
 */
export async function roomsUnderLoad(
  starts: readonly StartServer[],
  { rounds, seconds, ...load }: Load & { rounds: number; seconds: number },
): Promise<UnderLoad[][]> {
  const rooms: BusyRoom[] = [];
  try {
    for (const start of starts) rooms.push(await BusyRoom.open(start));
    for (const room of rooms) await room.warmUp(load);
    const results = rooms.map((): UnderLoad[] => []);
    let seed = 1;
    for (let round = 0; round < rounds; round++) {
      for (let measured = 0; measured < seconds; measured += TURN_S, seed++)
        for (const room of rooms) await room.turn(load, seed);
      rooms.forEach((room, index) => results[index]!.push(room.take()));
    }
    return results;
  } finally {
    for (const room of rooms) await room.close();
  }
}
