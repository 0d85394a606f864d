import { Refused } from './refused.ts';

/** What integrating an update may cost, in visits of list items (about 50 ns each). */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** @throws Refused TOO_COSTLY */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Refused('TOO_COSTLY', 'integrating would visit too many items');
  }
}
