import type { OwnView } from './marks/layers.ts';

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

export function keepOwnLayers(room: string, own: OwnView): void {
  try {
    localStorage.setItem(keyOf(room), JSON.stringify([...own]));
  } catch {
    // As above: it holds until the page is left.
  }
}

function isChoice(value: unknown): value is [string, boolean] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'boolean';
}
