import type { Entry, EntryType } from '../../shared/room/record/entry.ts';
import { byRecord, ChunkList, merged, type Chunk, type Line } from './chunks.ts';

/** Is this entry, struck by these corrections, to be shown? */
export type LineTest = (entry: Entry, corrections: readonly Entry<'log.correct'>[]) => boolean;
const EVERYTHING: LineTest = () => true;

const OPENS_NOTHING = { opensDay: false, opensHour: false, opensUnread: false } as const;

/** Book-keeping of the server, of no interest to a reader of the log. */
const HIDDEN: ReadonlySet<EntryType> = new Set<EntryType>(['lease.grant']);

/** The entry that this one says something about, so that its line is to be shown anew. */
function subjectOf({ type, body }: Entry): string | null {
  if ('corrects' in body) return body.corrects;
  if (type === 'alert.raise' || !('entry' in body)) return null;
  return typeof body.entry === 'string' ? body.entry : null;
}

/**
 * The lines of the log, kept in chunks so that an entry that arrives touches only the last one:
 * appending costs the same at 20,000 entries as at none (SPEC 8.5). Pure: no DOM, no clock.
 */
export class LogModel {
  private entries: Entry[] = [];
  private readonly known = new Map<string, Entry>();
  private readonly corrections = new Map<string, Entry<'log.correct'>>();
  private readonly list = new ChunkList();
  private test: LineTest = EVERYTHING;
  private appended = 0;

  get chunks(): readonly Chunk[] {
    return this.list.chunks;
  }
  /** Lines that the filter lets through. */
  get size(): number {
    return this.list.size;
  }
  /** Entries of the action log proper, filter or not: what 'n entries' means. */
  get logged(): number {
    return this.appended;
  }
  /** Every entry, sorted, filter or not. */
  get all(): readonly Entry[] {
    return this.entries;
  }

  /** Take in entries, in any order, each id once. @returns how many lines they added at the end. */
  add(entries: readonly Entry[]): number {
    const fresh: Entry[] = [];
    let sorted = true;
    for (const entry of entries) {
      if (this.known.has(entry.id) || HIDDEN.has(entry.type)) continue;
      this.known.set(entry.id, entry);
      if (entry.type === 'log.append') this.appended++;
      if (entry.type === 'log.correct') this.strike(entry);
      sorted &&= fresh.length === 0 || byRecord(fresh.at(-1)!, entry) < 0;
      fresh.push(entry);
    }
    if (fresh.length === 0) return 0;
    if (!sorted) fresh.sort(byRecord);
    const last = this.entries.at(-1);
    if (last && byRecord(last, fresh[0]!) < 0) for (const entry of fresh) this.entries.push(entry);
    else this.entries = merged(this.entries, fresh, byRecord);
    const added = this.list.insert(this.linesOf(fresh));
    for (const entry of fresh) this.touch(subjectOf(entry));
    return added;
  }

  /** Show only what passes `test`; also after something that the test looks at has changed. */
  setFilter(test: LineTest): void {
    this.test = test;
    this.list.clear();
    this.list.insert(this.linesOf(this.entries));
  }

  /** Show these lines anew: something beside the record that they show has changed. */
  again(ids: readonly string[]): void {
    for (const id of ids) this.touch(id);
  }

  /** What others than `me` recorded after `since`, ms UTC, is new to the reader; null: nothing is. */
  setUnread(since: number | null, me: string | null = null): void {
    this.list.setUnread(since, me);
  }

  /** Lines shown that are new to the reader, and the first of them. */
  unread(): { readonly count: number; readonly first: string | null } {
    return this.list.unread();
  }

  /** Key of the chunk that holds an entry, to scroll to it; undefined: not shown. */
  chunkOf(id: string): number | undefined {
    return this.list.chunkOf(id);
  }

  private linesOf(entries: readonly Entry[]): Line[] {
    const lines: Line[] = [];
    for (const entry of entries) {
      const corrections = this.chain(entry.id);
      if (this.test(entry, corrections)) lines.push({ entry, corrections, ...OPENS_NOTHING });
    }
    return lines;
  }

  /** Of two sites' corrections of one line, the earlier holds (shared/room/record/fold-log.ts). */
  private strike(correction: Entry<'log.correct'>): void {
    const first = this.corrections.get(correction.body.corrects);
    if (!first || byRecord(first, correction) > 0)
      this.corrections.set(correction.body.corrects, correction);
  }

  /** A correction strikes the entry and whatever corrected it before. */
  private chain(id: string): readonly Entry<'log.correct'>[] {
    const found: Entry<'log.correct'>[] = [];
    for (let next = this.corrections.get(id); next; next = this.corrections.get(next.id)) {
      if (found.includes(next)) break;
      found.push(next);
    }
    return found;
  }

  /** Show anew the line of `id`, and those that it corrects, directly or not. */
  private touch(id: string | null): void {
    for (let at = id; at !== null;) {
      const entry = this.known.get(at);
      if (!entry) return;
      this.renew(entry);
      at = entry.type === 'log.correct' ? entry.body.corrects : null;
    }
  }

  private renew(entry: Entry): void {
    const corrections = this.chain(entry.id);
    const shown = this.list.chunkOf(entry.id) !== undefined;
    const passes = this.test(entry, corrections);
    if (shown && passes) this.list.change(entry.id, (line) => ({ ...line, corrections }));
    else if (shown) this.list.remove(entry.id);
    else if (passes) this.list.insert(this.linesOf([entry]));
  }
}
