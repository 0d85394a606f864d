import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  freshIdentity,
  type Identity,
  type ReplicaStore,
  type StoredItem,
} from '../../client/connection/store/contract.ts';
import { FileStore } from '../../client/connection/store/file.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';

const ROOM = ulid();
const fresh = (): Identity => freshIdentity(ulid());
const item = (seq: number): StoredItem => ({ seq, at: 1_000 + seq, update: new Uint8Array([seq]) });
const of = (identity: Identity, person: string): Identity => ({
  ...identity,
  me: { person, name: 'Ann', role: 'editor', delegation: 'PAR' },
});

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'accord-store-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const STORES: Record<string, () => ReplicaStore> = {
  memory: () => new MemoryStore(),
  file: () => new FileStore(directory),
};

describe.each(Object.entries(STORES))('a %s store', (_name, make) => {
  test('7.3 S1 holds what was written, put, removed and replaced', async () => {
    const store = make();
    const handle = await store.claim(ROOM, null, fresh());
    const identity = { ...handle.loaded.identity, clientId: 77 };
    await handle.write({ put: [item(1), item(2), item(3)], identity });
    await handle.write({ remove: [1, 3], board: new Uint8Array([9, 9]) });
    await handle.write({ put: [{ ...item(2), update: new Uint8Array([7]) }] });
    await handle.release();
    const again = await store.claim(ROOM, null, fresh());
    expect(again.loaded).toEqual({
      identity,
      items: [{ seq: 2, at: 1_002, update: new Uint8Array([7]) }],
      board: new Uint8Array([9, 9]),
      record: null,
    });
    await again.release();
  });

  test('7.5 S2 no two hold the same replica', async () => {
    const store = make();
    const [a, b] = [await store.claim(ROOM, null, fresh()), await store.claim(ROOM, null, fresh())];
    expect(a.loaded.identity.replica).not.toBe(b.loaded.identity.replica);
    await a.release();
    await b.release();
  });

  test('7.5 S3 takes over what was left behind, with everything that waits', async () => {
    const store = make();
    const [a, b] = [await store.claim(ROOM, null, fresh()), await store.claim(ROOM, null, fresh())];
    await a.write({ put: [item(1)] });
    await b.write({ put: [item(1), item(2)] });
    await a.release();
    await b.release();
    const heir = await store.claim(ROOM, null, fresh());
    expect(heir.loaded.identity.replica).toBe(b.loaded.identity.replica);
    expect(heir.loaded.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    const next = await store.claim(ROOM, null, fresh());
    expect(next.loaded.items).toEqual([]);
    await heir.release();
    await next.release();
  });

  test('7.5 S3 inherits that all must be built anew', async () => {
    const store = make();
    const [a, b] = [await store.claim(ROOM, null, fresh()), await store.claim(ROOM, null, fresh())];
    await a.write({ put: [item(1), item(2)] });
    await b.write({ put: [item(1)], identity: { ...b.loaded.identity, rebuild: true } });
    await a.release();
    await b.release();
    const heir = await store.claim(ROOM, null, fresh());
    expect(heir.loaded.identity.rebuild).toBe(true);
    expect(heir.loaded.items).toHaveLength(3);
    await heir.release();
  });

  test('7.5 S4 leaves alone what is another person’s or another room’s', async () => {
    const store = make();
    const [ann, bob] = [ulid(), ulid()];
    const a = await store.claim(ROOM, ann, fresh());
    await a.write({ put: [item(1)], identity: of(a.loaded.identity, ann) });
    await a.release();
    const b = await store.claim(ROOM, bob, fresh());
    expect(b.loaded.items).toEqual([]);
    const elsewhere = await store.claim(ulid(), ann, fresh());
    expect(elsewhere.loaded.items).toEqual([]);
    const again = await store.claim(ROOM, ann, fresh());
    expect(again.loaded.items).toHaveLength(1);
    for (const handle of [b, elsewhere, again]) await handle.release();
  });
});

describe('the file of a replica', () => {
  async function written(): Promise<string> {
    const handle = await new FileStore(directory).claim(ROOM, null, fresh());
    await handle.write({ put: [item(1)] });
    await handle.write({ put: [item(2)] });
    await handle.release();
    const [name] = (await readdir(directory)).filter((file) => file.endsWith('.log'));
    return join(directory, name!);
  }
  const items = async (): Promise<number[]> => {
    const handle = await new FileStore(directory).claim(ROOM, null, fresh());
    await handle.release();
    return handle.loaded.items.map(({ seq }) => seq);
  };

  test('7.3 a torn last line is ignored, at whatever byte it was torn', async () => {
    const file = await written();
    const whole = await readFile(file);
    const last = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let cut = last; cut < whole.length; cut += 7) {
      await writeFile(file, whole);
      await truncate(file, cut);
      expect(await items()).toEqual([1]);
    }
    await writeFile(file, whole);
    expect(await items()).toEqual([1, 2]);
  });

  test('7.3 writing goes on behind the last whole line', async () => {
    const file = await written();
    await appendFile(file, '0badc0de {"put":[{"seq":3');
    const handle = await new FileStore(directory).claim(ROOM, null, fresh());
    await handle.write({ put: [item(4)] });
    await handle.release();
    expect(await items()).toEqual([1, 2, 4]);
  });

  test('7.5 a holder that no longer runs has left its replica behind', async () => {
    const file = await written();
    // No process has this number: the largest Linux gives out is 2^22.
    await writeFile(`${file}.lock`, String(2 ** 30));
    expect(await items()).toEqual([1, 2]);
  });

  test('7.3 it is rewritten when it holds much more than it needs', async () => {
    const handle = await new FileStore(directory).claim(ROOM, null, fresh());
    const board = new Uint8Array(64 * 1024);
    for (let i = 0; i < 20; i++) await handle.write({ board, put: [item(i)], remove: [i - 1] });
    await handle.release();
    const [name] = (await readdir(directory)).filter((file) => file.endsWith('.log'));
    expect((await readFile(join(directory, name!))).length).toBeLessThan(512 * 1024);
    expect(await items()).toEqual([19]);
  });
});
