import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { absorb, byWaiting } from './contents.ts';
import {
  belongsTo,
  type Change,
  type Identity,
  type ReplicaHandle,
  type ReplicaStore,
  type StoredItem,
  type StoredReplica,
} from './contract.ts';
import { MemoryStore } from './memory.ts';

interface Schema extends DBSchema {
  /** Key: the slot, a name that stays when the replica is built anew. */
  replicas: { key: string; value: { slot: string; room: string; identity: Identity } };
  /** Key: [slot, seq]. */
  items: { key: [string, number]; value: StoredItem };
  /** Key: [slot, 'board' | 'record']. */
  copies: { key: [string, string]; value: Uint8Array };
}
type Database = IDBPDatabase<Schema>;
const STORES = ['replicas', 'items', 'copies'] as const;

/** Keys [slot, …], whatever follows. */
const all = (slot: string): IDBKeyRange => IDBKeyRange.bound([slot], [slot, []]);

/**
 * Keeps replicas in IndexedDB, with a Web Lock per replica: the browser lets go of it when the tab
 * is closed or crashes, and that is how another tab learns of work left behind. Where either is
 * missing (private windows, pages that are not a secure context) work is kept in memory only, and
 * `deviceRefuses` says so.
 */
export class IndexedDbStore implements ReplicaStore {
  readonly #name: string;
  #ahead: Promise<Database> | null = null;

  constructor(name = 'accord') {
    this.#name = name;
  }

  /** Begin to open the database: that takes a while on a device that has none yet. For the next claim. */
  openAhead(): void {
    this.#ahead ??= open(this.#name);
    // Whoever claims hears of a failure.
    this.#ahead.catch(() => undefined);
  }

  async claim(room: string, person: string | null, fresh: Identity): Promise<ReplicaHandle> {
    const ahead = this.#ahead;
    this.#ahead = null;
    try {
      return await claimIn(await (ahead ?? open(this.#name)), room, person, fresh);
    } catch {
      return inMemoryOnly(room, person, fresh);
    }
  }
}

const open = (name: string): Promise<Database> =>
  openDB<Schema>(name, 1, {
    upgrade(created) {
      created.createObjectStore('replicas', { keyPath: 'slot' });
      created.createObjectStore('items');
      created.createObjectStore('copies');
    },
  });

/** Works like any other, but every write reports that this device keeps nothing. */
async function inMemoryOnly(
  room: string,
  person: string | null,
  fresh: Identity,
): Promise<ReplicaHandle> {
  const handle = await new MemoryStore().claim(room, person, fresh);
  return { ...handle, write: () => Promise.reject(new Error('no storage on this device')) };
}

interface Held {
  readonly slot: string;
  readonly contents: StoredReplica;
  readonly unlock: () => void;
}

async function claimIn(
  db: Database,
  room: string,
  person: string | null,
  fresh: Identity,
): Promise<ReplicaHandle> {
  const left: Held[] = [];
  for (const known of await db.getAll('replicas')) {
    if (known.room !== room || !belongsTo(known.identity, person)) continue;
    const unlock = await tryLock(known.slot);
    const contents = unlock && (await read(db, known.slot));
    if (unlock && contents) left.push({ slot: known.slot, contents, unlock });
    else unlock?.();
  }
  const [first, ...others] = byWaiting(left);
  const own = first ?? (await create(db, room, fresh));
  const owner = own.contents.identity.me?.person ?? person;
  for (const other of others) {
    if (belongsTo(other.contents.identity, owner)) await move(db, own, other, room);
    other.unlock();
  }
  const loaded = (await read(db, own.slot)) ?? own.contents;
  return {
    loaded,
    lasting: true,
    write: (change) => write(db, own.slot, room, change),
    release: () => {
      own.unlock();
      db.close();
      return Promise.resolve();
    },
  };
}

async function create(db: Database, room: string, fresh: Identity): Promise<Held> {
  const unlock = await tryLock(fresh.replica);
  if (!unlock) throw new Error('a new replica is locked');
  // Not yet to the disk: nobody waits for the safety of a replica that holds nothing.
  await write(db, fresh.replica, room, { identity: fresh }, 'relaxed');
  const contents = { identity: fresh, items: [], board: null, record: null };
  return { slot: fresh.replica, contents, unlock };
}

async function read(db: Database, slot: string): Promise<StoredReplica | null> {
  const tx = db.transaction(STORES);
  const [replica, items, board, record] = await Promise.all([
    tx.objectStore('replicas').get(slot),
    tx.objectStore('items').getAll(all(slot)),
    tx.objectStore('copies').get([slot, 'board']),
    tx.objectStore('copies').get([slot, 'record']),
  ]);
  if (!replica) return null;
  return { identity: replica.identity, items, board: board ?? null, record: record ?? null };
}

/** Resolves when the transaction is complete and on disk (durability 'strict'), not before. */
async function write(
  db: Database,
  slot: string,
  room: string,
  change: Change,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite', { durability });
  const requests: Promise<unknown>[] = [];
  for (const seq of change.remove ?? []) requests.push(tx.objectStore('items').delete([slot, seq]));
  for (const item of change.put ?? [])
    requests.push(tx.objectStore('items').put(item, [slot, item.seq]));
  if (change.identity)
    requests.push(tx.objectStore('replicas').put({ slot, room, identity: change.identity }));
  for (const name of ['board', 'record'] as const) {
    const copy = change[name];
    if (copy === null) requests.push(tx.objectStore('copies').delete([slot, name]));
    else if (copy) requests.push(tx.objectStore('copies').put(copy, [slot, name]));
  }
  await Promise.all([...requests, tx.done]);
}

/** What waits in `from` into `into`, and `from` away, in one transaction. */
async function move(db: Database, into: Held, from: Held, room: string): Promise<void> {
  const target = (await read(db, into.slot)) ?? into.contents;
  const { put = [], identity = target.identity } = absorb(target, from.contents);
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...put.map((item) => tx.objectStore('items').put(item, [into.slot, item.seq])),
    tx.objectStore('replicas').put({ slot: into.slot, room, identity }),
    tx.objectStore('items').delete(all(from.slot)),
    tx.objectStore('copies').delete(all(from.slot)),
    tx.objectStore('replicas').delete(from.slot),
    tx.done,
  ]);
}

/** The lock of a replica, if nobody holds it; the returned function lets go of it. */
function tryLock(slot: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`accord:${slot}`, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
