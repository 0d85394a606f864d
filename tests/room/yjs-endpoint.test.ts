import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Session } from '../../server/access/contract.ts';
import { drawPoint, line } from './room-fixture.ts';
import { startSockets, type Harness, type TestClient } from './sockets-harness.ts';

type Document = 'board' | 'record';

let h: Harness;
const providers: WebsocketProvider[] = [];
/** What providers print when permission is denied. */
const denied: string[] = [];
beforeAll(async () => void (h = await startSockets({ byteBurst: 1e9 })));
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy();
  denied.length = 0;
});
afterAll(() => h.close());

/** The published provider, as any program would use it. */
function follow(session: Session, document: Document, ticket = h.ticket(session)) {
  vi.spyOn(console, 'warn').mockImplementation((said: string) => void denied.push(said));
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${h.url}/yjs/${h.room.id}`, document, doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  providers.push(provider);
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    provider.on('closed', (event) => resolve(event)),
  );
  return { doc, provider, closed };
}

async function following(session: Session, document: Document) {
  const program = follow(session, document);
  await becomes(() => expect(program.provider.synced).toBe(true));
  return program;
}

const json = (doc: Y.Doc) => doc.getMap('features').toJSON();
const same = (doc: Y.Doc, client: TestClient) =>
  becomes(() => expect(json(doc)).toEqual(json(client.board)));
const wasDenied = (code: string) => becomes(() => expect(denied.join('\n')).toContain(`\n${code}`));

/** A WebSocket without a provider. */
async function raw(session: Session, document: Document = 'board') {
  const path = `/yjs/${h.room.id}/${document}?ticket=${h.ticket(session)}`;
  const ws = new WebSocket(`ws://127.0.0.1:${h.port}${path}`);
  ws.on('error', () => {});
  await once(ws, 'open');
  return ws;
}

describe('plain Yjs programs', () => {
  it('5.20 an editor writes the board, and everybody sees it', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    await ann.send(ann.edit(drawPoint('from the room')));
    const { doc } = await following(h.person('Program', 'editor'), 'board');
    await same(doc, ann);
    doc.transact(() => drawPoint('from a program')(doc));
    await same(doc, ann);
    expect(Object.keys(json(ann.board))).toHaveLength(2);
    await ann.send(ann.edit(drawPoint('live')));
    await same(doc, ann);
    expect(denied).toEqual([]);
  });

  it('5.20 an observer follows both documents', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const olena = h.person('Olena', 'observer');
    const board = await following(olena, 'board');
    const record = await following(olena, 'record');
    await ann.ask('command', line('seen by observers'));
    await becomes(() =>
      expect(Y.encodeStateVector(record.doc)).toEqual(Y.encodeStateVector(ann.record)),
    );
    await same(board.doc, ann);
    expect(denied).toEqual([]);
  });

  it('5.20 brings edits made before it was connected', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const program = follow(h.person('Program', 'editor'), 'board');
    program.doc.transact(() => drawPoint('made offline')(program.doc));
    await becomes(() => expect(JSON.stringify(json(ann.board))).toContain('made offline'));
  });

  it('5.21 an observer writes nothing, and is told why', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const before = json(ann.board);
    const { doc, provider } = await following(h.person('Olena', 'observer'), 'board');
    doc.transact(() => drawPoint('no')(doc));
    await wasDenied('READ_ONLY');
    denied.length = 0;
    provider.awareness.setLocalStateField('cursor', { x: 1 });
    await wasDenied('READ_ONLY');
    await ann.send(ann.edit(drawPoint('still followed')));
    const added = Object.values(json(ann.board)).length - Object.values(before).length;
    expect(added).toBe(1);
    await becomes(() => expect(JSON.stringify(json(doc))).toContain('still followed'));
    expect(JSON.stringify(json(ann.board))).not.toContain('"no"');
  });

  it('5.21 nobody writes the record, by update or by answering', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const claire = h.person('Claire', 'facilitator');
    const { doc } = await following(claire, 'record');
    const before = Y.encodeStateVector(ann.record);
    doc.getMap('people').set('forged', { name: 'Nobody' });
    await wasDenied('READ_ONLY');
    const ws = await raw(claire, 'record');
    const answer = new Promise<Buffer>((resolve) => ws.once('message', resolve));
    ws.send(message([0, 1], Y.encodeStateAsUpdate(doc)));
    expect((await answer).toString('latin1')).toContain('READ_ONLY');
    ws.terminate();
    expect(Y.encodeStateVector(ann.record)).toEqual(before);
  });

  it('5.22 refuses with a code after which the provider does not try again', async () => {
    const { closed } = follow(h.person('Eve', 'editor'), 'board', 'x'.repeat(22));
    expect(await closed).toEqual({ code: 4401, reason: 'TICKET_INVALID' });
    expect(denied.join()).toContain('TICKET_INVALID');
    const elsewhere = new WebSocket(`ws://127.0.0.1:${h.port}/yjs/nowhere/board?ticket=x`);
    const [code] = (await once(elsewhere, 'close')) as [number];
    expect(code).toBe(4404);
  });

  it('5.22 cuts a revoked person', async () => {
    const session = h.person('Eve', 'editor');
    const { closed } = await following(session, 'board');
    h.access.revokePerson(h.room.id, session.person.id);
    expect(await closed).toEqual({ code: 4403, reason: 'REVOKED' });
  });

  it('5.22 a ticket opens the room it is for, and no other', async () => {
    const session = h.person('Ann', 'editor');
    const path = `/yjs/01ARZ3NDEKTSV4RRFFQ69G5FAV/board?ticket=${h.ticket(session)}`;
    const ws = new WebSocket(`ws://127.0.0.1:${h.port}${path}`);
    const [code] = (await once(ws, 'close')) as [number];
    expect(code).toBe(4401);
  });
});

/** A message of the protocol, by hand. */
function message(head: readonly number[], content: Uint8Array): Uint8Array {
  const to = encoding.createEncoder();
  for (const number of head) encoding.writeVarUint(to, number);
  encoding.writeVarUint8Array(to, content);
  return encoding.toUint8Array(to);
}

function awareness(client: number, clock: number, json: string): Uint8Array {
  const to = encoding.createEncoder();
  for (const number of [1, client, clock]) encoding.writeVarUint(to, number);
  encoding.writeVarString(to, json);
  return message([1], encoding.toUint8Array(to));
}

describe('an edit that could not be taken', () => {
  let shared: Harness;
  beforeAll(async () => {
    shared = h;
    h = await startSockets({}, { effort: { perSecond: 2, burst: 0 } });
  });
  afterAll(async () => {
    await h.close();
    h = shared;
  });

  it('5.25 is asked for again while the room goes on, without the program doing anything', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const { doc } = await following(h.person('Program', 'editor'), 'board');
    const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    drawPoint('Bridge', id)(doc);
    const note = doc.getMap<Y.Map<Y.Text>>('features').get(id)?.get('note');
    note?.insert(0, 'a long note');
    // Cutting a text is a step of judging, and owes half a second here.
    note?.delete(2, 5);
    note?.insert(0, 'Seen: ');
    await wasDenied('RATE_LIMITED');
    await becomes(() => {
      const copy = ann.board.getMap<Y.Map<Y.Text>>('features').get(id);
      expect(String(copy?.get('note'))).toBe('Seen: a note');
    });
  }, 12_000);
});

describe('awareness', () => {
  it('5.23 reaches the other programs, with the identity that the server knows', async () => {
    const one = await following(h.person('Ann', 'editor', 'KYV'), 'board');
    const two = await following(h.person('Bob', 'editor'), 'board');
    one.provider.awareness.setLocalState({ cursor: 5, user: { name: 'The Minister' } });
    const seen = () => two.provider.awareness.getStates().get(one.doc.clientID);
    await becomes(() =>
      expect(seen()).toMatchObject({
        cursor: 5,
        user: { name: 'Ann', delegation: 'KYV', role: 'editor' },
      }),
    );
    one.provider.destroy();
    await becomes(() => expect(seen()).toBeUndefined());
  });

  it('5.23 is believed about oneself only', async () => {
    const ann = await following(h.person('Ann', 'editor'), 'board');
    ann.provider.awareness.setLocalState({ cursor: 1 });
    const bob = await following(h.person('Bob', 'editor'), 'board');
    const seen = () => bob.provider.awareness.getStates().get(ann.doc.clientID);
    await becomes(() => expect(seen()).toMatchObject({ cursor: 1 }));
    const ws = await raw(h.person('Mallory', 'editor'));
    ws.send(awareness(ann.doc.clientID, 1_000, '{"cursor":666}'));
    ws.send(awareness(ann.doc.clientID, 1_001, 'null'));
    ws.send(awareness(77, 1, '{"cursor":7}'));
    await becomes(() =>
      expect(bob.provider.awareness.getStates().get(77)).toMatchObject({
        cursor: 7,
        user: { name: 'Mallory' },
      }),
    );
    expect(seen()).toMatchObject({ cursor: 1, user: { name: 'Ann' } });
    ws.terminate();
  });
});

describe('hostile frames at /yjs', () => {
  it('5.24 a malformed frame ends its own connection and no other', async () => {
    const bystander = await following(h.person('Ann', 'editor'), 'board');
    const mallory = h.person('Mallory', 'editor');
    const huge = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f);
    const frames: Record<string, Uint8Array | string> = {
      text: 'hello',
      empty: Uint8Array.of(),
      'unknown type': Uint8Array.of(9, 0),
      'unknown step': message([0, 7], Uint8Array.of(0)),
      'auth from a client': message([2, 0], Uint8Array.of(0)),
      'a length past the end': Uint8Array.of(0, 2, ...huge),
      trailing: Uint8Array.of(...message([0, 2], Uint8Array.of(0, 0)), 1),
      'vector with a huge count': message([0, 0], huge),
      'awareness with a huge count': message([1], huge),
      'awareness that is not JSON': awareness(1, 1, '{'),
      'awareness that is no object': awareness(1, 1, '5'),
      'awareness nested too deep': awareness(1, 1, `{"a":${'['.repeat(900)}${']'.repeat(900)}}`),
      'number without end': new Uint8Array(60).fill(0xff),
    };
    for (const [what, frame] of Object.entries(frames)) {
      const ws = await raw(mallory);
      ws.send(frame);
      const [code] = (await once(ws, 'close')) as [number];
      expect(code, what).toBe(4400);
    }
    const ws = await raw(mallory);
    ws.send(new Uint8Array(300 * 1024));
    expect((await once(ws, 'close'))[0]).toBe(4413);
    expect(bystander.provider.wsconnected).toBe(true);
    expect(h.errors).toEqual([]);
  });

  it('5.24 bytes that are no update are refused, and who goes on is cut', async () => {
    const ws = await raw(h.person('Mallory', 'editor'));
    const codes: string[] = [];
    ws.on('message', (data: Buffer) => {
      if (data[0] === 2) codes.push(data.subarray(3).toString().split(':')[0] as string);
    });
    for (let i = 0; i < 40; i++) ws.send(message([0, 2], new Uint8Array(50).fill(i + 1)));
    await once(ws, 'close');
    expect(codes.length).toBeGreaterThan(10);
    expect(h.errors).toEqual([]);
  });
});
