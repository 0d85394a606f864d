import { canonicalJson } from '../../../shared/room/canonical.ts';

/** One field of one mark, before and after an edit of one's own. */
export interface FieldChange {
  readonly id: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}
/** What one edit changed. */
export type Step = readonly FieldChange[];

export interface HistoryBoard {
  /** All that a mark says now, by field; empty when there is no such mark. */
  look(id: string): Readonly<Record<string, unknown>>;
  /** Write all of `step` as one edit. False: refused, nothing changed. */
  write(step: Step): boolean;
}

/** `ask`: the marks named in `since` were changed since; nothing is done unless one insists. */
export type Outcome =
  | { readonly kind: 'done' | 'nothing' | 'refused' }
  | { readonly kind: 'ask'; readonly since: readonly Since[] };

/** A mark that no longer looks as one's own edit left it, and the fields that differ. */
export interface Since {
  readonly id: string;
  readonly fields: readonly string[];
}

interface Remembered {
  readonly step: Step;
  /** How the marks looked right after: mark id → field → canonical JSON. */
  readonly left: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Undo of one's own edits by value, never of a colleague's unasked: a mark that no longer looks as
 * our edit left it was changed by somebody since, and then the answer is a question. By value and
 * not by Yjs item, so that it outlives the board's being built anew (contract C3), and so that
 * making a mark is undone by lifting it: nothing is ever removed.
 */
export class History {
  private readonly board: HistoryBoard;
  private undoable: Remembered[] = [];
  private redoable: Remembered[] = [];
  private readonly limit: number;

  constructor(board: HistoryBoard, limit = 100) {
    this.board = board;
    this.limit = limit;
  }

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  /** Remember an edit that was just made. What had been undone can then not come back. */
  did(step: Step): void {
    this.undoable.push(this.remember(step));
    if (this.undoable.length > this.limit) this.undoable.shift();
    this.redoable = [];
  }

  /** @param insist go on although somebody changed it since */
  undo(insist = false): Outcome {
    return this.take(this.undoable, this.redoable, insist);
  }

  redo(insist = false): Outcome {
    return this.take(this.redoable, this.undoable, insist);
  }

  /** Give up the newest edit: what was made of it since stays as it is. */
  leave(back: boolean): void {
    (back ? this.undoable : this.redoable).pop();
  }

  /** Take the newest step of `from` back, and put its reverse on `to`. */
  private take(from: Remembered[], to: Remembered[], insist: boolean): Outcome {
    const newest = from.at(-1);
    if (!newest) return { kind: 'nothing' };
    const since = insist ? [] : this.since(newest);
    if (since.length > 0) return { kind: 'ask', since };
    const reverse = newest.step.map((change) => ({
      ...change,
      before: change.after,
      after: change.before,
    }));
    if (!this.board.write(reverse)) return { kind: 'refused' };
    from.pop();
    to.push(this.remember(reverse));
    return { kind: 'done' };
  }

  private remember(step: Step): Remembered {
    const left = new Map<string, ReadonlyMap<string, string>>();
    for (const { id } of step) if (!left.has(id)) left.set(id, this.looks(id));
    return { step, left };
  }

  private since({ left }: Remembered): Since[] {
    const since: Since[] = [];
    for (const [id, then] of left) {
      const now = this.looks(id);
      const fields = [...new Set([...then.keys(), ...now.keys()])].filter(
        (field) => then.get(field) !== now.get(field),
      );
      if (fields.length > 0) since.push({ id, fields });
    }
    return since;
  }

  private looks(id: string): ReadonlyMap<string, string> {
    const looks = Object.entries(this.board.look(id));
    return new Map(looks.map(([field, value]) => [field, canonicalJson(value ?? null)]));
  }
}
