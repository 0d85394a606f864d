import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { randomEdit } from './edits.ts';
import type { ForgedDeletes, ForgedStruct, Id } from './forge.ts';
import { lengthOf } from './forge.ts';
import type { Random } from './random.ts';
import type { BoardServer } from './server.ts';
import { openBoard, type Person } from './server.ts';

/** An item or collected struct of the board, as an attacker who reads everything knows it. */
export interface Known {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly struct: Y.Item | Y.GC;
}

const GEOMETRY = { type: 'Point', coordinates: [1, 2] };

/** What one attacker has before them: the board, their clientID, and a pool of things to abuse. */
export class Scene {
  readonly server: BoardServer;
  readonly random: Random;
  readonly attacker: Person;
  readonly client: number;
  readonly known: readonly Known[];
  readonly types: readonly Known[];
  /** Clock of the attacker's next forged struct. */
  clock: number;

  constructor(server: BoardServer, random: Random, attacker: Person, client: number) {
    this.server = server;
    this.random = random;
    this.attacker = attacker;
    this.client = client;
    const known: Known[] = [];
    for (const [id, structs] of server.board.store.clients)
      for (const struct of structs)
        known.push({ client: id, clock: struct.id.clock, length: struct.length, struct });
    this.known = known;
    this.types = known.filter(
      ({ struct }) => struct instanceof Y.Item && struct.content instanceof Y.ContentType,
    );
    this.clock = this.stateOf(client);
  }

  stateOf(client: number): number {
    return Y.getState(this.server.board.store, client);
  }

  victim(): Known {
    return this.random.pick(this.known);
  }

  id(): Id {
    const { random } = this;
    if (random.chance(0.2) && this.clock > 0)
      return [this.client, Math.max(0, this.clock - 1 - random.below(3))];
    const { client, clock, length } = this.victim();
    const offset = random.chance(0.3) ? random.below(length) : random.chance(0.5) ? 0 : length - 1;
    return [client, clock + offset];
  }

  parent(): Id {
    const { random } = this;
    if (random.chance(0.15) && this.clock > 0) return [this.client, Math.max(0, this.clock - 1)];
    const { client, clock } = random.pick(random.chance(0.85) ? this.types : this.known);
    return [client, clock];
  }

  entryId(root: 'features' | 'drafts'): string {
    return this.random.pick([...this.server.board.getMap(root).keys()]);
  }

  key(): string {
    const { random } = this;
    const fixed = [
      'kind',
      'geom',
      'note',
      'title',
      'reasons',
      'options',
      'lifted',
      'order',
      'label',
      'symbol',
      'links',
      'checkpoints',
      'rotation',
      'lock',
      'name',
    ];
    return random.pick([
      () => random.ulid(),
      () => this.entryId('features'),
      () => this.entryId('drafts'),
      () => random.pick(fixed),
      () => random.pick(fixed),
      () =>
        random.pick(['__proto__', 'constructor', 'toString', '', 'text', 'struck', 'props', 'z']),
    ])();
  }

  value(): unknown {
    return this.random.pick<unknown>([
      GEOMETRY,
      { type: 'Circle', centre: [1, 2], radius: 5 },
      { type: 'Point', coordinates: [1, 1e9] },
      'point',
      'decision',
      'task',
      'a0',
      1,
      -5,
      null,
      true,
      { at: 1, by: this.attacker.person },
      { at: 1, by: 'daryna' },
      { colour: 'hazard' },
      { sidc: '10031000161211000000' },
      [{ at: 0.5, name: 'CP' }],
      [{ to: 'entry', id: '01AAAAAAAAAAAAAAAAAAAAAAAA' }],
      [1, [2, [3]]],
      'x'.repeat(400),
      undefined,
      12n,
      NaN,
      new Uint8Array(3),
    ]);
  }

  /** A struct of the attacker's, in any place, with any content. */
  struct(): ForgedStruct {
    const { random } = this;
    const struct: ForgedStruct = {
      ref: random.pick([8, 8, 8, 8, 4, 4, 7, 7, 1, 1, 2, 3, 5, 6, 9]),
    };
    const where = random.next();
    if (where < 0.5) {
      if (where < 0.42) struct.origin = this.id();
      if (where > 0.3) struct.right = this.id();
    } else {
      if (where < 0.7)
        struct.root = random.chance(0.93)
          ? random.pick(['features', 'drafts', 'layers'])
          : random.pick(['evil', '', '__proto__', 'toString']);
      else struct.parent = this.parent();
      if (random.chance(0.8)) struct.key = this.key();
    }
    struct.values = random.chance(0.05) ? [this.value(), this.value()] : [this.value()];
    struct.text = random.pick(['abc', 'é😀', '', '\ud83d']);
    struct.typeRef = random.below(8);
    struct.length = 1 + random.below(3);
    const plain = struct.ref === 8 || struct.ref === 4 || struct.ref === 7 || struct.ref === 1;
    if (!plain) struct.raw = rawContent(struct.ref);
    if (random.chance(0.03)) struct.ref = random.pick([0, 10]);
    this.clock += lengthOf(struct);
    return struct;
  }

  deletes(): ForgedDeletes[] {
    const { random } = this;
    const byClient = new Map<number, [number, number][]>();
    for (let i = random.below(3); i >= 0; i--) {
      const { client, clock, length } = this.victim();
      const ranges = byClient.get(client) ?? [];
      ranges.push([clock, length + (random.chance(0.1) ? random.below(4) : 0)]);
      byClient.set(client, ranges);
    }
    return [...byClient].map(([client, ranges]) => ({
      client,
      ranges: ranges
        .sort((a, b) => a[0] - b[0])
        .filter(
          ([clock], i, all) => i === 0 || clock >= (all[i - 1]?.[0] ?? 0) + (all[i - 1]?.[1] ?? 0),
        ),
    }));
  }

  /** The board as the attacker's own Yjs program has it. */
  copy(): Y.Doc {
    const board = openBoard(Y.encodeStateAsUpdate(this.server.board));
    board.clientID = this.client;
    return board;
  }

  /** What an honest person would send in the attacker's place. */
  honest(): Uint8Array {
    return recorded(this.copy(), (board) => {
      for (let i = this.random.below(3); i >= 0; i--)
        randomEdit(board, this.random, this.attacker.person, 'mine');
    });
  }
}

/** The update that `edit` makes on a board. */
export function recorded(board: Y.Doc, edit: (board: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const record = (update: Uint8Array): number => updates.push(update);
  board.on('update', record);
  edit(board);
  board.off('update', record);
  return updates.length === 0 ? new Uint8Array([0, 0]) : Y.mergeUpdates(updates);
}

function rawContent(ref: number): ForgedStruct['raw'] {
  const contents: Record<number, number[]> = {
    2: [1, 2, 0x7b, 0x7d], // JSON "{}"
    3: [3, 1, 2, 3], // bytes
    5: [2, 0x7b, 0x7d], // embed
    6: [1, 0x62, 4, 0x74, 0x72, 0x75, 0x65], // format b: true
    9: [1, 0x67, 118, 0], // subdocument g
  };
  const bytes = contents[ref] ?? [];
  return (encoder) => {
    for (const byte of bytes) encoding.writeUint8(encoder, byte);
  };
}
