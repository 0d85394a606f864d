/**
 * Undo under concurrent edits (9.55): `node tests/fuzz/undo.ts [histories = 2000] [first seed = 1]`.
 * Says which seed failed; run it alone with `node tests/fuzz/undo.ts 1 <seed>`.
 */
import { Random } from './board/random.ts';
import { nothingYet, undoHistory } from './undo/histories.ts';

const count = Number(process.argv[2] ?? 2000);
const first = Number(process.argv[3] ?? 1);
const began = performance.now();
const outcome = nothingYet();
for (let seed = first; seed < first + count; seed++) {
  const before = outcome.faults.length;
  undoHistory(new Random(seed), outcome);
  for (const fault of outcome.faults.slice(before)) console.error(`seed ${seed}: ${fault}`);
  if (outcome.faults.length > 10) break;
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(JSON.stringify({ ...outcome, faults: outcome.faults.length, seconds }));
process.exitCode = outcome.faults.length > 0 ? 1 : 0;
