import * as Y from 'yjs';
import { ulid } from 'ulid';
import { LoadProcess } from '../lib/load-process.ts';
import { quantile } from '../lib/figures.ts';
import { ourDialect } from '../lib/our-dialect.ts';
import { peerDialect } from '../lib/peer-dialect.ts';
import type { StartServer, TestServer } from '../lib/server.ts';

export interface Joining {
  /** ms from connecting to the whole state, first client of a server that just started. */
  readonly coldMs: number;
  /** ms until the last of 100 clients that came at once had the whole state. */
  readonly stormMs: number;
  readonly joinBytes: number;
}

const OPERATIONS_PER_FEATURE = 10;

/** Put `operations` small operations into a room through the public interface, as one editor. */
async function fill(server: TestServer, room: string, operations: number): Promise<void> {
  const [seat] = await server.seats(room, 1, 0);
  let acknowledged = 0;
  let wanted = 0;
  let done: () => void = () => undefined;
  const dialect = server.dialect === 'ours' ? ourDialect : peerDialect;
  const client = await dialect.connect(seat!, await dialect.prepare(seat!), {
    edit: () => undefined,
    presence: () => undefined,
    acknowledged: () => ++acknowledged === wanted && done(),
  });
  const doc = new Y.Doc();
  doc.clientID = client.clientId;
  let updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const features = doc.getMap('features');
  for (let made = 0; made < operations; made += OPERATIONS_PER_FEATURE) {
    const feature = new Y.Map<unknown>();
    doc.transact(() => {
      features.set(ulid(), feature);
      feature.set('kind', 'point');
      feature.set('note', new Y.Text());
      feature.set('props', new Y.Map());
    });
    for (let i = 4; i < OPERATIONS_PER_FEATURE; i++)
      feature.set('geom', { type: 'Point', coordinates: [30 + Math.random(), 50 + Math.random()] });
    if (updates.length < 700) continue;
    const sent = new Promise<void>((resolve) => (done = resolve));
    wanted++;
    client.edit(Y.mergeUpdates(updates));
    updates = [];
    await sent;
  }
  if (updates.length > 0) {
    const sent = new Promise<void>((resolve) => (done = resolve));
    wanted++;
    client.edit(Y.mergeUpdates(updates));
    await sent;
  }
  client.close();
}

/** A document of 100,000 operations: one cold join, then 100 clients at once. */
export async function joining(start: StartServer, operations = 100_000): Promise<Joining> {
  const server = await start();
  const crowd = new LoadProcess();
  const first = new LoadProcess();
  try {
    await fill(server, 'join', operations);
    await server.restart();
    const common = { dialect: server.dialect, firstEditor: null };
    const [seat] = await server.seats('join', 0, 1);
    const cold = await first.connect({ ...common, seats: [seat!], storm: false });
    const seats = await server.seats('join', 0, 100);
    const storm = await crowd.connect({ ...common, seats, storm: true });
    return {
      coldMs: cold.joinMs[0]!,
      stormMs: quantile(storm.joinMs, 1),
      joinBytes: cold.joinBytes,
    };
  } finally {
    crowd.quit();
    first.quit();
    await server.stop();
  }
}
