import type * as Y from 'yjs';
import { featuresOf, layersOf } from '../../../shared/room/board/build.ts';
import { readMark } from '../marks/mark.ts';
import type { Surroundings } from './plan.ts';

function highestOf(keys: Iterable<unknown>): string | null {
  let highest: string | null = null;
  for (const key of keys)
    if (typeof key === 'string' && key !== '' && (highest === null || key > highest)) highest = key;
  return highest;
}

/** What is on the board already, as far as an import must fit in. */
export function surroundingsOf(board: Y.Doc, newId: () => string): Surroundings {
  const marks = [...featuresOf(board).keys()]
    .map((id) => readMark(board, id))
    .filter((mark) => mark !== null);
  return {
    newId,
    codes: new Set(marks.map(({ code }) => code).filter((code) => code !== '')),
    highest: highestOf(marks.map(({ z }) => z)),
    highestLayer: highestOf([...layersOf(board).values()].map((layer) => layer.get('order'))),
  };
}
