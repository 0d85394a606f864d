import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JournalError } from '../../server/journal/contract.ts';
import { KEY_FILE } from '../../server/journal/keys.ts';
import { DATABASE_FILE, holdDatabase, joinDatabase } from '../../server/journal/sqlite/database.ts';
import { openStore } from '../../server/journal/sqlite/store.ts';
import { unpackPage } from '../../server/journal/sqlite/wire.ts';
import type { Calls } from '../../server/journal/sqlite/wire.ts';
import { seeded } from '../faults/power-cut-replay.ts';
import { sampleRow } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';

const ROOMS = ['ROOM-A', 'ROOM-B'];
const ROWS = 40;
/** More with DAMAGE_ROUNDS=2000. */
const ROUNDS = Number(process.env.DAMAGE_ROUNDS ?? 80);

/** Payloads of every row that the store hands out for its rooms; throws what it refuses with. */
async function allRows(dir: string): Promise<string[]> {
  const privatePem = readFileSync(join(dir, KEY_FILE), 'utf8');
  const privateKey = createPrivateKey(privatePem);
  const publicKey = createPublicKey(privateKey);
  const late: JournalError[] = [];
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const held = holdDatabase(dir, { site: 'PAR', publicPem });
  const store = openStore({
    db: joinDatabase(dir, 'FULL'),
    dir,
    site: 'PAR',
    privateKey,
    publicKey,
    quota: null,
    onBroken: (_room, error) => late.push(error),
  });
  const rows: string[] = [];
  try {
    for (const room of ROOMS) {
      await store.call('open', room);
      const after = (seq: number) => store.call('page', { room, site: 'PAR', after: seq });
      for (let page = after(0) as Calls['page']['out']; page !== null;) {
        for (const { seq, payload } of unpackPage(room, 'PAR', page))
          rows.push(`${room} ${seq} ${Buffer.from(payload).toString('hex')}`);
        page = after(page.after + page.ends.length) as Calls['page']['out'];
      }
    }
  } finally {
    await store.call('close', null);
    held.close();
  }
  if (late.length > 0) throw late[0]!;
  return rows;
}

test('2.6 2.30 whatever byte of the store is damaged: all rows as they were, or a refusal that says so', async () => {
  const place = await sqlitePlace();
  const journal = await place.open();
  for (const room of ROOMS)
    await Promise.all(
      Array.from({ length: ROWS }, (_, i) => journal.append(room, sampleRow(i, 300))),
    );
  await journal.close();
  const whole = readFileSync(join(place.dir, DATABASE_FILE));
  const truth = await allRows(place.dir);
  expect(truth).toHaveLength(ROOMS.length * ROWS);
  const random = seeded(11);
  const outcomes = { whole: 0, refused: 0 };
  const damaged = join(place.dir, 'damaged');
  for (let round = 0; round < ROUNDS; round++) {
    mkdirSync(damaged, { mode: 0o700 });
    copyFileSync(join(place.dir, KEY_FILE), join(damaged, KEY_FILE));
    const bytes = Buffer.from(whole);
    const at = Math.floor(random() * bytes.length);
    bytes[at]! ^= 1 << Math.floor(random() * 8);
    writeFileSync(join(damaged, DATABASE_FILE), bytes);
    const outcome = await allRows(damaged).catch((error: unknown) => error);
    if (outcome instanceof Error) {
      expect(outcome, `byte ${at}`).toBeInstanceOf(JournalError);
      outcomes.refused += 1;
    } else {
      expect(outcome, `byte ${at}`).toEqual(truth);
      outcomes.whole += 1;
    }
    rmSync(damaged, { recursive: true });
  }
  expect(outcomes.refused).toBeGreaterThan(ROUNDS / 4);
  expect(outcomes.whole).toBeGreaterThan(0);
  await place.remove();
});
