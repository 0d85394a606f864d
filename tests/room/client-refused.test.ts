import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import type * as Y from 'yjs';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { changeFeature, createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { ClientHouse, until } from './client-fixture.ts';

let house: ClientHouse;
beforeAll(async () => {
  house = await ClientHouse.open();
});
afterAll(() => house.close());

const newPoint = (board: Y.Doc, id: string, label: string) =>
  createFeature(board, {
    id,
    kind: 'point',
    label,
    geom: { type: 'Point', coordinates: [30.52, 50.45] },
  });

/** What no honest screen would write: admission refuses it as BAD_VALUE. */
const spoil = (board: Y.Doc, id: string) => featuresOf(board).get(id)?.set('label', 42);

describe('after the server refused an edit for good', () => {
  test('7.9 it is kept where the person can see it, the others are replayed', async () => {
    const [paris, kyiv] = [await house.editor('PAR'), await house.editor('KYV')];
    const [first, second, third] = [ulid(), ulid(), ulid()];
    paris.edit((board) => newPoint(board, first, 'first'));
    await paris.settled();
    const before = paris.board;
    const rebuilt = new Promise<void>((resolve) => paris.on('board', resolve));
    paris.edit((board) => newPoint(board, second, 'second'));
    paris.edit((board) => spoil(board, first));
    paris.edit((board) => newPoint(board, third, 'third'));
    paris.edit((board) => changeFeature(board, second, { label: 'second, moved on' }));
    paris.edit((board) => changeFeature(board, first, { label: 'first, mended' }));
    await rebuilt;
    await paris.settled();
    expect(paris.board).not.toBe(before);
    expect(paris.state.refused).toHaveLength(1);
    expect(paris.state.refused[0]).toMatchObject({
      command: null,
      refusal: { code: 'BAD_VALUE', retry: false },
      summary: 'label: 42',
    });
    await becomes(() =>
      expect(featuresOf(kyiv.board).toJSON()).toEqual(featuresOf(paris.board).toJSON()),
    );
    const labels = [first, second, third].map((id) => featuresOf(kyiv.board).get(id)?.get('label'));
    expect(labels).toEqual(['first, mended', 'second, moved on', 'third']);
    paris.dismissRefused(paris.state.refused[0]!.id);
    await until(paris, (state) => state.refused.length === 0);
  });

  test('7.9 what builds on a refused edit is refused with it, what stands beside it is not', async () => {
    const paris = await house.editor('PAR');
    const [bad, good] = [ulid(), ulid()];
    paris.edit((board) => {
      newPoint(board, bad, 'impossible');
      spoil(board, bad);
    });
    paris.edit((board) => changeFeature(board, bad, { label: 'depends on it' }));
    paris.edit((board) => newPoint(board, good, 'independent'));
    await until(paris, (state) => state.refused.length === 2);
    await paris.settled();
    expect(paris.state.refused.map((one) => one.refusal.code)).toEqual([
      'BAD_VALUE',
      'BAD_REFERENCE',
    ]);
    expect(featuresOf(paris.board).has(bad)).toBe(false);
    expect(featuresOf(paris.board).get(good)?.get('label')).toBe('independent');
  });

  test('7.9 editing goes on, in both lanes, under another lease', async () => {
    const paris = await house.editor('PAR');
    const id = ulid();
    paris.edit((board) => newPoint(board, id, 'a'));
    await paris.settled();
    const lease = paris.board.clientID;
    paris.edit((board) => spoil(board, id));
    await until(paris, (state) => state.refused.length === 1);
    await paris.settled();
    expect(paris.board.clientID).not.toBe(lease);
    paris.edit((board) => changeFeature(board, id, { label: 'b' }));
    const body = { kind: 'comment', text: 'still here', language: 'en' } as const;
    expect(await paris.command('log.append', body).settled).toMatchObject({ ok: true });
    await paris.settled();
    expect(paris.state.refused).toHaveLength(1);
  });

  test('7.10 a refused command is kept with its words, and its ticket says why', async () => {
    const paris = await house.editor('PAR');
    const ticket = paris.command('alert.acknowledge', { alert: ulid() });
    expect(await ticket.settled).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(paris.state.refused).toMatchObject([{ id: ticket.id, command: { id: ticket.id } }]);
    expect(paris.state.pending).toHaveLength(0);
  });

  test('7.9 it is still there, refused, after a restart of the program', async () => {
    const visitor = await house.invite('editor', 'LON');
    const store = new MemoryStore();
    const first = await house.connect(visitor, { store });
    await until(first, (state) => state.ready);
    const id = ulid();
    first.edit((board) => newPoint(board, id, 'a'));
    first.edit((board) => spoil(board, id));
    await until(first, (state) => state.refused.length === 1);
    await first.settled();
    await first.close();
    const again = await house.connect(visitor, { store });
    expect(again.state.refused).toMatchObject([{ refusal: { code: 'BAD_VALUE' } }]);
    await until(again, (state) => state.link.phase === 'online');
    await again.settled();
    expect(featuresOf(again.board).get(id)?.get('label')).toBe('a');
  });
});

describe('observers', () => {
  test('7.11 are told that they read only; nothing is written', async () => {
    const observer = await house.connect(await house.invite('observer', null));
    await until(observer, (state) => state.link.phase === 'online');
    const refusal = observer.edit((board) => newPoint(board, ulid(), 'no'));
    expect(refusal).toMatchObject({ code: 'READ_ONLY' });
    expect(observer.state.saved.waitingSince).toBeNull();
    const body = { kind: 'comment', text: 'no', language: 'en' } as const;
    const outcome = await observer.command('log.append', body).settled;
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'READ_ONLY' } });
  });
});
