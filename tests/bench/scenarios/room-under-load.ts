import { Crowd } from '../lib/crowd.ts';
import { quantile } from '../lib/figures.ts';
import type { RunOrder } from '../lib/load.ts';
import { cpuSeconds, residentBytes } from '../lib/process-meter.ts';
import type { StartServer, TestServer } from '../lib/server.ts';
import { TURN_S, type Measured } from '../lib/turns.ts';

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

/** 40 editors and 200 observers in one room, edits and presence at steady rates. */
export class RoomUnderLoad implements Measured<UnderLoad> {
  private readonly server: TestServer;
  private readonly load: Load;
  private readonly crowd = new Crowd();
  private ackMs: number[] = [];
  private lastMs: number[] = [];
  private edits = 0;
  private cpu = 0;
  private seconds = 0;

  private constructor(server: TestServer, load: Load) {
    this.server = server;
    this.load = load;
  }

  static async open(start: StartServer, load: Load): Promise<RoomUnderLoad> {
    const room = new RoomUnderLoad(await start(), load);
    const { server, crowd } = room;
    const seats = await server.seats('load', EDITORS, OBSERVERS);
    const common = { dialect: server.dialect, storm: false };
    await crowd.editors.connect({ ...common, seats: seats.slice(0, EDITORS), firstEditor: 0 });
    await crowd.readers.connect({ ...common, seats: seats.slice(EDITORS), firstEditor: null });
    await crowd.editors.run({ ...load, seconds: WARM_UP_S, seed: 0 });
    return room;
  }

  async turn(seed: number): Promise<void> {
    const before = cpuSeconds(this.server.pid);
    const began = performance.now();
    const arrivals = await this.crowd.turn({ ...this.load, seconds: TURN_S, seed }, OBSERVERS);
    this.seconds += (performance.now() - began) / 1000;
    this.cpu += cpuSeconds(this.server.pid) - before;
    this.edits += arrivals.sent;
    this.ackMs.push(...arrivals.ackMs);
    this.lastMs.push(...arrivals.lastMs);
  }

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
    this.crowd.quit();
    await this.server.stop();
  }
}
