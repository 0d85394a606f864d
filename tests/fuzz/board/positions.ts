import * as Y from 'yjs';
import type { Author } from '../../../server/room/admission/contract.ts';
import { createFeature, featuresOf } from '../../../shared/room/board/build.ts';
import { editText } from './edits.ts';
import { forge, type ForgedStruct, type Id } from './forge.ts';
import type { Random } from './random.ts';
import { recorded } from './scene.ts';
import { BoardServer, boardFrom, contentOf, EDITORS, openBoard, type Person } from './server.ts';

/**
 * Only positions: one short text, people who write without having seen each other, and forged
 * structs with any neighbours. What is let in must come out the same in every order of delivery.
 * @returns how many forged updates were let in, and whether replicas differed
 */
export function positionWorld(random: Random): { accepted: number; differ: boolean } {
  const server = new BoardServer();
  const id = '0'.repeat(26);
  const author = (i: number): Author => ({ ...(EDITORS[i % 4] as Person), binding: 'leased' });
  for (let i = 0; i < 8; i++) server.lease(10 + i, author(i).person);
  const noteOf = (board: Y.Doc): Y.Text => featuresOf(board).get(id)?.get('note') as Y.Text;
  const boards = [0, 1].map((i) => {
    const board = openBoard();
    board.clientID = 10 + i;
    return board;
  });
  const send = (i: number, edit: (board: Y.Doc) => void): void => {
    const board = boards[i];
    if (board !== undefined) server.submit(recorded(board, edit), author(i));
  };
  const geom = { type: 'Point' as const, coordinates: [0, 0] as [number, number] };
  send(0, (board) => createFeature(board, { id, kind: 'point', geom, note: 'abc' }));
  for (const board of boards) Y.applyUpdate(board, Y.encodeStateAsUpdate(server.board), 'remote');

  let accepted = 0;
  for (let round = 0; round < 14; round++) {
    const honest = random.below(2);
    const board = boards[honest];
    if (board !== undefined && random.chance(0.4)) {
      if (random.chance(0.4)) Y.applyUpdate(board, Y.encodeStateAsUpdate(server.board), 'remote');
      send(honest, () => editText(random, noteOf(board)));
    }
    const client = 10 + random.below(8);
    if (client < 12) continue;
    const clock = Y.getState(server.board.store, client);
    const struct = between(random, noteOf(server.board));
    const update = forge([{ client, clock, structs: [struct] }]);
    if (server.submit(update, author(client - 10)).ok) accepted++;
  }
  const expected = contentOf(server.board);
  const updates = server.log.map(({ update }) => update);
  const differ = Array.from({ length: 8 }, () => random.shuffle([...updates])).some(
    (order) => contentOf(boardFrom(order)) !== expected,
  );
  return { accepted, differ };
}

/** One or two characters between any two places of a text, or after or before one. */
function between(random: Random, text: Y.Text): ForgedStruct {
  const ids: Id[] = [];
  for (let item = text._start; item !== null; item = item.right)
    for (let k = 0; k < item.length; k++) ids.push([item.id.client, item.id.clock + k]);
  const struct: ForgedStruct = { ref: 4, text: random.pick(['Q', 'zz']) };
  const left = random.below(ids.length + 1) - 1;
  const right = Math.min(ids.length, left + 1 + random.pick([0, 1, 1, 2, 3, 5]));
  struct.origin = ids[left];
  struct.right = ids[right];
  if (!struct.origin && !struct.right)
    struct.parent = [text._item?.id.client ?? 0, text._item?.id.clock ?? 0];
  return struct;
}
