import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { seeded } from './power-cut-replay.ts';
import {
  NO_COMPILER,
  WORST,
  acknowledgements,
  anyMoments,
  compileShim,
  cutAndJudge,
  record,
  type Synchronous,
} from './power-cut-run.ts';

const dir = mkdtempSync(join(tmpdir(), 'accord-shim-'));
const shim = compileShim(dir);
if (shim === null) console.warn(NO_COMPILER);

describe.skipIf(shim === null)('power cuts', () => {
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('2.1 2.27 after 12 cuts every acknowledged row is there and the chains hold', async () => {
    const acts = await record(shim!, 'FULL', 7, 45);
    const random = seeded(7);
    const tally = await cutAndJudge(acts, anyMoments(acts, 12, random), random);
    expect(tally).toMatchObject({ cuts: 12, lost: 0, unreadable: 0, reasons: [] });
    expect(tally.acknowledged).toBeGreaterThan(100);
  });

  test('2.27 the worst cuts lose nothing, and rows without synchronous=FULL (control)', async () => {
    const worst = async (synchronous: Synchronous) => {
      const acts = await record(shim!, synchronous, 7, 15);
      const tally = await cutAndJudge(acts, acknowledgements(acts, 6), WORST);
      return tally.lost + tally.unreadable;
    };
    expect(await worst('FULL')).toBe(0);
    expect(await worst('NORMAL')).toBeGreaterThan(0);
  });
});
