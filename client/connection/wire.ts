import { io, type Socket } from 'socket.io-client';
import { isErrorCode, refuse, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { Down, Handshake, Up } from '../../shared/protocol/messages.ts';
import { wireParser } from '../../shared/protocol/wire/parser.ts';

export type Wire = Socket<Down, Up>;
type Message<E extends keyof Up> = Parameters<Up[E]>[0];
type Answer<E extends keyof Up> = Parameters<NonNullable<Parameters<Up[E]>[1]>>[0];

const CONNECT_TIMEOUT = 8_000;
/** How long an answer may take, unless told otherwise, ms. */
export const ANSWER_TIMEOUT = 20_000;

/** One connection attempt. It never tries again by itself: every attempt needs a fresh ticket. */
export function openWire(origin: string, auth: Handshake, answerWithin = ANSWER_TIMEOUT): Wire {
  return io(origin, {
    auth,
    parser: wireParser,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT,
    ackTimeout: answerWithin,
  });
}

/**
 * Send a message and call `then` with its answer, in the very turn in which it arrives. Without an
 * answer, or without a connection, the answer is TIMED_OUT.
 */
export function ask<E extends keyof Up>(
  wire: Wire,
  event: E,
  message: Message<E>,
  then: (result: Answer<E>) => void,
): void {
  if (!wire.connected) {
    then(refuse('TIMED_OUT', 'not connected') as Answer<E>);
    return;
  }
  // Socket.IO's types cannot follow a generic event name.
  const emitter = wire as unknown as {
    emit(
      event: string,
      message: unknown,
      answer: (error: Error | null, result: Answer<E>) => void,
    ): void;
  };
  emitter.emit(event, message, (error, result) => {
    then(error ? (refuse('TIMED_OUT', error.message) as Answer<E>) : result);
  });
}

/** As `ask`, for those who need not be told in the same turn. */
export function request<E extends keyof Up>(
  wire: Wire | null,
  event: E,
  message: Message<E>,
): Promise<Answer<E>> {
  return new Promise((resolve) => {
    if (wire) ask(wire, event, message, resolve);
    else resolve(refuse('TIMED_OUT', 'not connected') as Answer<E>);
  });
}

/** Why a handshake was refused; null: it did not come to an answer. */
export function handshakeRefusal(error: Error): Refusal | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  const code = data && typeof data === 'object' && 'code' in data ? data.code : error.message;
  return isErrorCode(code) ? refuse(code).error : null;
}

/** What a caller-supplied function answers, with its exceptions as a refusal that may be retried. */
export async function guarded<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    return refuse('TIMED_OUT', error instanceof Error ? error.message : undefined);
  }
}
