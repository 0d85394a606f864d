import { expect, test } from 'vitest';
import { tabKillRounds } from './tab-kill-run.ts';

test('8.140 an entry is recorded once, whatever was killed while it was written (3 rounds)', async () => {
  const report = await tabKillRounds(3, 5);
  expect(report).toMatchObject({
    ...{ rounds: 3, missing: 0, doubled: 0, garbled: 0, offeredAgain: 0 },
  });
}, 120_000);
