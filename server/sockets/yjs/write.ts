import * as encoding from 'lib0/encoding';
import { frameOf } from '../fanout/frame.ts';

/** A message of the y-websocket protocol to a client: numbers, then bytes with their length. */
function message(head: readonly number[], content: Uint8Array): Uint8Array[] {
  const to = encoding.createEncoder();
  for (const number of head) encoding.writeVarUint(to, number);
  encoding.writeVarUint(to, content.length);
  return [encoding.toUint8Array(to), content];
}

export const step1Frame = (vector: Uint8Array) => frameOf(message([0, 0], vector));
export const step2Frame = (update: Uint8Array) => frameOf(message([0, 1], update));
export const updateFrame = (update: Uint8Array) => frameOf(message([0, 2], update));
export const awarenessFrame = (update: Uint8Array) => frameOf(message([1], update));

/** `reason` begins with a code of shared/protocol/errors.ts. */
export const deniedMessage = (reason: string) => message([2, 0], new TextEncoder().encode(reason));
export const deniedFrame = (reason: string) => frameOf(deniedMessage(reason));

/** Changes nothing; tells a y-websocket client, which hangs up after 30 s of silence, we are here. */
export const SILENCE_BREAKER = awarenessFrame(Uint8Array.of(0));
