import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { generateKeyPairSync } from 'node:crypto';
import { GENESIS, rowHash } from '../../server/journal/chain.ts';
import type { JournalError } from '../../server/journal/contract.ts';
import type { SqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { signSnapshot } from '../../server/journal/signatures.ts';
import { OTHER, ROOM, collect, sampleRow } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';
import type { SqlitePlace } from './journal-place.ts';

const ROWS = 12;
const CHAIN = 2 ** 32;
const nobody = (): void => undefined;

/** What someone with the file can do to one row: every field, one byte or one number off. */
const FIELDS: Record<string, string> = {
  kind: 'kind = 3 - kind',
  'kind (unknown)': 'kind = 9',
  at: 'at = at + 1',
  'at (beyond numbers of JavaScript)': 'at = 9223372036854775807',
  person: "person = 'X' || substr(person, 2)",
  delegation: "delegation = CASE WHEN delegation IS NULL THEN 'PAR' ELSE NULL END",
  payload: "payload = CAST(x'ff' || substr(payload, 2) AS BLOB)",
  'payload (emptied)': "payload = x''",
  'payload (longer)': "payload = CAST(payload || x'00' AS BLOB)",
  hash: "hash = CAST(x'00' || substr(hash, 2) AS BLOB)",
  'hash (short)': "hash = x'00'",
};

describe('tampering with the file of the journal', () => {
  let place: SqlitePlace;
  let journal: SqliteJournal | null = null;

  beforeEach(async () => {
    place = await sqlitePlace();
    await fill(place, ROWS);
  });
  afterEach(async () => {
    await journal?.close();
    journal = null;
    await place.remove();
  });

  async function fill(where: SqlitePlace, count: number, snapshot?: number): Promise<void> {
    const filling = await where.open();
    await Promise.all(
      Array.from({ length: count }, (_, i) => filling.append(ROOM, sampleRow(i + 1))),
    );
    await filling.append(OTHER, sampleRow(1));
    if (snapshot !== undefined)
      await filling.saveSnapshot(ROOM, { heads: { PAR: snapshot }, bytes: Buffer.from('state') });
    await filling.close();
  }

  /** Tamper, open the room, and say what was found. */
  async function found(work: (db: DatabaseSync) => void): Promise<unknown> {
    place.tamper(work);
    journal = await place.open();
    const outcome = await journal.open(ROOM, nobody).catch((error: unknown) => error);
    return outcome;
  }
  const broken = (seq: number) => ({ code: 'CHAIN_BROKEN', site: 'PAR', seq });

  test('2.6 a change of any field of any row is named by site and row', async () => {
    const cases = Object.entries(FIELDS).flatMap(([field, set]) =>
      [1, 5, ROWS].map((seq) => ({ field, set, seq })),
    );
    journal = await place.open();
    for (const i of cases.keys())
      await Promise.all(
        Array.from({ length: ROWS }, (_, n) => journal!.append(`CASE-${i}`, sampleRow(n + 1))),
      );
    await journal.close();
    place.tamper((db) => {
      const find = db.prepare('SELECT id FROM chain WHERE room = ?');
      for (const [i, { set, seq }] of cases.entries())
        db.exec(
          `UPDATE entry SET ${set} WHERE id = ${Number(find.get(`CASE-${i}`)?.id) * CHAIN + seq}`,
        );
    });
    journal = await place.open();
    for (const [i, { field, seq }] of cases.entries())
      await expect(journal.open(`CASE-${i}`, nobody), `${field} of ${seq}`).rejects.toMatchObject(
        broken(seq),
      );
    expect((await journal.open(ROOM, nobody)).heads).toEqual({ PAR: ROWS });
  });

  test('2.6 any single byte of the rows, wherever it lies in the file, is noticed', async () => {
    const path = join(place.dir, 'journal.db');
    const whole = readFileSync(path);
    const payload = Buffer.from(sampleRow(7).payload);
    const at = whole.indexOf(payload);
    expect(at).toBeGreaterThan(0);
    const changed = Buffer.from(whole);
    changed[at + 20]! ^= 1;
    writeFileSync(path, changed);
    expect(await found(nobody)).toMatchObject(broken(7));
  });

  test('2.6 a deleted row is named', async () => {
    expect(await found((db) => db.exec(`DELETE FROM entry WHERE id = ${CHAIN + 4}`))).toMatchObject(
      broken(4),
    );
  });

  test('2.6 swapped rows are named', async () => {
    const swap = `UPDATE entry SET id = 1 WHERE id = ${CHAIN + 6};
      UPDATE entry SET id = ${CHAIN + 6} WHERE id = ${CHAIN + 7};
      UPDATE entry SET id = ${CHAIN + 7} WHERE id = 1;`;
    expect(await found((db) => db.exec(swap))).toMatchObject(broken(6));
  });

  test('2.25 a tail cut off behind a signed head is named', async () => {
    const cut = `DELETE FROM entry WHERE id > ${CHAIN + 9} AND id <= ${CHAIN + ROWS}`;
    expect(await found((db) => db.exec(cut))).toMatchObject(broken(10));
  });

  test('2.25 a head taken away, moved back or forged is noticed', async () => {
    expect(await found((db) => db.exec('DELETE FROM head WHERE chain = 1'))).toMatchObject(
      broken(1),
    );
    await journal?.close();
    const put = `INSERT OR REPLACE INTO head VALUES (1, 9, zeroblob(64))`;
    expect(await found((db) => db.exec(put))).toMatchObject(broken(9));
  });

  test('2.6 rows made up without the key, hashes and all, do not pass', async () => {
    const forged = (db: DatabaseSync): void => {
      let prev = GENESIS;
      for (let seq = 1; seq <= ROWS; seq++) {
        const row = { ...sampleRow(seq), payload: Buffer.from('never happened'), prev };
        prev = rowHash({ ...row, room: ROOM, site: 'PAR', seq });
        const change = 'UPDATE entry SET payload = ?, hash = ? WHERE id = ?';
        db.prepare(change).run(row.payload, prev, CHAIN + seq);
      }
    };
    expect(await found(forged)).toMatchObject(broken(ROWS));
  });

  test('2.6 2.6.2 a broken room takes no rows; the others go on', async () => {
    await found((db) => db.exec(`UPDATE entry SET at = 1 WHERE id = ${CHAIN + 3}`));
    await expect(journal!.open(ROOM, nobody)).rejects.toMatchObject(broken(3));
    await expect(journal!.append(ROOM, sampleRow(1))).rejects.toMatchObject(broken(3));
    const [bad, good] = await Promise.allSettled([
      journal!.append(ROOM, sampleRow(2)),
      journal!.append(OTHER, sampleRow(2)),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'CHAIN_BROKEN' } });
    expect(good).toMatchObject({ status: 'fulfilled', value: { seq: 2 } });
    expect((await journal!.open(OTHER, nobody)).heads).toEqual({ PAR: 2 });
    expect(journal!.status()).toEqual({ writable: true });
  });

  describe('with a snapshot', () => {
    const file = (n: number): string => join(place.dir, 'snapshots', ROOM, String(n));
    beforeEach(async () => {
      await place.remove();
      place = await sqlitePlace();
      await fill(place, ROWS, 8);
    });

    test('2.6.1 a row behind the snapshot is named by onBroken, once, and closes the room', async () => {
      place.tamper((db) => db.exec(`UPDATE entry SET at = 1 WHERE id = ${CHAIN + 3}`));
      journal = await place.open();
      const heard: JournalError[] = [];
      const opened = await journal.open(ROOM, (error) => heard.push(error));
      expect(opened.snapshot?.heads).toEqual({ PAR: 8 });
      await becomes(() => expect(heard).toHaveLength(1));
      expect(heard[0]).toMatchObject(broken(3));
      await expect(journal.append(ROOM, sampleRow(1))).rejects.toMatchObject(broken(3));
    });

    test('2.6.1 a row after the snapshot is named before the room is handed out', async () => {
      const change = `UPDATE entry SET at = 1 WHERE id = ${CHAIN + 10}`;
      expect(await found((db) => db.exec(change))).toMatchObject(broken(10));
    });

    test('2.25 rows that a signed snapshot contains cannot go', async () => {
      const cut = `DELETE FROM entry WHERE id > ${CHAIN + 5} AND id <= ${CHAIN + ROWS}`;
      expect(await found((db) => db.exec(cut))).toMatchObject(broken(6));
    });

    test('2.26 a snapshot with a byte changed, cut short or made longer is passed over', async () => {
      const whole = readFileSync(file(1));
      for (let at = 0; at < whole.length; at += 7) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1;
        writeFileSync(file(at + 2), changed);
      }
      writeFileSync(file(9001), whole.subarray(0, -1));
      appendFileSync(file(9002), Buffer.concat([whole, Buffer.from('x')]));
      writeFileSync(file(9003), '');
      journal = await place.open();
      const opened = await journal.open(ROOM, nobody);
      expect(Buffer.from(opened.snapshot!.bytes).toString()).toBe('state');
    });

    test('2.26 a snapshot signed by another key, or of another room, is passed over', async () => {
      const [header] = readFileSync(file(1), 'utf8').split('\n');
      const { claim } = JSON.parse(header!) as { claim: Parameters<typeof signSnapshot>[1] };
      const { privateKey } = generateKeyPairSync('ed25519');
      const signature = Buffer.from(signSnapshot(privateKey, claim)).toString('base64');
      writeFileSync(file(2), `${JSON.stringify({ claim, signature })}\nstate`);
      journal = await place.open();
      await journal.saveSnapshot(OTHER, { heads: { PAR: 1 }, bytes: Buffer.from('other room') });
      writeFileSync(file(3), readFileSync(join(place.dir, 'snapshots', OTHER, '1')));
      const opened = await journal.open(ROOM, nobody);
      expect(Buffer.from(opened.snapshot!.bytes).toString()).toBe('state');
      expect(await collect(journal.read(ROOM, 'PAR', 8))).toHaveLength(ROWS - 8);
    });
  });
});
