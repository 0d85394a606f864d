import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATABASE_FILE, SCHEMA_VERSION } from '../../server/journal/sqlite/database.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { KEY_FILE } from '../../server/journal/keys.ts';
import { ROOM, sampleRow } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';
import type { SqlitePlace } from './journal-place.ts';

const refusal = (text: RegExp) => ({
  code: 'JOURNAL_FAILED',
  message: expect.stringMatching(text),
});

describe('the store of the SQLite journal', () => {
  let place: SqlitePlace;
  const path = (name: string): string => join(place.dir, name);
  const mode = (name: string): string => (statSync(path(name)).mode & 0o777).toString(8);

  beforeEach(async () => {
    place = await sqlitePlace();
  });
  afterEach(() => place.remove());

  async function filled(): Promise<void> {
    const journal = await place.open();
    await journal.append(ROOM, sampleRow(1));
    await journal.close();
  }

  test('2.22 the first start makes a key that only we can read, and later starts keep it', async () => {
    chmodSync(place.dir, 0o755);
    const first = await place.open();
    expect([mode(KEY_FILE), mode('.')]).toEqual(['600', '700']);
    expect(first.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    await first.close();
    const second = await place.open();
    expect(second.publicKey).toBe(first.publicKey);
    await second.close();
  });

  test('2.22 a key that others can read is a refusal to start', async () => {
    await filled();
    for (const loose of [0o640, 0o604]) {
      chmodSync(path(KEY_FILE), loose);
      await expect(place.open()).rejects.toMatchObject(refusal(/read by other users.*chmod 600/));
    }
    chmodSync(path(KEY_FILE), 0o600);
    await (await place.open()).close();
  });

  test('2.22 a lost key is never replaced under a journal that it signed', async () => {
    await filled();
    const pem = readFileSync(path(KEY_FILE));
    rmSync(path(KEY_FILE));
    await expect(place.open()).rejects.toMatchObject(refusal(/restore the key/));
    expect(existsSync(path(KEY_FILE))).toBe(false);
    const other = await sqlitePlace();
    await (await other.open()).close();
    writeFileSync(path(KEY_FILE), readFileSync(join(other.dir, KEY_FILE)), { mode: 0o600 });
    await other.remove();
    await expect(place.open()).rejects.toMatchObject(refusal(/signed with another key/));
    writeFileSync(path(KEY_FILE), 'not a key', { mode: 0o600 });
    await expect(place.open()).rejects.toMatchObject(refusal(/cannot be read as a PKCS8/));
    writeFileSync(path(KEY_FILE), pem);
    await (await place.open()).close();
  });

  test('2.22 the journal of one site does not open as that of another', async () => {
    await filled();
    const wrong = openSqliteJournal({ dir: place.dir, site: 'LON' });
    await expect(wrong).rejects.toMatchObject(refusal(/belongs to site PAR/));
  });

  test('2.21 a second process on the same store is refused', async () => {
    const journal = await place.open();
    await expect(place.open()).rejects.toMatchObject(refusal(/in use by another server/));
    expect(await journal.append(ROOM, sampleRow(1))).toMatchObject({ seq: 1 });
    await journal.close();
  });

  test('2.9 a store of a newer version is refused and left as it was', async () => {
    await filled();
    place.tamper((db) => db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`));
    const before = readFileSync(path(DATABASE_FILE));
    const names = readdirSync(place.dir);
    await expect(place.open()).rejects.toMatchObject(refusal(/schema version 2.*newer program/));
    expect(readFileSync(path(DATABASE_FILE)).equals(before)).toBe(true);
    expect(readdirSync(place.dir)).toEqual(names);
  });

  test('2.20 a file that is no database is refused, not replaced', async () => {
    await filled();
    writeFileSync(path(DATABASE_FILE), 'once upon a time '.repeat(500));
    await expect(place.open()).rejects.toMatchObject(refusal(/not a database/));
    expect(readFileSync(path(DATABASE_FILE), 'utf8')).toMatch(/^once upon a time/);
  });

  test('2.20 a store with a trigger put into it is refused', async () => {
    await filled();
    const trigger = 'CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM head; END';
    place.tamper((db) => db.exec(trigger));
    await expect(place.open()).rejects.toMatchObject(refusal(/tables are not ours/));
  });

  test('2.26 the newest two snapshots are kept', async () => {
    const journal = await place.open();
    for (let n = 1; n <= 5; n++) {
      await journal.append(ROOM, sampleRow(n));
      await journal.saveSnapshot(ROOM, { heads: { PAR: n }, bytes: new Uint8Array([n]) });
    }
    expect(readdirSync(path(`snapshots/${ROOM}`)).sort()).toEqual(['4', '5']);
    await journal.close();
  });
});
