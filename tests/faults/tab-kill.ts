/**
 * `node tests/faults/tab-kill.ts [rounds=200] [seed=1]`: the tab killed while typing, the server
 * while saving, both. Exit code 1 when an entry is not on record exactly once.
 */
import { tabKillRounds } from './tab-kill-run.ts';

const [rounds = 200, seed = 1] = process.argv.slice(2).map(Number);
const report = await tabKillRounds(rounds, seed, (now) => {
  if (now.rounds % 10 === 0) console.error(`${now.rounds}/${rounds}`, JSON.stringify(now));
});
console.log(JSON.stringify({ seed, ...report }, null, 2));
const { missing, doubled, garbled, offeredAgain } = report;
process.exit(missing + doubled + garbled + offeredAgain === 0 ? 0 : 1);
