import { expect, test } from 'vitest';
import { killRounds } from './kill-run.ts';

test('7.12 nothing acknowledged is missing or doubled after the server was killed (3 rounds)', async () => {
  const report = await killRounds(3, 7);
  expect(report).toMatchObject({
    ...{ rounds: 3, missing: 0, doubled: 0, renumbered: 0, unequal: 0, brokenChain: 0 },
  });
  expect(report.inFlight).toBeGreaterThan(0);
  // Three starts of a server; on a machine that is busy with other tests, too.
}, 120_000);
