import * as encoding from 'lib0/encoding';
import { decodeStateVector, parseUpdateMeta } from 'yjs';

const NOTHING = Uint8Array.of(0);

/**
 * The state vector of what everybody in a room has been handed of one document. The room's own vector will not
 * do: it runs ahead of what is durable, and a diff from it would leave out what was on its way.
 */
export class Given {
  private clocks: Map<number, number> | null = null;
  /** Announced before a base was known. */
  private readonly early = new Map<number, number>();
  private encoded: Uint8Array | null = null;

  /**
   * What the first newcomers got. Later states are not for it: they may hold changes that are
   * still on their way to those who were there before.
   */
  base(vector: Uint8Array): void {
    if (this.clocks) return;
    this.clocks = new Map(this.early);
    for (const [client, clock] of decodeStateVector(vector)) this.raise(client, clock);
  }

  /** `update` was handed to everybody. */
  add(update: Uint8Array): void {
    for (const [client, clock] of parseUpdateMeta(update).to) this.raise(client, clock);
  }

  private raise(client: number, clock: number): void {
    const clocks = this.clocks ?? this.early;
    if ((clocks.get(client) ?? 0) >= clock) return;
    clocks.set(client, clock);
    this.encoded = null;
  }

  /** As a Yjs state vector; that of an empty document while there is no base. */
  vector(): Uint8Array {
    if (!this.clocks) return NOTHING;
    return (this.encoded ??= encode(this.clocks));
  }
}

function encode(clocks: ReadonlyMap<number, number>): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, clocks.size);
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
  }
  return encoding.toUint8Array(to);
}
