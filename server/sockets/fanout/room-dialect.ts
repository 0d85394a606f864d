import type { Changes } from '../../../shared/protocol/changes.ts';
import type { Down } from '../../../shared/protocol/messages.ts';
import { encodeParts, joinParts } from '../../../shared/protocol/wire/encode.ts';
import { PACKET } from '../../../shared/protocol/wire/packet.ts';
import type { Dialect } from './dialect.ts';
import { frameOf } from './frame.ts';

/** A message to a room client as WebSocket frames: one Socket.IO event packet. */
export function eventFrame<K extends keyof Down>(
  name: K,
  message: Parameters<Down[K]>[0],
): Uint8Array[] {
  return frameOf(encodeParts({ type: PACKET.event, nsp: '/', data: [name, message] }));
}

/** The answer to message `id`. Large states in it are not copied. */
export function replyFrame(id: number, result: unknown): Uint8Array[] {
  return frameOf(encodeParts({ type: PACKET.ack, nsp: '/', id, data: [result] }));
}

function changesOf(board: readonly Uint8Array[], record: readonly Uint8Array[]): Changes | null {
  if (board.length === 0 && record.length === 0) return null;
  return {
    ...(board.length > 0 ? { board } : {}),
    ...(record.length > 0 ? { record } : {}),
  };
}

/** An update of an unchanged document: no structs, no deletions. */
const isEmpty = (update: Uint8Array) => update.length <= 2;

/** Room clients, over Socket.IO. */
export const roomDialect: Dialect = {
  documents: ['board', 'record'],

  encode(batch) {
    const parts: Uint8Array[] = [];
    const changes = changesOf(batch.board, batch.record);
    if (changes) parts.push(...eventFrame('changes', changes));
    if (batch.presence) parts.push(...eventFrame('presence', batch.presence));
    if (batch.status) parts.push(...eventFrame('status', batch.status));
    // A Buffer: `net` would otherwise wrap the array anew for every connection.
    return parts.length > 0 ? Buffer.from(joinParts(parts).buffer) : null;
  },

  encodeCatchUp({ board, record, roster, status }) {
    const some = (update: Uint8Array | null) => (update && !isEmpty(update) ? [update] : []);
    const changes = changesOf(some(board), some(record));
    return [
      ...(changes ? eventFrame('changes', changes) : []),
      ...eventFrame('presence', { roster }),
      ...eventFrame('status', status),
    ];
  },
};
