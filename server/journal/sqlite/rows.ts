import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { GENESIS } from '../chain.ts';
import type { Link } from '../chain.ts';
import type { Row, RowKind } from '../contract.ts';

/** One chain: its number in the store and what it stands for. */
export interface ChainId {
  readonly id: number;
  readonly room: string;
  readonly site: string;
}

/** Chains are numbered below 2^21, so that `chain << 32 | seq` stays a safe integer. */
const SPAN = 2 ** 32;
export const MAX_CHAIN = 2 ** 21 - 1;
export const rowId = (chain: number, seq: number): number => chain * SPAN + seq;

const KINDS: readonly RowKind[] = ['board', 'record'];
export const kindNumber = (kind: RowKind): number => KINDS.indexOf(kind) + 1;
/** An unknown number becomes an unknown kind: verification names the row. */
const kindOf = (value: unknown): RowKind => KINDS[Number(value) - 1] ?? (String(value) as RowKind);

type Columns = Record<string, SQLOutputValue>;

/** Reading statements over the tables of database.ts. Nothing here writes. */
export function rowReader(db: DatabaseSync) {
  const chains = db.prepare('SELECT id, site FROM chain WHERE room = ? ORDER BY site');
  const last = db.prepare('SELECT id FROM entry WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1');
  const hash = db.prepare('SELECT hash FROM entry WHERE id = ?');
  const range = db.prepare('SELECT * FROM entry WHERE id > ? AND id <= ? ORDER BY id');
  const head = db.prepare('SELECT seq, signature FROM head WHERE chain = ?');
  const rooms = db.prepare('SELECT DISTINCT room FROM chain ORDER BY room');

  const hashAt = (chain: number, seq: number): Uint8Array | null => {
    if (seq === 0) return GENESIS;
    const found = hash.get(rowId(chain, seq))?.hash;
    return found instanceof Uint8Array ? found : null;
  };

  return {
    /** Several reads of one moment, whatever the other thread writes meanwhile. */
    atOnce<T>(read: () => T): T {
      db.exec('BEGIN');
      try {
        return read();
      } finally {
        db.exec('COMMIT');
      }
    },

    rooms: (): string[] => rooms.all().map((row) => String(row.room)),

    chains: (room: string): ChainId[] =>
      chains.all(room).map((row) => ({ id: Number(row.id), room, site: String(row.site) })),

    /** Number of the last row; 0: none. */
    lastSeq(chain: number): number {
      const found = last.get(rowId(chain, 0), rowId(chain + 1, 0));
      return found === undefined ? 0 : Number(found.id) - rowId(chain, 0);
    },

    hashAt,

    signedHead(chain: number): { seq: number; signature: Uint8Array } | null {
      const found = head.get(chain);
      if (found === undefined || !(found.signature instanceof Uint8Array)) return null;
      return { seq: Number(found.seq), signature: found.signature };
    },

    /** Rows after `from` up to `to`, lazily; each `prev` is the hash of the row read before it. */
    *after(chain: ChainId, from: Link, to: number): Generator<Row> {
      let prev = from.hash;
      for (const columns of range.iterate(rowId(chain.id, from.seq), rowId(chain.id, to))) {
        const row = toRow(chain, columns, prev);
        prev = row.hash;
        yield row;
      }
    },
  };
}
export type RowReader = ReturnType<typeof rowReader>;

function toRow(chain: ChainId, columns: Columns, prev: Uint8Array): Row {
  const { id, kind, at, person, delegation, payload, hash } = columns;
  return {
    room: chain.room,
    site: chain.site,
    seq: Number(id) - rowId(chain.id, 0),
    kind: kindOf(kind),
    at: Number(at),
    person: String(person),
    delegation: delegation === null ? null : String(delegation),
    payload: bytes(payload),
    prev,
    hash: bytes(hash),
  };
}

const bytes = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array();
