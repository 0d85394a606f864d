import { generateKeyBetween } from 'fractional-indexing';
import {
  changeLayer,
  createLayer,
  liftLayer,
  type LayerChange,
} from '../../../shared/room/board/build.ts';
import type { LayerAct } from '../layer-panel.ts';
import type { Layer } from '../marks/layers.ts';
import type { EditRoom, EditorWorld } from './editor.ts';

/**
 * Writes what a person does with the layers of the room. Not undone by the map's undo: a layer is
 * a thing of the whole room, and each of these acts has its own way back in the panel.
 * @param layers lowest first @returns the id of a layer that was made
 */
export function writeLayerAct(
  room: EditRoom,
  world: Pick<EditorWorld, 'newId' | 'now'>,
  layers: readonly Layer[],
  act: LayerAct,
): string | null {
  const change = (id: string, what: LayerChange) =>
    void room.edit((board) => changeLayer(board, id, what));
  switch (act.does) {
    case 'add': {
      const id = world.newId();
      const order = generateKeyBetween(layers.at(-1)?.order || null, null);
      return room.edit((board) => void createLayer(board, { id, name: act.name, order }))
        ? null
        : id;
    }
    case 'rename':
      change(act.id, { name: act.name });
      return null;
    case 'lock':
      change(act.id, { lock: act.on });
      return null;
    case 'hide':
      change(act.id, { hide: act.on });
      return null;
    case 'up':
    case 'down': {
      const order = between(layers, act.id, act.does === 'up');
      if (order) change(act.id, { order });
      return null;
    }
    case 'lift': {
      const { me } = room.state;
      const lifted = me && { at: world.now(), by: me.person };
      if (lifted) room.edit((board) => liftLayer(board, act.id, lifted));
      return null;
    }
    default:
      return null;
  }
}

/** A place one further up or down; null: there is none. */
function between(layers: readonly Layer[], id: string, up: boolean): string | null {
  const at = layers.findIndex((layer) => layer.id === id);
  const [low, high] = up ? [layers[at + 1], layers[at + 2]] : [layers[at - 2], layers[at - 1]];
  if (at < 0 || (up ? !low : !high)) return null;
  const [from, to] = [low?.order ?? null, high?.order ?? null];
  // Two that chose the same place at once: what is between them is after both.
  return generateKeyBetween(from, from !== null && to !== null && from >= to ? null : to);
}
