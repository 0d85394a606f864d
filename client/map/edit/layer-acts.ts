import { generateKeyBetween } from 'fractional-indexing';
import type { LayerAct } from '../layer-panel.ts';
import type { Layer } from '../marks/layers.ts';
import type { MapEditor } from './editor.ts';

/**
 * Writes what a person does with the layers of the room: each act is one step of undo.
 * @param layers lowest first @returns the id of a layer that was made
 */
export function writeLayerAct(
  editor: MapEditor,
  layers: readonly Layer[],
  act: LayerAct,
): string | null {
  switch (act.does) {
    case 'add':
      return editor.addLayer(act.name, generateKeyBetween(layers.at(-1)?.order || null, null));
    case 'rename':
      editor.changeLayer(act.id, { name: act.name });
      return null;
    case 'lock':
      editor.changeLayer(act.id, { lock: act.on });
      return null;
    case 'hide':
      editor.changeLayer(act.id, { hide: act.on });
      return null;
    case 'up':
    case 'down': {
      const order = between(layers, act.id, act.does === 'up');
      if (order) editor.changeLayer(act.id, { order });
      return null;
    }
    case 'lift':
      editor.lift([act.id], '');
      return null;
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
