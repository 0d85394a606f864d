import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { AttachedFile } from './contract.ts';
import type { CommandItem, Outbox } from './outbox.ts';
import { MAX_FAULTS, SEND_BYTES } from './send-limits.ts';
import { backOff, type Surroundings } from './surroundings.ts';

/** Commands on their way at once. */
const WINDOW = 16;
const NOTHING = ok(null);

export interface CommandWire {
  open(): boolean;
  send(command: Command): Promise<Result<CommandReceipt>>;
  /** Bring a file to the server, so that a command may carry it. */
  upload(file: AttachedFile): Promise<Result<unknown>>;
  settled(item: CommandItem, result: Result<CommandReceipt>): void;
}

/**
 * Sends the waiting commands, oldest first, each under its own id, so that sending twice is safe.
 * Plain log lines may overtake nothing but need not wait for each other's answer. A command that
 * speaks of other things (a signature of a text, a correction of an entry) waits until everything
 * made before it, in both lanes, has been answered.
 */
export class CommandLane {
  readonly #outbox: Outbox;
  readonly #wire: CommandWire;
  readonly #around: Surroundings;
  /** How often the server has failed at a command. */
  readonly #faults = new WeakMap<CommandItem, number>();
  /** Hashes of files that the server has taken over this connection. */
  readonly #uploaded = new Set<string>();
  /** Plain lines whose file could not be brought over for the moment: they alone wait. */
  readonly #resting = new Set<CommandItem>();
  #inFlight = 0;
  #held = false;
  #pumping = false;
  #failures = 0;
  #endPause: (() => void) | null = null;
  #life = 0;

  constructor(outbox: Outbox, wire: CommandWire, around: Surroundings) {
    this.#outbox = outbox;
    this.#wire = wire;
    this.#around = around;
  }

  reset(): void {
    this.#life++;
    this.#inFlight = 0;
    this.#held = false;
    this.#failures = 0;
    this.#uploaded.clear();
    this.#resting.clear();
    this.#outbox.markUnsent(this.#outbox.commands);
  }

  /** Send what may be sent. Called after every change of the outbox, also by our own doing. */
  pump(): void {
    // As in the board lane: nothing may overtake what is just being sent.
    if (this.#pumping) return;
    this.#pumping = true;
    this.#sendAll();
    this.#pumping = false;
  }

  #sendAll(): void {
    if (this.#held || !this.#wire.open()) return;
    const boardSeq = this.#outbox.board[0]?.seq ?? Infinity;
    let first = true;
    for (const item of this.#outbox.commands) {
      if (this.#inFlight >= WINDOW || item.stage === 'writing') return;
      const waits = !standsAlone(item.command);
      if (waits && (!first || boardSeq < item.seq)) return;
      if (item.stage === 'kept' && !this.#resting.has(item)) void this.#send(item);
      if (waits) return;
      first = false;
    }
  }

  async #send(item: CommandItem): Promise<void> {
    const life = this.#life;
    this.#inFlight++;
    this.#outbox.markSent([item]);
    const brought = item.files ? await this.#bring(item.files) : NOTHING;
    if (life !== this.#life) return;
    const result = brought.ok ? await this.#handOver(item.command) : brought;
    if (life !== this.#life) return;
    this.#inFlight--;
    if (result.ok) {
      this.#failures = 0;
      // First, so that it does not vanish from the screen between its answer and the record.
      this.#wire.settled(item, result);
      this.#outbox.acknowledge([item]);
    } else if (result.error.retry && !this.#hopeless(item, result.error)) {
      // First, since the outbox announces at once that the command waits again.
      if (brought.ok || !standsAlone(item.command)) this.#pause();
      else this.#rest(item);
      this.#outbox.markUnsent([item]);
    } else {
      this.#outbox.refuse(item, result.error, summaryOf(item.command));
      this.#wire.settled(item, result);
    }
    this.pump();
  }

  #handOver(command: Command): Promise<Result<CommandReceipt>> {
    return bytesOf(command) > SEND_BYTES
      ? Promise.resolve(refuse('TOO_LARGE', 'command'))
      : this.#wire.send(command);
  }

  /** The files of a command are with the server, or why not. */
  async #bring(files: readonly AttachedFile[]): Promise<Result<unknown>> {
    for (const file of files) {
      if (this.#uploaded.has(file.hash)) continue;
      const result = await this.#wire.upload(file);
      if (!result.ok) return result;
      this.#uploaded.add(file.hash);
    }
    return NOTHING;
  }

  /** What other people write need not wait for a file. */
  #rest(item: CommandItem): void {
    this.#resting.add(item);
    const ms = backOff(this.#failures++, () => this.#around.random());
    this.#around.after(ms, () => {
      this.#resting.delete(item);
      this.pump();
    });
  }

  #hopeless(item: CommandItem, { code }: Refusal): boolean {
    const faults = (this.#faults.get(item) ?? 0) + (code === 'INTERNAL' ? 1 : 0);
    this.#faults.set(item, faults);
    return faults > MAX_FAULTS;
  }

  #pause(): void {
    if (this.#held) return;
    const life = this.#life;
    this.#held = true;
    const ms = backOff(this.#failures++, () => this.#around.random());
    this.#endPause = () => {
      if (life !== this.#life) return;
      this.#held = false;
      this.pump();
    };
    this.#around.after(ms, this.#endPause);
  }

  /** What stood in the way is gone: try again now. */
  wake(): void {
    this.#failures = 0;
    this.#endPause?.();
  }
}

/** True for a command that means the same whatever else was or was not accepted before. */
function standsAlone(command: Command): boolean {
  return command.type === 'log.append' && !command.body.links?.length;
}

const encoder = new TextEncoder();
const bytesOf = (command: Command): number => encoder.encode(JSON.stringify(command)).byteLength;

/** What the person wrote, for the list of refused edits. */
function summaryOf(command: Command): string {
  const body: Readonly<Record<string, unknown>> = command.body;
  const text = body['text'] ?? body['name'] ?? body['phase'] ?? body['reason'];
  return typeof text === 'string' ? text : '';
}
