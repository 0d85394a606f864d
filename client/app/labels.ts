import * as Y from 'yjs';

export interface Labelled {
  readonly id: string;
  readonly label: string;
}

export interface Named {
  readonly id: string;
  /** `B-12`; empty: none. */
  readonly code: string;
  readonly label: string;
}

function named(id: string, feature: unknown): Named | null {
  if (!(feature instanceof Y.Map)) return null;
  const label: unknown = feature.get('label');
  const props: unknown = feature.get('props');
  const code: unknown = props instanceof Y.Map ? props.get('code') : '';
  return {
    id,
    code: typeof code === 'string' ? code : '',
    label: typeof label === 'string' ? label : '',
  };
}

/** What a feature is called, its code first; null: no such feature, or nothing to call it by. */
export function featureLabel(board: Y.Doc, id: string): string | null {
  const mark = named(id, board.getMap('features').get(id));
  return (mark && [mark.code, mark.label].filter(Boolean).join(' ')) || null;
}

/** Marks that can be called by a code or a label, standing ones only. */
export function* marksNamed(board: Y.Doc): Iterable<Named> {
  for (const [id, feature] of board.getMap('features')) {
    if (feature instanceof Y.Map && feature.get('lifted')) continue;
    const mark = named(id, feature);
    if (mark && (mark.code || mark.label)) yield mark;
  }
}

/** Features whose name holds `search` (any case), at most `most`, standing ones only. */
export function findFeatures(board: Y.Doc, search: string, most: number): Labelled[] {
  const wanted = search.toLocaleLowerCase();
  const found: Labelled[] = [];
  for (const { id, code, label } of marksNamed(board)) {
    const name = [code, label].filter(Boolean).join(' ');
    if (!name.toLocaleLowerCase().includes(wanted)) continue;
    found.push({ id, label: name });
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
