import * as Y from 'yjs';
import type { Admission, LeaseBook } from './admission/contract.ts';
import { holdsNothing } from './vectors.ts';

/** How a judge of updates is made for a board. */
export type MakeAdmission = (board: Y.Doc, leases: LeaseBook) => Admission;

/** The board as it was stored: a whole update, its state vector, and updates after it. */
export interface StoredBoard {
  readonly update: Uint8Array;
  readonly vector: Uint8Array;
  readonly later: readonly Uint8Array[];
}

const EMPTY_UPDATE = Uint8Array.of(0, 0);
const EMPTY_VECTOR = Uint8Array.of(0);
/** Different state vectors whose answers are kept between two changes. */
const MOST_VECTORS = 16;
export const EMPTY_BOARD: StoredBoard = { update: EMPTY_UPDATE, vector: EMPTY_VECTOR, later: [] };

/**
 * The board in memory. The Yjs document is built when something first needs it: a room that is
 * only joined and read is served from the stored bytes as they are.
 */
export class BoardLane {
  readonly #makeAdmission: MakeAdmission;
  readonly #leases: LeaseBook;
  #stored: StoredBoard | null;
  #document: { doc: Y.Doc; admission: Admission } | null = null;
  /** The whole board encoded, and its state vector, until the next change. */
  #update: Uint8Array | null;
  #vector: Uint8Array | null;
  /** What holders of these state vectors lack, until the next change. */
  readonly #lacking = new Map<string, Uint8Array>();

  constructor(stored: StoredBoard, makeAdmission: MakeAdmission, leases: LeaseBook) {
    this.#stored = stored;
    this.#makeAdmission = makeAdmission;
    this.#leases = leases;
    const asStored = stored.later.length === 0;
    this.#update = asStored ? stored.update : null;
    this.#vector = asStored ? stored.vector : null;
  }

  /** The authoritative document. Only `apply` may change it. */
  get doc(): Y.Doc {
    return this.#built().doc;
  }

  get admission(): Admission {
    return this.#built().admission;
  }

  #built(): { doc: Y.Doc; admission: Admission } {
    if (this.#document) return this.#document;
    const doc = new Y.Doc();
    const { update, later } = this.#stored ?? EMPTY_BOARD;
    // One transaction: Yjs cleans up once instead of once for every update.
    doc.transact(() => {
      if (update.byteLength > EMPTY_UPDATE.byteLength) Y.applyUpdate(doc, update);
      for (const part of later) Y.applyUpdate(doc, part);
    });
    // Yjs drops its list of transactions when they are over. That list is as old as the last change:
    // where changes are rare, the garbage collector has moved it among what lives long, and with it,
    // dead or not, each transaction that it still names (docs/decisions/0018).
    doc.on('afterAllTransactions', (_doc, over: unknown[]) => void (over.length = 0));
    this.#stored = null;
    return (this.#document = { doc, admission: this.#makeAdmission(doc, this.#leases) });
  }

  /** Apply an update that admission passed. */
  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.#update = this.#vector = null;
    this.#lacking.clear();
  }

  /** Has the whole board been encoded since its last change? */
  get isEncoded(): boolean {
    return this.#update !== null;
  }

  /** The board as one update; with `vector`, what its holder lacks. Encoded once between changes. */
  encode(vector?: Uint8Array): Uint8Array {
    if (vector === undefined || holdsNothing(vector))
      return (this.#update ??= Y.encodeStateAsUpdate(this.doc));
    // After a restart everybody comes back at once, and most hold the same.
    const key = Buffer.from(vector).toString('latin1');
    const known = this.#lacking.get(key);
    if (known) return known;
    const update = Y.encodeStateAsUpdate(this.doc, vector);
    if (this.#lacking.size < MOST_VECTORS) this.#lacking.set(key, update);
    return update;
  }

  vector(): Uint8Array {
    return (this.#vector ??= Y.encodeStateVector(this.doc));
  }
}
