import * as Y from 'yjs';

export interface Labelled {
  readonly id: string;
  readonly label: string;
}

/** The label of a feature; null: none such, or it has no label. */
export function featureLabel(board: Y.Doc, id: string): string | null {
  const feature = board.getMap('features').get(id);
  const label: unknown = feature instanceof Y.Map ? feature.get('label') : null;
  return typeof label === 'string' && label.length > 0 ? label : null;
}

/** Features with a label that holds `search` (any case), at most `most`, standing ones only. */
export function findFeatures(board: Y.Doc, search: string, most: number): Labelled[] {
  const wanted = search.toLocaleLowerCase();
  const found: Labelled[] = [];
  for (const [id, feature] of board.getMap('features')) {
    if (!(feature instanceof Y.Map) || feature.get('lifted')) continue;
    const label: unknown = feature.get('label');
    if (typeof label !== 'string' || !label.toLocaleLowerCase().includes(wanted) || !label)
      continue;
    found.push({ id, label });
    if (found.length === most) break;
  }
  return found;
}

/** The title of a draft of the board; null: none such. */
export function draftTitle(board: Y.Doc, id: string): string | null {
  const draft = board.getMap('drafts').get(id);
  const title: unknown = draft instanceof Y.Map ? draft.get('title') : null;
  return title instanceof Y.Text ? title.toString() : null;
}
