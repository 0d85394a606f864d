import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import type * as Y from 'yjs';
import { ticketsFor } from '../../client/connection/http.ts';
import { FileStore } from '../../client/connection/store/file.ts';
import type { ReplicaStore } from '../../client/connection/store/contract.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import { changeFeature, createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { ClientHouse, expectOk, until } from './client-fixture.ts';
import { Cable } from './client-proxy.ts';

let house: ClientHouse;
let cable: Cable;
let directory: string;
beforeAll(async () => {
  house = await ClientHouse.open();
  cable = await Cable.to(house.server.port);
  directory = mkdtempSync(join(tmpdir(), 'accord-replicas-'));
});
afterAll(async () => {
  cable.close();
  await house.close();
  rmSync(directory, { recursive: true, force: true });
});

const newPoint = (board: Y.Doc, id: string, label: string): void =>
  void createFeature(board, {
    id,
    kind: 'point',
    label,
    geom: { type: 'Point', coordinates: [30.52, 50.45] },
  });
const features = (client: { board: Y.Doc }) => featuresOf(client.board).toJSON();

describe('when the link is cut', () => {
  test('7.6 editing goes on, is shown as on this device, and merges with what others did', async () => {
    cable.mend();
    const paris = await house.editor('PAR', { origin: cable.origin });
    const kyiv = await house.editor('KYV');
    const [id, away, here] = [ulid(), ulid(), ulid()];
    paris.edit((board) => newPoint(board, id, 'before'));
    await paris.settled();
    await becomes(() => expect(featuresOf(kyiv.board).has(id)).toBe(true));
    cable.pull();
    await until(paris, (state) => state.link.phase === 'offline');
    paris.edit((board) => newPoint(board, away, 'made while away'));
    const said = paris.command('log.append', { kind: 'comment', text: 'alone', language: 'en' });
    kyiv.edit((board) => {
      newPoint(board, here, 'made meanwhile');
      changeFeature(board, id, { label: 'renamed' });
    });
    await kyiv.settled();
    await until(paris, (state) => state.saved.onDevice === 2);
    expect(paris.state.pending).toMatchObject([{ state: 'on-device', command: { id: said.id } }]);
    expect(paris.state.saved.waitingSince).not.toBeNull();
    cable.mend();
    paris.reconnect();
    await paris.settled();
    expect(await said.settled).toMatchObject({ ok: true });
    await becomes(() => {
      expect(features(paris)).toEqual(features(kyiv));
      expect(Object.keys(features(kyiv))).toEqual(expect.arrayContaining([id, away, here]));
    });
    expect(features(paris)).toMatchObject({ [id]: { label: 'renamed' } });
  });

  test('7.6 it comes back by itself, with a fresh ticket for each attempt', async () => {
    cable.mend();
    const visitor = await house.invite('editor', 'LON');
    const direct = ticketsFor(visitor.api, house.room);
    const tickets = vi.fn(direct);
    const client = await house.connect(visitor, { origin: cable.origin, tickets });
    await until(client, (state) => state.link.phase === 'online');
    cable.pull();
    await until(client, (state) => state.link.phase === 'offline' && state.link.attempt >= 2);
    cable.mend();
    await until(client, (state) => state.link.phase === 'online');
    expect(tickets.mock.calls.length).toBeGreaterThanOrEqual(3);
  });
});

describe('what a device keeps', () => {
  test('7.3 a program killed between "on this device" and sending: the next one sends it', async () => {
    cable.mend();
    const visitor = await house.invite('editor', 'LON');
    const kyiv = await house.editor('KYV');
    const feature = ulid();
    const child = fork(join(import.meta.dirname, 'client-crash-child.ts'), [
      ...[directory, house.room, cable.origin, house.server.origin],
      ...[JSON.stringify(visitor.jar), feature],
    ]);
    await once(child, 'message');
    cable.pull();
    await once(child, 'message');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(featuresOf(kyiv.board).has(feature)).toBe(false);
    const store = new FileStore(directory);
    const heir = await house.connect(visitor, { store });
    expect(heir.state.saved.onDevice).toBe(2);
    await until(heir, (state) => state.link.phase === 'online');
    await heir.settled();
    await becomes(() => expect(featuresOf(kyiv.board).has(feature)).toBe(true));
    const lines = () =>
      kyiv.entries.filter(
        (entry) => entry.type === 'log.append' && entry.body.text === `from ${feature}`,
      );
    await becomes(() => expect(lines()).toHaveLength(1));
  });

  test('7.7 a room opened without a link shows this device’s copy and can be edited', async () => {
    const visitor = await house.invite('editor', 'PAR');
    const store = new FileStore(join(directory, 'offline'));
    const [id, more] = [ulid(), ulid()];
    const first = await house.connect(visitor, { store });
    await until(first, (state) => state.ready);
    first.edit((board) => newPoint(board, id, 'kept'));
    await first.settled();
    const lease = first.board.clientID;
    await first.close();
    cable.pull();
    const second = await house.connect(visitor, { store, origin: cable.origin });
    expect(second.state).toMatchObject({ ready: true, me: { role: 'editor', delegation: 'PAR' } });
    expect(second.board.clientID).toBe(lease);
    expect(
      second.edit((board) => changeFeature(board, id, { label: 'edited offline' })),
    ).toBeNull();
    expect(second.edit((board) => newPoint(board, more, 'made offline'))).toBeNull();
    cable.mend();
    second.reconnect();
    await until(second, (state) => state.link.phase === 'online');
    await second.settled();
    expect(second.state.refused).toEqual([]);
    const other = await house.editor('KYV');
    expect(features(other)).toMatchObject({
      [id]: { label: 'edited offline' },
      [more]: { label: 'made offline' },
    });
  });

  test('7.7 without a copy nothing can be edited before joining: clocks are not known', async () => {
    cable.pull();
    const visitor = await house.invite('editor', 'PAR');
    const client = await house.connect(visitor, { origin: cable.origin });
    expect(client.state.ready).toBe(false);
    expect(client.edit((board) => newPoint(board, ulid(), 'no'))).toMatchObject({ code: 'RESYNC' });
  });

  test('7.13 a device that refuses to keep: editing goes on from memory, and it says so', async () => {
    const memory = new MemoryStore();
    const refusing: ReplicaStore = {
      claim: async (...args) => ({
        ...(await memory.claim(...args)),
        write: () => Promise.reject(new Error('quota')),
      }),
    };
    const client = await house.editor('PAR', { store: refusing });
    const id = ulid();
    client.edit((board) => newPoint(board, id, 'from memory'));
    await until(client, (state) => state.saved.deviceRefuses);
    await client.settled();
    const other = await house.editor('KYV');
    expect(featuresOf(other.board).has(id)).toBe(true);
  });
});

describe('a room that was closed meanwhile', () => {
  test('7.15 refuses what comes too late; all of it is kept, and editing goes on after reopening', async () => {
    cable.mend();
    const paris = await house.editor('PAR', { origin: cable.origin });
    const facilitator = await house.connect(house.facilitator);
    await until(facilitator, (state) => state.link.phase === 'online');
    const [before, away] = [ulid(), ulid()];
    paris.edit((board) => newPoint(board, before, 'before'));
    await paris.settled();
    cable.pull();
    await until(paris, (state) => state.link.phase === 'offline');
    paris.edit((board) => changeFeature(board, before, { label: 'too late' }));
    paris.edit((board) => newPoint(board, away, 'too late as well'));
    const said = paris.command('log.append', { kind: 'comment', text: 'late', language: 'en' });
    await facilitator.command('room.close', {}).settled;
    cable.mend();
    paris.reconnect();
    await until(paris, (state) => state.refused.length === 3);
    await paris.settled();
    expect(await said.settled).toMatchObject({ ok: false, refusal: { code: 'ROOM_CLOSED' } });
    for (const { refusal } of paris.state.refused) expect(refusal.code).toBe('ROOM_CLOSED');
    expect(features(paris)).toMatchObject({ [before]: { label: 'before' } });
    expect(paris.edit((board) => newPoint(board, away, 'no'))).toMatchObject({
      code: 'ROOM_CLOSED',
    });
    await facilitator.command('room.reopen', { reason: 'more to do' }).settled;
    await becomes(() => expect(paris.edit((board) => newPoint(board, away, 'again'))).toBeNull());
    await paris.settled();
    await becomes(() => expect(featuresOf(facilitator.board).has(away)).toBe(true));
  });
});

describe('several copies of one person', () => {
  test('7.5 each has a clientID of its own, and both may write at once', async () => {
    const visitor = await house.invite('editor', 'LON');
    const store = new MemoryStore();
    const [a, b] = [
      await house.connect(visitor, { store }),
      await house.connect(visitor, { store }),
    ];
    for (const client of [a, b]) await until(client, (state) => state.link.phase === 'online');
    expect(a.board.clientID).not.toBe(b.board.clientID);
    const ids = [ulid(), ulid()];
    a.edit((board) => newPoint(board, ids[0]!, 'a'));
    b.edit((board) => newPoint(board, ids[1]!, 'b'));
    await Promise.all([a.settled(), b.settled()]);
    await becomes(() => expect(features(a)).toEqual(features(b)));
    expect(Object.keys(features(a))).toEqual(expect.arrayContaining(ids));
  });

  test('7.5 the next program has the clientID of the one before', async () => {
    const visitor = await house.invite('editor', 'LON');
    const store = new MemoryStore();
    const first = await house.connect(visitor, { store });
    await until(first, (state) => state.link.phase === 'online');
    const lease = first.board.clientID;
    await first.close();
    const second = await house.connect(visitor, { store });
    await until(second, (state) => state.link.phase === 'online');
    expect(second.board.clientID).toBe(lease);
  });
});

describe('when the server will not have us', () => {
  test('7.14 a revoked person is told, and no attempt follows', async () => {
    const visitor = await house.invite('editor', 'PAR');
    const client = await house.connect(visitor);
    await until(client, (state) => state.link.phase === 'online');
    expectOk(await house.facilitator.api.revokePerson(house.room, visitor.person));
    await until(client, (state) => state.link.phase === 'refused');
    expect(client.state.link).toEqual({ phase: 'refused', code: 'REVOKED' });
  });

  test('7.14 who was revoked keeps no copy of the room on this device', async () => {
    const visitor = await house.invite('editor', 'PAR');
    const replicas = join(directory, 'revoked');
    const client = await house.connect(visitor, { store: new FileStore(replicas) });
    await until(client, (state) => state.link.phase === 'online');
    client.edit((board) => newPoint(board, ulid(), 'x'));
    await client.settled();
    expectOk(await house.facilitator.api.revokePerson(house.room, visitor.person));
    await until(client, (state) => state.link.phase === 'refused');
    await client.close();
    const again = await house.connect(visitor, { store: new FileStore(replicas) });
    expect(again.state.ready).toBe(false);
    expect(features(again)).toEqual({});
  });

  test('7.14 an editor who became an observer: what waited is refused, and kept', async () => {
    cable.mend();
    const visitor = await house.invite('editor', 'PAR', 'Ann');
    const client = await house.connect(visitor, { origin: cable.origin });
    await until(client, (state) => state.link.phase === 'online');
    cable.pull();
    await until(client, (state) => state.link.phase === 'offline');
    client.edit((board) => newPoint(board, ulid(), 'too late'));
    const body = { role: 'observer', delegation: 'PAR', hours: 1, uses: 1 } as const;
    const { secret } = expectOk(await house.facilitator.api.invite(house.room, body));
    expectOk(await visitor.api.redeem({ secret, name: 'Ann' }));
    cable.mend();
    client.reconnect();
    await until(client, (state) => state.refused.length === 1);
    expect(client.state.refused[0]).toMatchObject({ refusal: { code: 'READ_ONLY' } });
    await until(client, (state) => state.link.phase === 'online' && state.me?.role === 'observer');
    expect(client.edit((board) => newPoint(board, ulid(), 'no'))?.code).toBe('READ_ONLY');
  });

  test('7.14 6.6 who gets another role comes in again with it, without doing anything', async () => {
    const visitor = await house.invite('editor', 'PAR', 'Anna');
    const client = await house.connect(visitor);
    await until(client, (state) => state.me?.role === 'editor');
    const body = { role: 'observer', delegation: 'PAR', hours: 1, uses: 1 } as const;
    const { secret } = expectOk(await house.facilitator.api.invite(house.room, body));
    expectOk(await visitor.api.redeem({ secret, name: 'Anna' }));
    await until(client, (state) => state.me?.role === 'observer');
    expect(client.edit(() => undefined)).toMatchObject({ code: 'READ_ONLY' });
  });

  test('7.2 a command handed in twice is recorded once, and both are told', async () => {
    const client = await house.editor('PAR');
    const body = { kind: 'comment', text: 'twice', language: 'en' } as const;
    const command = { id: ulid(), type: 'log.append', body } as const;
    const tickets = [client.submit(command), client.submit(command)];
    const outcomes = await Promise.all(tickets.map(({ settled }) => settled));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    await client.settled();
    await becomes(() =>
      expect(client.entries.filter(({ id }) => id === command.id)).toHaveLength(1),
    );
  });

  test('7.14 signed out: refused until a person acts; retryable refusals are retried', async () => {
    const visitor = await house.invite('editor', 'PAR');
    const answers = [refuse('OVERLOADED'), refuse('NOT_SIGNED_IN')];
    const direct = ticketsFor(visitor.api, house.room);
    const client = await house.connect(visitor, {
      tickets: () => {
        const answer = answers.shift();
        return answer ? Promise.resolve(answer) : direct();
      },
    });
    await until(client, (state) => state.link.phase === 'refused');
    expect(client.state.link).toEqual({ phase: 'refused', code: 'NOT_SIGNED_IN' });
    client.reconnect();
    await until(client, (state) => state.link.phase === 'online');
  });
});
