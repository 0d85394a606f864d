import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, WireError } from '../../shared/protocol/wire/decode.ts';
import { encode, encodeParts, joinParts } from '../../shared/protocol/wire/encode.ts';
import { decodePacket } from '../../shared/protocol/wire/packet.ts';
import { isStateVector } from '../../shared/protocol/state-vector.ts';
import { wireParser } from '../../shared/protocol/wire/parser.ts';

const limits = { depth: 8, nodes: 10_000 };
const require = createRequire(import.meta.url);
const notepack = require('notepack.io') as {
  encode(value: unknown): Uint8Array;
  decode(bytes: Uint8Array): unknown;
};

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }).filter((n) => !Object.is(n, -0)),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.uint8Array({ maxLength: 400 }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 5 }, leaf, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 20 }),
  map: fc.dictionary(
    fc.string({ maxLength: 12 }).filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 20, noNullPrototype: true },
  ),
}));

describe('the wire', () => {
  it('5.1 gives back what was sent, whatever it was', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(decode(encode(sent), limits)).toEqual(sent);
      }),
      { seed: 51, numRuns: 400 },
    );
  });

  it('5.1 sends exactly the bytes of a view, and large ones without copying them', () => {
    const pool = new Uint8Array(20_000).fill(1);
    const view = pool.subarray(100, 10_100);
    const parts = encodeParts({ small: pool.subarray(0, 3), large: view });
    expect(parts).toContain(view);
    expect(decode(joinParts(parts), limits)).toEqual({
      small: new Uint8Array(3).fill(1),
      large: new Uint8Array(view),
    });
  });

  it('5.1 is read by socket.io-msgpack-parser and reads what that writes', () => {
    const sent = { type: 2, nsp: '/', data: ['команда', { at: 1.7e12, n: -70_000, yes: true }] };
    expect(notepack.decode(Buffer.from(encode(sent)))).toEqual(sent);
    expect(decode(notepack.encode(sent), limits)).toEqual(sent);
    const bytes = Uint8Array.of(1, 2, 3);
    expect(decode(notepack.encode(bytes), limits)).toEqual(bytes);
  });

  it('5.2 refuses what is cut off, trails, lies about its length, nests or forges keys', () => {
    const nested = (levels: number) => Uint8Array.of(...Array<number>(levels).fill(0x91), 0xc0);
    const key = (name: string) => [0xa0 | name.length, ...new TextEncoder().encode(name)];
    const hostile: Record<string, Uint8Array> = {
      nothing: Uint8Array.of(),
      'cut off': encode({ a: 'abcdefgh' }).subarray(0, 6),
      trailing: Uint8Array.of(0xc0, 0xc0),
      'array of 4 billion': Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff),
      'array of 33 million': Uint8Array.of(0xdd, 0x01, 0xff, 0xff, 0xff, 0xc0),
      'map of 4 billion': Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff),
      'bytes of 4 GB': Uint8Array.of(0xc6, 0xff, 0xff, 0xff, 0xff),
      'ArrayBuffer of 4 GB': Uint8Array.of(0xc9, 0xff, 0xff, 0xff, 0xff, 0),
      'text of 4 GB': Uint8Array.of(0xdb, 0xff, 0xff, 0xff, 0xff),
      'ten thousand levels': nested(10_000),
      'a level too many': nested(9),
      'not UTF-8': Uint8Array.of(0xa2, 0xc3, 0x28),
      'forged prototype': Uint8Array.of(0x81, ...key('__proto__'), 0x80),
      'a key twice': Uint8Array.of(0x82, ...key('a'), 1, ...key('a'), 2),
      'a map as key': Uint8Array.of(0x81, 0x80, 0xc0),
      'unknown extension': Uint8Array.of(0xd4, 5, 0),
      'a date': notepack.encode(new Date(0)),
      'beyond 2^53': Uint8Array.of(0xcf, 0xff, 0, 0, 0, 0, 0, 0, 0),
      'reserved tag': Uint8Array.of(0xc1),
      'too many values': encode(Array<number>(10_001).fill(0)),
    };
    for (const [what, bytes] of Object.entries(hostile))
      expect(() => decode(bytes, limits), what).toThrow(WireError);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('5.2 never throws anything but a WireError on random or mutated bytes', () => {
    const good = encode({
      type: 2,
      nsp: '/',
      data: ['command', { a: [1, 'x', { b: null }] }],
      id: 7,
    });
    const mutated = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((edits) => {
        const bytes = good.slice();
        for (const [at, byte] of edits) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
        try {
          decodePacket(bytes, limits);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { seed: 52, numRuns: 3_000 },
    );
  });

  it('5.2 takes only packets of the right shape', () => {
    const bad: unknown[] = [
      null,
      [],
      'text',
      { type: 7, nsp: '/' },
      { type: 2.5, nsp: '/', data: ['x'] },
      { type: 2, nsp: 5, data: ['x'] },
      { type: 2, nsp: '/', data: 'x' },
      { type: 2, nsp: '/', data: [] },
      { type: 2, nsp: '/', data: [5] },
      { type: 2, nsp: '/', data: ['a', 1, 2, 3] },
      { type: 2, nsp: '/', data: ['x'], id: -1 },
      { type: 2, nsp: '/', data: ['x'], id: 'one' },
      { type: 0, nsp: '/', data: [] },
      { type: 0, nsp: '/', data: 'x' },
      { type: 3, nsp: '/', data: {} },
    ];
    for (const packet of bad)
      expect(() => decodePacket(encode(packet), limits), JSON.stringify(packet)).toThrow(WireError);
    expect(decodePacket(encode({ type: 0, nsp: '/' }), limits)).toEqual({ type: 0, nsp: '/' });
    expect(() => new wireParser.Decoder().add('2["text"]')).toThrow(WireError);
  });

  it('5.3 knows a state vector from other bytes', () => {
    expect(isStateVector(Uint8Array.of(0))).toBe(true);
    expect(isStateVector(Uint8Array.of(1, 0x80, 1, 5))).toBe(true);
    expect(isStateVector(Uint8Array.of())).toBe(false);
    expect(isStateVector(Uint8Array.of(0, 0))).toBe(false);
    expect(isStateVector(Uint8Array.of(2, 1, 1))).toBe(false);
    expect(isStateVector(new Uint8Array(9).fill(0xff))).toBe(false);
    expect(isStateVector(Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0))).toBe(false);
  });
});
