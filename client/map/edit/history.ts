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
  /** The field's value now; undefined when it has none. */
  read(id: string, field: string): unknown;
  /** Write all of `step` in one transaction. False: refused, nothing changed. */
  write(step: Step): boolean;
}

/** `nothing`: no edit to take back; `kept`: a colleague changed it since, so it stays theirs. */
export type Outcome = 'done' | 'nothing' | 'kept' | 'refused';

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/**
 * Undo of one's own edits by value, never of a colleague's: a field goes back only while it still
 * says what we wrote. By value and not by Yjs item, so that it outlives the board's being built
 * anew (contract C3), and so that making a mark is undone by lifting it: nothing is ever removed.
 */
export class History {
  private readonly board: HistoryBoard;
  private undoable: Step[] = [];
  private redoable: Step[] = [];
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
    this.undoable.push(step);
    if (this.undoable.length > this.limit) this.undoable.shift();
    this.redoable = [];
  }

  undo(): Outcome {
    return this.take(this.undoable, this.redoable);
  }

  redo(): Outcome {
    return this.take(this.redoable, this.undoable);
  }

  /** Take the newest step of `from` back, and put its reverse on `to`. */
  private take(from: Step[], to: Step[]): Outcome {
    const step = from.pop();
    if (!step) return 'nothing';
    const ours = step.every(({ id, field, after }) => same(this.board.read(id, field), after));
    if (!ours) return 'kept';
    const reverse = step.map((change) => ({
      ...change,
      before: change.after,
      after: change.before,
    }));
    if (!this.board.write(reverse)) {
      from.push(step);
      return 'refused';
    }
    to.push(reverse);
    return 'done';
  }
}
