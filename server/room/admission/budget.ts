import { Refused } from './refused.ts';

/** What integrating an update may cost, in visits of list items (about 50 ns each). */
export class Budget {
  readonly #limit: number;
  #spent = 0;

  constructor(steps: number) {
    this.#limit = steps;
  }

  /** Steps so far, in whole steps. */
  get spent(): number {
    return Math.round(this.#spent);
  }

  /** @throws Refused TOO_COSTLY */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#limit)
      throw new Refused('TOO_COSTLY', 'integrating would visit too many items');
  }
}
