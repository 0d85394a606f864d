/**
 * `npm run bench [scenario …] [-- --seconds 10 --rounds 3 --shared]`: our server beside the peer, the
 * same work, in the same run, alternating, so that the machine's mood meets both. Prints ratios. With
 * `--shared` the clients run on the server's processors too (lib/processors.ts).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { report, type Figure } from './lib/figures.ts';
import { processorsSaid, shareProcessors } from './lib/processors.ts';
import type { StartServer } from './lib/server.ts';
import { inTurns, type Measured } from './lib/turns.ts';
import { joining } from './scenarios/joining.ts';
import { manyRooms } from './scenarios/many-rooms.ts';
import { RoomUnderLoad } from './scenarios/room-under-load.ts';
import { startOurs } from './servers/ours.ts';
import { startTheirs } from './servers/theirs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    shared: { type: 'boolean' },
  },
});
const seconds = Number(values.seconds ?? 10);
const rounds = Number(values.rounds ?? 3);

if (values.shared) shareProcessors();

const peer = fileURLToPath(new URL('peer', import.meta.url));
if (!existsSync(`${peer}/node_modules`)) {
  console.log('Installing the peer (Hocuspocus 4.7 with its SQLite extension) …');
  if (spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: peer, stdio: 'inherit' }).status)
    process.exit(1);
}

/** Makes figures of what both servers came to, round by round. */
const figuresOf =
  <T>([theirs = [], ours = []]: readonly T[][]) =>
  (name: string, unit: string, bar: number, pick: (result: T) => number): Figure => ({
    name,
    unit,
    bar,
    ours: ours.map(pick),
    theirs: theirs.map(pick),
  });

/** Run `scenario` on both, in turn, `rounds` times. */
async function alternate<T>(scenario: (start: StartServer) => Promise<T>) {
  const results: [theirs: T[], ours: T[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    results[0].push(await scenario(startTheirs));
    results[1].push(await scenario(startOurs));
  }
  return figuresOf(results);
}

/** Open the same on both, and load them in turns. */
const alongside = async <T>(open: (start: StartServer) => Promise<Measured<T>>) =>
  figuresOf(await inTurns([() => open(startTheirs), () => open(startOurs)], { rounds, seconds }));

const SCENARIOS: Record<string, () => Promise<Figure[]>> = {
  speed: async () => {
    const load = { editsPerSecond: 2, presencePerSecond: 0 };
    const figure = await alongside((start) => RoomUnderLoad.open(start, load));
    return [
      figure('durable ack / their ack, p95', 'ms', 1, (r) => r.ackP95),
      figure('last of 200 observers, p95', 'ms', 1, (r) => r.lastObserverP95),
      figure('server CPU a delivered edit', 'µs', 1, (r) => r.cpuPerDelivery),
      figure('resident memory', 'MB', 1.5, (r) => r.residentMb),
      figure('edits that did not arrive', '', 1, (r) => r.missing),
    ];
  },
  presence: async () => {
    const load = { editsPerSecond: 0, presencePerSecond: 10 };
    const figure = await alongside((start) => RoomUnderLoad.open(start, load));
    return [figure('server CPU, presence of 40 at 10 Hz', 's/s', 0.5, (r) => r.cpuShare)];
  },
  joining: async () => {
    const figure = await alternate((start) => joining(start));
    return [
      figure('cold join, 100,000 operations', 'ms', 0.25, (r) => r.coldMs),
      figure('100 clients at once', 'ms', 0.2, (r) => r.stormMs),
    ];
  },
  rooms: async () => {
    const figure = await alternate((start) => manyRooms(start, seconds));
    return [
      figure('500 rooms of 4: last client, p99', 'ms', 1, (r) => r.p99),
      figure('resident memory a room', 'kB', 1, (r) => r.residentKbPerRoom),
      figure('edits that did not arrive', '', 1, (r) => r.missing),
    ];
  },
};

const chosen = positionals.length > 0 ? positionals : Object.keys(SCENARIOS);
for (const name of chosen) {
  const scenario = SCENARIOS[name];
  if (!scenario) {
    console.error(`No scenario ${name}; there are: ${Object.keys(SCENARIOS).join(', ')}.`);
    process.exit(2);
  }
  console.log(`\n${name} (${rounds} rounds, alternating; medians; ${processorsSaid()})`);
  for (const figure of await scenario()) console.log(report(figure));
}
process.exit(0);
