import { once } from 'node:events';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import * as Y from 'yjs';
import { presenceSchema } from '../../shared/protocol/presence.ts';
import { drawPoint, line } from './room-fixture.ts';
import { startSockets, tcpOf, type Harness, type TestClient } from './sockets-harness.ts';

let h: Harness;
beforeAll(async () => void (h = await startSockets({ backlogBytes: 64 * 1024, byteBurst: 1e9 })));
afterAll(() => h.close());

const features = (client: TestClient) => client.board.getMap('features').toJSON();
const sameBoard = (a: TestClient, b: TestClient) =>
  becomes(() => expect(features(a)).toEqual(features(b)));
const sameRecord = (a: TestClient, b: TestClient) =>
  becomes(() => expect(Y.encodeStateVector(a.record)).toEqual(Y.encodeStateVector(b.record)));
const gone = (client: TestClient) => becomes(() => expect(client.socket.connected).toBe(false));

/** A place on the map that somebody points at. */
const pointing = (x: number) => presenceSchema.parse({ cursor: [x, 50] });

describe('a room client', () => {
  it('5.10 is acknowledged when durable, and everybody gets the edit', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const bob = await h.join(h.person('Bob', 'observer'));
    expect(ann.welcome.clientId).not.toBeNull();
    expect(bob.welcome.clientId).toBeNull();
    const result = await ann.send(ann.edit(drawPoint('here')));
    expect(result).toMatchObject({ ok: true, value: { durable: true, site: 'PAR' } });
    await sameBoard(ann, bob);
    expect(await ann.ask('command', line('hello'))).toMatchObject({ ok: true });
    await sameRecord(ann, bob);
    expect(h.errors).toEqual([]);
  });

  it('5.10 joins once, and first', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const again = await ann.ask('join', { replica: ulid() });
    expect(again).toMatchObject({ ok: false, error: { code: 'ALREADY_DONE' } });
  });

  it('5.10 that joins while others write misses nothing', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const people = Array.from({ length: 6 }, (_, i) => h.person(`P${i}`, 'observer'));
    const writing = (async () => {
      for (let i = 0; i < 40; i++) await ann.send(ann.edit(drawPoint(`p${i}`)));
    })();
    const late = await Promise.all(people.map((person) => h.join(person)));
    await writing;
    for (const client of late) await sameBoard(client, ann);
  });

  it('5.10 is sent only what its copies lack', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    await ann.send(ann.edit(drawPoint('one')));
    const person = h.person('Bob', 'editor');
    const first = await h.join(person);
    const second = await h.join(person, { vectors: [first.board, first.record] });
    expect(second.welcome.board.length).toBeLessThan(first.welcome.board.length / 4);
    const reply = await ann.ask('sync', {
      document: 'board',
      vector: Y.encodeStateVector(new Y.Doc()),
    });
    if (!reply.ok) throw new Error(reply.error.code);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, reply.value.update);
    expect(copy.getMap('features').toJSON()).toEqual(features(ann));
    expect(reply.value.vector).toEqual(Y.encodeStateVector(ann.board));
  });

  it('5.93 many edits at once travel in few frames', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const bob = await h.join(h.person('Bob', 'observer'));
    bob.heard.length = 0;
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => ann.send(ann.edit(drawPoint(`many ${i}`)))),
    );
    await sameBoard(ann, bob);
    expect(bob.heard.length).toBeLessThan(20);
  });

  it('5.14 shows presence with the identity that the server knows', async () => {
    const ann = await h.join(h.person('Ann', 'editor', 'KYV'));
    const bob = await h.join(h.person('Bob', 'observer'));
    for (let x = 0; x < 100; x++) ann.socket.emit('presence', pointing(x));
    await becomes(() =>
      expect(bob.roster[ann.welcome.connection]).toEqual({
        person: ann.welcome.me.person,
        name: 'Ann',
        role: 'editor',
        delegation: 'KYV',
        presence: { cursor: [99, 50] },
      }),
    );
    ann.socket.disconnect();
    await becomes(() => expect(bob.roster[ann.welcome.connection]).toBeUndefined());
  });
});

describe('an observer', () => {
  it('5.15 changes nothing by any message, and is told why', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const bob = await h.join(h.person('Bob', 'observer'));
    bob.board.clientID = ann.welcome.clientId as number;
    const refused = { ok: false, error: { code: 'READ_ONLY', retry: false } };
    expect(await bob.send(bob.edit(drawPoint('no')))).toMatchObject(refused);
    expect(await bob.ask('command', line('no'))).toMatchObject(refused);
    expect(await bob.ask('presence', pointing(1))).toMatchObject(refused);
    bob.socket.emit('presence', pointing(1));
    await becomes(() => expect(bob.notices).toEqual(['READ_ONLY']));
    await becomes(() =>
      expect(ann.roster[bob.welcome.connection]).toMatchObject({ name: 'Bob', presence: null }),
    );
  });
});

describe('a connection ends', () => {
  it('5.16 at once when its person, invitation or session is revoked', async () => {
    const victim = h.person('Eve', 'editor');
    const ann = await h.join(h.person('Ann', 'editor'));
    const eve = await h.join(victim);
    h.access.revokePerson(h.room.id, victim.person.id);
    await gone(eve);
    expect(eve.farewell).toBe('REVOKED');
    await becomes(() => expect(ann.roster[eve.welcome.connection]).toBeUndefined());
    expect(ann.socket.connected).toBe(true);
    const other = h.person('Max', 'editor');
    const max = await h.join(other);
    h.access.signOut(other.id);
    await gone(max);
    expect(max.farewell).toBe('NOT_SIGNED_IN');
  });

  it('5.16 6.6 when its person gets another role, and is asked to come in again', async () => {
    const session = h.person('Ann', 'editor');
    const ann = await h.join(session);
    const asObserver = { room: h.room.id, role: 'observer', delegation: 'PAR' } as const;
    const { secret } = h.access.invite({
      ...asObserver,
      expiresAt: Date.now() + 1e6,
      uses: 1,
      createdBy: null,
    });
    h.access.redeem(secret, 'Ann', session);
    await gone(ann);
    expect(ann.farewell).toBe('RESYNC');
    const again = await h.join(session);
    expect(again.welcome).toMatchObject({ me: { role: 'observer' }, clientId: null });
  });

  it('5.16 even if it reads nothing', async () => {
    const victim = h.person('Eve', 'editor');
    const eve = await h.join(victim);
    const before = h.sockets.stats().room;
    tcpOf(eve).pause();
    h.access.revokePerson(h.room.id, victim.person.id);
    expect(h.sockets.stats().room).toBe(before - 1);
    tcpOf(eve).resume();
    await gone(eve);
  });
});

describe('a reader that does not keep up', () => {
  it('5.12 is sent nothing until it has drained, then one difference, and is right', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const bob = await h.join(h.person('Bob', 'observer'));
    const slow = await h.join(h.person('Slow', 'observer'));
    const id = ulid();
    await ann.send(ann.edit(drawPoint('note', id)));
    await sameBoard(ann, slow);
    tcpOf(slow).pause();
    // Loopback takes some megabytes by itself before anything waits in the server.
    let turns = 0;
    while (h.sockets.stats().stale === 0 && turns < 600) {
      const update = ann.edit((board) => {
        const feature = board.getMap('features').get(id) as Y.Map<unknown>;
        const note = feature.get('note') as Y.Text;
        note.delete(0, note.length);
        note.insert(0, `${turns++}:`.padEnd(20_000, '€'));
      });
      expect(await ann.send(update)).toMatchObject({ ok: true });
    }
    expect(h.sockets.stats().stale).toBe(1);
    for (let i = 0; i < 10; i++) await ann.send(ann.edit(drawPoint(`while away ${i}`)));
    await ann.ask('command', line('while away'));
    const passer = await h.join(h.person('Passer-by', 'editor'));
    passer.socket.disconnect();
    const late = await h.join(h.person('Late', 'editor'));
    await sameBoard(ann, bob);
    expect(h.sockets.stats().backlogBytes).toBeLessThan(1024 * 1024);
    tcpOf(slow).resume();
    await sameBoard(ann, slow);
    await sameRecord(ann, slow);
    await becomes(() => {
      expect(slow.roster[late.welcome.connection]?.name).toBe('Late');
      expect(slow.roster[passer.welcome.connection]).toBeUndefined();
    });
    await ann.send(ann.edit(drawPoint('live again')));
    await sameBoard(ann, slow);
    expect(h.sockets.stats().stale).toBe(0);
    expect(slow.socket.connected).toBe(true);
    expect(h.errors).toEqual([]);
  });
});

describe('the server stops', () => {
  it('5.17 says farewell to everybody and closes all connections', async () => {
    const other = await startSockets();
    const ann = await other.join(other.person('Ann', 'editor'));
    const closing = once(ann.socket as never, 'disconnect');
    await other.sockets.stop('STOPPING');
    await closing;
    expect(ann.farewell).toBe('STOPPING');
    expect(other.sockets.stats()).toMatchObject({ room: 0, yjs: 0, rooms: 0 });
    await other.close();
  });
});
