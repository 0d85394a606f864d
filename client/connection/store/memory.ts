import { absorb, applyChange, byWaiting } from './contents.ts';
import {
  belongsTo,
  type Identity,
  type ReplicaHandle,
  type ReplicaStore,
  type StoredReplica,
} from './contract.ts';

interface Slot {
  readonly room: string;
  contents: StoredReplica;
  held: boolean;
}

/** Keeps replicas for as long as this object lives: scripts, tests, and browsers without storage. */
export class MemoryStore implements ReplicaStore {
  readonly #slots = new Set<Slot>();

  claim(room: string, person: string | null, fresh: Identity): Promise<ReplicaHandle> {
    const left = [...this.#slots].filter(
      (slot) => !slot.held && slot.room === room && belongsTo(slot.contents.identity, person),
    );
    const [first, ...others] = byWaiting(left);
    const slot: Slot = first ?? { room, contents: empty(fresh), held: false };
    for (const other of others) {
      if (!belongsTo(other.contents.identity, slot.contents.identity.me?.person ?? person))
        continue;
      slot.contents = applyChange(slot.contents, absorb(slot.contents, other.contents));
      this.#slots.delete(other);
    }
    this.#slots.add(slot);
    slot.held = true;
    return Promise.resolve({
      loaded: slot.contents,
      lasting: false,
      write: (change) => {
        slot.contents = applyChange(slot.contents, change);
        return Promise.resolve();
      },
      release: () => {
        slot.held = false;
        return Promise.resolve();
      },
    });
  }
}

export function empty(identity: Identity): StoredReplica {
  return { identity, items: [], board: null, record: null };
}
