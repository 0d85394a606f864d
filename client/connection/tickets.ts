import type { CommandReceipt } from '../../shared/protocol/command.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { CommandTicket, PendingCommand } from './contract.ts';
import type { CommandItem } from './outbox.ts';
import { pendingOf } from './room-state.ts';

type Outcome = Awaited<CommandTicket['settled']>;

/** Who waits for which command, and which durable ones have not come back in the record yet. */
export class Tickets {
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  /** Durable, but still shown as pending until the record brings the entry: no flicker between. */
  readonly #returning = new Map<string, CommandItem>();

  open(id: string): Pick<CommandTicket, 'id' | 'settled'> {
    // A program may hand in the same command twice: both are told.
    const earlier = this.#waiting.get(id);
    const settled = new Promise<Outcome>((resolve) =>
      this.#waiting.set(id, (outcome) => {
        earlier?.(outcome);
        resolve(outcome);
      }),
    );
    return { id, settled };
  }

  settle(item: CommandItem, result: Result<CommandReceipt>, inRecord: boolean): void {
    const { id } = item.command;
    if (result.ok && !inRecord && !result.value.repeated) this.#returning.set(id, item);
    const outcome: Outcome = result.ok
      ? { ok: true, receipt: result.value }
      : { ok: false, refusal: result.error };
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  /** The record now holds these. */
  recorded(ids: Iterable<string>): void {
    for (const id of ids) this.#returning.delete(id);
  }

  /** A Welcome contains everything durable. */
  joined(): void {
    this.#returning.clear();
  }

  /** What is to be shown as pending: not what the record holds although its answer got lost. */
  pending(waiting: readonly CommandItem[], recorded: (id: string) => boolean): PendingCommand[] {
    const items = [...this.#returning.values(), ...waiting];
    return pendingOf(items.filter(({ command }) => !recorded(command.id)));
  }
}
