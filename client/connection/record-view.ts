import * as Y from 'yjs';
import type { Entry } from '../../shared/room/record/entry.ts';

/** By (recordedAt, site, number): the order in which a person reads several registers as one. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt;
  if (a.site !== b.site) return a.site < b.site ? -1 : 1;
  return a.number - b.number;
}

/**
 * All entries of the record, sorted, as they come in. The usual case, new entries at the end, costs
 * nothing that grows with the record; `entries` is copied only when somebody reads it.
 */
export class RecordView {
  readonly #record: Y.Doc;
  readonly #announce: (entries: readonly Entry[]) => void;
  readonly #ids = new Set<string>();
  #sorted: Entry[] = [];
  #shown: readonly Entry[] | null = [];
  #lastLife: Entry | null = null;

  /** @param announce new entries, sorted within one call, each entry once */
  constructor(record: Y.Doc, announce: (entries: readonly Entry[]) => void) {
    this.#record = record;
    this.#announce = announce;
    record.on('afterTransaction', (transaction: Y.Transaction) => this.#read(transaction));
  }

  /** Another array after every change, the same one as long as nothing changed. */
  get entries(): readonly Entry[] {
    return (this.#shown ??= this.#sorted.slice());
  }

  /** Has the room been closed, and not opened again since? */
  get closed(): boolean {
    return this.#lastLife?.type === 'room.close';
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  #read(transaction: Y.Transaction): void {
    const changed: [string, Set<string | null>][] = [];
    // Names first: `getMap` below replaces a root that had no type yet by another object.
    for (const [type, keys] of transaction.changed) {
      if (type._item !== null) continue;
      const name = Y.findRootTypeKey(type);
      if (name.startsWith('acts:') || name.startsWith('log:')) changed.push([name, keys]);
    }
    const added: Entry[] = [];
    for (const [name, keys] of changed) {
      const root = this.#record.getMap<Entry>(name);
      for (const key of keys) {
        const entry = key === null ? undefined : root.get(key);
        if (!entry || this.#ids.has(entry.id)) continue;
        this.#ids.add(entry.id);
        added.push(entry);
        if (entry.type === 'room.close' || entry.type === 'room.reopen') this.#lives(entry);
      }
    }
    if (added.length === 0) return;
    added.sort(compareEntries);
    this.#merge(added);
    this.#shown = null;
    this.#announce(added);
  }

  #lives(entry: Entry): void {
    if (!this.#lastLife || compareEntries(this.#lastLife, entry) < 0) this.#lastLife = entry;
  }

  #merge(added: readonly Entry[]): void {
    const last = this.#sorted.at(-1);
    if (!last || compareEntries(last, added[0]!) < 0) {
      for (const entry of added) this.#sorted.push(entry);
      return;
    }
    const merged: Entry[] = [];
    let i = 0;
    for (const entry of this.#sorted) {
      while (i < added.length && compareEntries(added[i]!, entry) < 0) merged.push(added[i++]!);
      merged.push(entry);
    }
    while (i < added.length) merged.push(added[i++]!);
    this.#sorted = merged;
  }
}
