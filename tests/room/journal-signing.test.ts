import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdDatabase } from '../../server/journal/sqlite/database.ts';
import type { Held } from '../../server/journal/sqlite/database.ts';
import { rowReader } from '../../server/journal/sqlite/rows.ts';
import { packBatch } from '../../server/journal/sqlite/wire.ts';
import { SIGN_MS, createWriter } from '../../server/journal/sqlite/writer.ts';
import { sampleRow } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';
import type { SqlitePlace } from './journal-place.ts';

const ROOMS = Array.from({ length: 20 }, (_, i) => `ROOM-${i}`);
const nothing = (): void => undefined;

describe('heads of many rooms', () => {
  let place: SqlitePlace;
  let held: Held;
  let now: number;
  beforeEach(async () => {
    place = await sqlitePlace();
    held = holdDatabase(place.dir, { site: 'PAR', publicPem: 'pem' });
    now = 0;
  });
  afterEach(async () => {
    held.close();
    await place.remove();
  });

  function writing() {
    const rows = rowReader(held.db);
    const key = generateKeyPairSync('ed25519').privateKey;
    const broken = new Map<string, never>();
    const writer = createWriter({ db: held.db, rows, site: 'PAR', key, broken, clock: () => now });
    const write = (rooms: readonly string[]) =>
      writer.append(
        packBatch(
          rooms.map((room) => ({ room, row: sampleRow(1), resolve: nothing, reject: nothing })),
        ),
      );
    /** Of these rooms, how many have a signed head at row 2. */
    const signed = () =>
      ROOMS.filter((room) => rows.signedHead(rows.chains(room)[0]!.id)?.seq === 2).length;
    write(ROOMS); // a first row is signed with its commit
    now = 10;
    write(ROOMS);
    return { writer, write, signed };
  }

  test('2.23 are signed a second after the first row behind them, a few at a time', () => {
    const { writer, signed } = writing();
    expect([signed(), writer.owesIn()]).toEqual([0, SIGN_MS]);
    now += SIGN_MS - 1;
    writer.settleSome();
    expect(signed()).toBe(0);
    now += 1;
    const bouts: number[] = [];
    while (writer.owesIn() !== null) {
      writer.settleSome();
      bouts.push(signed());
    }
    expect(bouts).toEqual([4, 8, 12, 16, 20]);
  });

  test('2.23 are signed with the commits of other rooms, when it is time', () => {
    const { write, signed } = writing();
    now += SIGN_MS;
    write(['ANOTHER']);
    expect(signed()).toBe(2);
  });

  test('2.23 two of them at most are signed with one commit, when it is time for all', () => {
    const { writer, write, signed } = writing();
    writer.settle();
    now += SIGN_MS;
    write(ROOMS); // row 3
    expect(signed()).toBe(18);
  });

  test('2.23 are signed for a snapshot of their room, whatever the time', () => {
    const { writer, signed } = writing();
    writer.settle([ROOMS[3]!, 'UNKNOWN']);
    expect(signed()).toBe(1);
    writer.settle();
    expect([signed(), writer.owesIn()]).toEqual([20, null]);
  });
});
