import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { drawPoint, line } from './room-fixture.ts';
import { startSockets, type Harness, type TestClient } from './sockets-harness.ts';

let h: Harness;
beforeAll(async () => void (h = await startSockets()));
afterAll(() => h.close());

const features = (doc: Y.Doc) => doc.getMap('features').toJSON();

/** Leave the journal hardly any room, and use it up. */
async function fillUp(client: TestClient): Promise<void> {
  const size = statSync(join(h.site.dir, 'journal.db')).size;
  await h.site.journal.setQuota(size + 8_192);
  const long = 'x'.repeat(7_900);
  await becomes(async () => {
    const result = await client.ask('command', line(long));
    expect(result).toMatchObject({ ok: false, error: { code: 'JOURNAL_FULL', retry: true } });
  });
}

it('5.10 5.20 a full journal: people still join and read; what waited is taken afterwards', async () => {
  const ann = await h.join(h.person('Ann', 'editor'));
  await ann.send(ann.edit(drawPoint('before')));
  const statuses: boolean[] = [];
  ann.socket.on('status', ({ writable }) => void statuses.push(writable));
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const program = new Y.Doc();
  const provider = new WebsocketProvider(`${h.url}/yjs/${h.room.id}`, 'board', program, {
    params: { ticket: h.ticket(h.person('Program', 'editor')) },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await becomes(() => expect(provider.synced).toBe(true));
  // Its clientID becomes its own with a first edit, while that can be written down.
  program.transact(() => drawPoint('by a program')(program));
  await becomes(() => expect(features(ann.board)).toEqual(features(program)));

  await fillUp(ann);
  await becomes(() => expect(statuses).toContain(false));
  const person = h.person('Bob', 'editor');
  const bob = await h.join(person);
  expect(bob.welcome).toMatchObject({ clientId: null, status: { writable: false } });
  expect(features(bob.board)).toEqual(features(ann.board));
  program.transact(() => drawPoint('while full')(program));
  await becomes(() => expect(String(denied.mock.lastCall?.[0])).toContain('JOURNAL_FULL'));

  await h.site.journal.setQuota(null);
  await becomes(() => expect(bob.farewell).toBe('RESYNC'));
  const again = await h.join(person);
  expect(again.welcome.clientId).not.toBeNull();
  expect(await again.send(again.edit(drawPoint('after')))).toMatchObject({ ok: true });
  await becomes(() => {
    expect(JSON.stringify(features(ann.board))).toContain('while full');
    expect(features(ann.board)).toEqual(features(program));
    expect(features(ann.board)).toEqual(features(again.board));
  });
  expect(statuses.at(-1)).toBe(true);
  expect(ann.farewell).toBeNull();
  provider.destroy();
});
