import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSockets, type Harness } from './sockets-harness.ts';
import { drawPoint, line } from './room-fixture.ts';

let h: Harness;
beforeAll(async () => void (h = await startSockets()));
afterAll(() => h.close());

describe('room clients', () => {
  it('5.10 an edit is acknowledged when durable and reaches everybody', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const bob = await h.join(h.person('Bob', 'observer'));
    expect(ann.welcome.clientId).not.toBeNull();
    expect(bob.welcome.clientId).toBeNull();
    const result = await ann.send(ann.edit(drawPoint('here')));
    expect(result).toMatchObject({ ok: true, value: { durable: true, site: 'PAR' } });
    await vi.waitFor(() =>
      expect(bob.board.getMap('features').toJSON()).toEqual(ann.board.getMap('features').toJSON()),
    );
    const said = await ann.ask('command', line('hello'));
    expect(said).toMatchObject({ ok: true, value: { durable: true } });
    await vi.waitFor(() =>
      expect(Y.encodeStateVector(bob.record)).toEqual(Y.encodeStateVector(ann.record)),
    );
    expect(h.errors).toEqual([]);
  });
});
