import type { Tool } from './edit/tools.ts';

/** Letters on the rail, the same in every language: they are printed on it. */
export const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: 'select',
  p: 'point',
  l: 'line',
  s: 'area',
  t: 'text',
};

/** What a key asks of the map. */
export type Intent =
  | { readonly does: 'tool'; readonly tool: Tool }
  | { readonly does: 'pan'; readonly x: number; readonly y: number }
  | { readonly does: 'zoom'; readonly by: number }
  | { readonly does: 'undo' | 'redo' | 'escape' | 'edit' | 'lift' | 'place' | 'finish' };

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

/** @param onGround is the map itself focused, not a button beside it? */
export function intentOf(press: KeyPress, onGround: boolean): Intent | null {
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return { does: press.shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { does: 'redo' } : null;
  }
  if (press.altKey) return null;
  const tool = TOOL_KEYS[key];
  if (tool) return { does: 'tool', tool };
  if (key === 'escape') return { does: 'escape' };
  if (key === 'e') return { does: 'edit' };
  if (!onGround) return null;
  const arrow = ARROWS[press.key];
  if (arrow) return { does: 'pan', x: arrow[0], y: arrow[1] };
  switch (press.key) {
    case '+':
    case '=':
      return { does: 'zoom', by: 1 };
    case '-':
      return { does: 'zoom', by: -1 };
    case 'Enter':
      return { does: press.shiftKey ? 'finish' : 'place' };
    case 'Delete':
    case 'Backspace':
      return { does: 'lift' };
  }
  return null;
}
