import { ok, refuse } from '../../../../shared/protocol/errors.ts';
import { PIECE_BYTES, pieceSchema } from '../../../../shared/protocol/piece.ts';
import { handler } from '../dispatch.ts';

/** The next part of what `join` answered in pieces. */
export const piece = handler({
  schema: pieceSchema,
  run(connection, { document, from }, reply) {
    const whole = connection.inPieces[document];
    if (!whole || from >= whole.length) return reply(refuse('NOT_FOUND'));
    const bytes = whole.subarray(from, from + PIECE_BYTES);
    // The last one has been asked for: nobody needs the rest in memory.
    if (from + bytes.length === whole.length) delete connection.inPieces[document];
    reply(ok({ bytes }));
  },
});
