import type { Coordinate } from 'ol/coordinate.js';
import type { FeatureChange } from '../../../shared/room/board/build.ts';
import type { FeatureKind, Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import type { Mark } from '../marks/mark.ts';
import type { SymbolChoice } from '../symbols/choice.ts';

/** What is under somebody's hand, as colleagues are told. */
export interface Dragging {
  readonly feature: string | null;
  readonly points: readonly LonLat[];
  /** Marks that are moved together from one place to another. */
  readonly together?: {
    readonly ids: readonly string[];
    readonly from: LonLat;
    readonly to: LonLat;
  };
}

/** What the hands on the map ask of the desk, and tell it. */
export interface Hands {
  /** May this person change the map now? */
  allowed(): boolean;
  /** May this mark be changed: it stands, and its layer is not locked. */
  free(mark: Mark): boolean;
  chosen(): ReadonlySet<string>;
  /** @param add to what is chosen already; what was chosen before is let go then */
  choose(ids: readonly string[], add: boolean): void;
  /** Nothing of the room is there: read what lies under it. Canvas metres, CSS px. */
  look(at: Coordinate, tolerance: number): void;
  drawn(kind: FeatureKind, geom: Geometry): void;
  /** The symbol in hand, for the tool `symbol`. */
  symbol(): SymbolChoice | null;
  /** Let go: one edit. @returns false when it is not to be: everything goes back */
  changed(changes: ReadonlyMap<string, FeatureChange>): Promise<boolean> | boolean;
  /** null: nothing any more. */
  dragging(what: Dragging | null): void;
  /** What is being drawn or measured so far, for the readout; null: nothing any more. */
  measuring(points: readonly LonLat[] | null, closed: boolean): void;
}
