import Feature from 'ol/Feature.js';
import VectorSource from 'ol/source/Vector.js';
import type * as Y from 'yjs';
import { featuresOf } from '../../../shared/room/board/build.ts';
import type { FeatureKind } from '../../../shared/room/board/shape.ts';
import { milsymbol, tactical } from '../symbols/library.ts';
import { shownCodes } from './code.ts';
import { toCanvas } from './geometry.ts';
import { readMark, type Mark } from './mark.ts';

const MARK = 'mark';

/** The mark that an OpenLayers feature stands for. */
export function markOf(feature: { get(key: string): unknown }): Mark | undefined {
  return feature.get(MARK) as Mark | undefined;
}

/**
 * The features of a board as an OpenLayers source, kept up to date piece by piece: one change on
 * the board touches one feature here, however many there are.
 */
export class Marks {
  readonly source = new VectorSource();
  private readonly byId = new Map<string, Mark>();
  private readonly liftedIds = new Set<string>();
  private codes: ReadonlyMap<string, string> | null = null;
  private board: Y.Doc | null = null;
  private readonly changed: (ids: readonly string[]) => void;

  /** @param changed called after marks were added or changed, with their ids */
  constructor(changed: (ids: readonly string[]) => void) {
    this.changed = changed;
  }

  /** Show `board` from now on: another one after a refusal (contract C3), or null. */
  bind(board: Y.Doc | null): void {
    if (this.board) featuresOf(this.board).unobserveDeep(this.observe);
    this.board = board;
    if (!board) {
      this.byId.clear();
      this.liftedIds.clear();
      this.source.clear();
      return;
    }
    const features = featuresOf(board);
    features.observeDeep(this.observe);
    const gone = [...this.byId.keys()].filter((id) => !features.has(id));
    this.update([...features.keys(), ...gone]);
  }

  get(id: string): Mark | undefined {
    return this.byId.get(id);
  }

  values(): IterableIterator<Mark> {
    return this.byId.values();
  }

  /** As they came on the board: who placed one later, mostly placed it higher. */
  *features(): Iterable<Feature> {
    for (const id of this.byId.keys()) {
      const feature = this.source.getFeatureById(id);
      if (feature instanceof Feature) yield feature;
    }
  }

  get size(): number {
    return this.byId.size;
  }

  /** How many are lifted; the others stand. */
  get lifted(): number {
    return this.liftedIds.size;
  }

  /** What draws the symbols that are here; nothing where there are none. */
  async loadSymbols(): Promise<void> {
    const kinds = new Set<FeatureKind>();
    for (const { kind } of this.byId.values()) kinds.add(kind);
    await Promise.all([
      kinds.has('symbol') ? milsymbol.load() : null,
      kinds.has('graphic') ? tactical.load() : null,
    ]);
  }

  /** Short code as everybody sees it; empty when the mark has none. */
  codeOf(id: string): string {
    this.codes ??= shownCodes(this.byId.values());
    return this.codes.get(id) ?? '';
  }

  private readonly observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = new Set<string>();
    for (const event of events) {
      const id = event.path[0];
      if (typeof id === 'string') ids.add(id);
      else for (const key of event.changes.keys.keys()) ids.add(key);
    }
    this.update([...ids]);
  };

  private update(ids: readonly string[]): void {
    const fresh: Feature[] = [];
    for (const id of ids) {
      const before = this.byId.get(id);
      const mark = this.board ? readMark(this.board, id) : null;
      if (before?.code !== mark?.code) this.codes = null;
      if (!mark) {
        this.forget(id);
        continue;
      }
      this.byId.set(id, mark);
      if (mark.lifted) this.liftedIds.add(id);
      else this.liftedIds.delete(id);
      const known = this.source.getFeatureById(id);
      if (known instanceof Feature) {
        known.set(MARK, mark, true);
        if (before?.geom !== mark.geom) known.setGeometry(toCanvas(mark.geom));
        else known.changed();
      } else fresh.push(this.make(mark));
    }
    if (fresh.length > 0) this.source.addFeatures(fresh);
    if (ids.length > 0) this.changed(ids);
  }

  private make(mark: Mark): Feature {
    const feature = new Feature(toCanvas(mark.geom));
    feature.setId(mark.id);
    feature.set(MARK, mark, true);
    return feature;
  }

  private forget(id: string): void {
    this.byId.delete(id);
    this.liftedIds.delete(id);
    const feature = this.source.getFeatureById(id);
    if (feature instanceof Feature) this.source.removeFeature(feature);
  }
}
