import { ulid } from 'ulid';
import type { RoomClient } from '../connection/contract.ts';
import type { MapEditor } from './edit/editor.ts';
import { writeLayerAct } from './edit/layer-acts.ts';
import type { LayerAct } from './layer-panel.ts';
import type { OwnView } from './marks/layers.ts';
import type { MarkLayers } from './marks/mark-layers.ts';

/** Fresh ids and the clock, for those who write. */
export const WORLD = { newId: () => ulid(), now: () => Date.now() };

/** What a person shows and hides for themselves, kept on this device, by room. */
const keyOf = (room: string) => `accord-layers-${room}`;

export function readOwnLayers(room: string): OwnView {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(room)) ?? '[]');
    if (!Array.isArray(kept)) return new Map();
    return new Map(kept.filter(isChoice));
  } catch {
    // A device that keeps nothing begins anew every time.
    return new Map();
  }
}

function keepOwnLayers(room: string, own: OwnView): void {
  try {
    localStorage.setItem(keyOf(room), JSON.stringify([...own]));
  } catch {
    // As above: it holds until the page is left.
  }
}

export interface LayerDesk {
  readonly client: RoomClient;
  readonly editor: MapEditor;
  readonly layers: MarkLayers;
  /** Layer that new marks go to. */
  readonly drawInto: string;
}

/** Do what a person asks of the layers, for oneself or for all. @returns layer that new marks go to */
export function actOnLayers(desk: LayerDesk, editable: boolean, act: LayerAct): string {
  const { client, editor, layers, drawInto } = desk;
  if (act.does === 'show') {
    const own = new Map(layers.layers.own).set(act.id, act.on);
    layers.setOwn(own);
    keepOwnLayers(client.room, own);
    return drawInto;
  }
  if (act.does === 'draw') return act.id;
  if (!editable) return drawInto;
  return writeLayerAct(editor, layers.layers.all(), act) ?? drawInto;
}

function isChoice(value: unknown): value is [string, boolean] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'boolean';
}
