import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { GENESIS, rowHash, sameBytes, verifyChain } from '../../server/journal/chain.ts';
import type { Journal, JournalStatus, NewRow, Row } from '../../server/journal/contract.ts';

/** A place where one engine keeps its rows, and what can befall it. */
export interface EngineUnderTest {
  /** The journal of site PAR on this place; again after a close. */
  open(): Promise<Journal>;
  /** From now on writes fail as on a full disk; then they work again. */
  fill(journal: Journal): Promise<void>;
  relieve(journal: Journal): Promise<void>;
  /** Delete every snapshot, behind the journal's back. */
  forgetSnapshots(): Promise<void>;
  /** Flushes to the disk so far, if the engine can tell. */
  commits?(journal: Journal): number;
  remove(): Promise<void>;
}

export const ROOM = '01JROOM0000000000000000001';
export const OTHER = '01JROOM0000000000000000002';

/** A row whose every field depends on `n`. */
export function sampleRow(n: number, size = 40): NewRow {
  return {
    kind: n % 3 === 0 ? 'record' : 'board',
    at: 1_795_000_000_000 + n,
    person: `01JPERSON${String(n % 7).padStart(17, '0')}`,
    delegation: n % 4 === 0 ? null : 'KYV',
    payload: new Uint8Array(size).map((_, i) => (n * 31 + i) % 256),
  };
}

export async function collect(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const never = (): never => {
  throw new Error('the chain is not broken');
};

/** What any engine must pass. Rules 2.1 to 2.13 of docs/SPEC.md. */
export function journalAcceptance(name: string, makeEngine: () => Promise<EngineUnderTest>): void {
  describe(`journal: ${name}`, () => {
    let place: EngineUnderTest;
    let journal: Journal;

    beforeEach(async () => {
      place = await makeEngine();
      journal = await place.open();
    });
    afterEach(async () => {
      await journal.close();
      await place.remove();
    });
    const reopen = async (): Promise<void> => {
      await journal.close();
      journal = await place.open();
    };
    const appendAll = (from: number, to: number, room = ROOM) =>
      Promise.all(
        Array.from({ length: to - from + 1 }, (_, i) => journal.append(room, sampleRow(from + i))),
      );

    test('2.6 a room without rows opens empty', async () => {
      expect(await journal.open(ROOM, never)).toEqual({ heads: {}, snapshot: null });
      expect(await journal.rooms()).toEqual([]);
    });

    test('2.1 acknowledged rows are there after a restart', async () => {
      await appendAll(1, 20);
      await reopen();
      expect((await journal.open(ROOM, never)).heads).toEqual({ PAR: 20 });
      const rows = await collect(journal.read(ROOM, 'PAR', 0));
      rows.forEach((row, i) => expect(row).toMatchObject(sampleRow(i + 1)));
    });

    test('2.3 rows are numbered in the order of the calls, room by room', async () => {
      const receipts = await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          journal.append(i % 2 === 0 ? ROOM : OTHER, sampleRow(i)),
        ),
      );
      receipts.forEach((receipt, i) =>
        expect(receipt).toEqual({ site: 'PAR', seq: Math.floor(i / 2) + 1 }),
      );
      await reopen();
      expect(await journal.append(ROOM, sampleRow(1))).toEqual({ site: 'PAR', seq: 31 });
      expect(await journal.rooms()).toEqual([ROOM, OTHER]);
    });

    test('2.4 each row is hashed over its fields and the row before it', async () => {
      await appendAll(1, 30);
      const rows = await collect(journal.read(ROOM, 'PAR', 0));
      expect(sameBytes(rows[0]!.prev, GENESIS)).toBe(true);
      for (const row of rows) expect(sameBytes(row.hash, rowHash(row))).toBe(true);
      expect(verifyChain(rows)).toMatchObject({ ok: true, head: { seq: 30 } });
    });

    test('2.5 without its snapshots the journal opens as well', async () => {
      await appendAll(1, 10);
      await journal.saveSnapshot(ROOM, { heads: { PAR: 10 }, bytes: new Uint8Array([7]) });
      await place.forgetSnapshots();
      await reopen();
      expect(await journal.open(ROOM, never)).toEqual({ heads: { PAR: 10 }, snapshot: null });
      expect(await collect(journal.read(ROOM, 'PAR', 0))).toHaveLength(10);
    });

    test('2.7 a full disk refuses, says so, keeps nothing of the batch, and recovers', async () => {
      await appendAll(1, 5);
      const heard: JournalStatus[] = [];
      journal.onStatus((status) => heard.push(status));
      await place.fill(journal);
      const big = Array.from({ length: 8 }, (_, i) => journal.append(ROOM, sampleRow(i, 200_000)));
      const outcomes = await Promise.allSettled(big);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'JOURNAL_FULL' } });
      expect(journal.status()).toEqual({ writable: false, reason: 'JOURNAL_FULL' });
      await expect(journal.append(OTHER, sampleRow(1))).rejects.toMatchObject({
        code: 'JOURNAL_FULL',
      });
      expect(await collect(journal.read(ROOM, 'PAR', 0))).toHaveLength(5);
      await place.relieve(journal);
      await becomes(() => expect(journal.status().writable).toBe(true));
      expect(heard).toEqual([{ writable: false, reason: 'JOURNAL_FULL' }, { writable: true }]);
      expect(await journal.append(ROOM, sampleRow(6))).toEqual({ site: 'PAR', seq: 6 });
      await reopen();
      expect((await journal.open(ROOM, never)).heads).toEqual({ PAR: 6 });
    });

    test('2.7 rows that wait behind a failed batch are refused with it', async () => {
      await place.fill(journal);
      const refused = { status: 'rejected', reason: { code: 'JOURNAL_FULL' } };
      const first = Promise.allSettled([journal.append(ROOM, sampleRow(1, 2_000_000))]);
      await new Promise((resolve) => setImmediate(resolve));
      const second = Promise.allSettled([journal.append(ROOM, sampleRow(2))]);
      expect(await first).toMatchObject([refused]);
      expect(await second).toMatchObject([refused]);
      await place.relieve(journal);
      await becomes(() => expect(journal.status().writable).toBe(true));
    });

    test('2.8 rows of many rooms that wait together share a flush', async () => {
      await appendAll(1, 1);
      const before = place.commits?.(journal) ?? 0;
      await Promise.all(
        Array.from({ length: 200 }, (_, i) => journal.append(`ROOM-${i % 50}`, sampleRow(i))),
      );
      if (place.commits !== undefined) expect(place.commits(journal) - before).toBe(1);
    });

    test('2.10 rows are read from any number on, across pages, byte for byte', async () => {
      await appendAll(1, 1300);
      await journal.append(ROOM, sampleRow(1301, 3_000_000));
      await journal.append(ROOM, sampleRow(1302, 0));
      const rows = await collect(journal.read(ROOM, 'PAR', 500));
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 802 }, (_, i) => i + 501));
      expect(sameBytes(rows[800]!.payload, sampleRow(1301, 3_000_000).payload)).toBe(true);
      expect(rows[801]!.payload).toHaveLength(0);
      expect(await collect(journal.read(ROOM, 'PAR', 1302))).toEqual([]);
      expect(await collect(journal.read(ROOM, 'LON', 0))).toEqual([]);
      expect(await collect(journal.read(OTHER, 'PAR', 0))).toEqual([]);
    });

    test('2.10 a payload that is a view into a shared pool is kept alone', async () => {
      const payload = Buffer.from('from the pool');
      await journal.append(ROOM, { ...sampleRow(1), payload });
      const [row] = await collect(journal.read(ROOM, 'PAR', 0));
      expect(Buffer.from(row!.payload).toString()).toBe('from the pool');
    });

    test('2.11 the newest snapshot and the last summary come back', async () => {
      await appendAll(1, 40);
      for (const seq of [10, 20, 30]) {
        const bytes = new Uint8Array(3_000).fill(seq);
        await journal.saveSnapshot(ROOM, { heads: { PAR: seq }, bytes });
      }
      await journal.saveSummary(ROOM, '{"title":"first"}');
      await journal.saveSummary(ROOM, '{"title":"Дім"}');
      expect(await journal.summary(ROOM)).toBe('{"title":"Дім"}');
      await reopen();
      const opened = await journal.open(ROOM, never);
      expect(opened.heads).toEqual({ PAR: 40 });
      expect(opened.snapshot?.heads).toEqual({ PAR: 30 });
      expect(sameBytes(opened.snapshot!.bytes, new Uint8Array(3_000).fill(30))).toBe(true);
      expect(await journal.summary(ROOM)).toBe('{"title":"Дім"}');
      expect(await journal.summary(OTHER)).toBeNull();
    });

    test('2.11 a snapshot of rows that are not there is not kept', async () => {
      await appendAll(1, 2);
      await journal.saveSnapshot(ROOM, { heads: { PAR: 3 }, bytes: new Uint8Array(1) });
      expect((await journal.open(ROOM, never)).snapshot).toBeNull();
    });

    test('2.12 close finishes what is queued and refuses what comes after', async () => {
      const queued = appendAll(1, 50);
      const closing = journal.close();
      await expect(journal.append(ROOM, sampleRow(51))).rejects.toMatchObject({ code: 'STOPPING' });
      expect(await queued).toHaveLength(50);
      await closing;
      journal = await place.open();
      expect((await journal.open(ROOM, never)).heads).toEqual({ PAR: 50 });
    });

    test('2.13 a row that cannot be kept faithfully is refused and harms no other', async () => {
      const bad: Partial<Record<keyof NewRow, unknown>>[] = [
        { at: 1.5 },
        { at: -1 },
        { at: Number.NaN },
        { kind: 'rumour' },
        { person: 'x'.repeat(300) },
        { payload: 'text' },
      ];
      const good = journal.append(ROOM, sampleRow(1));
      for (const fields of bad)
        await expect(
          journal.append(ROOM, { ...sampleRow(2), ...fields } as NewRow),
        ).rejects.toMatchObject({ code: 'BAD_VALUE' });
      await expect(journal.append('../up', sampleRow(1))).rejects.toMatchObject({
        code: 'BAD_VALUE',
      });
      expect(await good).toEqual({ site: 'PAR', seq: 1 });
    });
  });
}
