import * as encoding from 'lib0/encoding';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { YJS_VERSION } from '../../server/room/admission/yjs-internals.ts';
import { forge, type ForgedStruct } from '../fuzz/board/forge.ts';
import { ANNE, changed, CLIENT, feature, idOf, note, props, Room } from './admission-support.ts';

/** One struct of Anne's, after all that she wrote. */
function byAnne(room: Room, ...structs: ForgedStruct[]): Uint8Array {
  const clock = Y.getState(room.server.board.store, CLIENT.anne);
  return forge([{ client: CLIENT.anne, clock, structs }]);
}

/** A value under the feature's `label`, written byte by byte. */
function label(room: Room, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const raw = (encoder: encoding.Encoder): void => {
    encoding.writeVarUint(encoder, 1);
    write(encoder);
  };
  const parent = idOf(feature(room.server.board));
  return byAnne(room, { ref: 8, parent, key: 'label', raw });
}

describe('4.1 the form of an update', () => {
  test('4.1.1 bytes that are no update are MALFORMED', () => {
    const room = new Room();
    const honest = changed(room.anne, (board) => feature(board).set('label', 'x'));
    for (const bytes of [[], [1], [0], [0, 0, 0], [0xff, 0xff], [...honest, 0], [2, ...honest]])
      room.refuses('MALFORMED', Uint8Array.from(bytes));
    for (let end = 0; end < honest.length; end++)
      expect(room.server.check(honest.subarray(0, end), ANNE)).toMatchObject({ ok: false });
    expect(room.server.check('text' as unknown as Uint8Array, ANNE)).toMatchObject({
      code: 'MALFORMED',
    });
  });

  test('4.1.1 a number that is not in its shortest form is MALFORMED', () => {
    new Room().refuses('MALFORMED', Uint8Array.of(0x80, 0x00, 0));
  });

  test('4.1.1 a declared count allocates nothing', () => {
    const room = new Room();
    const update = forge([{ client: CLIENT.anne, clock: 0, structs: [], count: 2 ** 32 - 2 }]);
    room.refuses('MALFORMED', update);
  });

  test('4.1.1 one clientID in two sections is MALFORMED (Yjs drops the first silently)', () => {
    const room = new Room();
    const clock = Y.getState(room.server.board.store, CLIENT.anne);
    const parent = idOf(note(room.server.board));
    const section = { client: CLIENT.anne, clock, structs: [{ ref: 4, parent, text: 'a' }] };
    room.refuses('MALFORMED', forge([section, section]));
  });

  test('4.1.1 format V2 is not understood', () => {
    const room = new Room();
    const honest = changed(room.anne, (board) => feature(board).set('label', 'x'));
    expect(room.server.check(Y.convertUpdateFormatV1ToV2(honest), ANNE).ok).toBe(false);
  });

  test('4.1.2 more than 256 kB, 4,000 structs or 8 clientIDs are TOO_LARGE', () => {
    const room = new Room();
    const parent = idOf(note(room.server.board));
    room.refuses('TOO_LARGE', new Uint8Array(256 * 1024 + 1));
    const structs = Array.from({ length: 4_001 }, () => ({ ref: 4, parent, text: 'a' }));
    room.refuses('TOO_LARGE', byAnne(room, ...structs));
    const sections = Array.from({ length: 9 }, (_, i) => ({
      client: 900 + i,
      clock: 0,
      structs: [{ ref: 4, parent, text: 'a' }],
    }));
    room.refuses('TOO_LARGE', forge(sections));
  });

  test('4.1.3 a value nested deeper than 8 is TOO_DEEP', () => {
    const room = new Room();
    for (const depth of [9, 20_000])
      room.refuses(
        'TOO_DEEP',
        label(room, (encoder) => {
          for (let i = 0; i < depth; i++) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
          encoding.writeUint8(encoder, 126);
        }),
      );
  });

  test('4.1.3 what is not JSON, or not finite, is a BAD_VALUE', () => {
    const room = new Room();
    for (const value of [undefined, 12n, NaN, Infinity, new Uint8Array(2)])
      room.refuses(
        'BAD_VALUE',
        label(room, (encoder) => encoding.writeAny(encoder, value)),
      );
  });

  test('4.1.3 text that is not UTF-8 is MALFORMED', () => {
    const room = new Room();
    room.refuses(
      'MALFORMED',
      label(room, (encoder) => {
        encoding.writeUint8(encoder, 119);
        encoding.writeVarUint8Array(encoder, Uint8Array.of(0xff, 0xfe, 0x80));
      }),
    );
  });

  test('4.1.3 keys that change what an object is are refused', () => {
    const room = new Room();
    const style = JSON.parse('{"__proto__":{"isAdmin":true}}') as object;
    room.refusesEdit('BAD_VALUE', (board) => feature(board).set('style', style));
    room.refusesEdit('SCHEMA', (board) => props(board).set('__proto__', 1));
    room.refusesEdit('SCHEMA', (board) => props(board).set('constructor', 1));
    room.refusesEdit('SCHEMA', (board) => feature(board).set('__proto__', 1));
  });

  test('4.1.4 formats, embeds, subdocuments, bytes and XML are FORBIDDEN_CONTENT', () => {
    const room = new Room();
    room.refusesEdit('FORBIDDEN_CONTENT', (board) => note(board).insert(0, 'b', { bold: true }));
    room.refusesEdit('FORBIDDEN_CONTENT', (board) => note(board).insertEmbed(0, { a: 1 }));
    room.refusesEdit('FORBIDDEN_CONTENT', (board) => feature(board).set('label', new Y.Doc()));
    room.refusesEdit('FORBIDDEN_CONTENT', (board) =>
      feature(board).set('label', new Uint8Array(3)),
    );
    room.refusesEdit('FORBIDDEN_CONTENT', (board) =>
      feature(board).set('label', new Y.XmlElement('script')),
    );
  });

  test('4.1.5 a collected struct says that something was removed: NEVER_REMOVED', () => {
    const room = new Room();
    room.refuses('NEVER_REMOVED', byAnne(room, { ref: 0, length: 3 }));
  });

  test('4.1.6 chains and circles of references across clientIDs cannot make it recurse', () => {
    const room = new Room();
    const author = { ...ANNE, binding: 'first-use' } as const;
    const parent = idOf(note(room.server.board));
    const chain = (length: number, last: ForgedStruct): Uint8Array =>
      forge(
        Array.from({ length }, (_, i) => ({
          client: 5_000 + i,
          clock: 0,
          structs: [i === length - 1 ? last : { ref: 4, origin: [5_001 + i, 0], text: 'x' }],
        })),
      );
    room.refuses('BAD_REFERENCE', chain(64, { ref: 4, origin: [5_000, 0], text: 'x' }), author);
    room.refuses('RESYNC', chain(64, { ref: 4, origin: [9_999, 0], text: 'x' }), author);
    expect(room.accepts(chain(64, { ref: 4, parent, text: 'x' }), author).binds).toHaveLength(64);
  });

  test('4.1.7 the Yjs that is installed is the one whose sources were read', () => {
    const manifest = readFileSync('node_modules/yjs/package.json', 'utf8');
    expect((JSON.parse(manifest) as { version: string }).version).toBe(YJS_VERSION);
  });
});
