/** What lies under the marks: the built-in map, and the operator's maps over or instead of it. */
import type { Coordinate } from 'ol/coordinate.js';
import type OlMap from 'ol/Map.js';
import type { ReadObject } from '../../../shared/formats/contract.ts';
import type { MapList, MapProblem, MapSourceView } from '../../../shared/protocol/http/maps.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { readResult } from '../../connection/http.ts';
import { ATTRIBUTION, type Basemap } from '../basemap/basemap.ts';
import type { Palette } from '../palette.ts';
import { keepChoice, readChoice, withOverlay, type MapChoice } from './choice.ts';
import type { NamedObject } from '../reference/contract.ts';
import { ObjectsLayer, type Counted } from '../reference/objects-layer.ts';
import { sourceLayer, type SourceLayer } from './source-layer.ts';
import { WATER } from './water.ts';

/** Between the built-in ground (0) and its names (5); objects are over the ground, and names of places over them. */
const Z = { base: 1, overlay: 2, objects: 4 } as const;

export interface BackdropEntry {
  readonly view: MapSourceView;
  readonly shown: boolean;
  readonly opacity: number;
  /** Why nothing of it, or not all, can be seen. */
  readonly problem: MapProblem | null;
  /** Of objects, once they have been read. */
  readonly counted: Counted | null;
}

export interface Found {
  readonly object: ReadObject;
  readonly view: MapSourceView;
}

export interface FoundByName extends NamedObject {
  /** Name of the map that it is on. */
  readonly map: MapSourceView['name'];
}

export type ListState = 'unasked' | 'asking' | 'there' | 'failed';

export class Backdrop {
  list: ListState = 'unasked';
  private readonly map: OlMap;
  private readonly changed: () => void;
  private basemap: Basemap | null = null;
  private clothes: { palette: Palette; language: Language } | null = null;
  private views: readonly MapSourceView[] = [WATER];
  private readonly problems = new Map<string, MapProblem>();
  private readonly counted = new Map<string, Counted>();
  private readonly layers = new Map<string, SourceLayer | ObjectsLayer>();
  private choice: MapChoice;

  /** @param changed something that is shown about maps is different now */
  constructor(map: OlMap, changed: () => void) {
    this.map = map;
    this.changed = changed;
    this.choice = readChoice(localStorage);
    if (this.choice.base || Object.keys(this.choice.overlays).length > 0) void this.ask();
  }

  /** The built-in map is there. */
  lay(basemap: Basemap): void {
    this.basemap = basemap;
    this.apply();
  }

  dress(palette: Palette, language: Language): void {
    this.clothes = { palette, language };
    for (const layer of this.layers.values()) layer.dress(palette, language);
  }

  /** The id of the chosen basemap; null: the built-in one. */
  get base(): string | null {
    return this.views.some(({ id, overlay }) => id === this.choice.base && !overlay)
      ? this.choice.base
      : null;
  }

  get entries(): readonly BackdropEntry[] {
    return this.views.map((view) => ({
      view,
      shown: this.shows(view),
      opacity: this.choice.overlays[view.id] ?? view.opacity,
      problem: view.problem ?? this.problems.get(view.id) ?? null,
      counted: this.counted.get(view.id) ?? null,
    }));
  }

  /** Who made what is seen, and marks that belong on it. */
  get attribution(): string {
    const shown = this.views.filter((view) => this.shows(view));
    const marks = shown.map(({ classification }) => classification);
    const makers = shown.map(({ attribution }) => attribution);
    return [...new Set([...marks, ATTRIBUTION, ...makers])].filter(Boolean).join(' · ');
  }

  /** Ask which maps there are; once, unless it failed. */
  async ask(): Promise<void> {
    if (this.list === 'asking' || this.list === 'there') return;
    this.list = 'asking';
    this.changed();
    const response = await fetch('/api/maps').catch(() => null);
    const reply = response && (await readResult<MapList>(response));
    if (reply?.ok) this.views = [...reply.value.maps, WATER];
    this.list = reply?.ok ? 'there' : 'failed';
    this.apply();
  }

  chooseBase(id: string | null): void {
    this.keep({ ...this.choice, base: id });
  }

  /** @param opacity null: hide it */
  overlay(id: string, opacity: number | null): void {
    this.keep(withOverlay(this.choice, id, opacity));
  }

  /** The read-only object at a place on the canvas, of the uppermost overlay that has one there. */
  async objectAt(at: Coordinate, tolerance: number): Promise<Found | null> {
    for (const view of this.views.toReversed()) {
      const layer = this.layers.get(view.id);
      const object = layer instanceof ObjectsLayer ? await layer.at(at, tolerance) : null;
      if (object) return { object, view };
    }
    return null;
  }

  /** Read-only objects that are called so, of every map that is shown. */
  readonly named = async (words: string): Promise<readonly FoundByName[]> => {
    const found = await Promise.all(
      this.views.map(async ({ id, name }) => {
        const layer = this.layers.get(id);
        const objects = layer instanceof ObjectsLayer ? await layer.named(words) : [];
        return objects.map((object) => ({ ...object, map: name }));
      }),
    );
    return found.flat();
  };

  /** Ask again for what failed. */
  retry(id: string): void {
    this.problems.delete(id);
    this.layers.get(id)?.refresh();
    this.changed();
  }

  private keep(choice: MapChoice): void {
    this.choice = choice;
    keepChoice(localStorage, choice);
    this.apply();
  }

  private shows({ id, overlay }: MapSourceView): boolean {
    return overlay ? id in this.choice.overlays : id === this.base;
  }

  private apply(): void {
    for (const view of this.views) {
      const shown = this.shows(view) && view.problem === null;
      const known = this.layers.get(view.id);
      if (!shown && !known) continue;
      const { layer } = known ?? this.make(view);
      layer.setVisible(shown);
      layer.setOpacity(view.overlay ? (this.choice.overlays[view.id] ?? view.opacity) : 1);
    }
    this.nameGround();
    this.changed();
  }

  private make(view: MapSourceView): SourceLayer | ObjectsLayer {
    const made =
      view.content === 'objects'
        ? new ObjectsLayer(this.map, view, (problem, counted) => {
            if (counted) this.counted.set(view.id, counted);
            this.reported(view.id, problem, counted !== undefined);
          })
        : sourceLayer(view, (problem) => this.reported(view.id, problem));
    const z = view.content === 'objects' ? Z.objects : view.overlay ? Z.overlay : Z.base;
    made.layer.setZIndex(z);
    if (this.clothes) made.dress(this.clothes.palette, this.clothes.language);
    this.layers.set(view.id, made);
    this.map.addLayer(made.layer);
    return made;
  }

  private reported(id: string, problem: MapProblem | null, more = false): void {
    if (!more && (this.problems.get(id) ?? null) === problem) return;
    if (problem) this.problems.set(id, problem);
    else this.problems.delete(id);
    this.nameGround();
    this.changed();
  }

  /** Another basemap has names of its own; where it fails, ours are back with the ground below. */
  private nameGround(): void {
    const other = this.entries.find(({ view }) => view.id === this.base);
    this.basemap?.names.setVisible(!other || other.problem !== null);
  }
}
