import type * as Y from 'yjs';
import * as Yjs from 'yjs';
import type { WrittenObject } from '../../../shared/formats/written.ts';
import { featuresOf, layersOf } from '../../../shared/room/board/build.ts';
import { isPropertyValue } from '../../../shared/room/board/values.ts';
import { shownCodes } from '../marks/code.ts';
import { byOrder, CODE_PROPERTY, readMark, type Mark } from '../marks/mark.ts';

/** Names of the layers that stand, by id. */
export function layerNames(board: Y.Doc): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, layer] of layersOf(board)) {
    const name = layer.get('name');
    if ((layer.get('lifted') ?? null) === null && typeof name === 'string') names.set(id, name);
  }
  return names;
}

function propsOf(board: Y.Doc, id: string): WrittenObject['props'] {
  const props = featuresOf(board).get(id)?.get('props');
  if (!(props instanceof Yjs.Map)) return {};
  return Object.fromEntries(
    Object.entries(props.toJSON() as Record<string, unknown>).filter(
      ([key, value]) => key !== CODE_PROPERTY && isPropertyValue(value),
    ),
  ) as WrittenObject['props'];
}

/** What of the board is to be written to a file, in drawing order. */
export function writtenMarks(
  board: Y.Doc,
  wanted: (mark: Mark) => boolean,
): readonly WrittenObject[] {
  const all = [...featuresOf(board).keys()]
    .map((id) => readMark(board, id))
    .filter((mark) => mark !== null);
  const codes = shownCodes(all);
  const layers = layerNames(board);
  return all
    .filter(wanted)
    .sort(byOrder)
    .map((mark) => ({
      id: mark.id,
      kind: mark.kind,
      geom: mark.geom,
      code: codes.get(mark.id) ?? '',
      label: mark.label,
      note: mark.note,
      style: mark.style,
      ...(mark.symbol ? { symbol: mark.symbol } : {}),
      ...(mark.rotation === undefined ? {} : { rotation: mark.rotation }),
      ...(mark.checkpoints ? { checkpoints: mark.checkpoints } : {}),
      props: propsOf(board, mark.id),
      layer: layers.get(mark.layer) ?? '',
      lifted: mark.lifted,
    }));
}
