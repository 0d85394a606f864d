import { openDB, type IDBPDatabase } from 'idb';

/** How long other tabs may take to let go of what they hold, ms. */
const PATIENCE_MS = 3_000;

/** The database of IndexedDbStore, if this browser has it; never makes one. */
async function existing(name: string): Promise<IDBPDatabase | null> {
  if (typeof indexedDB === 'undefined') return null;
  const known = await indexedDB.databases();
  return known.some((each) => each.name === name) ? openDB(name) : null;
}

const has = (db: IDBPDatabase, store: string): boolean => db.objectStoreNames.contains(store);

/** Edits that wait on this device, in all rooms and whosever they are. */
export async function waitingOnDevice(name = 'accord'): Promise<number> {
  const db = await existing(name).catch(() => null);
  if (!db) return 0;
  const items: { refused?: unknown }[] = has(db, 'items') ? await db.getAll('items') : [];
  db.close();
  return items.filter((item) => !item.refused).length;
}

/**
 * Empty the store: every copy of a room, every waiting edit. Whoever holds a replica has a moment to
 * write what they must and let go of it, or their last copy would come after.
 */
export async function forgetDevice(name = 'accord'): Promise<void> {
  const db = await existing(name);
  if (!db) return;
  const slots = has(db, 'replicas') ? await db.getAllKeys('replicas') : [];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await Promise.allSettled(
    slots.map((slot) => navigator.locks.request(`accord:${String(slot)}`, { signal }, () => {})),
  );
  const stores = [...db.objectStoreNames];
  if (stores.length > 0) {
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
  }
  db.close();
}
