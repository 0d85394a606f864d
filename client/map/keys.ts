import type { Tool } from './edit/tools.ts';

/** Letters on the rail, the same in every language: they are printed on it. */
export const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: 'select',
  b: 'box',
  p: 'point',
  l: 'line',
  w: 'arrow',
  r: 'route',
  f: 'freehand',
  s: 'area',
  c: 'circle',
  t: 'text',
  u: 'symbol',
  m: 'measure',
};

/** What a key asks of the map. */
export type Intent =
  | { readonly does: 'tool'; readonly tool: Tool }
  | { readonly does: 'pan'; readonly x: number; readonly y: number }
  | { readonly does: 'nudge'; readonly x: number; readonly y: number; readonly fine: boolean }
  | { readonly does: 'zoom'; readonly by: number }
  | { readonly does: 'turn'; readonly degrees: number }
  | { readonly does: 'corner'; readonly by: 1 | -1 }
  | {
      readonly does:
        | 'undo'
        | 'redo'
        | 'escape'
        | 'edit'
        | 'lift'
        | 'place'
        | 'finish'
        | 'duplicate'
        | 'all'
        | 'snap'
        | 'layers'
        | 'maps'
        | 'go'
        | 'coordinates'
        | 'copy'
        | 'insert';
    };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const LETTERS: Readonly<Record<string, Intent>> = {
  escape: { does: 'escape' },
  e: { does: 'edit' },
  x: { does: 'snap' },
  y: { does: 'layers' },
  k: { does: 'maps' },
  g: { does: 'go' },
  '/': { does: 'go' },
  q: { does: 'coordinates' },
  '[': { does: 'turn', degrees: -5 },
  ']': { does: 'turn', degrees: 5 },
  '{': { does: 'turn', degrees: -1 },
  '}': { does: 'turn', degrees: 1 },
};

const ON_GROUND: Readonly<Record<string, Intent>> = {
  '+': { does: 'zoom', by: 1 },
  '=': { does: 'zoom', by: 1 },
  '-': { does: 'zoom', by: -1 },
  '.': { does: 'corner', by: 1 },
  ',': { does: 'corner', by: -1 },
  i: { does: 'insert' },
  Delete: { does: 'lift' },
  Backspace: { does: 'lift' },
};

/** @param onGround is the map itself focused, not a button beside it? */
export function intentOf(press: KeyPress, onGround: boolean): Intent | null {
  const key = press.key.toLowerCase();
  const arrow = ARROWS[press.key];
  if (press.ctrlKey || press.metaKey) return withControl(key, press.shiftKey, onGround);
  if (press.altKey) {
    if (!arrow || !onGround) return null;
    return { does: 'nudge', x: arrow[0], y: arrow[1], fine: press.shiftKey };
  }
  const tool = TOOL_KEYS[key];
  if (tool) return { does: 'tool', tool };
  if (press.key === 'Q' && press.shiftKey) return { does: 'copy' };
  const letter = LETTERS[key];
  if (letter) return letter;
  if (!onGround) return null;
  if (arrow) return { does: 'pan', x: arrow[0], y: arrow[1] };
  if (press.key === 'Enter') return { does: press.shiftKey ? 'finish' : 'place' };
  return ON_GROUND[press.key] ?? null;
}

function withControl(key: string, shift: boolean, onGround: boolean): Intent | null {
  if (key === 'z') return { does: shift ? 'redo' : 'undo' };
  if (key === 'y') return { does: 'redo' };
  if (key === 'd') return { does: 'duplicate' };
  return key === 'a' && onGround ? { does: 'all' } : null;
}
