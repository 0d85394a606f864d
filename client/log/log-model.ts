import type { Entry, EntryType } from '../../shared/room/record/entry.ts';
import { dayNumber } from '../app/time.ts';

/** One line of the log on screen: an entry, and the corrections that struck it, oldest first. */
export interface Line {
  readonly entry: Entry;
  readonly corrections: readonly Entry<'log.correct'>[];
  /** First line of its Zulu day. */
  readonly opensDay: boolean;
}

/** Up to 100 lines that are rendered, and left alone, together. A changed chunk is a new object. */
export interface Chunk {
  readonly key: number;
  readonly lines: readonly Line[];
}

export const LOG_VIEWS = ['all', 'alerts', 'decisions', 'facts'] as const;
export type LogView = (typeof LOG_VIEWS)[number];

export interface LogFilter {
  readonly view: LogView;
  /** Codes of the delegations to show; empty: all. */
  readonly delegations: ReadonlySet<string>;
}
export const SHOW_ALL: LogFilter = { view: 'all', delegations: new Set() };

const CHUNK = 100;
/** Book-keeping of the server, of no interest to a reader of the log. */
const HIDDEN: ReadonlySet<EntryType> = new Set<EntryType>(['lease.grant']);

const VIEW_TEST: Record<LogView, (entry: Entry) => boolean> = {
  all: () => true,
  alerts: (entry) => entry.type.startsWith('alert.'),
  decisions: (entry) =>
    entry.type.startsWith('decision.') || (isLogLine(entry) && entry.body.kind === 'decision'),
  facts: (entry) => isLogLine(entry) && entry.body.kind === 'information',
};

function isLogLine(entry: Entry): entry is Entry<'log.append'> | Entry<'log.correct'> {
  return entry.type === 'log.append' || entry.type === 'log.correct';
}

/** The order of the log: when recorded, then by register. */
export function byRecord(a: Entry, b: Entry): number {
  return (
    a.recordedAt - b.recordedAt ||
    (a.site < b.site ? -1 : a.site > b.site ? 1 : a.number - b.number)
  );
}

/**
 * The lines of the log, kept in chunks so that an entry that arrives touches only the last one:
 * appending costs the same at 20,000 entries as at none (SPEC 8.5). Pure: no DOM, no clock.
 */
export class LogModel {
  private entries: Entry[] = [];
  private readonly known = new Map<string, Entry>();
  private readonly corrections = new Map<string, Entry<'log.correct'>>();
  private readonly place = new Map<string, number>();
  private filter: LogFilter = SHOW_ALL;
  private made: Chunk[] = [];
  private shown = 0;

  get chunks(): readonly Chunk[] {
    return this.made;
  }
  /** Lines that the filter lets through. */
  get size(): number {
    return this.shown;
  }
  /** Entries of the action log proper, filter or not: what 'n entries' means. */
  get logged(): number {
    return this.appended;
  }
  private appended = 0;

  /** Take in entries, in any order, each id once. @returns how many lines they added at the end. */
  add(entries: readonly Entry[]): number {
    const before = this.shown;
    let disorder = false;
    for (const entry of entries) {
      if (this.known.has(entry.id) || HIDDEN.has(entry.type)) continue;
      this.known.set(entry.id, entry);
      const last = this.entries.at(-1);
      this.entries.push(entry);
      if (entry.type === 'log.append') this.appended++;
      if (last && byRecord(last, entry) > 0) disorder = true;
      if (entry.type === 'log.correct') this.strike(entry);
      if (disorder) continue;
      if (entry.type === 'log.correct') this.touch(entry.body.corrects);
      this.append(entry);
    }
    if (disorder) {
      this.entries.sort(byRecord);
      this.rebuild();
    }
    return this.shown - before;
  }

  setFilter(filter: LogFilter): void {
    this.filter = filter;
    this.rebuild();
  }

  /** Chunk that holds an entry, to scroll to it; undefined: not shown. */
  chunkOf(id: string): number | undefined {
    return this.place.get(id);
  }

  private passes(entry: Entry): boolean {
    const { view, delegations } = this.filter;
    if (delegations.size > 0 && !delegations.has(entry.delegation ?? '')) return false;
    return VIEW_TEST[view](entry);
  }

  private append(entry: Entry): void {
    if (!this.passes(entry)) return;
    const tail = this.made.at(-1);
    const previous = tail?.lines.at(-1);
    const line: Line = {
      entry,
      corrections: this.chain(entry.id),
      opensDay: !previous || dayNumber(previous.entry.recordedAt) !== dayNumber(entry.recordedAt),
    };
    if (tail && tail.lines.length < CHUNK)
      this.made[this.made.length - 1] = { key: tail.key, lines: [...tail.lines, line] };
    else this.made.push({ key: this.made.length, lines: [line] });
    this.place.set(entry.id, this.made.length - 1);
    this.shown++;
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

  /** Renew the lines whose chain of corrections a new correction of `id` lengthened. */
  private touch(id: string): void {
    for (let at: string | undefined = id; at !== undefined;) {
      this.renew(at);
      const entry: Entry | undefined = this.known.get(at);
      at = entry?.type === 'log.correct' ? entry.body.corrects : undefined;
    }
  }

  private renew(id: string): void {
    const index = this.place.get(id);
    const chunk = index === undefined ? undefined : this.made[index];
    if (!chunk || index === undefined) return;
    this.made[index] = {
      key: chunk.key,
      lines: chunk.lines.map((line) =>
        line.entry.id === id ? { ...line, corrections: this.chain(id) } : line,
      ),
    };
  }

  private rebuild(): void {
    this.made = [];
    this.place.clear();
    this.shown = 0;
    for (const entry of this.entries) this.append(entry);
  }
}
