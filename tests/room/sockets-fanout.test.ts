import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RosterEntry } from '../../shared/protocol/presence.ts';
import { mergeTicks } from '../../server/sockets/fanout/batch.ts';
import { frameOf } from '../../server/sockets/fanout/frame.ts';
import { Given } from '../../server/sockets/fanout/given.ts';

const who = (name: string): RosterEntry => ({
  person: name,
  name,
  role: 'editor',
  delegation: null,
  presence: null,
});

describe('presence ticks in one', () => {
  it('5.11 say what both would have said', () => {
    const first = { joined: { a: who('A'), b: who('B') }, changed: { c: { idle: true } } };
    const next = { left: ['a', 'c'], changed: { b: { idle: true } }, joined: { d: who('D') } };
    expect(mergeTicks(null, first)).toBe(first);
    expect(mergeTicks(first, next)).toEqual({
      joined: { b: who('B'), d: who('D') },
      left: ['a', 'c'],
      changed: { b: { idle: true } },
    });
    expect(mergeTicks({ left: ['d'] }, { joined: { d: who('D') } })).toEqual({
      joined: { d: who('D') },
    });
  });
});

describe('a WebSocket frame', () => {
  it.each([0, 125, 126, 65_535, 65_536])('5.1 says its length: %i bytes', (length) => {
    const [head = new Uint8Array(), ...parts] = frameOf([new Uint8Array(length)]);
    const view = new DataView(head.buffer);
    expect(head[0]).toBe(0x82);
    const said =
      head[1] === 127 ? view.getBigUint64(2) : head[1] === 126 ? view.getUint16(2) : head[1];
    expect(Number(said)).toBe(length);
    expect(parts).toHaveLength(1);
  });
});

describe('what a room has given out', () => {
  it('5.12 is known exactly, also while its document is ahead', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => void updates.push(update));
    for (let i = 0; i < 5; i++) doc.getArray('a').push([i]);
    const [base, early, later] = [
      Y.encodeStateVectorFromUpdate(updates[0] as Uint8Array),
      ...updates.slice(1),
    ];
    const given = new Given();
    expect(given.vector()).toEqual(Uint8Array.of(0));
    given.add(early as Uint8Array);
    expect(given.vector(), 'without a base nothing is certain').toEqual(Uint8Array.of(0));
    given.base(base as Uint8Array);
    given.add(later as Uint8Array);
    const missing = Y.encodeStateAsUpdate(doc, given.vector());
    const copy = new Y.Doc();
    for (const update of updates.slice(0, 3)) Y.applyUpdate(copy, update);
    Y.applyUpdate(copy, missing);
    expect(copy.getArray('a').toJSON()).toEqual([0, 1, 2, 3, 4]);
    expect(missing.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
  });
});
