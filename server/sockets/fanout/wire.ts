import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { joinParts } from '../../../shared/protocol/wire/encode.ts';

/** The members of `ws` and engine.io that are not in their types; both pinned in package.json. */
interface Inner {
  readonly _socket: Socket | null;
}
export interface Engine {
  readonly readyState: string;
  readonly transport: { readonly socket: WebSocket };
  readonly writeBuffer: readonly { readonly data?: string | Uint8Array }[];
  readonly pingTimeoutTimer?: NodeJS.Timeout | null;
  write(data: Uint8Array, options: object): unknown;
}

/** Parts smaller than this altogether are copied together: one write costs less than several. */
const JOIN_BELOW = 16 * 1024;

/**
 * The sending end of one WebSocket. Takes frames that were built once for everybody and puts them
 * on the TCP socket itself: sending through engine.io and `ws` costs a fifth more for each
 * receiver (docs/decisions). Order is kept, since it steps behind engine.io's queue if there is one.
 */
export class Wire {
  private readonly ws: WebSocket;
  private readonly tcp: Socket;
  private readonly engine: Engine | null;
  private before = 0;

  constructor(ws: WebSocket, engine: Engine | null) {
    const tcp = (ws as unknown as Inner)._socket;
    if (!tcp) throw new Error('the WebSocket is not open');
    this.ws = ws;
    this.tcp = tcp;
    this.engine = engine;
  }

  get open(): boolean {
    return this.ws.readyState === this.ws.OPEN && this.engine?.readyState !== 'closing';
  }

  /** Bytes handed over and not yet taken by the kernel. */
  backlog(): number {
    let bytes = this.ws.bufferedAmount;
    for (const packet of this.engine?.writeBuffer ?? []) bytes += packet.data?.length ?? 1;
    return bytes;
  }

  /**
   * Write complete frames, in one piece.
   * @returns false when a good deal waits to be sent: only then is `backlog` worth asking for
   */
  write(frames: Uint8Array): boolean {
    if (!this.open) return true;
    if (this.engine === null || this.engine.writeBuffer.length === 0) return this.tcp.write(frames);
    this.engine.write(frames, { compress: false, wsPreEncodedFrame: [frames] });
    return false;
  }

  /** Write complete frames, in several pieces that are not copied if they are large. */
  writeParts(parts: readonly Uint8Array[]): void {
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    const queued = this.engine !== null && this.engine.writeBuffer.length > 0;
    if (bytes < JOIN_BELOW || queued) {
      this.write(joinParts(parts));
      return;
    }
    if (!this.open) return;
    this.tcp.cork();
    for (const part of parts) this.tcp.write(part);
    this.tcp.uncork();
  }

  onDrain(listener: () => void): void {
    this.tcp.on('drain', listener);
  }

  /**
   * Called now and then: a peer on a thin line that is still taking a large message cannot answer
   * the heartbeat yet. As long as bytes go out it is alive.
   * @returns whether it is behind and took bytes since the last call
   */
  progress(): boolean {
    const backlog = this.backlog();
    const moved = this.before > 0 && backlog < this.before;
    this.before = backlog;
    if (moved) this.engine?.pingTimeoutTimer?.refresh();
    return moved;
  }

  /** No more reading until `resumeReading`. */
  pauseReading(): void {
    this.ws.pause();
  }

  resumeReading(): void {
    this.ws.resume();
  }

  terminate(): void {
    this.ws.terminate();
  }
}
