/**
 * What admission costs beside applying, on a board of 100,000 structs: small edits of eight people
 * (moving a feature, typing a word, setting a property), each judged and then applied, in the same
 * run. Usage: node tests/bench/admission.ts [structs = 100000] [edits = 4000]
 */
import * as Y from 'yjs';
import { createAdmission } from '../../server/room/admission/admission.ts';
import type { Author } from '../../server/room/admission/contract.ts';
import * as build from '../../shared/room/board/build.ts';
import { structCount } from '../../server/room/admission/yjs-internals.ts';
import { Random } from '../fuzz/board/random.ts';
import { openBoard } from '../fuzz/board/server.ts';

const [structs = 100_000, edits = 4_000] = process.argv.slice(2).map(Number);
const PEOPLE = 8;
const random = new Random(1);
const position = (): [number, number] => [random.next() * 180, random.next() * 90];

/** Three thousand features that eight people have moved about until the board is large enough. */
function bigBoard(): { board: Y.Doc; features: string[] } {
  const board = openBoard();
  const features = Array.from({ length: 3_000 }, () => random.ulid());
  for (const id of features) {
    board.clientID = 1 + random.below(PEOPLE);
    const geom = { type: 'Point', coordinates: position() } as const;
    build.createFeature(board, {
      id,
      kind: 'point',
      geom,
      label: 'Bridge',
      note: 'closed',
      z: 'a0',
    });
  }
  while (structCount(board) < structs)
    board.transact(() => {
      for (let i = 0; i < 1_000; i++) {
        board.clientID = 1 + random.below(PEOPLE);
        small(board, features);
      }
    });
  return { board, features };
}

function small(board: Y.Doc, features: readonly string[]): void {
  const id = random.pick(features);
  const what = random.below(3);
  if (what === 0) build.moveFeature(board, id, { type: 'Point', coordinates: position() });
  else if (what === 1)
    build.setProperty(board, id, random.pick(['a', 'b', 'c', 'd']), random.below(99));
  else {
    const note = build.featuresOf(board).get(id)?.get('note') as Y.Text;
    board.transact(() => note.insert(random.below(note.length + 1), 'word '));
  }
}

const { board: server, features } = bigBoard();
server.clientID = 0;
const admission = createAdmission(server, { ownerOf: (client) => `p${client}` });
const follower = openBoard(Y.encodeStateAsUpdate(server));
const checks: number[] = [];
const applies: number[] = [];
const plain: number[] = [];
for (let i = 0; i < edits; i++) {
  const client = 1 + random.below(PEOPLE);
  const author: Author = {
    person: `p${client}`,
    role: 'editor',
    delegation: 'PAR',
    binding: 'leased',
  };
  follower.clientID = client;
  let update: Uint8Array = new Uint8Array();
  follower.once('update', (bytes: Uint8Array) => (update = bytes));
  small(follower, features);
  const started = performance.now();
  const verdict = admission.check(update, author);
  const checked = performance.now();
  if (!verdict.ok || verdict.update === null)
    throw new Error(`edit ${i}: ${JSON.stringify(verdict)}`);
  Y.applyUpdate(server, verdict.update);
  const applied = performance.now();
  checks.push(checked - started);
  applies.push(applied - checked);
  plain.push(update.length);
}
const warm = <T>(samples: T[]): T[] => samples.slice(samples.length / 4);
const mean = (samples: number[]): number =>
  warm(samples).reduce((a, b) => a + b, 0) / warm(samples).length;
const at = (samples: number[], share: number): number => {
  const sorted = warm(samples).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
};
const us = (ms: number): string => `${(ms * 1000).toFixed(1)} µs`;
console.log(`${structCount(server)} structs, ${edits} edits of ${mean(plain).toFixed(0)} bytes`);
console.log(
  `check         mean ${us(mean(checks))}  p50 ${us(at(checks, 0.5))}  p99 ${us(at(checks, 0.99))}`,
);
console.log(
  `Y.applyUpdate mean ${us(mean(applies))}  p50 ${us(at(applies, 0.5))}  p99 ${us(at(applies, 0.99))}`,
);
console.log(
  `check / apply ${(mean(checks) / mean(applies)).toFixed(2)} (mean), ${(at(checks, 0.5) / at(applies, 0.5)).toFixed(2)} (p50)`,
);
