import { createHash } from 'node:crypto';
import type * as Y from 'yjs';

/** An entry as it lies in the document: nothing of it is believed before it was looked at. */
export interface Row {
  readonly id: string;
  readonly type: string;
  readonly site: string;
  readonly number: number;
  readonly prev: string;
  readonly hash: string;
  readonly recordedAt: number;
  readonly eventAt: number;
  readonly author: { readonly person: string; readonly name: string };
  readonly delegation: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Canonical JSON again, in other words than shared/room/canonical.ts: the oracle trusts nobody. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every entry of a record document, by number. */
export function rowsOf(record: Y.Doc): Row[] {
  const rows: Row[] = [];
  for (const name of record.share.keys()) {
    if (!/^(acts|log):/.test(name)) continue;
    for (const value of record.getMap(name).values()) rows.push(value as Row);
  }
  return rows.sort((a, b) => a.number - b.number);
}

/** Watches a record document: an entry that is there may never change, nor go. */
export class Ledger {
  readonly breaches: string[] = [];
  readonly #first = new Map<string, string>();

  /** Look at all of `record` as it is now. */
  look(record: Y.Doc): Row[] {
    const rows = rowsOf(record);
    const seen = new Set<string>();
    for (const row of rows) {
      const text = canonical(row);
      const first = this.#first.get(row.id);
      if (seen.has(row.id)) this.breaches.push(`the id ${row.id} is there twice`);
      seen.add(row.id);
      if (first === undefined) this.#first.set(row.id, text);
      else if (first !== text) this.breaches.push(`entry ${row.id} was rewritten`);
    }
    for (const id of this.#first.keys())
      if (!seen.has(id)) this.breaches.push(`entry ${id} is gone`);
    return rows;
  }
}

/** What is wrong with the register: gaps, a broken chain, a clock that goes back. */
export function chainBreaches(rows: readonly Row[]): string[] {
  const wrong: string[] = [];
  let prev = '';
  let recordedAt = 0;
  rows.forEach((row, i) => {
    const { hash, ...rest } = row;
    if (row.number !== i + 1) wrong.push(`number ${row.number} where ${i + 1} was due`);
    if (row.prev !== prev) wrong.push(`${row.number} does not follow the one before`);
    if (hash !== sha256(canonical(rest))) wrong.push(`the hash of ${row.number} is wrong`);
    if (row.eventAt > row.recordedAt + 600_000) wrong.push(`${row.number} has not happened yet`);
    if (row.recordedAt < recordedAt) wrong.push(`the clock went back at ${row.number}`);
    prev = hash;
    recordedAt = row.recordedAt;
  });
  return wrong;
}

/** Acts of a delegation, whatever the server's own table says. */
const POSITIONS = new Set(['decision.sign', 'decision.reserve', 'decision.object']);
const OF_DELEGATION = new Set([...POSITIONS, 'decision.withdraw', 'alert.acknowledge']);

/**
 * What the record may never hold, read in order by rules of its own: they are few, and those of
 * the known types only, so that new types need nothing here.
 */
export function historyBreaches(rows: readonly Row[]): string[] {
  const wrong: string[] = [];
  const lines = new Set<string>();
  const alerts = new Set<string>();
  const corrected = new Set<string>();
  const acknowledged = new Set<string>();
  const proposed = new Map<string, unknown>();
  const signed = new Map<string, unknown>();
  let closed = false;
  for (const { id, number, type, body, delegation } of rows) {
    const refuse = (why: string): void => void wrong.push(`${number} ${type}: ${why}`);
    const by = `${String(body['decision'])}/${delegation}`;
    if (OF_DELEGATION.has(type) && delegation === null) refuse('by nobody’s delegation');
    if (closed && !/^(person\.|lease\.|room\.reopen$)/.test(type)) refuse('in a closed room');
    if (type.startsWith('log.')) {
      const target = body['corrects'];
      if (target !== undefined && !lines.has(String(target))) refuse('strikes what is no line');
      if (target !== undefined && corrected.has(String(target))) refuse('strikes a second time');
      corrected.add(String(target));
      if (type === 'log.append' || type === 'log.correct') lines.add(id);
    }
    if (type === 'alert.raise') alerts.add(id);
    if (type === 'alert.acknowledge') {
      const key = `${String(body['alert'])}/${delegation}`;
      if (!alerts.has(String(body['alert']))) refuse('there is no such alert');
      if (acknowledged.has(key)) refuse('a second time');
      acknowledged.add(key);
    }
    if (type === 'decision.propose') {
      if (body['versionHash'] !== sha256(canonical(body['version']))) refuse('another hash');
      proposed.set(String(body['decision']), `${id} ${String(body['versionHash'])}`);
      for (const key of signed.keys())
        if (key.startsWith(String(body['decision']))) signed.delete(key);
    }
    if (POSITIONS.has(type)) {
      const said = `${type} ${String(body['text'])}`;
      const of = `${String(body['proposal'])} ${String(body['versionHash'])}`;
      if (proposed.get(String(body['decision'])) !== of) refuse('what was not proposed');
      if (signed.get(by) === said) refuse('a second time');
      signed.set(by, said);
    }
    if (type === 'decision.withdraw' && !signed.delete(by)) refuse('what was not signed');
    if (type === 'room.close') closed = true;
    if (type === 'room.reopen') {
      if (!closed) refuse('of an open room');
      closed = false;
    }
  }
  return wrong;
}

/** Delegations whose newest word on the newest proposal of `decision`, of text `hash`, agrees. */
export function standing(rows: readonly Row[], decision: string, hash: string | null): Set<string> {
  const signed = new Set<string>();
  let proposal = '';
  for (const { id, type, body, delegation } of rows) {
    if (body['decision'] !== decision) continue;
    if (type === 'decision.propose') {
      proposal = id;
      signed.clear();
    }
    if (delegation === null) continue;
    const agrees = type === 'decision.sign' || type === 'decision.reserve';
    if (agrees && body['proposal'] === proposal && body['versionHash'] === hash)
      signed.add(delegation);
    else if (agrees || type === 'decision.object' || type === 'decision.withdraw')
      signed.delete(delegation);
  }
  return signed;
}
