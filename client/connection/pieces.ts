import { refuse, type Result } from '../../shared/protocol/errors.ts';
import type { Welcome } from '../../shared/protocol/join.ts';
import { request, type Wire } from './wire.ts';

/**
 * A Welcome whose states came in pieces, completed: each piece is asked for when the one before is
 * here, so that heartbeats and answers find their way between them on a thin line.
 */
export async function completed(wire: Wire, welcome: Welcome): Promise<Result<Welcome>> {
  if (!welcome.whole) return { ok: true, value: welcome };
  const states = { board: welcome.board, record: welcome.record };
  for (const document of ['board', 'record'] as const) {
    const length = welcome.whole[document];
    const state = new Uint8Array(length);
    state.set(states[document]);
    for (let from = states[document].length; from < length;) {
      const reply = await request(wire, 'piece', { document, from });
      if (!reply.ok) return reply;
      const { bytes } = reply.value;
      if (bytes.length === 0 || from + bytes.length > length) return refuse('MALFORMED', 'a piece');
      state.set(bytes, from);
      from += bytes.length;
    }
    states[document] = state;
  }
  return { ok: true, value: { ...welcome, ...states } };
}
