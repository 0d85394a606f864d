import * as Y from 'yjs';
import type { Replica } from './replica.ts';
import { owned, SEND_BYTES, SEND_STRUCTS } from './send-limits.ts';
import { ownSince, split } from './update-bytes.ts';
import { request, type Wire } from './wire.ts';

/**
 * Bring both sides together after a gap: take in what we lack of both documents, and send what the
 * server lacks of our own clientID. Waiting edits are sent again afterwards by their lane; what the
 * server has by then costs nothing.
 */
export async function resync(wire: () => Wire | null, replica: Replica): Promise<void> {
  const joined = wire();
  const { board, record, identity } = replica;
  const vector = (doc: Y.Doc) => owned(Y.encodeStateVector(doc));
  const theirs = await request(joined, 'sync', { document: 'board', vector: vector(board) });
  // Built anew meanwhile: that document is as fresh as can be.
  if (!theirs.ok || wire() !== joined || replica.board !== board) return;
  replica.apply({ board: [theirs.value.update] });
  const entries = await request(joined, 'sync', { document: 'record', vector: vector(record) });
  if (entries.ok) replica.apply({ record: [entries.value.update] });
  if (identity.clientId === null || wire() !== joined || replica.board !== board) return;
  const known = Y.decodeStateVector(theirs.value.vector).get(identity.clientId) ?? 0;
  const missing = ownSince(board, identity.clientId, known);
  if (!missing) return;
  for (const part of split(missing, SEND_BYTES, SEND_STRUCTS)) {
    const sent = await request(joined, 'board.update', { update: owned(part) });
    if (!sent.ok) return;
  }
}
