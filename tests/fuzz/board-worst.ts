/**
 * The dearest updates that we can think of and that admission may let in: how long judging takes,
 * and applying what was let in. Usage: node tests/fuzz/board-worst.ts
 */
import * as Y from 'yjs';
import type { Author } from '../../server/room/admission/contract.ts';
import { createFeature, featuresOf } from '../../shared/room/board/build.ts';
import type { Geometry } from '../../shared/room/board/shape.ts';
import { forge, type ForgedStruct, type Id } from './board/forge.ts';
import { Random } from './board/random.ts';
import { BoardServer } from './board/server.ts';

const ID = '0'.repeat(26);
const LINE: Geometry = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [1, 1],
  ],
};
const random = new Random(7);

interface Prepared {
  readonly server: BoardServer;
  readonly note: Y.Text;
  /** What made the note. */
  readonly parent: Id;
  readonly feature: Id;
}

/** A board with one feature; `fill` writes straight into it. */
function prepare(fill: (note: Y.Text, board: Y.Doc) => void): Prepared {
  const server = new BoardServer();
  const { board } = server;
  board.clientID = 1;
  createFeature(board, { id: ID, kind: 'line', geom: LINE });
  const entry = featuresOf(board).get(ID);
  const note = entry?.get('note') as Y.Text;
  fill(note, board);
  const idOf = (type: Y.AbstractType<unknown> | undefined): Id => [
    type?._item?.id.client ?? 0,
    type?._item?.id.clock ?? 0,
  ];
  const parent = idOf(note as unknown as Y.AbstractType<unknown>);
  const feature = idOf(entry as unknown as Y.AbstractType<unknown>);
  return { server, note, parent, feature };
}

function run(name: string, { server }: Prepared, update: Uint8Array): void {
  for (const binding of ['leased', 'first-use'] as const) {
    const author: Author = { person: 'x', role: 'editor', delegation: null, binding };
    for (const client of [9, 0xfffffff0]) server.lease(client, 'x');
    let started = performance.now();
    const verdict = server.check(update, author);
    const check = performance.now() - started;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(server.board));
    started = performance.now();
    if (verdict.ok && verdict.update !== null) Y.applyUpdate(copy, verdict.update);
    const apply = performance.now() - started;
    console.log(
      `${name.padEnd(52)} ${binding.padEnd(9)} ${String(update.length).padStart(7)} bytes  ` +
        `${verdict.ok ? `let in ${verdict.structs}/${verdict.deletions}` : verdict.code}`.padEnd(
          20,
        ) +
        ` check ${check.toFixed(1)} ms  apply ${apply.toFixed(1)} ms`,
    );
  }
}

/** Characters by two clientIDs in turn: Yjs cannot join them. */
const patchwork = (length: number) => (note: Y.Text, board: Y.Doc) =>
  board.transact(() => {
    for (let i = 0; i < length; i++) {
      board.clientID = 1 + (i % 2);
      note.insert(i, 'x');
    }
  });
const plain = (length: number) => (note: Y.Text) => note.insert(0, 'x'.repeat(length));
const section = (client: number, structs: ForgedStruct[]): Uint8Array =>
  forge([{ client, clock: 0, structs }]);
const repeat = (count: number, struct: (i: number) => ForgedStruct): ForgedStruct[] =>
  Array.from({ length: count }, (_, i) => struct(i));

for (const client of [9, 0xfffffff0])
  for (const [structs, length] of [
    [1, 30_000],
    [3, 10_000],
    [15, 2_000],
    [300, 90],
    [700, 10],
    [4000, 1],
  ] as const) {
    const board = prepare(patchwork(length));
    const { parent } = board;
    const update = section(
      client,
      repeat(structs, () => ({ ref: 4, parent, text: 'q' })),
    );
    run(`${structs} structs without origin, text of ${length}, ${client}`, board, update);
  }

for (const count of [200, 400, 800]) {
  const board = prepare(patchwork(count));
  const { parent } = board;
  const chain = repeat(count, (i) =>
    i === 0 ? { ref: 4, parent, text: 'q' } : { ref: 4, origin: [9, i - 1], text: 'q' },
  );
  const fan = repeat(count, (i) => ({ ref: 4, origin: [1, 3], right: [9, i], text: 'q' }));
  run(`${count} after one origin, distinct right origins`, board, section(9, [...chain, ...fan]));
}

for (const count of [20, 300, 4000]) {
  const board = prepare((_note, doc) => {
    const entry = featuresOf(doc).get(ID);
    for (let i = 0; i < 20_000; i++) {
      doc.clientID = 1 + (i % 2);
      entry?.set('label', 'x');
    }
  });
  const { feature: parent } = board;
  const label = { ref: 8, parent, key: 'label', values: ['q'] };
  run(
    `${count} first values, 20,000 in the field's past`,
    board,
    section(
      9,
      repeat(count, () => label),
    ),
  );
}

for (const count of [1500, 9000, 18_000]) {
  const board = prepare(plain(38_000));
  const start = board.note._start?.id.clock ?? 0;
  const ranges = repeat(count, () => ({ ref: 1 })).map((_, i) => [start + 2 * i, 1] as const);
  run(`${count} deletions of every other character`, board, forge([], [{ client: 1, ranges }]));
}

{
  const board = prepare((note, doc) => {
    plain(38_000)(note);
    doc.transact(() => {
      for (let i = 0; i < 15_000; i++)
        createFeature(doc, {
          id: random.ulid(),
          kind: 'point',
          geom: { type: 'Point', coordinates: [1, 1] },
          label: 'a',
        });
    });
  });
  const start = board.note._start?.id.clock ?? 0;
  for (const count of [100, 400, 3000]) {
    const ranges = repeat(count, () => ({ ref: 1 })).map((_, i) => [start + 2 * i, 1] as const);
    run(
      `${count} cuts before 100,000 structs of one clientID`,
      board,
      forge([], [{ client: 1, ranges }]),
    );
  }
}

{
  const board = prepare(() => undefined);
  const points = repeat(9_000, () => ({ ref: 0 })).map(() => [12.345678, -3.21]);
  const geom = {
    ref: 8,
    parent: board.feature,
    key: 'geom',
    values: [{ type: 'LineString', coordinates: points }],
  };
  run('one geometry of 9,000 positions', board, section(9, [geom]));
}
