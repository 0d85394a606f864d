import type { CommandOf } from '../../shared/protocol/command.ts';
import { CLOCK_TOLERANCE_MS } from '../../shared/room/record/limits.ts';
import type { Body, CommandType } from '../../shared/room/record/entry.ts';
import type { Surroundings } from './surroundings.ts';

/** What the room client knows when a command is made. */
export interface Making {
  readonly id: string;
  /** When it happened by the server's clock, ms UTC; undefined: now. */
  readonly eventAt: number | undefined;
  /** Is the link up? Otherwise the command gets a provisional number. */
  readonly online: boolean;
  /** Whose register it will be in, as far as known. */
  readonly site: string | null;
}

/**
 * Makes commands out of what a person does, with what only this device can say of their making:
 * when that was, how far its clock is from the server's, and, without a link, by which number the
 * entry is known here until the register gives it one.
 */
export class CommandMaker {
  readonly #around: Surroundings;
  readonly #provisionals: () => Iterable<string>;
  /** How far the server's clock is ahead of ours, as last measured, ms. */
  #offset = 0;
  /** The highest provisional number given here; null: not looked up yet. */
  #highest: number | null = null;

  /** @param provisionals those that this person has used, on record or waiting */
  constructor(around: Surroundings, provisionals: () => Iterable<string>) {
    this.#around = around;
    this.#provisionals = provisionals;
  }

  measured(offset: number): void {
    this.#offset = Math.round(offset);
  }

  make<T extends CommandType>(type: T, body: Body<T>, making: Making): CommandOf<T> {
    // Said now, in the server's time: it may be sent much later.
    const writtenAt = Math.max(0, Math.round(this.#around.now() + this.#offset));
    const provisional = making.online || making.site === null ? null : this.#next(making.site);
    return {
      id: making.id,
      type,
      eventAt: Math.max(0, Math.round(making.eventAt ?? writtenAt)),
      writtenAt,
      ...(Math.abs(this.#offset) > CLOCK_TOLERANCE_MS && { clockOffset: this.#offset }),
      ...(provisional !== null && { provisional }),
      body,
    };
  }

  #next(site: string): string {
    if (this.#highest === null) {
      this.#highest = 0;
      for (const used of this.#provisionals())
        this.#highest = Math.max(this.#highest, Number(used.split('-p')[1]) || 0);
    }
    this.#highest += 1;
    return `${site}-p${this.#highest}`;
  }
}
