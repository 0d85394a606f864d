import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import type { Entry } from '../../shared/room/record/entry.ts';
import { foldFromJson, foldToJson } from '../../shared/room/record/fold-json.ts';
import { apply, newFold, type RoomFold } from '../../shared/room/record/fold.ts';
import { IdIndex } from './id-index.ts';
import { Leases } from './leases.ts';
import { RecordDocument } from './record-document.ts';
import {
  EMPTY_REGISTER,
  headOf,
  nextEntry,
  type NewEntry,
  type RegisterHead,
  type Sealed,
} from './register.ts';

/** Index of a site by its code: the top bits of the clientIDs it writes under. */
export type SiteIndex = (site: string) => number;

/**
 * The record in memory: everything that follows from its entries. An entry is applied once, when
 * it is recorded here or read from the journal; both give the same.
 */
export class RecordLane {
  readonly site: string;
  readonly fold: RoomFold;
  readonly ids: IdIndex;
  readonly leases: Leases;
  readonly document: RecordDocument;
  readonly #heads: Map<string, RegisterHead>;

  private constructor(
    site: string,
    parts: Pick<RecordLane, 'fold' | 'ids' | 'leases' | 'document'>,
    heads: Map<string, RegisterHead>,
  ) {
    this.site = site;
    this.fold = parts.fold;
    this.ids = parts.ids;
    this.leases = parts.leases;
    this.document = parts.document;
    this.#heads = heads;
  }

  static empty(site: string, siteIndex: SiteIndex): RecordLane {
    const parts = {
      fold: newFold(),
      ids: new IdIndex(),
      leases: new Leases(siteIndex(site)),
      document: new RecordDocument(siteIndex),
    };
    return new RecordLane(site, parts, new Map());
  }

  /** The next entry of this site's register; nothing has happened yet. */
  next(entry: NewEntry, now: number): Sealed {
    return nextEntry(this.site, this.#heads.get(this.site) ?? EMPTY_REGISTER, entry, now);
  }

  /** When an entry of this site is recorded at `now` (ms UTC): time never runs backwards. */
  instant(now: number): number {
    return Math.max(now, this.#heads.get(this.site)?.recordedAt ?? 0);
  }

  /** Does `entry` come next in its register? */
  isNext(entry: Entry): boolean {
    const head = this.#heads.get(entry.site) ?? EMPTY_REGISTER;
    return entry.number === head.number + 1 && entry.prev === head.hash;
  }

  /** Take in one entry. @returns the Yjs updates that write it into the record document */
  apply(entry: Entry): Uint8Array[] {
    this.#heads.set(entry.site, headOf(entry));
    apply(this.fold, entry);
    this.ids.add(entry);
    if (entry.type === 'lease.grant') this.leases.apply(entry);
    const isOfPerson = entry.type === 'person.join' || entry.type === 'person.revoke';
    return this.document.write(
      entry,
      isOfPerson ? this.fold.people.get(entry.body.person) : undefined,
    );
  }

  /** For a snapshot. */
  save(to: encoding.Encoder): void {
    const json = {
      fold: foldToJson(this.fold),
      ids: this.ids.toJson(),
      leases: this.leases.toJson(),
      heads: [...this.#heads],
    };
    encoding.writeVarString(to, JSON.stringify(json));
    this.document.save(to);
  }

  /** What `save` wrote. */
  static load(from: decoding.Decoder, site: string, siteIndex: SiteIndex): RecordLane {
    const json = JSON.parse(decoding.readVarString(from)) as {
      fold: unknown;
      ids: unknown;
      leases: unknown;
      heads: [string, RegisterHead][];
    };
    const parts = {
      fold: foldFromJson(json.fold),
      ids: IdIndex.fromJson(json.ids),
      leases: Leases.fromJson(json.leases, siteIndex(site)),
      document: RecordDocument.load(from, siteIndex),
    };
    return new RecordLane(site, parts, new Map(json.heads));
  }
}
