/**
 * Random sequences of acts on decisions, in random orders of delivery, and through real rooms with
 * edits, restarts and clocks that run: the state is the same everywhere, and no lapsed or foreign
 * signature ever counts, by an oracle of its own.
 * Usage: node tests/fuzz/decisions.ts [histories = 1000] [rooms = 40] [first seed = 1]
 */
import { Random } from './board/random.ts';
import { judgeHistory, newCounts } from './decisions/history.ts';
import { judgeRoom } from './decisions/rooms.ts';

const [histories = 1_000, rooms = 40, first = 1] = process.argv.slice(2).map(Number);
const started = performance.now();
const bare = newCounts();
for (let seed = first; seed < first + histories; seed++) {
  const known = bare.wrong.length;
  judgeHistory(new Random(seed), 20 + (seed % 60), bare);
  for (const what of bare.wrong.slice(known, known + 3)) console.log(`seed ${seed}: ${what}`);
}
const real = newCounts();
for (let seed = first; seed < first + rooms; seed++) {
  const known = real.wrong.length;
  await judgeRoom(seed, 120, real);
  for (const what of real.wrong.slice(known, known + 3)) console.log(`room ${seed}: ${what}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const told = ({ wrong, ...rest }: typeof bare) => ({ ...rest, wrong: wrong.length });
console.log(JSON.stringify({ bare: told(bare), rooms: told(real), seconds }));
if (bare.wrong.length + real.wrong.length > 0) process.exitCode = 1;
