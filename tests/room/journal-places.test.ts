import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../server/journal/chain.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { spawnWorker } from '../../server/journal/sqlite/link.ts';
import type { Request } from '../../server/journal/sqlite/wire.ts';
import { OTHER, ROOM, collect, sampleRow } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';
import type { SqlitePlace } from './journal-place.ts';

/** Passes between two commits, ms. */
const BETWEEN = 10_000;

const never = (): never => {
  throw new Error('the chain is not broken');
};

describe('a journal whose disk is now quick, now slow', () => {
  let place: SqlitePlace;
  /** How long the next commits seem to take, ms. */
  let disk: number;
  let inThread: number;
  beforeEach(async () => {
    place = await sqlitePlace();
    disk = 1;
    inThread = 0;
  });
  afterEach(() => place.remove());

  async function opened() {
    let now = 0;
    let committing = false;
    return openSqliteJournal(
      { dir: place.dir, site: 'PAR', blockAtMost: 5 },
      (setup) => {
        const thread = spawnWorker(setup);
        const post = thread.postMessage.bind(thread);
        thread.postMessage = (request: Request, transfer) => {
          if (request.call === 'append') inThread += 1;
          post(request, transfer as ArrayBuffer[]);
        };
        return thread;
      },
      () => {
        committing = !committing;
        return (now += committing ? BETWEEN : disk);
      },
    );
  }

  test('2.31 2.3 rows are numbered and chained on, whichever thread commits them', async () => {
    const journal = await opened();
    await journal.open(ROOM, never);
    let rows = 0;
    const write = async (count: number) => {
      for (let n = 0; n < count; n++)
        expect(await journal.append(n % 3 === 0 ? OTHER : ROOM, sampleRow(++rows))).toBeTruthy();
    };
    for (let turn = 1; turn <= 3; turn++) {
      disk = 1;
      await write(40);
      const before = inThread;
      await write(10);
      expect(inThread).toBe(before);
      disk = 30;
      await write(10);
      expect(inThread).toBeGreaterThan(before);
    }
    const summary = `{"rows":${rows}}`;
    await journal.saveSummary(ROOM, summary);
    await journal.close();
    const again = await place.open();
    expect(await again.summary(ROOM)).toBe(summary);
    let kept = 0;
    for (const room of [ROOM, OTHER]) {
      await again.open(room, never);
      const found = await collect(again.read(room, 'PAR', 0));
      expect(verifyChain(found)).toMatchObject({ ok: true });
      kept += found.length;
    }
    expect(kept).toBe(rows);
    await again.close();
  });

  test('2.31 2.23 what one thread left unsigned is signed when the journal closes', async () => {
    const journal = await opened();
    await journal.append(ROOM, sampleRow(1));
    await journal.append(ROOM, sampleRow(2));
    disk = 1000;
    await journal.append(OTHER, sampleRow(1));
    await journal.append(OTHER, sampleRow(2));
    expect(inThread).toBe(1);
    await journal.close();
    place.tamper((db) => {
      const heads = db.prepare('SELECT seq FROM head ORDER BY chain').all();
      expect(heads.map(({ seq }) => seq)).toEqual([2, 2]);
    });
  });
});
