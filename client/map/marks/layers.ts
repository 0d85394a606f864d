import type * as Y from 'yjs';
import { layersOf } from '../../../shared/room/board/build.ts';
import type { Lifted } from '../../../shared/room/board/shape.ts';

/** A drawer of the map, as the board has it. */
export interface Layer {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  readonly lock: boolean;
  /** Hidden for everybody who has not chosen otherwise. */
  readonly hide: boolean;
}

/** The layer of what is in none, or in one that was lifted. */
export const GROUND = '';

/** Ids of layers that a person shows (true) or hides (false) for themselves. */
export type OwnView = ReadonlyMap<string, boolean>;

/** What stands in which layer, in the order that layers are drawn: the ground first. */
export class Layers {
  private list: readonly Layer[] = [];
  private byId: ReadonlyMap<string, Layer> = new Map();
  private board: Y.Doc | null = null;
  /** What this person shows or hides for themselves: nobody else sees it. */
  own: OwnView = new Map();
  private readonly changed: () => void;

  /** @param changed called after a layer changed on the board */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  bind(board: Y.Doc | null): void {
    if (this.board) layersOf(this.board).unobserveDeep(this.read);
    this.board = board;
    if (board) layersOf(board).observeDeep(this.read);
    this.read();
  }

  /** Lowest first, without the ground layer. */
  all(): readonly Layer[] {
    return this.list;
  }

  /** null: the ground layer. */
  get(id: string): Layer | null {
    return this.byId.get(id) ?? null;
  }

  /** Is what stands in this layer drawn? A person's own choice comes before the room's. */
  shows(id: string): boolean {
    const layer = this.get(id);
    return this.own.get(layer?.id ?? GROUND) ?? !(layer?.hide ?? false);
  }

  locked(id: string): boolean {
    return this.get(id)?.lock ?? false;
  }

  /** Sorts as the layer is drawn; the ground before all. */
  orderOf(id: string): string {
    return this.get(id)?.order ?? '';
  }

  private readonly read = (): void => {
    const list: Layer[] = [];
    for (const [id, entry] of this.board ? layersOf(this.board) : []) {
      if (entry.get('lifted') as Lifted | null | undefined) continue;
      list.push({
        id,
        name: (entry.get('name') as string | undefined) ?? '',
        order: (entry.get('order') as string | undefined) ?? '',
        lock: entry.get('lock') === true,
        hide: entry.get('hide') === true,
      });
    }
    list.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
    this.list = list;
    this.byId = new Map(list.map((layer) => [layer.id, layer]));
    this.changed();
  };
}
