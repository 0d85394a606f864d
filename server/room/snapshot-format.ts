import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { BoardLane, StoredBoard } from './board-lane.ts';
import { RecordLane, type SiteIndex } from './record-lane.ts';

/** A snapshot of another version is not read: the journal is replayed instead. */
const VERSION = 1;

/** Both lanes as bytes for the journal's snapshot store. */
export function encodeSnapshot(board: BoardLane, record: RecordLane): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeUint8(to, VERSION);
  encoding.writeVarUint8Array(to, board.encode());
  encoding.writeVarUint8Array(to, board.vector());
  record.save(to);
  return encoding.toUint8Array(to);
}

/** What `encodeSnapshot` wrote; null when it is of another version. */
export function decodeSnapshot(
  bytes: Uint8Array,
  site: string,
  siteIndex: SiteIndex,
): { board: Omit<StoredBoard, 'later'>; record: RecordLane } | null {
  const from = decoding.createDecoder(bytes);
  if (decoding.readUint8(from) !== VERSION) return null;
  // Copied, so that the snapshot as a whole can be let go.
  const update = decoding.readVarUint8Array(from).slice();
  const vector = decoding.readVarUint8Array(from).slice();
  return { board: { update, vector }, record: RecordLane.load(from, site, siteIndex) };
}
