import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Changes } from '../../../shared/protocol/changes.ts';
import type { Refusal } from '../../../shared/protocol/errors.ts';
import type { Welcome } from '../../../shared/protocol/join.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { encode } from '../../../shared/protocol/wire/encode.ts';
import { decodePacket, PACKET, type Packet } from '../../../shared/protocol/wire/packet.ts';
import type { Session } from '../../../server/access/contract.ts';
import type { Harness } from '../../room/sockets-harness.ts';

/** What came of a frame. */
export type Answer =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: Refusal }
  /** The connection ended; what the frame did, only the record can say. */
  | { readonly kind: 'closed' };

const LIMITS = { depth: 32, nodes: 1e6 };
const PATIENCE_MS = 20_000;

/** A room client by hand: the real wire, and any bytes on it. */
export class Peer {
  readonly #ws: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #heard: (changes: Changes) => void;
  #next = 0;
  #connected: (() => void) | null = null;

  private constructor(ws: WebSocket, heard: (changes: Changes) => void) {
    this.#ws = ws;
    this.#heard = heard;
    ws.on('error', () => {});
    ws.on('message', (data: Buffer, binary: boolean) => {
      if (binary) this.#packet(decodePacket(data, LIMITS));
      else if (data.toString() === '2') ws.send('3');
    });
    ws.on('close', () => {
      for (const settle of this.#waiting.values()) settle({ kind: 'closed' });
      this.#waiting.clear();
    });
  }

  /** Connect and join. @param heard what the room announces from then on, and before */
  static async open(
    h: Harness,
    session: Session,
    replica: string,
    heard: (changes: Changes) => void = () => {},
    room?: string,
  ): Promise<{ peer: Peer; welcome: Welcome }> {
    const ws = new WebSocket(`ws://127.0.0.1:${h.port}/socket.io/?EIO=4&transport=websocket`);
    const peer = new Peer(ws, heard);
    await once(ws, 'open');
    const auth = { ticket: h.ticket(session, room), protocol: PROTOCOL_VERSION };
    const connected = new Promise<void>((resolve) => (peer.#connected = resolve));
    ws.send(encode({ type: PACKET.connect, nsp: '/', data: auth }));
    await connected;
    const joined = await peer.ask('join', { replica });
    if (joined.kind !== 'ok') throw new Error(`join: ${JSON.stringify(joined)}`);
    return { peer, welcome: joined.value as Welcome };
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  #packet(packet: Packet): void {
    if (packet.type === PACKET.connect) this.#connected?.();
    if (packet.type === PACKET.ack) {
      const [result] = packet.data as [{ ok: boolean; value?: unknown; error?: Refusal }];
      const settle = this.#waiting.get(packet.id ?? -1);
      this.#waiting.delete(packet.id ?? -1);
      settle?.(
        result.ok
          ? { kind: 'ok', value: result.value }
          : { kind: 'refused', error: result.error as Refusal },
      );
    }
    if (packet.type === PACKET.event) {
      const [name, message] = packet.data as [string, Changes];
      if (name === 'changes') this.#heard(message);
    }
  }

  /** The frame that asks this, and its number. */
  frame(event: string, message: unknown): { id: number; bytes: Uint8Array } {
    const id = this.#next++;
    return { id, bytes: encode({ type: PACKET.event, nsp: '/', id, data: [event, message] }) };
  }

  ask(event: string, message: unknown): Promise<Answer> {
    const { id, bytes } = this.frame(event, message);
    return this.send(bytes, id);
  }

  /** Send any bytes; the answer is that to the message numbered `id`. */
  send(bytes: Uint8Array, id: number): Promise<Answer> {
    if (!this.isOpen) return Promise.resolve({ kind: 'closed' });
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no answer, and still open')), PATIENCE_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#ws.send(bytes);
    });
  }

  /** Send bytes that may be answered by nothing; settles when they have been dealt with. */
  async throwIn(bytes: Uint8Array): Promise<Answer> {
    if (this.isOpen) this.#ws.send(bytes);
    return this.ask('time', null);
  }

  end(): void {
    this.#ws.terminate();
  }
}

/** Apply what was announced to copies of both documents. */
export function follower(board: Y.Doc, record: Y.Doc) {
  return (changes: Changes): void => {
    for (const update of changes.board ?? []) Y.applyUpdate(board, update);
    for (const update of changes.record ?? []) Y.applyUpdate(record, update);
  };
}
