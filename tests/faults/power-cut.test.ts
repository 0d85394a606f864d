import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NO_COMPILER, compileShim, cutAndJudge, record } from './power-cut-run.ts';

const dir = mkdtempSync(join(tmpdir(), 'accord-shim-'));
const shim = compileShim(dir);
if (shim === null) console.warn(NO_COMPILER);

describe.skipIf(shim === null)('power cuts', () => {
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('2.1 2.27 after 12 cuts every acknowledged row is there and the chains hold', async () => {
    const acts = await record(shim!, 'FULL', 7, 45);
    const tally = await cutAndJudge(acts, 12, 7);
    expect(tally).toMatchObject({ cuts: 12, lost: 0, unreadable: 0, reasons: [] });
    expect(tally.acknowledged).toBeGreaterThan(100);
  });

  test('2.27 the same cuts lose rows without synchronous=FULL (control of the method)', async () => {
    const acts = await record(shim!, 'NORMAL', 7, 45);
    const tally = await cutAndJudge(acts, 3, 7);
    expect(tally.lost + tally.unreadable).toBeGreaterThan(0);
  });
});
