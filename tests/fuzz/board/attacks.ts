import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { RESYNC_LIMITS } from '../../../server/room/admission/limits.ts';
import { parseUpdate } from '../../../server/room/admission/parse-update.ts';
import { NONE, type NewStruct } from '../../../server/room/admission/struct.ts';
import { forge, lengthOf, type ForgedSection, type ForgedStruct, type Id } from './forge.ts';
import { breakPolicy } from './policy-attacks.ts';
import type { Scene } from './scene.ts';

type Attack = (scene: Scene) => Uint8Array;

/** Every way we know to write what nobody should be able to write. */
export const ATTACKS = {
  noise: ({ random }) => Uint8Array.from({ length: random.below(80) }, () => random.below(256)),

  flippedBytes(scene) {
    const { random } = scene;
    const bytes = new Uint8Array(scene.honest());
    for (let i = random.below(4); i >= 0; i--) {
      const at = random.below(bytes.length);
      const byte = bytes[at] ?? 0;
      const other = [byte ^ (1 << random.below(8)), random.below(256), byte + 1, byte - 1, 0, 255];
      bytes[at] = random.pick(other);
    }
    return bytes;
  },

  movedBytes(scene) {
    const { random } = scene;
    const bytes = scene.honest();
    const from = random.below(bytes.length + 1);
    const to = Math.min(bytes.length, from + random.below(6));
    return random.chance(0.5)
      ? joined(bytes.subarray(0, from), bytes.subarray(to))
      : joined(bytes.subarray(0, to), bytes.subarray(from));
  },

  spliced(scene) {
    const { random, server } = scene;
    const head = scene.honest();
    const tail = random.chance(0.5) ? random.pick(server.log).update : scene.honest();
    return joined(
      head.subarray(0, random.below(head.length + 1)),
      tail.subarray(random.below(tail.length + 1)),
    );
  },

  forged(scene) {
    const sections = [section(scene, 1 + scene.random.below(4))];
    return forge(sections, scene.random.chance(0.3) ? scene.deletes() : []);
  },

  forgedAsVictim(scene) {
    const { client } = scene.victim();
    scene.clock = scene.stateOf(client);
    const clock = scene.random.chance(0.7) ? scene.clock : scene.random.below(scene.clock + 2);
    return forge([{ client, clock, structs: [scene.struct(), scene.struct()] }]);
  },

  besideVictim(scene) {
    const mine = section(scene, 2);
    const { client } = scene.victim();
    scene.clock = scene.stateOf(client);
    return forge([mine, { client, clock: scene.clock, structs: [scene.struct()] }]);
  },

  deletes: (scene) => forge([], scene.deletes()),

  deletesOfTheFuture(scene) {
    const { random } = scene;
    const client = random.chance(0.5) ? scene.victim().client : 1 + random.below(1e9);
    return forge([], [{ client, ranges: [[scene.stateOf(client), 1 + random.below(1e6)]] }]);
  },

  overwriteEntry(scene) {
    const { random, server } = scene;
    const root = random.pick(['features', 'drafts'] as const);
    const key = scene.entryId(root);
    const item = server.board.getMap(root)._map.get(key);
    if (item === undefined) return forge([]);
    const last: Id = [item.id.client, item.id.clock + item.length - 1];
    const struct: ForgedStruct = random.pick<ForgedStruct>([
      { ref: 7, origin: last, typeRef: 1 },
      { ref: 7, root, key, typeRef: 1 },
      { ref: 1, origin: last, length: 1 },
      { ref: 8, origin: last, values: [null] },
      { ref: 7, right: last, typeRef: 1 },
    ]);
    const ranges = [[item.id.clock, item.length] as const];
    const deletes = random.chance(0.5) ? [{ client: item.id.client, ranges }] : [];
    return forge([{ client: scene.client, clock: scene.clock, structs: [struct] }], deletes);
  },

  /** An allowed text first, then the same run continued into another type. */
  reparent(scene) {
    const { random, client, clock } = scene;
    const text = random.pick(texts(scene));
    const victim = scene.victim();
    const there: Id = [victim.client, victim.clock];
    const mine: Id = [client, clock];
    const second = random.pick<ForgedStruct>([
      { ref: 8, origin: mine, right: there, values: [scene.value()] },
      { ref: 4, origin: there, right: mine, text: 'q' },
      { ref: 4, right: there, text: 'q' },
      { ref: 8, parent: there, key: scene.key(), values: [scene.value()] },
    ]);
    return forge([
      { client, clock, structs: [{ ref: 4, parent: makerId(text), text: 'q' }, second] },
    ]);
  },

  /** Impossible neighbours: the aim is replicas that end up different. */
  position(scene) {
    const { random, server, attacker } = scene;
    const text = random.pick(texts(scene));
    const ids = clocksIn(text);
    const clients = random.chance(0.4) ? [scene.client, scene.client + 7] : [scene.client];
    const sections: ForgedSection[] = [];
    for (const client of clients) {
      const owner = server.owners.get(client);
      if (owner !== undefined && owner !== attacker.person) continue;
      let clock = scene.stateOf(client);
      const structs: ForgedStruct[] = [];
      sections.push({ client, clock, structs });
      for (let i = random.below(4); i >= 0; i--) {
        const struct = between(scene, ids);
        if (!struct.origin && !struct.right) struct.parent = makerId(text);
        for (let k = 0; k < lengthOf(struct); k++)
          ids.splice(random.below(ids.length + 1), 0, [client, clock + k]);
        clock += lengthOf(struct);
        structs.push(struct);
      }
    }
    return forge(sections);
  },

  /** Values written at any point of a field's history: replicas must agree on the last one. */
  history(scene) {
    const { random, server, attacker } = scene;
    const entry = server.board.getMap<Y.Map<unknown>>('features').get(scene.entryId('features'));
    const type = random.chance(0.5) ? entry : (entry?.get('props') as Y.Map<unknown>);
    const key = random.pick(type === entry ? ['label', 'z', 'layer'] : ['severity', 'owner']);
    if (!type?._item) return forge([]);
    const past: Id[] = [];
    for (let item = type._map.get(key) ?? null; item !== null; item = item.left)
      for (let k = 0; k < item.length; k++) past.push([item.id.client, item.id.clock + k]);
    const parent: Id = [type._item.id.client, type._item.id.clock];
    const sections: ForgedSection[] = [];
    for (const client of [scene.client, scene.client + 7]) {
      const owner = server.owners.get(client);
      if (owner !== undefined && owner !== attacker.person) continue;
      const clock = scene.stateOf(client);
      const structs = Array.from({ length: 1 + random.below(3) }, (_, i): ForgedStruct => {
        const origin = past.length > 0 && random.chance(0.8) ? random.pick(past) : undefined;
        past.push([client, clock + i]);
        const content = random.chance(0.9) ? { ref: 8, values: ['a1'] } : { ref: 1, length: 1 };
        return { ...content, origin, parent, key };
      });
      sections.push({ client, clock, structs });
    }
    return forge(sections, random.chance(0.2) ? scene.deletes() : []);
  },

  /** An entry of one's own, filled with what does not belong there. */
  nested(scene) {
    const { random, client, clock } = scene;
    const root = random.pick(['features', 'drafts'] as const);
    const structs: ForgedStruct[] = [
      { ref: 7, root, key: random.ulid(), typeRef: random.chance(0.8) ? 1 : random.below(4) },
    ];
    const required = root === 'features' ? ['kind', 'note', 'props'] : ['kind', 'title'];
    for (const key of random.chance(0.8) ? required : [])
      structs.push(
        key === 'kind'
          ? { ref: 8, parent: [client, clock], key, values: [root === 'drafts' ? 'task' : 'point'] }
          : { ref: 7, parent: [client, clock], key, typeRef: key === 'props' ? 1 : 2 },
      );
    for (let i = random.below(4); i >= 0; i--)
      structs.push({
        ref: random.pick([8, 8, 7, 1, 4]),
        parent: [client, clock + random.below(structs.length)],
        key: scene.key(),
        values: [scene.value()],
        typeRef: random.below(3),
        text: 'q',
      });
    return forge([{ client, clock, structs }]);
  },

  /** An honest update with one thing changed. */
  tampered(scene) {
    const { random } = scene;
    const { sections, deletes } = parseUpdate(scene.honest(), RESYNC_LIMITS);
    const forged = sections.map(({ client, clock, structs }) => ({
      client,
      clock,
      structs: structs.map(asForged),
    }));
    for (let i = random.below(3); i > 0 && forged.length > 0; i--)
      tamper(scene, random.pick(forged));
    const honest = deletes.map(({ client, clocks, lengths }) => ({
      client,
      ranges: clocks.map((clock, k) => [clock, lengths[k] ?? 0] as const),
    }));
    return forge(forged, random.chance(0.2) ? scene.deletes() : honest);
  },

  bomb: (scene) => scene.random.pick(BOMBS)(scene),

  otherFormat: (scene) => Y.convertUpdateFormatV1ToV2(scene.honest()),

  policy: breakPolicy,

  replay: (scene) => scene.random.pick(scene.server.log).update,
} as const satisfies Record<string, Attack>;

export const ATTACK_WEIGHTS: Readonly<Record<keyof typeof ATTACKS, number>> = {
  noise: 2,
  flippedBytes: 8,
  movedBytes: 4,
  spliced: 3,
  forged: 20,
  forgedAsVictim: 3,
  besideVictim: 3,
  deletes: 7,
  deletesOfTheFuture: 2,
  overwriteEntry: 5,
  reparent: 7,
  position: 14,
  nested: 8,
  history: 10,
  tampered: 16,
  bomb: 3,
  otherFormat: 1,
  policy: 12,
  replay: 1,
};

const BOMBS: readonly Attack[] = [
  ({ client, clock }) => forge([{ client, clock, structs: [{ ref: 0, length: 2 ** 31 }] }]),
  ({ client }) => forge([{ client, clock: 2 ** 40, structs: [{ ref: 4, text: 'a' }] }]),
  ({ client, clock }) => forge([{ client, clock, structs: [], count: 2 ** 31 }]),
  ({ client, clock, random }) => {
    const raw = (encoder: encoding.Encoder): void => {
      encoding.writeVarUint(encoder, 1);
      for (let i = 9 + random.below(5000); i > 0; i--) {
        encoding.writeUint8(encoder, 117);
        encoding.writeVarUint(encoder, 1);
      }
      encoding.writeUint8(encoder, 126);
    };
    return forge([{ client, clock, structs: [{ ref: 8, root: 'features', key: 'x', raw }] }]);
  },
  (scene) => {
    const parent = makerId(scene.random.pick(texts(scene)));
    const structs = Array.from({ length: 3000 }, () => ({ ref: 4, parent, text: 'b' }));
    return forge([{ client: scene.client, clock: scene.clock, structs }]);
  },
  ({ client, clock }) =>
    forge([
      { client, clock, structs: [{ ref: 4, origin: [client + 1, 0], text: 'b' }] },
      { client: client + 1, clock: 0, structs: [{ ref: 4, origin: [client, clock], text: 'b' }] },
    ]),
  // A chain of references across many clientIDs.
  ({ client, clock, random }) =>
    forge(
      Array.from({ length: 2 + random.below(60) }, (_, i) => ({
        client: client + i,
        clock: i === 0 ? clock : 0,
        structs: [{ ref: 4, origin: [client + i + 1, 0] as const, text: 'b' }],
      })),
    ),
];

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

function section(scene: Scene, count: number): ForgedSection {
  const { client, clock } = scene;
  return { client, clock, structs: Array.from({ length: count }, () => scene.struct()) };
}

/** All texts of the board. There is always one: every feature has a note. */
function texts({ server }: Scene): Y.Text[] {
  const found: Y.Text[] = [];
  const visit = (map: Y.Map<unknown>): void => {
    for (const value of map.values())
      if (value instanceof Y.Text) found.push(value);
      else if (value instanceof Y.Map) visit(value);
  };
  visit(server.board.getMap('features'));
  visit(server.board.getMap('drafts'));
  return found;
}

function makerId(text: Y.Text): Id {
  return [text._item?.id.client ?? 0, text._item?.id.clock ?? 0];
}

function clocksIn(text: Y.Text): Id[] {
  const ids: Id[] = [];
  for (let item = text._start; item !== null; item = item.right)
    for (let k = 0; k < item.length; k++) ids.push([item.id.client, item.id.clock + k]);
  return ids;
}

function between({ random }: Scene, ids: readonly Id[]): ForgedStruct {
  const struct: ForgedStruct = { ref: 4, text: random.pick(['Q', 'zz']) };
  if (ids.length === 0) return struct;
  const how = random.next();
  if (how < 0.3) {
    const left = random.below(ids.length);
    struct.origin = ids[left];
    struct.right = ids[left + 1 + random.below(3)];
  } else {
    if (how < 0.75) struct.origin = random.pick(ids);
    if (how < 0.6 || how > 0.75) struct.right = how < 0.9 ? random.pick(ids) : undefined;
  }
  return struct;
}

function asForged(struct: NewStruct): ForgedStruct {
  const { ref, length, text, values, typeRef } = struct;
  const forged: ForgedStruct = { ref, length, text, values, typeRef };
  if (struct.originClient !== NONE) forged.origin = [struct.originClient, struct.originClock];
  if (struct.rightClient !== NONE) forged.right = [struct.rightClient, struct.rightClock];
  if (struct.root !== null) forged.root = struct.root;
  if (struct.parentClient !== NONE) forged.parent = [struct.parentClient, struct.parentClock];
  if (struct.key !== null) forged.key = struct.key;
  return forged;
}

function tamper(
  scene: Scene,
  section: { client: number; clock: number; structs: ForgedStruct[] },
): void {
  const { random } = scene;
  const struct = random.pick(section.structs);
  random.pick<() => void>([
    () => (section.client = scene.victim().client),
    () => (section.clock = Math.max(0, section.clock + random.pick([-1, 1, 2, 1000, 2 ** 30]))),
    () => (struct.origin = scene.id()),
    () => (struct.right = scene.id()),
    () => Object.assign(struct, { root: 'features', origin: undefined, right: undefined }),
    () => (struct.key = scene.key()),
    () => (struct.values = [scene.value()]),
    () =>
      Object.assign(struct, { ref: random.pick([8, 7, 1]), values: [scene.value()], length: 1 }),
    () => Object.assign(struct, { parent: scene.parent(), root: undefined, origin: undefined }),
    () =>
      section.structs.length > 1 && section.structs.splice(random.below(section.structs.length), 1),
  ])();
}
