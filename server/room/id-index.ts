import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/room/canonical.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { isLogType } from '../../shared/room/record/segments.ts';

/** What is remembered of an entry by its id. */
export interface KnownEntry {
  readonly site: string;
  readonly number: number;
  readonly recordedAt: number;
  readonly isLine: boolean;
  readonly digest: string;
}

type Content = { type: string; body: unknown };

/** 128 bits over who said what when; `eventAt` null: no time of their own was given. */
function digest(content: Content, person: string, eventAt: number | null): string {
  const text = canonicalJson([content.type, content.body, person, eventAt]);
  return hash('sha256', text, 'hex').slice(0, 32);
}

/**
 * Every entry's id, so that a command sent twice is recorded once, also after a restart, and a
 * correction can tell whether what it corrects exists.
 */
export class IdIndex {
  readonly #known = new Map<string, KnownEntry>();

  add(entry: Entry): void {
    const { site, number, recordedAt } = entry;
    const eventAt = entry.eventAt === recordedAt ? null : entry.eventAt;
    this.#known.set(entry.id, {
      site,
      number,
      recordedAt,
      isLine: isLogType(entry.type),
      digest: digest(entry, entry.author.person, eventAt),
    });
  }

  get(id: string): KnownEntry | undefined {
    return this.#known.get(id);
  }

  isLine(id: string): boolean {
    return this.#known.get(id)?.isLine ?? false;
  }

  /** Is `command` from `person` the very thing that was recorded as `known`? */
  isRepetition(known: KnownEntry, command: Command, person: string): boolean {
    const eventAt = command.eventAt === known.recordedAt ? null : (command.eventAt ?? null);
    return digest(command, person, eventAt) === known.digest;
  }

  toJson(): unknown {
    return [...this.#known].map(([id, k]) => [
      id,
      k.site,
      k.number,
      k.recordedAt,
      k.isLine,
      k.digest,
    ]);
  }

  static fromJson(json: unknown): IdIndex {
    const index = new IdIndex();
    for (const row of json as [string, string, number, number, boolean, string][]) {
      const [id, site, number, recordedAt, isLine, value] = row;
      index.#known.set(id, { site, number, recordedAt, isLine, digest: value });
    }
    return index;
  }
}
