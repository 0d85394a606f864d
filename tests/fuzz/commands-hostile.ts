/**
 * Mutated, forged and policy-breaking commands against a whole server (sockets, room, journal),
 * judged by an oracle of its own.
 * Usage: node --expose-gc tests/fuzz/commands-hostile.ts [commands = 100000] [first seed = 1]
 */
import { hostileServer, newOutcome } from './commands/hostile.ts';

const ROOMS = 8;
const EACH = 240;
const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);
const outcome = newOutcome();
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => outcome.breaches.push(`${event}: ${String(error)}`));

const megabytes = (): { heap: number; rss: number } => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: (heapUsed + arrayBuffers) / 2 ** 20, rss: rss / 2 ** 20 };
};
const started = performance.now();
let warm: ReturnType<typeof megabytes> | null = null;
for (let seed = first; outcome.attempts < count; seed++) {
  const known = outcome.breaches.length;
  const each = Math.min(EACH, Math.ceil((count - outcome.attempts) / ROOMS));
  await hostileServer(seed, ROOMS, each, outcome).catch((error: unknown) => {
    outcome.breaches.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
  });
  if (outcome.attempts === 0) break;
  for (const what of outcome.breaches.slice(known, known + 20)) console.log(what);
  if (seed === first + 4) warm = megabytes();
}
const { breaches, ...figures } = outcome;
const end = megabytes();
console.log(
  JSON.stringify(
    {
      ...figures,
      breaches: breaches.length,
      heapGrowthMb: warm && Number((end.heap - warm.heap).toFixed(1)),
      rssGrowthMb: warm && Number((end.rss - warm.rss).toFixed(1)),
      seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
    },
    null,
    1,
  ),
);
process.exit(breaches.length > 0 ? 1 : 0);
