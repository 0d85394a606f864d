/**
 * What does it cost to hand one edit to everybody in a room? Our sockets and a bare `ws` relay, in
 * turns, in this process; 240 clients in another one. CPU of this process (user and system) by
 * edit and receiver.
 *
 *   node tests/bench/fan-out.ts [clients=240] [edits a second=80] [seconds=4] [rounds=3]
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ulid } from 'ulid';
import { WebSocket, WebSocketServer } from 'ws';
import type { Access } from '../../server/access/contract.ts';
import type { Member, RoomListener, RoomPort } from '../../server/room/contract.ts';
import { attachSockets } from '../../server/sockets/attach.ts';
import { ok } from '../../shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { encode } from '../../shared/protocol/wire/encode.ts';
import { PACKET } from '../../shared/protocol/wire/packet.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import * as Y from 'yjs';

const [clients = 240, rate = 80, seconds = 4, rounds = 3] = process.argv.slice(2).map(Number);

/** Real updates, a keystroke each, as admission would pass them on. */
function updates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void made.push(update));
  for (let i = 0; i < count; i++) doc.getMap('features').set(`f${i % 50}`, { x: i, y: -i });
  return made;
}

/** A room that only announces: what is measured is the way out. */
function announcer(id: string) {
  const listeners = new Set<RoomListener>();
  const empty = { update: Uint8Array.of(0, 0), vector: Uint8Array.of(0) };
  const never = () => Promise.resolve(ok({ durable: true as const, site: 'PAR', seq: 0 }));
  const room: RoomPort = {
    id,
    site: 'PAR',
    enter: () => ok({}),
    leave() {},
    lease: () => Promise.resolve(ok(1)),
    submit: never,
    command: () => Promise.reject(new Error('not measured')),
    share: () => ok(null),
    boardState: () => Promise.resolve(empty),
    boardVector: () => empty.vector,
    recordState: () => Promise.resolve(empty),
    recordVector: () => empty.vector,
    segments: () => [],
    segment: () => Promise.resolve(ok(empty)),
    history: () => Promise.resolve(ok({ events: [], more: false })),
    status: () => ({ writable: true }),
    roster: () => ({}),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    room,
    announce: (update: Uint8Array) => {
      for (const listener of listeners) listener.changes({ board: [update] });
    },
  };
}

/** In the other process: that many plain sockets, which speak just enough of the protocol. */
async function runClients(url: string, kind: string): Promise<void> {
  let joined = 0;
  const connect = encode({
    type: PACKET.connect,
    nsp: '/',
    data: { ticket: 't', protocol: PROTOCOL_VERSION },
  });
  const join = encode({ type: PACKET.event, nsp: '/', data: ['join', { replica: ulid() }], id: 0 });
  const up = () => {
    if (++joined === clients) process.send?.('ready');
  };
  for (let i = 0; i < clients; i++) {
    const ws = new WebSocket(url, { perMessageDeflate: false });
    if (kind === 'relay') ws.on('open', up);
    else {
      let binary = 0;
      ws.on('message', (data: Buffer, isBinary) => {
        const text = isBinary ? '' : data.toString();
        if (text.startsWith('0')) ws.send(connect);
        else if (text === '2') ws.send('3');
        else if (isBinary && ++binary === 1) ws.send(join);
        else if (isBinary && binary === 2) up();
      });
    }
    await once(ws, 'open');
  }
}

async function started(url: string, kind: string): Promise<ChildProcess> {
  const child = fork(import.meta.filename, process.argv.slice(2), {
    env: { ...process.env, FAN_OUT: JSON.stringify({ url, kind }) },
  });
  await once(child, 'message');
  return child;
}

/** CPU µs by edit and receiver. */
async function cost(send: (update: Uint8Array) => void): Promise<number> {
  const made = updates(rate * seconds);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = process.cpuUsage();
  const began = performance.now();
  for (let sent = 0; sent < made.length;) {
    const due = ((performance.now() - began) / 1000) * rate;
    while (sent < Math.min(due, made.length)) send(made[sent++] as Uint8Array);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  const used = process.cpuUsage(before);
  return (used.user + used.system) / made.length / clients;
}

async function measureRelay(): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const child = await started(`ws://127.0.0.1:${port}`, 'relay');
  const result = await cost((update) => {
    for (const ws of server.clients) ws.send(update);
  });
  child.kill();
  for (const ws of server.clients) ws.terminate();
  server.close();
  return result;
}

async function measureOurs(): Promise<number> {
  const http = createServer();
  const id = ulid();
  const { room, announce } = announcer(id);
  const member = { person: ulid(), name: 'Ann', delegation: null } satisfies Partial<Member>;
  const session = { id: 's', person: { ...member, id: member.person }, grants: [], expiresAt: 0 };
  const access = {
    takeTicket: () => ok({ session, room: id, role: 'observer' as const }),
    onRevoked: () => () => {},
  } as unknown as Access;
  const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error };
  const sockets = attachSockets(http, {
    access,
    rooms: { open: () => Promise.resolve(ok(room)) } as never,
    sites: DEFAULT_SITES,
    origins: [],
    log: quiet,
    // All of them are one person's here.
    limits: { connectionsPerPerson: Infinity },
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
  const child = await started(url, 'ours');
  const result = await cost(announce);
  child.kill();
  await sockets.stop('STOPPING');
  http.close();
  return result;
}

const job = process.env['FAN_OUT'];
if (job) {
  const { url, kind } = JSON.parse(job) as { url: string; kind: string };
  await runClients(url, kind);
} else {
  console.log(
    `${clients} clients, ${rate} edits a second, ${seconds} s; µs CPU by edit and receiver`,
  );
  for (let round = 1; round <= rounds; round++) {
    const relay = await measureRelay();
    const ours = await measureOurs();
    console.log(
      `round ${round}: relay ${relay.toFixed(2)}; ours ${ours.toFixed(2)} (${(ours / relay).toFixed(2)} x relay)`,
    );
  }
  process.exit(0);
}
