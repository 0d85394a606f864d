import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Session } from '../../server/access/contract.ts';
import { drawPoint, line } from './room-fixture.ts';
import { startSockets, type Harness, type TestClient } from './sockets-harness.ts';

let h: Harness;
const providers: WebsocketProvider[] = [];
beforeAll(async () => void (h = await startSockets()));
afterAll(async () => {
  for (const provider of providers) provider.destroy();
  await h.close();
});

/** The published provider, as any program would use it. */
function follow(session: Session, document: 'board' | 'record', doc = new Y.Doc()) {
  const provider = new WebsocketProvider(`${h.url}/yjs/${h.room.id}`, document, doc, {
    params: { ticket: h.ticket(session) },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  providers.push(provider);
  const denied = vi.spyOn(console, 'warn').mockImplementation(() => {});
  return { doc, provider, denied };
}

const synced = (provider: WebsocketProvider) =>
  vi.waitFor(() => expect(provider.synced).toBe(true));
const json = (doc: Y.Doc) => doc.getMap('features').toJSON();
const same = (doc: Y.Doc, client: TestClient) =>
  vi.waitFor(() => expect(json(doc)).toEqual(json(client.board)));

describe('plain Yjs programs', () => {
  it('5.20 an editor writes the board, and everybody sees it', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    await ann.send(ann.edit(drawPoint('from the room')));
    const { doc, provider } = follow(h.person('Program', 'editor'), 'board');
    await synced(provider);
    await same(doc, ann);
    doc.transact(() => drawPoint('from a program')(doc));
    await same(doc, ann);
    expect(Object.keys(json(ann.board))).toHaveLength(2);
    await ann.send(ann.edit(drawPoint('live')));
    await same(doc, ann);
  });

  it('5.20 an observer follows both documents', async () => {
    const ann = await h.join(h.person('Ann', 'editor'));
    const observer = h.person('Olena', 'observer');
    const board = follow(observer, 'board');
    const record = follow(observer, 'record');
    await synced(board.provider);
    await synced(record.provider);
    await ann.ask('command', line('seen by observers'));
    await vi.waitFor(() => {
      const logs = [...record.doc.share.keys()].filter((name) => name.startsWith('log:PAR'));
      const texts = logs.flatMap((name) =>
        Object.values(
          record.doc.getMap(name).toJSON() as Record<string, { body: { text: string } }>,
        ),
      );
      expect(texts.map((entry) => entry.body.text)).toContain('seen by observers');
    });
    await same(board.doc, ann);
  });
});
