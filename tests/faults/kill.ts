/**
 * The durability bar: `node tests/faults/kill.ts [rounds=100] [seed=1]`. Exit code 1 when anything
 * acknowledged is missing or doubled, documents differ, or the chain is broken.
 */
import { killRounds } from './kill-run.ts';

const [rounds = 100, seed = 1] = process.argv.slice(2).map(Number);
const report = await killRounds(rounds, seed, ({ rounds: done, ...rest }) => {
  if (done % 10 === 0) console.error(`${done}/${rounds}`, JSON.stringify(rest));
});
console.log(JSON.stringify({ seed, ...report }, null, 2));
const { missing, doubled, renumbered, unequal, brokenChain } = report;
process.exit(missing + doubled + renumbered + unequal + brokenChain === 0 ? 0 : 1);
