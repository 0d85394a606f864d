/**
 * Forged positions in short texts, compared over many orders of delivery.
 * Usage: node tests/fuzz/board-positions.ts [worlds = 20000] [first seed = 1]
 */
import { positionWorld } from './board/positions.ts';
import { Random } from './board/random.ts';

const [count = 20_000, first = 1] = process.argv.slice(2).map(Number);
let accepted = 0;
let differing = 0;
for (let seed = first; seed < first + count; seed++) {
  const outcome = positionWorld(new Random(seed));
  accepted += outcome.accepted;
  if (!outcome.differ) continue;
  differing++;
  if (differing <= 10) console.log(`seed ${seed}: replicas differ`);
}
console.log(JSON.stringify({ worlds: count, accepted, differing }));
if (differing > 0) process.exitCode = 1;
