import * as Y from 'yjs';
import type { Changes } from '../../shared/protocol/changes.ts';
import { refuse, type Refusal } from '../../shared/protocol/errors.ts';
import type { Join, Welcome } from '../../shared/protocol/join.ts';
import { allows } from '../../shared/room/roles.ts';
import type { BoardItem, Outbox } from './outbox.ts';
import { Reidentification } from './reidentify.ts';
import { owned, SEND_BYTES, SEND_STRUCTS } from './send-limits.ts';
import type { Change, Identity, StoredReplica } from './store/contract.ts';
import { summarise } from './summary.ts';
import { split } from './update-bytes.ts';

/** Origin of transactions that bring in what the server, or this device's store, holds. */
const NOT_LOCAL = Symbol('not local');

/**
 * This device's copy of both documents, and who it is towards the server.
 *
 * The clocks of a leased clientID must continue without reuse. So the board may be edited only
 * when it holds every struct ever made under the lease: after joining, or from a stored copy plus
 * the outbox, which together hold them all (see Outbox.checkpoint).
 */
export class Replica {
  readonly record = new Y.Doc();
  readonly #outbox: Outbox;
  readonly #newId: () => string;
  #board: Y.Doc;
  #identity: Identity;
  /** The board holds all that was ever made under the lease. */
  #complete = false;

  constructor(loaded: StoredReplica, outbox: Outbox, newId: () => string) {
    this.#outbox = outbox;
    this.#newId = newId;
    this.#identity = loaded.identity;
    this.#board = this.#watched(new Y.Doc());
  }

  get board(): Y.Doc {
    return this.#board;
  }
  get identity(): Identity {
    return this.#identity;
  }
  get complete(): boolean {
    return this.#complete;
  }

  /** Bring in what the store holds. @returns true when there is something to show */
  load(loaded: StoredReplica): boolean {
    if (loaded.record) Y.applyUpdate(this.record, loaded.record, NOT_LOCAL);
    if (this.#identity.rebuild || !loaded.board) return false;
    this.#bringIn(loaded.board);
    for (const item of this.#outbox.board) Y.applyUpdate(this.#board, item.update, NOT_LOCAL);
    this.#complete = true;
    this.#takeLease();
    return true;
  }

  #watched(board: Y.Doc): Y.Doc {
    board.on('update', this.#onUpdate);
    return board;
  }

  readonly #onUpdate = (
    update: Uint8Array,
    _origin: unknown,
    _board: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (!transaction.local) return;
    for (const part of split(update, SEND_BYTES, SEND_STRUCTS)) this.#outbox.addUpdate(part);
  };

  /**
   * Bring in the server's state. As long as nobody may edit this copy nobody listens to it: with a
   * listener Yjs encodes all that came in anew, which at joining is the whole room.
   */
  #bringIn(state: Uint8Array): void {
    if (!this.#complete) this.#board.off('update', this.#onUpdate);
    Y.applyUpdate(this.#board, state, NOT_LOCAL);
    if (!this.#complete) this.#board.on('update', this.#onUpdate);
  }

  /** Yjs gives a document a new clientID when structs of its own come in from elsewhere. */
  #takeLease(): void {
    if (this.#identity.clientId !== null) this.#board.clientID = this.#identity.clientId;
  }

  /** May the person edit the board now? null: yes. */
  whyNotEdit(): Refusal | null {
    const { me, clientId } = this.#identity;
    if (me && !allows(me.role, 'board.write')) return refuse('READ_ONLY').error;
    if (!this.#complete || clientId === null) return refuse('RESYNC', 'not joined yet').error;
    return null;
  }

  joinRequest(): Join {
    const recordVector = owned(Y.encodeStateVector(this.record));
    const { replica, rebuild } = this.#identity;
    if (rebuild) return { replica, recordVector };
    return { replica, recordVector, boardVector: owned(Y.encodeStateVector(this.#board)) };
  }

  apply(changes: Changes): void {
    for (const update of changes.board ?? []) Y.applyUpdate(this.#board, update, NOT_LOCAL);
    for (const update of changes.record ?? []) Y.applyUpdate(this.record, update, NOT_LOCAL);
    this.#takeLease();
  }

  /**
   * @returns 'updated'; 'rebuilt': `board` is another document now; 'waiting': to be rebuilt, but
   * the room leases nothing now; 'rejoin': the lease is another than ours although we have used
   * ours, so join again under a new replica; 'stranger': this device's replica belongs to somebody
   * else.
   */
  welcome(welcome: Welcome): 'updated' | 'rebuilt' | 'waiting' | 'rejoin' | 'stranger' {
    const { me, site, sites } = welcome;
    const before = this.#identity;
    if (before.me && before.me.person !== me.person) return 'stranger';
    Y.applyUpdate(this.record, welcome.record, NOT_LOCAL);
    // A writer gets no lease while the room takes no edits; what we had stays ours.
    const noneNow = welcome.clientId === null && allows(me.role, 'board.write');
    const clientId = noneNow ? before.clientId : welcome.clientId;
    this.#identity = { ...before, me, clientId, site, sites };
    if (before.rebuild) {
      if (noneNow) {
        this.#showOnly(welcome.board);
        return 'waiting';
      }
      this.#identity = { ...this.#identity, rebuild: false };
      this.#rebuild(welcome.board, clientId);
      return 'rebuilt';
    }
    if (before.clientId !== null && before.clientId !== clientId) {
      this.#startAnew();
      void this.#outbox.note({ identity: this.#identity, board: null });
      return 'rejoin';
    }
    this.#bringIn(welcome.board);
    for (const item of this.#outbox.board) Y.applyUpdate(this.#board, item.update, NOT_LOCAL);
    this.#complete = true;
    this.#takeLease();
    void this.#outbox.note({ identity: this.#identity });
    return 'updated';
  }

  /** Under a new name the server leases a new clientID, whose clocks nobody has used. */
  #startAnew(): void {
    this.#identity = {
      ...this.#identity,
      replica: this.#newId(),
      clientId: null,
      rebuild: true,
    };
  }

  /** The room as the server has it, until there is a lease to carry the waiting edits over to. */
  #showOnly(state: Uint8Array): void {
    this.#board = this.#watched(new Y.Doc());
    Y.applyUpdate(this.#board, state, NOT_LOCAL);
    this.#complete = false;
  }

  /** A new document from the server's state, with the waiting edits carried over to it. */
  #rebuild(state: Uint8Array, clientId: number | null): void {
    const board = new Y.Doc();
    Y.applyUpdate(board, state, NOT_LOCAL);
    const vector = Y.decodeStateVector(Y.encodeStateVector(board));
    const carrying =
      clientId === null ? null : new Reidentification(clientId, (id) => vector.get(id) ?? 0);
    const carried = new Map<BoardItem, Uint8Array>();
    for (const item of this.#inOrder()) {
      if (item.refused) carrying?.drop(item.update);
      else {
        const update = this.#carry(item, carrying);
        if (!update) continue;
        Y.applyUpdate(board, update, NOT_LOCAL);
        carried.set(item, update);
      }
    }
    this.#board = this.#watched(board);
    this.#complete = true;
    this.#takeLease();
    const copy = Y.encodeStateAsUpdate(board);
    void this.#outbox.replaceBoard(carried, { identity: this.#identity, board: copy });
  }

  #inOrder(): BoardItem[] {
    const refused = this.#outbox.refused.filter((item): item is BoardItem => !!item.update);
    return [...refused, ...this.#outbox.board].sort((a, b) => a.seq - b.seq);
  }

  #carry(item: BoardItem, carrying: Reidentification | null): Uint8Array | null {
    let why = refuse('READ_ONLY');
    if (carrying) {
      try {
        const update = carrying.carry(item.update);
        if (update) return update;
        why = refuse('BAD_REFERENCE', 'builds on a refused edit');
      } catch {
        why = refuse('MALFORMED', 'this device kept unreadable bytes');
      }
    }
    this.#outbox.refuse(item, why.error, this.#summarise(item));
    return null;
  }

  /**
   * The server will never take `item`. From here until the next joining, under a replica of a new
   * name and so a new lease, nothing of the board is sent.
   */
  refuse(item: BoardItem, refusal: Refusal): void {
    this.#startAnew();
    const change: Change = { identity: this.#identity, board: null };
    this.#outbox.refuse(item, refusal, this.#summarise(item), change);
  }

  #summarise(item: BoardItem): string {
    try {
      return summarise(item.update, this.#board);
    } catch {
      return '';
    }
  }
}
