import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { RosterEntry } from '../../shared/protocol/presence.ts';
import { mergeTicks } from '../../server/sockets/fanout/batch.ts';
import { frameOf } from '../../server/sockets/fanout/frame.ts';
import { Given } from '../../server/sockets/fanout/given.ts';
import { Hub } from '../../server/sockets/fanout/hub.ts';
import { roomDialect } from '../../server/sockets/fanout/room-dialect.ts';
import { Wire } from '../../server/sockets/fanout/wire.ts';
import { DEFAULT_LIMITS } from '../../server/sockets/limits.ts';
import type { RoomPort } from '../../server/room/contract.ts';
import { decodePacket } from '../../shared/protocol/wire/packet.ts';

const who = (name: string): RosterEntry => ({
  person: name,
  name,
  role: 'editor',
  delegation: null,
  presence: null,
});

describe('presence ticks in one', () => {
  it('5.93 say what both would have said', () => {
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

describe('a round to everybody', () => {
  /** `count` connections of a hub whose turns are taken by hand; what each was told. */
  async function room(count: number) {
    const turns: (() => void)[] = [];
    const time = { ms: 0, alarms: new Map<() => void, number>() };
    const clock = {
      now: () => 0,
      elapsed: () => time.ms,
      after: (ms: number, run: () => void) => {
        time.alarms.set(run, time.ms + ms);
        return () => void time.alarms.delete(run);
      },
      soon: (run: () => void) => void turns.push(run),
    };
    const port = { id: 'r' } as unknown as RoomPort;
    const hub = new Hub(port, clock, DEFAULT_LIMITS, (error) => {
      throw error;
    });
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const heard: string[][] = [];
    for (let i = 0; i < count; i++) {
      const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const [[ws]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
      const wire = new Wire(ws as WebSocket, null);
      hub.open(wire, roomDialect, { farewell: () => undefined }).goLive();
      const frames: string[] = [];
      heard.push(frames);
      client.on('message', (data: Buffer) => {
        const packet = decodePacket(data, { depth: 12, nodes: 100 });
        const [, changes] = packet.data as [string, Changes];
        const { board = [], record = [] } = changes;
        frames.push(Buffer.concat([...board, ...record]).toString('hex'));
      });
    }
    const close = () => {
      for (const ws of server.clients) ws.terminate();
      server.close();
    };
    /** Let time pass until `ms`, and ring what is due. */
    const until = (ms: number) => {
      time.ms = ms;
      for (const [run, at] of time.alarms)
        if (at <= ms) {
          time.alarms.delete(run);
          run();
        }
    };
    return { hub, heard, turn: () => turns.shift()?.(), turns, until, close };
  }

  /** Updates to be told, and the frame that tells some of them. */
  function written(...texts: string[]) {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => void updates.push(update));
    for (const text of texts) doc.getArray('t').push([text]);
    return updates;
  }
  const frame = (...parts: (Uint8Array | undefined)[]) =>
    Buffer.concat(parts.map((part) => part ?? new Uint8Array())).toString('hex');

  it('5.95 tells lines of the record that come in a rush together, and the first at once', async () => {
    const { hub, heard, turn, turns, until, close } = await room(2);
    const [a, b, c, d] = written('a', 'b', 'c', 'd');
    hub.changes({ record: [a!] });
    turn();
    until(30);
    hub.changes({ record: [b!] });
    until(60);
    hub.changes({ record: [c!] });
    expect(turns, 'a moment for more').toEqual([]);
    until(100);
    turn();
    until(500);
    hub.changes({ record: [d!] });
    turn();
    const all = [frame(a), frame(b, c), frame(d)];
    await becomes(() => expect(heard).toEqual([all, all]));
    close();
  });

  it('5.95 lets nothing else wait for lines, which come along with it', async () => {
    const { hub, heard, turn, turns, until, close } = await room(1);
    const [a, b, c, d, e] = written('a', 'b', 'c', 'd', 'e');
    hub.changes({ record: [a!] });
    turn();
    until(30);
    hub.changes({ record: [b!] });
    hub.changes({ board: [c!] });
    turn();
    until(60);
    hub.changes({ board: [d!], record: [e!] });
    turn();
    const all = [frame(a), frame(c, b), frame(d, e)];
    await becomes(() => expect(heard).toEqual([all]));
    until(1_000);
    expect(turns, 'nothing is left to tell').toEqual([]);
    close();
  });

  it('5.93 lets others be heard before everybody was written to, and takes along what they say', async () => {
    const { hub, heard, turn, turns, close } = await room(60);
    const [a, b, c] = written('a', 'b', 'c') as [Uint8Array, Uint8Array, Uint8Array];
    hub.changes({ board: [a] });
    turn();
    await becomes(() => expect(heard[0]).toEqual([frame(a)]));
    expect(heard[59], 'others are heard before everybody was written to').toEqual([]);
    hub.changes({ board: [b] });
    hub.changes({ board: [c] });
    while (turns.length > 0) turn();
    const all = heard.map((_, i) => (i < 48 ? [frame(a), frame(b, c)] : [frame(a, b, c)]));
    await becomes(() => expect(heard).toEqual(all));
    close();
  });

  it('5.93 answers what came during a round before it goes on', async () => {
    const { hub, heard, turn, turns, close } = await room(120);
    const told = () => heard.filter(({ length }) => length > 0).length;
    hub.changes({ board: [Uint8Array.of(0, 0)] });
    turn();
    await becomes(() => expect(told()).toBe(48));
    turn();
    expect(turns, 'a turn for what came: its commit, its answer').toHaveLength(1);
    turn();
    await becomes(() => expect(told()).toBe(96));
    close();
  });
});
