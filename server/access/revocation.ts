import type { Revocation } from './contract.ts';

export type RevocationListener = (revocation: Revocation) => void;

/** Tells whoever holds live connections that somebody's access is gone, in the same turn (A5). */
export class Revocations {
  readonly #listeners = new Set<RevocationListener>();

  on(listener: RevocationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every listener is told, even when an earlier one throws; the first exception is passed on. */
  announce(revocation: Revocation): void {
    const failures: unknown[] = [];
    for (const listener of this.#listeners) {
      try {
        listener(revocation);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
