/**
 * Mutated, forged and policy-breaking updates against admission, judged by an oracle of its own.
 * Usage: node --expose-gc tests/fuzz/board-hostile.ts [updates = 100000] [first seed = 1]
 */
import { hostileWorld, type HostileOutcome } from './board/hostile.ts';
import { Random } from './board/random.ts';

const ATTACKS_EACH = 150;
const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);
const outcome: HostileOutcome = {
  attempts: 0,
  accepted: 0,
  nothingNew: 0,
  refused: {},
  acceptedBy: {},
  breaches: [],
  longest: 0,
};
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
const started = performance.now();
let warm = 0;
for (let seed = first; outcome.attempts < count; seed++) {
  const breaches = outcome.breaches.length;
  hostileWorld(new Random(seed), Math.min(ATTACKS_EACH, count - outcome.attempts), outcome);
  for (const what of outcome.breaches.slice(breaches)) console.log(`seed ${seed}: ${what}`);
  if (seed === first + 4) warm = heap();
}
const { breaches, longest, ...figures } = outcome;
console.log(
  JSON.stringify(
    {
      ...figures,
      breaches: breaches.length,
      longestCheckMs: Number(longest.toFixed(1)),
      heapGrowthMb: Number((heap() - warm).toFixed(1)),
      seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
    },
    null,
    1,
  ),
);
if (breaches.length > 0) process.exitCode = 1;
