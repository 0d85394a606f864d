import type { Random } from '../board/random.ts';

type Holder = Record<string, unknown>;

/** Members that only the server writes: nobody's message with one of these may be recorded. */
export const SERVER_MEMBERS = [
  'author',
  'person',
  'name',
  'role',
  'delegation',
  'site',
  'number',
  'prev',
  'hash',
  'recordedAt',
  'late',
] as const;

/** Types that no command has, the server's own among them. */
const NO_COMMANDS = [
  'room.open',
  'person.join',
  'person.revoke',
  'lease.grant',
  'toString',
  '__proto__',
  'constructor',
  '',
  'LOG.APPEND',
  'log.append ',
];
const OTHER_VALUES: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => '   \u2028 ',
  () => 'null',
  () => [],
  () => ({}),
  () => NaN,
  () => Infinity,
  () => -0,
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => 1e308,
  () => Uint8Array.of(1, 2, 3),
  () => 'toString',
  () => '\u0000\u202E\uFEFF',
  (random) => random.ulid().toLowerCase(),
  (random) => `8${random.ulid().slice(1)}`,
  (random) => random.ulid() + '\n',
  (random) => random.ulid(),
  (random) => 'y'.repeat(1 + random.below(20_000)),
  (random) => 'f'.repeat(64 + random.below(2)),
  (random) => nested(2 + random.below(9)),
  (random) => Array.from({ length: random.below(60) }, () => random.ulid()),
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (; depth > 0; depth--) value = depth % 2 ? [value] : { a: value };
  return value;
}

/** Every place of `value` that can be changed: the holder and the member's name. */
function placesOf(value: unknown, into: [Holder, string][] = []): [Holder, string][] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return into;
  for (const key of Object.keys(value)) {
    into.push([value as Holder, key]);
    placesOf((value as Holder)[key], into);
  }
  return into;
}

const holdersOf = (value: unknown): Holder[] => [
  value as Holder,
  ...placesOf(value).flatMap(([holder, key]) => {
    const inner = holder[key];
    return inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? [inner as Holder]
      : [];
  }),
];

const MUTATIONS: Readonly<Record<string, (message: Holder, random: Random) => void>> = {
  value(message, random) {
    const [holder, key] = random.pick(placesOf(message));
    holder[key] = random.pick(OTHER_VALUES)(random);
  },
  missing(message, random) {
    const [holder, key] = random.pick(placesOf(message));
    delete holder[key];
  },
  extra(message, random) {
    const holder = random.pick(holdersOf(message));
    holder[random.pick(['x', 'toString', 'constructor', 'corrects', 'id', '0'])] =
      random.pick(OTHER_VALUES)(random);
  },
  forged(message, random) {
    const key = random.pick(SERVER_MEMBERS);
    const values = ['LON', 'KYV', 1, random.ulid(), { person: random.ulid(), name: 'Other' }];
    const holder = random.chance(0.7) ? message : random.pick(holdersOf(message));
    holder[key] = random.pick(values);
  },
  type(message, random) {
    message['type'] = random.pick(NO_COMMANDS);
  },
  swapped(message, random) {
    const [a, b] = [random.pick(placesOf(message)), random.pick(placesOf(message))];
    const kept = a[0][a[1]];
    // Never into itself, which no message could hold.
    if (holdersOf({ kept }).includes(b[0]) || holdersOf({ k: b[0][b[1]] }).includes(a[0])) return;
    a[0][a[1]] = b[0][b[1]];
    b[0][b[1]] = kept;
  },
  when(message, random) {
    message['eventAt'] = random.pick([-1, 0, 8.64e15, 8.64e15 + 1, 1.5, NaN, '0', null, -0]);
  },
};
export const MUTATION_NAMES = Object.keys(MUTATIONS);

/** Change `message` (a copy of a well-formed command) in one to three places. */
export function mutate(message: Holder, random: Random): string {
  const names: string[] = [];
  for (let times = random.chance(0.8) ? 1 : 2 + random.below(2); times > 0; times--) {
    const name = random.pick(MUTATION_NAMES);
    MUTATIONS[name]?.(message, random);
    names.push(name);
  }
  return names.join('+');
}

/** Mutations after which the bytes are no packet: the connection they came on must end. */
export const LETHAL: Readonly<Record<string, (message: Holder, random: Random) => void>> = {
  proto(message, random) {
    const value = random.pick(['x', { role: 'facilitator' }]);
    const holder = random.pick(holdersOf(message));
    Object.defineProperty(holder, '__proto__', { value, enumerable: true });
  },
  deep(message, random) {
    message['body'] = nested(16 + random.below(3_000));
  },
  many(message) {
    message['body'] = Array.from({ length: 5_000 }, () => 0);
  },
};

/** Spoil a frame: flipped, cut, doubled or foreign bytes; lone surrogates for what is not ASCII. */
export function spoil(frame: Uint8Array, random: Random): Uint8Array {
  const bytes = new Uint8Array(frame);
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length));
    case 1: {
      const from = random.below(bytes.length);
      return Uint8Array.of(...bytes, ...bytes.subarray(from, from + 20));
    }
    case 2: {
      const at = bytes.findIndex((byte) => byte >= 0xe0 && byte < 0xf0);
      if (at >= 0 && at + 3 <= bytes.length) bytes.set([0xed, 0xa0, 0x80], at);
      return bytes;
    }
    default:
      for (let times = 1 + random.below(3); times > 0; times--)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
  }
}
