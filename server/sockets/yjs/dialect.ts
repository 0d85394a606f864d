import { joinParts } from '../../../shared/protocol/wire/encode.ts';
import type { Dialect } from '../fanout/dialect.ts';
import { updateFrame } from './write.ts';

export type YDocument = 'board' | 'record';

function dialectOf(document: YDocument): Dialect {
  return {
    documents: [document],
    encode(batch) {
      const updates = batch[document];
      if (updates.length === 0) return null;
      return Buffer.from(joinParts(updates.flatMap((update) => updateFrame(update))).buffer);
    },
    encodeCatchUp(missed) {
      const update = missed[document];
      return update && update.length > 2 ? updateFrame(update) : [];
    },
  };
}

/** Plain Yjs programs that follow one document each. */
export const Y_DIALECTS: Readonly<Record<YDocument, Dialect>> = {
  board: dialectOf('board'),
  record: dialectOf('record'),
};
