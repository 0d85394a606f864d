/**
 * Honest histories against admission: offline work, merges, undo, reloads, second tabs, whole
 * differences of plain Yjs programs. Nothing may be refused and everybody must end up equal.
 * Usage: node tests/fuzz/board-honest.ts [histories = 5000] [first seed = 1]
 */
import { honestHistory } from './board/honest.ts';
import { Random } from './board/random.ts';

const [count = 5000, first = 1] = process.argv.slice(2).map(Number);
let sent = 0;
let refused = 0;
let diverged = 0;
const started = performance.now();
for (let seed = first; seed < first + count; seed++) {
  const outcome = honestHistory(new Random(seed));
  sent += outcome.sent;
  refused += outcome.refused.length;
  diverged += outcome.diverged.length;
  for (const what of outcome.refused) console.log(`seed ${seed}: refused ${what}`);
  for (const who of outcome.diverged) console.log(`seed ${seed}: diverged ${who}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(JSON.stringify({ histories: count, sent, refused, diverged, seconds }));
if (refused + diverged > 0) process.exitCode = 1;
