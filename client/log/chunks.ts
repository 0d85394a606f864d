import type { Entry } from '../../shared/room/record/entry.ts';

/** One line of the log on screen: an entry, and the corrections that struck it, oldest first. */
export interface Line {
  readonly entry: Entry;
  readonly corrections: readonly Entry<'log.correct'>[];
  /** First line shown of its Zulu day. */
  readonly opensDay: boolean;
  /** First line shown of its Zulu hour. */
  readonly opensHour: boolean;
  /** First line shown of what is new since the reader left. */
  readonly opensUnread: boolean;
}

/** Lines that are drawn, and left alone, together. A changed chunk is a new object. */
export interface Chunk {
  /** Stays with the chunk as long as it lives, whatever is added in front of it. */
  readonly key: number;
  readonly lines: readonly Line[];
}

/** Lines in a chunk: drawn, and laid out by the browser, as one. About what a screen shows. */
export const CHUNK = 25;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The order of the log: when recorded, then by register. */
export function byRecord(a: Entry, b: Entry): number {
  return (
    a.recordedAt - b.recordedAt ||
    (a.site < b.site ? -1 : a.site > b.site ? 1 : a.number - b.number)
  );
}

/** Two sorted lists as one. */
export function merged<T>(a: readonly T[], b: readonly T[], order: (a: T, b: T) => number): T[] {
  const [firstA, lastA, firstB, lastB] = [a[0], a.at(-1), b[0], b.at(-1)];
  if (firstA === undefined || firstB === undefined) return [...a, ...b];
  if (order(lastA!, firstB) < 0) return a.concat(b);
  if (order(lastB!, firstA) < 0) return b.concat(a);
  const out: T[] = [];
  let next = 0;
  for (const value of a) {
    while (next < b.length && order(b[next]!, value) < 0) out.push(b[next++]!);
    out.push(value);
  }
  return out.concat(b.slice(next));
}

const inOrder = (a: Line, b: Line): number => byRecord(a.entry, b.entry);

/** The same object when it says already what it opens. */
function opening(line: Line, before: Line | undefined, opensUnread: boolean): Line {
  const at = line.entry.recordedAt;
  const last = before?.entry.recordedAt ?? -Infinity;
  const opensDay = Math.floor(at / DAY_MS) !== Math.floor(last / DAY_MS);
  const opensHour = Math.floor(at / HOUR_MS) !== Math.floor(last / HOUR_MS);
  if (
    line.opensDay === opensDay &&
    line.opensHour === opensHour &&
    line.opensUnread === opensUnread
  )
    return line;
  return { ...line, opensDay, opensHour, opensUnread };
}

/**
 * The lines that are shown, sorted, in chunks. Whatever comes in changes the chunks that it lies
 * in and leaves all others the same objects under the same keys: an older part of the log that is
 * loaded behind the first paint costs what it holds, not what is on screen already.
 */
export class ChunkList {
  private made: Chunk[] = [];
  private readonly keys = new Map<string, number>();
  private nextKey = 0;
  private since: number | null = null;
  private me: string | null = null;
  /** Id of the line that opens what is new. */
  private opener: string | null = null;

  get chunks(): readonly Chunk[] {
    return this.made;
  }
  get size(): number {
    return this.keys.size;
  }

  /** Key of the chunk that holds an entry; undefined: it is not shown. */
  chunkOf(id: string): number | undefined {
    return this.keys.get(id);
  }

  /**
   * What others recorded after `since`, ms UTC, is new to the reader; null: nothing is.
   * @param me id of the reader: what they wrote without a link, and sent after it, is not new to them
   */
  setUnread(since: number | null, me: string | null = null): void {
    this.since = since;
    this.me = me;
    this.open(0, this.made.length);
  }

  private isUnread({ entry }: Line): boolean {
    return this.since !== null && entry.recordedAt > this.since && entry.author.person !== this.me;
  }

  /** Is something new to the reader in front of chunk `index`? */
  private unreadBefore(index: number): boolean {
    if (this.since === null) return false;
    for (let at = index - 1; at >= 0; at--)
      for (const line of this.made[at]!.lines.toReversed()) {
        if (line.entry.recordedAt <= this.since) return false;
        if (this.isUnread(line)) return true;
      }
    return false;
  }

  /** Lines that are new to the reader, and the first of them. */
  unread(): { readonly count: number; readonly first: string | null } {
    let count = 0;
    let first: string | null = null;
    if (this.since === null) return { count, first };
    for (let index = this.made.length - 1; index >= 0; index--)
      for (const line of this.made[index]!.lines.toReversed()) {
        if (line.entry.recordedAt <= this.since) return { count, first };
        if (!this.isUnread(line)) continue;
        count += 1;
        first = line.entry.id;
      }
    return { count, first };
  }

  clear(): void {
    this.opener = null;
    this.made = [];
    this.keys.clear();
  }

  /** Take in lines, sorted, none of them here yet. @returns how many came at the end */
  insert(lines: readonly Line[]): number {
    const last = this.made.at(-1)?.lines.at(-1);
    let atEnd = 0;
    let end = lines.length;
    for (let index = this.made.length - 1; end > 0; index--) {
      const first = this.made[index]?.lines[0];
      let begin = end;
      while (begin > 0 && (!first || inOrder(lines[begin - 1]!, first) > 0)) begin--;
      if (begin < end) {
        const run = lines.slice(begin, end);
        if (index === this.made.length - 1)
          atEnd = last ? run.filter((line) => inOrder(line, last) > 0).length : run.length;
        this.into(index, run);
      }
      end = begin;
    }
    return atEnd;
  }

  /** Another state of the line of entry `id`, where it is shown. */
  change(id: string, change: (line: Line) => Line): void {
    const index = this.indexOf(id);
    const chunk = this.made[index];
    if (!chunk) return;
    const lines = chunk.lines.map((line) => (line.entry.id === id ? change(line) : line));
    this.made[index] = { key: chunk.key, lines };
  }

  /** The line of entry `id` is shown no longer. */
  remove(id: string): void {
    const index = this.indexOf(id);
    const chunk = this.made[index];
    if (!chunk) return;
    this.keys.delete(id);
    const lines = chunk.lines.filter((line) => line.entry.id !== id);
    if (lines.length > 0) this.made[index] = { key: chunk.key, lines };
    else this.made.splice(index, 1);
    this.open(index, index + 2);
  }

  private indexOf(id: string): number {
    const key = this.keys.get(id);
    return key === undefined ? -1 : this.made.findIndex((chunk) => chunk.key === key);
  }

  /** A run of lines that come after the first line of chunk `index` and before the next chunk. */
  private into(index: number, run: readonly Line[]): void {
    const chunk = this.made[index];
    const before = chunk?.lines.at(-1);
    const pieces: Chunk[] = [];
    let rest = run;
    if (chunk && before && inOrder(before, run[0]!) < 0) {
      // Behind it: filled up first.
      const room = Math.max(0, CHUNK - chunk.lines.length);
      rest = run.slice(room);
      pieces.push(
        room > 0 ? this.piece([...chunk.lines, ...run.slice(0, room)], chunk.key) : chunk,
      );
    } else if (chunk) {
      const all = merged(chunk.lines, run, inOrder);
      const whole = all.length < 2 * CHUNK ? all.length : CHUNK;
      pieces.push(this.piece(all.slice(0, whole), chunk.key));
      rest = all.slice(whole);
    }
    for (let at = 0; at < rest.length; at += CHUNK)
      pieces.push(this.piece(rest.slice(at, at + CHUNK), this.nextKey++));
    const from = Math.max(0, index);
    this.made.splice(from, chunk ? 1 : 0, ...pieces);
    this.open(from, from + pieces.length + 1);
  }

  private piece(lines: readonly Line[], key: number): Chunk {
    for (const line of lines) this.keys.set(line.entry.id, key);
    return { key, lines };
  }

  /** Say anew in chunks [from, to) which lines open a day or an hour. */
  private open(from: number, to: number): void {
    let unread = this.unreadBefore(from);
    let opener: string | null = null;
    for (let index = from; index < Math.min(to, this.made.length); index++) {
      const chunk = this.made[index]!;
      let before = this.made[index - 1]?.lines.at(-1);
      let changed = false;
      const lines = chunk.lines.map((line) => {
        const isUnread = this.isUnread(line);
        const next = opening(line, before, isUnread && !unread);
        unread ||= isUnread;
        if (next.opensUnread) opener = next.entry.id;
        changed ||= next !== line;
        before = line;
        return next;
      });
      if (changed) this.made[index] = { key: chunk.key, lines };
    }
    if (opener === null || opener === this.opener) return;
    // Something older came in: what opened it before does so no longer, wherever it is.
    const before = this.opener;
    this.opener = opener;
    if (before) this.change(before, (line) => ({ ...line, opensUnread: false }));
  }
}
