import type { SocketLimits } from '../limits.ts';
import { Bucket } from '../../rate.ts';

/** What one person may write, over all their connections on both transports. */
export class Budget {
  private readonly edits: Bucket;
  private readonly bytes: Bucket;

  constructor(limits: SocketLimits, now: number) {
    this.edits = new Bucket(limits.editsPerSecond, limits.editBurst, now);
    this.bytes = new Bucket(limits.bytesPerSecond, limits.byteBurst, now);
  }

  /** Take one edit of `bytes`; false: not now, and nothing was taken. */
  take(bytes: number, now: number): boolean {
    if (!this.edits.has(1, now) || !this.bytes.take(bytes, now)) return false;
    return this.edits.take(1, now);
  }

  /** ms until an edit of `bytes` could be taken. */
  wait(bytes: number, now: number): number {
    return Math.max(this.edits.wait(1, now), this.bytes.wait(bytes, now));
  }

  idle(now: number): boolean {
    return this.edits.full(now) && this.bytes.full(now);
  }
}

/** The budgets of everybody who wrote lately; a full one is forgotten, for a new one is as full. */
export class Budgets {
  private readonly byPerson = new Map<string, Budget>();
  private readonly limits: SocketLimits;

  constructor(limits: SocketLimits) {
    this.limits = limits;
  }

  of(person: string, now: number): Budget {
    let budget = this.byPerson.get(person);
    if (!budget) this.byPerson.set(person, (budget = new Budget(this.limits, now)));
    return budget;
  }

  sweep(now: number): void {
    for (const [person, budget] of this.byPerson)
      if (budget.idle(now)) this.byPerson.delete(person);
  }
}
