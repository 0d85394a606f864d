import * as Y from 'yjs';
import { draftsOf, featuresOf, type Entry } from '../../../shared/room/board/build.ts';
import type { Lifted } from '../../../shared/room/board/shape.ts';

/** Something done that Yjs must not take back by removing: undone by striking, or the reverse. */
interface Act {
  readonly entry: Entry;
  readonly field: 'lifted' | 'struck';
  /** Does the entry stand after the act? */
  readonly stands: boolean;
}

/** A step back: acts, or null for the newest item on Yjs' own stack. */
type Step = readonly Act[] | null;

export interface UndoOptions {
  /** Transactions with this origin are the person's own edits here. */
  readonly origin: unknown;
  /** A strike by this person now: for things whose making is undone. */
  readonly lift: () => Lifted;
  /** Milliseconds within which edits are taken back together. */
  readonly captureTimeout?: number;
}

/**
 * Undo as a program of somebody else's may have it, with Yjs' own manager (our screens compare
 * values instead: client/map/edit/history.ts): what it writes must be let in. Edits of fields and texts go
 * through Y.UndoManager. Making, striking and restoring entries do not: Yjs would remove the entry,
 * or strike it again in the name of whoever had, and the server admits neither. Undoing the making
 * of an entry strikes it; it stays on the board.
 */
export class YjsUndo {
  readonly #board: Y.Doc;
  readonly #options: UndoOptions;
  readonly #manager: Y.UndoManager;
  #undo: Step[] = [];
  #redo: Step[] = [];
  #busy = false;

  constructor(board: Y.Doc, options: UndoOptions) {
    this.#board = board;
    this.#options = options;
    this.#manager = new Y.UndoManager([featuresOf(board), draftsOf(board)], {
      trackedOrigins: new Set([options.origin]),
      captureTimeout: options.captureTimeout ?? 500,
      captureTransaction: (transaction) => this.#actsOf(transaction).length === 0,
    });
    this.#manager.on('stack-item-added', ({ type }: { type: string }) => {
      if (!this.#busy && type === 'undo') this.#did(null);
    });
    board.on('afterTransaction', this.#watch);
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** @returns false when there was nothing to take back */
  undo(): boolean {
    return this.#step(
      this.#undo,
      this.#redo,
      (act) => !act.stands,
      () => this.#manager.undo(),
    );
  }

  redo(): boolean {
    return this.#step(
      this.#redo,
      this.#undo,
      (act) => act.stands,
      () => this.#manager.redo(),
    );
  }

  destroy(): void {
    this.#board.off('afterTransaction', this.#watch);
    this.#manager.destroy();
  }

  readonly #watch = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this.#options.origin) return;
    const acts = this.#actsOf(transaction);
    if (acts.length === 0) return;
    this.#manager.stopCapturing();
    this.#did(acts);
  };

  #did(step: Step): void {
    this.#undo.push(step);
    this.#redo = [];
  }

  #step(from: Step[], to: Step[], stands: (act: Act) => boolean, byYjs: () => unknown): boolean {
    this.#busy = true;
    try {
      for (let step = from.pop(); step !== undefined; step = from.pop()) {
        if (step === null) {
          // Nothing left of that edit (colleagues wrote over it): on to the one before.
          if (byYjs() === null) continue;
        } else {
          for (const act of step) this.#apply(act, stands(act));
        }
        to.push(step);
        return true;
      }
      return false;
    } finally {
      this.#busy = false;
    }
  }

  #apply({ entry, field }: Act, stands: boolean): void {
    const value = field === 'struck' ? !stands : stands ? null : this.#options.lift();
    this.#board.transact(() => entry.set(field, value), this);
  }

  #actsOf(transaction: Y.Transaction): Act[] {
    const acts: Act[] = [];
    for (const [type, keys] of transaction.changed) {
      if (!(type instanceof Y.Map)) continue;
      const field = this.#strikeFieldOf(type.parent);
      if (field !== null && keys.has(field)) {
        const value: unknown = type.get(field);
        const struck = value === true || (typeof value === 'object' && value !== null);
        acts.push({ entry: type, field, stands: !struck });
      }
      const made = this.#strikeFieldOf(type);
      if (made === null) continue;
      for (const key of keys) {
        const entry: unknown = key === null ? undefined : type.get(key);
        if (entry instanceof Y.Map) acts.push({ entry, field: made, stands: true });
      }
    }
    return acts;
  }

  /** The field that strikes the members of `type`; null when it does not hold entries. */
  #strikeFieldOf(type: unknown): 'lifted' | 'struck' | null {
    if (type === featuresOf(this.#board) || type === draftsOf(this.#board)) return 'lifted';
    if (!(type instanceof Y.Map) || !(type.parent instanceof Y.Map)) return null;
    if (type.parent.parent !== draftsOf(this.#board)) return null;
    return type.parent.get('options') === type ? 'struck' : null;
  }
}
