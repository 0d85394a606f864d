import { hash } from 'node:crypto';
import type { Row, RowKind } from './contract.ts';

/**
 * The chain: pure functions over rows. What is hashed is a binary form in which every field is
 * preceded by its length, so that no two different rows share an encoding, and which starts with a
 * version, so that a later form can never be mistaken for this one:
 *
 *     'accord-row|v1' · room · site · seq · kind · at · person · delegation · payload hash · prev
 *
 * Text is UTF-8 behind a 32-bit length; seq and at are 64-bit; all big-endian. An absent delegation
 * is the byte 0, a present one the byte 1 and the text. SHA-256 of the payload stands for the
 * payload: an archive that withholds a payload can still prove the order of its rows.
 */
const VERSION = Buffer.from('accord-row|v1');

/** `prev` of the first row of every chain. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/** A row before its own hash is known. */
export type Unhashed = Omit<Row, 'hash'>;

/** A point on a chain: the hash of row `seq`; `{ seq: 0, hash: GENESIS }` is before the first. */
export interface Link {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export const START: Link = { seq: 0, hash: GENESIS };

/** Room and site names end up in file names and signed statements: letters, digits, `-`, `_`. */
export const NAME = /^[A-Za-z0-9_-]{1,64}$/;

let scratch = Buffer.allocUnsafe(1024);

/** Unambiguous bytes of a row; a view that the next call overwrites. */
function encode(row: Unhashed): Uint8Array {
  const texts = row.room.length + row.site.length + row.kind.length + row.person.length;
  const room = VERSION.length + 3 * (texts + (row.delegation?.length ?? 0)) + 128;
  if (scratch.length < room) scratch = Buffer.allocUnsafe(2 * room);
  const out = scratch;
  let end = VERSION.copy(out);
  const text = (value: string): void => {
    const length = out.write(value, end + 4);
    out.writeUInt32BE(length, end);
    end += 4 + length;
  };
  const big = (value: number): void => {
    out.writeUInt32BE(Math.floor(value / 2 ** 32), end);
    out.writeUInt32BE(value % 2 ** 32, end + 4);
    end += 8;
  };
  text(row.room);
  text(row.site);
  big(row.seq);
  text(row.kind);
  big(row.at);
  text(row.person);
  out[end++] = row.delegation === null ? 0 : 1;
  if (row.delegation !== null) text(row.delegation);
  out.set(sha256(row.payload), end);
  out.set(row.prev, end + 32);
  return out.subarray(0, end + 64);
}

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

/** Hash of a row over all its fields and the hash before it. */
export function rowHash(row: Unhashed): Uint8Array {
  return sha256(encode(row));
}

/** A row whose fields could be kept and hashed faithfully; anything else is a bug of the caller. */
export function fitsRow(room: string, row: Omit<Row, 'room' | 'site' | 'seq' | 'prev' | 'hash'>) {
  return (
    NAME.test(room) &&
    isKind(row.kind) &&
    Number.isSafeInteger(row.at) &&
    row.at >= 0 &&
    typeof row.person === 'string' &&
    row.person.length <= 256 &&
    (row.delegation === null || row.delegation.length <= 256) &&
    row.payload instanceof Uint8Array
  );
}

const isKind = (kind: string): kind is RowKind => kind === 'board' || kind === 'record';

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Why a row does not continue the chain at `from`; null: it does. Does not trust `row.prev`. */
export function rowFault(from: Link, row: Row): string | null {
  if (row.seq !== from.seq + 1) return `row ${from.seq + 1} is missing`;
  if (!isKind(row.kind)) return 'unknown kind';
  if (!fitsRow(row.room, row)) return 'a field is not of its type';
  if (!sameBytes(row.prev, from.hash)) return 'does not follow the row before it';
  if (!sameBytes(row.hash, rowHash(row))) return 'content does not match its hash';
  return null;
}

export type Verdict =
  | { readonly ok: true; readonly head: Link }
  /** `seq`: the first bad row. */
  | { readonly ok: false; readonly seq: number; readonly reason: string };

/** Walk `rows` (of one room and site, in order) from `from`; stops at the first bad row. */
export function verifyChain(rows: Iterable<Row>, from: Link = START): Verdict {
  let head = from;
  for (const row of rows) {
    const reason = rowFault(head, row);
    if (reason !== null) return { ok: false, seq: head.seq + 1, reason };
    head = { seq: row.seq, hash: row.hash };
  }
  return { ok: true, head };
}
