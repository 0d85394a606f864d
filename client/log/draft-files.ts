import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { AttachedFile } from '../connection/contract.ts';

/** Name of the database. */
export const DRAFT_FILES = 'accord-drafts';

interface Schema extends DBSchema {
  /** Key: [room, hash]. */
  files: { key: [string, string]; value: Uint8Array<ArrayBuffer> };
}

/**
 * The bytes of files that are attached to a draft, on this device, until the outbox has them with
 * their command. A device that keeps nothing leaves them in the memory of the page.
 */
export class DraftFiles {
  readonly #memory = new Map<string, Uint8Array<ArrayBuffer>>();
  #db: Promise<IDBPDatabase<Schema>> | null = null;

  #open(): Promise<IDBPDatabase<Schema>> {
    return (this.#db ??= openDB<Schema>(DRAFT_FILES, 1, {
      upgrade: (created) => void created.createObjectStore('files'),
    }));
  }

  /** @returns whether this device keeps it */
  async keep(room: string, { hash, bytes }: AttachedFile): Promise<boolean> {
    this.#memory.set(hash, bytes);
    try {
      await (await this.#open()).put('files', bytes, [room, hash]);
      return true;
    } catch {
      return false;
    }
  }

  /** Those of `hashes` that are here. */
  async find(room: string, hashes: readonly string[]): Promise<AttachedFile[]> {
    const found: AttachedFile[] = [];
    for (const hash of hashes) {
      const bytes = this.#memory.get(hash) ?? (await this.#stored(room, hash));
      if (bytes) found.push({ hash, bytes });
    }
    return found;
  }

  /** Those of `hashes` that are in the memory of the page: without waiting. */
  inHand(hashes: readonly string[]): AttachedFile[] {
    return hashes.flatMap((hash) => {
      const bytes = this.#memory.get(hash);
      return bytes ? [{ hash, bytes }] : [];
    });
  }

  async #stored(room: string, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const bytes = await (await this.#open()).get('files', [room, hash]);
      if (bytes) this.#memory.set(hash, bytes);
      return bytes;
    } catch {
      return undefined;
    }
  }

  async forget(room: string, hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) {
      this.#memory.delete(hash);
      await this.#open()
        .then((db) => db.delete('files', [room, hash]))
        .catch(() => undefined);
    }
  }
}
