import * as Y from 'yjs';
import type { FeatureDeed, FeatureEvent, HistoryReply } from '../../shared/protocol/history.ts';
import type { Geometry, Lifted, LonLat } from '../../shared/room/board/shape.ts';
import { partOf } from '../../shared/room/board/style.ts';
import { positionsOf } from '../../shared/room/board/positions.ts';
import type { Row } from '../journal/contract.ts';

/** Events that are kept of one feature: its making, and the newest. */
const MOST = 500;
const LONGEST = 300;
/** Edits of one note by one person that follow each other sooner are one event, ms. */
const ONE_NOTE_MS = 5 * 60_000;

const DEEDS: Readonly<Record<string, FeatureDeed>> = {
  label: 'renamed',
  style: 'styled',
  symbol: 'symbolled',
  layer: 'relayered',
  links: 'linked',
  rotation: 'turned',
  checkpoints: 'routed',
  z: 'stacked',
};

/** What was written in vain can only be told by its field. */
const OVERTAKEN: Readonly<Record<string, FeatureDeed>> = { geom: 'moved', lifted: 'lifted' };

type Said = Pick<FeatureEvent, 'deed' | 'from' | 'to' | 'key' | 'overtaken' | 'times'>;

/**
 * What became of every feature of a board, by replaying the rows of the journal that hold its
 * edits. The author is the row's: the server put it there, not the bytes.
 */
export class FeatureHistory {
  readonly #board = new Y.Doc();
  readonly #events = new Map<string, FeatureEvent[]>();
  readonly #shortened = new Set<string>();
  #row: Row | null = null;

  constructor() {
    this.#board.getMap<Y.Map<unknown>>('features').observeDeep((events, transaction) => {
      for (const event of events) this.#note(event, transaction);
    });
  }

  /** Rows in the order in which the board took them. */
  apply(row: Row): void {
    if (row.kind !== 'board') return;
    this.#row = row;
    Y.applyUpdate(this.#board, row.payload);
  }

  of(feature: string): HistoryReply {
    return { events: this.#events.get(feature) ?? [], more: this.#shortened.has(feature) };
  }

  #note(event: Y.YEvent<Y.AbstractType<unknown>>, transaction: Y.Transaction): void {
    const [feature, field] = event.path;
    if (feature === undefined) {
      for (const id of event.changes.keys.keys()) this.#add(id, { deed: 'made' });
      return;
    }
    const id = String(feature);
    if (field === 'note') return this.#add(id, { deed: 'noted' });
    if (event instanceof Y.YMapEvent && field === undefined)
      this.#overtaken(id, event, transaction);
    for (const [key, change] of event.changes.keys) {
      const before: unknown = change.oldValue;
      const after: unknown = event.target instanceof Y.Map ? event.target.get(key) : undefined;
      const said =
        field === 'props' ? propertySaid(key, before, after) : saidOf(key, before, after);
      if (said) this.#add(id, { ...said, ...timesOf(event.target, key, transaction) });
    }
  }

  /**
   * Fields that were written, and yet say what they said: somebody who wrote at the same time, on a
   * link that was cut, came out on top. It was done all the same.
   */
  #overtaken(
    id: string,
    { keysChanged, changes, target }: Y.YMapEvent<unknown>,
    transaction: Y.Transaction,
  ): void {
    for (const key of keysChanged as Set<string>) {
      if (changes.keys.has(key)) continue;
      const part = partOf(key);
      const deed = part ? 'styled' : (OVERTAKEN[key] ?? DEEDS[key]);
      if (!deed) continue;
      const what = part ? { deed, key: part } : { deed };
      this.#add(id, { ...what, overtaken: true, ...timesOf(target, key, transaction) });
    }
  }

  #add(id: string, said: Said): void {
    const row = this.#row;
    if (!row) return;
    const { at, person, delegation, site, seq } = row;
    const events = this.#events.get(id) ?? [];
    if (events.length === 0) this.#events.set(id, events);
    const last = events.at(-1);
    const again = said.deed === 'noted' && last?.deed === 'noted' && last.person === person;
    if (again && at - last.at < ONE_NOTE_MS) return;
    events.push({ at, person, delegation, site, seq, ...said });
    if (events.length <= MOST) return;
    events.splice(1, 1);
    this.#shortened.add(id);
  }
}

/**
 * How often a field was written in one row: edits that were made without a link are sent as one.
 * Every write leaves an item under the field's key, also when it is written over.
 */
function timesOf(
  // Yjs' own types are invariant in their events, which nothing here looks at.
  map: Pick<Y.AbstractType<unknown>, '_map'>,
  key: string,
  { beforeState }: Y.Transaction,
): { times?: number } {
  let times = 0;
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left) {
    const fresh = item.id.clock + item.length - (beforeState.get(item.id.client) ?? 0);
    times += Math.max(0, Math.min(item.length, fresh));
  }
  return times > 1 ? { times } : {};
}

/** What a change of one field says; null: nothing that people care for. */
function saidOf(key: string, before: unknown, after: unknown): Said | null {
  if (key === 'lifted') {
    const lifted = after as Lifted | null | undefined;
    if (lifted) return { deed: 'lifted', ...(lifted.reason ? { to: lifted.reason } : {}) };
    return before ? { deed: 'restored' } : null;
  }
  if (key === 'geom') return { deed: sameShape(before, after) ? 'moved' : 'reshaped' };
  const part = partOf(key);
  if (part) return { deed: 'styled', key: part, from: words(before), to: words(after) };
  const deed = DEEDS[key];
  if (!deed) return null;
  return deed === 'renamed' || deed === 'relayered'
    ? { deed, from: words(before), to: words(after) }
    : { deed };
}

function propertySaid(key: string, before: unknown, after: unknown): Said {
  return { deed: 'property', key, from: words(before), to: words(after) };
}

function words(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Was it carried elsewhere, as it is? All positions went the same way (on Mercator's map). */
function sameShape(before: unknown, after: unknown): boolean {
  const [a, b] = [before as Geometry | undefined, after as Geometry | undefined];
  if (!a || !b || a.type !== b.type) return false;
  if (a.type === 'Circle' && b.type === 'Circle') return a.radius === b.radius;
  const [from, to] = [positionsOf(a), positionsOf(b)];
  const [first, last] = [from[0], to[0]];
  if (from.length !== to.length || !first || !last) return false;
  const [dx, dy] = difference(first, last);
  return from.every((p, i) => {
    const [x, y] = difference(p, to[i] ?? p);
    return Math.abs(x - dx) < 1e-5 && Math.abs(y - dy) < 1e-5;
  });
}

function difference(from: LonLat, to: LonLat): [number, number] {
  return [to[0] - from[0], northing(to[1]) - northing(from[1])];
}

/** Mercator's y of a latitude, degrees at the equator. */
function northing(latitude: number): number {
  const y = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
  return (y * 180) / Math.PI;
}
