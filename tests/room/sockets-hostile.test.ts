import { once } from 'node:events';
import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket } from 'ws';
import { MAX_UPDATE_BYTES } from '../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { decodePacket, PACKET, type Packet } from '../../shared/protocol/wire/packet.ts';
import { encode } from '../../shared/protocol/wire/encode.ts';
import { MAX_FRAME_BYTES } from '../../server/sockets/limits.ts';
import { openSocket, ORIGIN, startSockets, type Harness } from './sockets-harness.ts';
import { drawPoint } from './room-fixture.ts';

let h: Harness;
const open: WebSocket[] = [];
beforeAll(async () => void (h = await startSockets({ connectTimeoutMs: 300 })));
beforeEach(() => void (h.errors.length = 0));
afterAll(async () => {
  for (const ws of open) ws.terminate();
  await h.close();
});

/** A WebSocket that has not shaken hands. */
async function raw(path = '/socket.io/?EIO=4&transport=websocket', headers = {}) {
  const ws = new WebSocket(`ws://127.0.0.1:${h.port}${path}`, { headers });
  ws.on('error', () => {});
  open.push(ws);
  await once(ws, 'open');
  return ws;
}

/** Raw, connected and joined: for frames that no client of ours would send. */
async function rawMember(role: 'editor' | 'observer' = 'editor') {
  const ws = await raw();
  const packets: Packet[] = [];
  ws.on('message', (data: Buffer, binary) => {
    if (binary) packets.push(decodePacket(data, { depth: 32, nodes: 1e5 }));
    else if (data.toString() === '2') ws.send('3');
  });
  const send = (packet: object) => ws.send(encode({ nsp: '/', ...packet }));
  const ticket = h.ticket(h.person('Mallory', role));
  send({ type: PACKET.connect, data: { ticket, protocol: PROTOCOL_VERSION } });
  await becomes(() => expect(packets).toHaveLength(1));
  send({ type: PACKET.event, id: 0, data: ['join', { replica: ulid() }] });
  const answer = (id: number) =>
    becomes(() => {
      const found = packets.find((packet) => packet.type === PACKET.ack && packet.id === id);
      expect(found).toBeDefined();
      return (found?.data as [{ ok: boolean; error?: { code: string } }])[0];
    });
  expect((await answer(0)).ok).toBe(true);
  const told = (name: string) =>
    packets
      .filter((packet) => packet.type === PACKET.event)
      .map((packet) => packet.data as [string, { code: string }])
      .filter(([event]) => event === name)
      .map(([, message]) => message.code);
  return { ws, send, answer, told };
}

const closed = async (ws: WebSocket) => {
  if (ws.readyState !== ws.CLOSED) await once(ws, 'close');
};

/** The refusal of a handshake. */
async function refusal(auth: unknown): Promise<unknown> {
  const socket = openSocket(h, auth);
  const error = await new Promise<Error & { data?: unknown }>((resolve, reject) => {
    socket.on('connect_error', resolve);
    socket.on('connect', () => reject(new Error('let in')));
  });
  socket.disconnect();
  return error.data;
}

describe('the door', () => {
  it('5.6 takes a ticket once, and only a good one', async () => {
    const protocol = PROTOCOL_VERSION;
    const invalid = { code: 'TICKET_INVALID', retry: true };
    expect(await refusal({ protocol })).toEqual(invalid);
    expect(await refusal({ protocol, ticket: 'x'.repeat(22) })).toEqual(invalid);
    expect(await refusal({ protocol, ticket: { $ne: null } })).toEqual(invalid);
    expect(await refusal({ protocol, ticket: 'x'.repeat(100_000) })).toEqual(invalid);
    const ticket = h.ticket(h.person('Ann', 'editor'));
    const first = openSocket(h, { ticket, protocol });
    await once(first as never, 'connect');
    expect(await refusal({ protocol, ticket })).toEqual(invalid);
    first.disconnect();
  });

  it('5.6 tells a client of another version so, and does not use its ticket up', async () => {
    const ticket = h.ticket(h.person('Ann', 'editor'));
    expect(await refusal({ ticket, protocol: 99 })).toEqual({
      code: 'VERSION_MISMATCH',
      retry: false,
    });
    const socket = openSocket(h, { ticket, protocol: PROTOCOL_VERSION });
    await once(socket as never, 'connect');
    socket.disconnect();
  });

  it.each([
    '/socket.io/?EIO=4&transport=websocket',
    '/yjs/01ARZ3NDEKTSV4RRFFQ69G5FAV/board?ticket=x',
  ])('5.7 refuses pages of other origins: %s', async (path) => {
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: `${ORIGIN}.evil.test` },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const ws = new WebSocket(`ws://127.0.0.1:${h.port}${path}`, { headers });
      const [error] = (await once(ws, 'error').catch((e: Error) => [e])) as [Error];
      expect(error.message).toContain('403');
    }
    await raw(path, { origin: ORIGIN });
    await raw(path);
  });

  it('5.7 has nothing but WebSockets, and no path of anybody else', async () => {
    const polling = await fetch(`${h.url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(404);
    const ws = new WebSocket(`ws://127.0.0.1:${h.port}/elsewhere`);
    const [error] = (await once(ws, 'error').catch((e: Error) => [e])) as [Error];
    expect(error.message).toContain('404');
  });

  it('5.6 hangs up on who presents no ticket in time', async () => {
    await closed(await raw());
  });
});

describe('bytes nobody honest sends', () => {
  it('5.2 a malformed frame ends its own connection and no other', async () => {
    const bystander = await h.join(h.person('Ann', 'editor'));
    const deep = Buffer.concat([Buffer.alloc(60_000, 0x91), Buffer.of(0xc0)]);
    const frames: (Buffer | string | Uint8Array)[] = [
      Buffer.alloc(0),
      Buffer.of(0xc1),
      deep,
      Buffer.of(0xdd, 0xff, 0xff, 0xff, 0xff),
      Buffer.of(0xc9, 0xff, 0xff, 0xff, 0xff, 0),
      encode(null),
      encode([]),
      encode({ type: 9, nsp: '/' }),
      encode({ type: 2, nsp: '/', data: [{}] }),
      encode({ type: 2, nsp: '/', data: ['join', {}, {}, {}] }),
      encode({ type: 0, nsp: '/', data: {} }),
      encode({ type: 4, nsp: '/', data: {} }),
      '42["join",{}]',
      '2probe',
      'bAAAA',
      '{"not":"a packet"}',
    ];
    for (const frame of frames) {
      const { ws } = await rawMember();
      ws.send(frame);
      await closed(ws);
    }
    expect((await bystander.ask('time', null)).ok).toBe(true);
    expect(h.errors).toEqual([]);
    bystander.socket.disconnect();
  });

  it('5.4 an update of the largest size is judged, a larger one refused, a larger frame cut', async () => {
    const { ws, send, answer } = await rawMember();
    const update = (size: number) => ['board.update', { update: new Uint8Array(size) }];
    send({ type: PACKET.event, id: 1, data: update(MAX_UPDATE_BYTES) });
    const judged = (await answer(1)).error?.code;
    expect(judged).toBeDefined();
    expect(judged).not.toBe('TOO_LARGE');
    send({ type: PACKET.event, id: 2, data: update(MAX_UPDATE_BYTES + 1) });
    expect((await answer(2)).error?.code).toBe('TOO_LARGE');
    ws.send(Buffer.alloc(MAX_FRAME_BYTES + 1));
    const [code] = (await once(ws, 'close')) as [number];
    expect(code).toBe(1009);
  });

  it('5.8 null, arrays and wrong types are refused as values', async () => {
    const { ws, send, answer } = await rawMember();
    const payloads = [null, undefined, [], 5, 'x', { update: 'x' }, { update: [1, 2] }];
    let id = 0;
    for (const payload of payloads) {
      send({ type: PACKET.event, id: ++id, data: ['board.update', payload] });
      expect((await answer(id)).error?.code).toBe('MALFORMED');
    }
    const commands = [
      null,
      { id: ulid(), type: 'log.append' },
      { id: ulid(), type: 'lease.grant', body: {} },
      { id: ulid(), type: 'constructor', body: {} },
      { id: ulid(), type: 'log.append', body: { kind: 'information', text: '', language: 'en' } },
    ];
    for (const command of commands) {
      send({ type: PACKET.event, id: ++id, data: ['command', command] });
      expect((await answer(id)).error?.code).toBe('MALFORMED');
    }
    send({
      type: PACKET.event,
      id: ++id,
      data: ['sync', { document: 'board', vector: Buffer.alloc(9, 255) }],
    });
    expect((await answer(id)).error?.code).toBe('MALFORMED');
    expect(h.errors).toEqual([]);
    ws.terminate();
  });

  it('5.8 a message without acknowledgement does nothing, and says so', async () => {
    const { ws, send, told, answer } = await rawMember();
    const ann = await h.join(h.person('Ann', 'editor'));
    send({ type: PACKET.event, data: ['board.update', { update: ann.edit(drawPoint('never')) }] });
    send({ type: PACKET.event, data: ['command'] });
    await becomes(() => expect(told('notice')).toEqual(['MALFORMED', 'MALFORMED']));
    send({ type: PACKET.event, id: 1, data: ['time', null] });
    expect((await answer(1)).ok).toBe(true);
    expect(ann.heard.some((changes) => changes.board)).toBe(false);
    ann.socket.disconnect();
    ws.terminate();
  });

  it('5.9 unknown messages are told, and whoever keeps on is cut', async () => {
    const { ws, send, told, answer } = await rawMember();
    const names = ['hello', 'disconnect', 'error', 'newListener', '__proto__', 'toString', ''];
    for (const name of names) send({ type: PACKET.event, data: [name, null] });
    await becomes(() => expect(told('notice')).toEqual(names.map(() => 'UNKNOWN_MESSAGE')));
    send({ type: PACKET.event, id: 1, data: ['time', null] });
    expect((await answer(1)).ok).toBe(true);
    for (let i = 0; i < 40; i++) send({ type: PACKET.event, data: ['rubbish', i] });
    await closed(ws);
    expect(told('farewell')).toEqual(['MALFORMED']);
    expect(h.errors).toEqual([]);
  });

  it('5.9 a flood is slowed down, not served', async () => {
    const { ws, send, answer } = await rawMember();
    for (let id = 1; id <= 2_300; id++) send({ type: PACKET.event, id, data: ['time', null] });
    expect((await answer(2_300)).ok).toBe(true);
    ws.terminate();
  });

  it('5.13 edits beyond the budget are refused for a retry', async () => {
    const { ws, send, answer } = await rawMember();
    const update = Uint8Array.of(0, 0);
    for (let id = 1; id <= 640; id++)
      send({ type: PACKET.event, id, data: ['board.update', { update }] });
    expect((await answer(1)).ok).toBe(true);
    const last = (await answer(640)) as { error?: unknown };
    expect(last.error).toEqual({ code: 'RATE_LIMITED', retry: true });
    ws.terminate();
  });
});
