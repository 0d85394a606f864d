import { cpuSeconds, residentBytes } from '../lib/process-meter.ts';
import { quantile } from '../lib/figures.ts';
import { LoadProcess } from '../lib/load-process.ts';
import type { StartServer } from '../lib/server.ts';

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

/**
 * Seconds of the same load that are not measured. Node goes on compiling what runs often, in threads
 * of its own on the processors that the clients need: an eighth of our CPU in the first seconds, a
 * twentieth after six. A room runs for hours.
 */
const WARM_UP_S = 20;

/** 40 editors and 200 observers in one room, edits and presence at steady rates. */
export async function roomUnderLoad(
  start: StartServer,
  options: { seconds: number; editsPerSecond: number; presencePerSecond: number },
): Promise<UnderLoad> {
  const [EDITORS, OBSERVERS] = [40, 200];
  const server = await start();
  const editors = new LoadProcess();
  const observers = new LoadProcess();
  try {
    const seats = await server.seats('load', EDITORS, OBSERVERS);
    const common = { dialect: server.dialect, storm: false };
    await editors.connect({ ...common, seats: seats.slice(0, EDITORS), firstEditor: 0 });
    await observers.connect({ ...common, seats: seats.slice(EDITORS), firstEditor: null });

    await editors.run({ ...options, seconds: WARM_UP_S });
    await Promise.all([editors.reset(), observers.reset()]);
    const cpuBefore = cpuSeconds(server.pid);
    const began = performance.now();
    await editors.run(options);
    const seconds = (performance.now() - began) / 1000;
    const cpu = cpuSeconds(server.pid) - cpuBefore;
    await new Promise((resolve) => setTimeout(resolve, 500)); // let the last edits arrive
    const residentMb = residentBytes(server.pid) / 2 ** 20;
    const [wrote, read] = [await editors.report(), await observers.report()];
    const arrived = new Map(read.last.map(([name, at, count]) => [name, { at, count }]));
    const lastMs: number[] = [];
    let missing = 0;
    for (const [name, at] of wrote.sent) {
      const arrival = arrived.get(name);
      if (arrival?.count === OBSERVERS) lastMs.push(arrival.at - at);
      else missing++;
    }
    return {
      ackP95: quantile(wrote.ackMs, 0.95),
      lastObserverP95: quantile(lastMs, 0.95),
      cpuPerDelivery: (cpu * 1e6) / Math.max(1, wrote.sent.length * (EDITORS + OBSERVERS)),
      cpuShare: cpu / seconds,
      residentMb,
      missing,
    };
  } finally {
    editors.quit();
    observers.quit();
    await server.stop();
  }
}
