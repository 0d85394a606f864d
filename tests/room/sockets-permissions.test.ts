import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { COMMAND_TYPES } from '../../shared/room/record/entry.ts';
import { allows, ROLES, type Role } from '../../shared/room/roles.ts';
import { drawPoint, line } from './room-fixture.ts';
import { startSockets, type Harness, type TestClient } from './sockets-harness.ts';
import { EVERY } from './every-command.ts';

let h: Harness;
let witness: TestClient;
beforeAll(async () => {
  h = await startSockets();
  witness = await h.join(h.person('Witness', 'observer'));
});
afterAll(() => h.close());

const TYPES = COMMAND_TYPES.filter((type) => type !== 'room.close');

/** Refusals for want of authority. */
const FORBIDDEN = ['READ_ONLY', 'FACILITATOR_ONLY'];
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? null;

/** A message to /yjs by hand; answers the code it was denied with, null when it was taken. */
async function overYjs(role: Role, document: 'board' | 'record', frame: Uint8Array) {
  const ticket = h.ticket(h.person('Program', role));
  const ws = new WebSocket(
    `ws://127.0.0.1:${h.port}/yjs/${h.room.id}/${document}?ticket=${ticket}`,
  );
  const codes: string[] = [];
  let asked = 0;
  ws.on('message', (data: Buffer) => {
    if (data[0] === 2) codes.push(data.subarray(3).toString().split(':')[0] as string);
    else if (data[0] === 0 && data[1] === 1) asked++;
  });
  await once(ws, 'open');
  ws.send(frame);
  // A question afterwards: its answer comes when the frame has been dealt with.
  ws.send(Uint8Array.of(0, 0, 1, 0));
  await becomes(() => expect(asked).toBe(1));
  ws.terminate();
  return codes[0] ?? null;
}

function syncFrame(step: 1 | 2, update: Uint8Array): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, 0);
  encoding.writeVarUint(to, step);
  encoding.writeVarUint8Array(to, update);
  return encoding.toUint8Array(to);
}

function awarenessFrame(client: number): Uint8Array {
  const entry = encoding.createEncoder();
  for (const number of [1, client, 1]) encoding.writeVarUint(entry, number);
  encoding.writeVarString(entry, '{"cursor":1}');
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, 1);
  encoding.writeVarUint8Array(to, encoding.toUint8Array(entry));
  return encoding.toUint8Array(to);
}

function pointUpdate(): Uint8Array {
  const doc = new Y.Doc();
  drawPoint('by a program')(doc);
  return Y.encodeStateAsUpdate(doc);
}

describe.each(ROLES)('6.1 a %s', (role) => {
  it('over Socket.IO does what the table allows, and nothing else', async () => {
    const client = await h.join(h.person('Somebody', role));
    for (const type of TYPES) {
      const code = codeOf(await client.ask('command', EVERY[type]()));
      const forbidden = code !== null && FORBIDDEN.includes(code);
      expect([type, forbidden], String(code)).toEqual([type, !allows(role, type)]);
    }
    const edit = codeOf(await client.send(client.edit(drawPoint('by hand'))));
    expect(edit).toBe(allows(role, 'board.write') ? null : 'READ_ONLY');
    const presence = codeOf((await client.ask('presence', { idle: true })) as { ok: boolean });
    expect(presence).toBe(allows(role, 'presence.share') ? null : 'READ_ONLY');
    const sync = await client.ask('sync', { document: 'record', vector: Uint8Array.of(0) });
    expect(sync.ok).toBe(allows(role, 'room.read'));
    client.socket.disconnect();
  });

  it('over /yjs writes the board if the table allows it, and never the record', async () => {
    for (const step of [1, 2] as const) {
      const board = await overYjs(role, 'board', syncFrame(step, pointUpdate()));
      expect(board).toBe(allows(role, 'board.write') ? null : 'READ_ONLY');
      const record = await overYjs(role, 'record', syncFrame(step, pointUpdate()));
      expect(record).toBe('READ_ONLY');
    }
    const shared = await overYjs(role, 'board', awarenessFrame(ROLES.indexOf(role) + 1));
    expect(shared).toBe(allows(role, 'presence.share') ? null : 'READ_ONLY');
  });
});

it('6.1 only a facilitator closes the room, and then nobody writes', async () => {
  for (const role of ['observer', 'editor', 'facilitator'] as const) {
    const client = await h.join(h.person('Somebody', role));
    const code = codeOf(await client.ask('command', EVERY['room.close']()));
    expect(code === null).toBe(allows(role, 'room.close'));
  }
  const late = await h.join(h.person('Late', 'editor'));
  expect(codeOf(await late.ask('command', line('too late')))).toBe('ROOM_CLOSED');
  expect(await overYjs('editor', 'board', syncFrame(2, pointUpdate()))).toBe('ROOM_CLOSED');
  await becomes(() =>
    expect(Y.encodeStateVector(witness.record)).toEqual(Y.encodeStateVector(late.record)),
  );
});
