import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { decodeStateVector } from 'yjs';
import type { SegmentRef } from '../../shared/protocol/join.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { PersonRecord } from '../../shared/room/record/fold-people.ts';
import {
  actsRoot,
  advance,
  isLogType,
  LEASES_ROOT,
  logRoot,
  PEOPLE_ROOT,
  recordClientId,
  type SegmentCursor,
} from '../../shared/room/record/segments.ts';
import { MapRoot, writeDeletions } from './map-root.ts';
import { holdsNothing } from './vectors.ts';

/** The newest segments come with a join until they hold this many lines: a screenful and more. */
const LINES_WITH_JOIN = 100;

/** Which parts of the record somebody gets. */
export interface RecordSelection {
  /** Their state vector: only what it lacks. */
  readonly vector?: Uint8Array;
  /** Closed segments too. */
  readonly whole?: boolean;
}

/** The log of one site: its roots, oldest segment first, and where the next line goes. */
interface SiteLog {
  readonly site: string;
  readonly segments: MapRoot[];
  cursor: SegmentCursor | null;
}

/**
 * The record as a Yjs document, by its bytes (see map-root.ts). Fed with entries in the order of
 * each register; the same entries give the same bytes, always.
 */
export class RecordDocument {
  readonly #siteIndex: (site: string) => number;
  /** Acts, people and leases by root name and site. */
  readonly #roots = new Map<string, MapRoot>();
  readonly #logs = new Map<string, SiteLog>();
  /** Encoded once between changes, served to many: open parts, and all parts. */
  #open: Uint8Array | null = null;
  #whole: Uint8Array | null = null;
  #vector: Uint8Array | null = null;

  constructor(siteIndex: (site: string) => number) {
    this.#siteIndex = siteIndex;
  }

  /** Write one entry. @returns the Yjs updates that write it on every copy */
  write(entry: Entry, person: PersonRecord | undefined): Uint8Array[] {
    const { site } = entry;
    this.#open = this.#whole = this.#vector = null;
    if (isLogType(entry.type)) return [this.#line(entry).set(entry.id, entry)];
    const updates = [this.#root(actsRoot(site), 'acts', site).set(entry.id, entry)];
    if (entry.type === 'lease.grant') {
      const { clientId, person: owner } = entry.body;
      updates.push(this.#root(LEASES_ROOT, 'leases', site).set(String(clientId), owner));
    } else if ((entry.type === 'person.join' || entry.type === 'person.revoke') && person) {
      const { name, role, delegation, revoked } = person;
      const value = { name, role, delegation, ...(revoked ? { revoked } : {}) };
      updates.push(this.#root(PEOPLE_ROOT, 'people', site).set(entry.body.person, value));
    }
    return updates;
  }

  #root(name: string, kind: 'acts' | 'people' | 'leases', site: string): MapRoot {
    const key = `${name}@${site}`;
    let root = this.#roots.get(key);
    if (!root) {
      root = new MapRoot(name, recordClientId(this.#siteIndex(site), kind), kind === 'people');
      this.#roots.set(key, root);
    }
    return root;
  }

  /** The segment in which a line belongs; the one before is closed by it if need be. */
  #line(entry: Entry): MapRoot {
    const { site } = entry;
    let log = this.#logs.get(site);
    if (!log) this.#logs.set(site, (log = { site, segments: [], cursor: null }));
    log.cursor = advance(log.cursor, entry.recordedAt);
    const { segment } = log.cursor;
    let root = log.segments[segment];
    if (!root) {
      log.segments.at(-1)?.trim();
      const clientId = recordClientId(this.#siteIndex(site), 'log', segment);
      log.segments.push((root = new MapRoot(logRoot(site, segment), clientId, false)));
    }
    return root;
  }

  /** The record as one Yjs update. Without a vector: the same array until the next change. */
  encode({ vector, whole = false }: RecordSelection = {}): Uint8Array {
    if (vector !== undefined && !holdsNothing(vector))
      return this.#encode(decodeStateVector(vector), whole);
    if (whole) return (this.#whole ??= this.#encode(new Map(), true));
    return (this.#open ??= this.#encode(new Map(), false));
  }

  #encode(known: ReadonlyMap<number, number>, whole: boolean): Uint8Array {
    const parts: [MapRoot, number][] = [];
    for (const root of this.#roots.values()) parts.push([root, known.get(root.clientId) ?? 0]);
    for (const log of this.#logs.values()) {
      const open = firstOpen(log);
      log.segments.forEach((root, segment) => {
        const from = known.get(root.clientId) ?? 0;
        // A closed segment that they began to follow while it was open is completed, too.
        if (whole || segment >= open || from > 0) parts.push([root, from]);
      });
    }
    return encodeRoots(parts);
  }

  /** State vector of all of it, closed segments included. */
  vector(): Uint8Array {
    return (this.#vector ??= this.#encodeVector());
  }

  #encodeVector(): Uint8Array {
    const to = encoding.createEncoder();
    const roots = [...this.#all()].filter((root) => root.clock > 0).sort(descending);
    encoding.writeVarUint(to, roots.length);
    for (const root of roots) {
      encoding.writeVarUint(to, root.clientId);
      encoding.writeVarUint(to, root.clock);
    }
    return encoding.toUint8Array(to);
  }

  /** Segments that `encode()` leaves out, oldest first. */
  closedSegments(): SegmentRef[] {
    const refs: SegmentRef[] = [];
    for (const log of this.#logs.values())
      for (let segment = 0; segment < firstOpen(log); segment++)
        refs.push({ site: log.site, segment, entries: log.segments[segment]?.clock ?? 0 });
    return refs;
  }

  /** One segment, closed or open, as a Yjs update; null: there is none. */
  segment(site: string, segment: number): Uint8Array | null {
    const root = this.#logs.get(site)?.segments[segment];
    return root ? encodeRoots([[root, 0]]) : null;
  }

  *#all(): Iterable<MapRoot> {
    yield* this.#roots.values();
    for (const log of this.#logs.values()) yield* log.segments;
  }

  /** For a snapshot. */
  save(to: encoding.Encoder): void {
    encoding.writeVarUint(to, this.#roots.size);
    for (const [key, root] of this.#roots) {
      encoding.writeVarString(to, key);
      root.save(to);
    }
    encoding.writeVarUint(to, this.#logs.size);
    for (const log of this.#logs.values()) {
      encoding.writeVarString(to, log.site);
      encoding.writeAny(to, log.cursor as { [key: string]: number } | null);
      encoding.writeVarUint(to, log.segments.length);
      for (const root of log.segments) root.save(to);
    }
  }

  /** What `save` wrote. */
  static load(from: decoding.Decoder, siteIndex: (site: string) => number): RecordDocument {
    const document = new RecordDocument(siteIndex);
    const roots = decoding.readVarUint(from);
    for (let i = 0; i < roots; i++)
      document.#roots.set(decoding.readVarString(from), MapRoot.load(from));
    const logs = decoding.readVarUint(from);
    for (let i = 0; i < logs; i++) {
      const site = decoding.readVarString(from);
      const cursor = decoding.readAny(from) as SegmentCursor | null;
      const segments = Array.from({ length: decoding.readVarUint(from) }, () => MapRoot.load(from));
      document.#logs.set(site, { site, segments, cursor });
    }
    return document;
  }
}

/** The first segment of a log that comes with a join. */
function firstOpen(log: SiteLog): number {
  let lines = 0;
  let segment = log.segments.length;
  while (segment > 0 && lines < LINES_WITH_JOIN) lines += log.segments[--segment]?.clock ?? 0;
  return segment;
}

const descending = (a: MapRoot, b: MapRoot): number => b.clientId - a.clientId;

/** Structs of each root from a clock on, in the order that Yjs writes clients. */
function encodeRoots(parts: readonly (readonly [MapRoot, number])[]): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => descending(a, b));
  const lacking = sorted.filter(([root, from]) => root.clock > from);
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, lacking.length);
  for (const [root, from] of lacking) root.writeStructs(to, from);
  writeDeletions(
    to,
    sorted
      .filter(([root]) => root.replaced.length > 0)
      .map(([root]) => [root.clientId, root.replaced] as const),
  );
  return encoding.toUint8Array(to);
}
