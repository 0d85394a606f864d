import type { Entry } from '../../shared/room/record/entry.ts';
import {
  JournalError,
  type Heads,
  type Journal,
  type Opened,
  type Row,
} from '../journal/contract.ts';
import { BoardLane, EMPTY_BOARD, type MakeAdmission } from './board-lane.ts';
import { RecordLane, type SiteIndex } from './record-lane.ts';
import { decodeSnapshot } from './snapshot-format.ts';

/** A room's memory: exactly what the journal holds up to `heads`. */
export interface Loaded {
  readonly board: BoardLane;
  readonly record: RecordLane;
  readonly heads: Heads;
  /** Rows and payload bytes that were read after the snapshot. */
  readonly tail: { rows: number; bytes: number };
  /** Size of the snapshot, bytes; 0: there was none. */
  readonly snapshotBytes: number;
}

export interface LoadFrom {
  readonly journal: Journal;
  readonly siteIndex: SiteIndex;
  readonly makeAdmission: MakeAdmission;
}

const text = new TextDecoder('utf-8', { fatal: true });

/**
 * Read a room from the journal: its snapshot, then the rows after it.
 * @throws JournalError CHAIN_BROKEN when the chain or a register does not continue
 */
export async function load(
  { journal, siteIndex, makeAdmission }: LoadFrom,
  room: string,
  onBroken: (error: JournalError) => void,
): Promise<Loaded> {
  const opened = await journal.open(room, onBroken);
  const snapshot = readSnapshot(opened, journal.site, siteIndex);
  const record = snapshot?.record ?? RecordLane.empty(journal.site, siteIndex);
  const later: Uint8Array[] = [];
  const tail = { rows: 0, bytes: 0 };
  for (const site of Object.keys(opened.heads).sort()) {
    for await (const row of journal.read(room, site, snapshot?.heads[site] ?? 0)) {
      tail.rows += 1;
      tail.bytes += row.payload.byteLength;
      if (row.kind === 'board') later.push(row.payload);
      else replay(record, row);
    }
  }
  const stored = { ...(snapshot?.board ?? EMPTY_BOARD), later };
  const board = new BoardLane(stored, makeAdmission, record.leases);
  const snapshotBytes = snapshot ? (opened.snapshot?.bytes.byteLength ?? 0) : 0;
  return { board, record, heads: opened.heads, tail, snapshotBytes };
}

/** A snapshot is a cache: one that cannot be read is passed over. */
function readSnapshot({ snapshot }: Opened, site: string, siteIndex: SiteIndex) {
  if (!snapshot) return null;
  try {
    const decoded = decodeSnapshot(snapshot.bytes, site, siteIndex);
    return decoded && { ...decoded, heads: snapshot.heads };
  } catch {
    return null;
  }
}

function replay(record: RecordLane, row: Row): void {
  const entry = JSON.parse(text.decode(row.payload)) as Entry;
  if (!record.isNext(entry))
    throw new JournalError('CHAIN_BROKEN', 'the register does not continue here', row);
  record.apply(entry);
}
