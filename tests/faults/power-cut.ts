import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from './power-cut-replay.ts';
import { NO_COMPILER, anyMoments, compileShim, cutAndJudge, record } from './power-cut-run.ts';
import type { Synchronous, Tally } from './power-cut-run.ts';

/**
 * Power cuts under a real journal: `node tests/faults/power-cut.ts [cuts=300] [seed=1]`.
 * The same cuts under synchronous=NORMAL are the control: they must lose rows, or the cuts are too
 * kind to prove anything. Ends with 1 if FULL loses or cannot be read, or if the control does not lose.
 */
const cuts = Number(process.argv[2] ?? 300);
const seed = Number(process.argv[3] ?? 1);
const PER_RUN = 30;

async function run(shim: string, synchronous: Synchronous): Promise<Tally> {
  const all: Tally = {
    cuts: 0,
    acknowledged: 0,
    cutsWithLoss: 0,
    lost: 0,
    unreadable: 0,
    reasons: [],
  };
  for (let n = 0; all.cuts < cuts; n++) {
    const acts = await record(shim, synchronous, seed + n, 130);
    const random = seeded(seed + n);
    const moments = anyMoments(acts, Math.min(PER_RUN, cuts - all.cuts), random);
    const some = await cutAndJudge(acts, moments, random);
    for (const key of ['cuts', 'acknowledged', 'cutsWithLoss', 'lost', 'unreadable'] as const)
      all[key] += some[key];
    all.reasons.push(...some.reasons.map((reason) => `seed ${seed + n}, ${reason}`));
  }
  return all;
}

const dir = await mkdtemp(join(tmpdir(), 'accord-shim-'));
try {
  const shim = compileShim(dir);
  if (shim === null) {
    console.log(NO_COMPILER);
    process.exit(2);
  }
  const results: Record<string, Tally> = {};
  for (const synchronous of ['FULL', 'NORMAL'] as const)
    results[synchronous] = await run(shim, synchronous);
  console.table(
    Object.fromEntries(
      Object.entries(results).map(([name, { reasons: _reasons, ...tally }]) => [name, tally]),
    ),
  );
  const { FULL, NORMAL } = results as Record<Synchronous, Tally>;
  for (const reason of FULL.reasons) console.log(`FULL: ${reason}`);
  console.log(`NORMAL (control), for instance: ${NORMAL.reasons[0] ?? 'nothing'}`);
  const bad = FULL.lost + FULL.unreadable > 0;
  if (bad) console.log('FAILED: FULL must lose nothing and always open');
  if (NORMAL.lost + NORMAL.unreadable === 0) console.log('FAILED: the control lost nothing');
  process.exitCode = bad || NORMAL.lost + NORMAL.unreadable === 0 ? 1 : 0;
} finally {
  await rm(dir, { recursive: true, force: true });
}
