/**
 * One client stops reading while a room is sent a lot. The server, in a process of its own, may
 * not grow for it; when it reads again it is put right without a new connection.
 *
 *   node tests/faults/slow-reader.ts [megabytes=150]
 *
 * Fails unless the server grew by at most 40 MB over what it took before the client stopped.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type * as Y from 'yjs';
import type { SocketStats } from '../../server/sockets/options.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import { drawPoint } from '../room/room-fixture.ts';
import { startSockets, tcpOf, TestClient } from '../room/sockets-harness.ts';

const MB = 1024 * 1024;
const ALLOWED_MB = 40;
const LIMITS = { editsPerSecond: 1e6, editBurst: 1e6, bytesPerSecond: 1e9, byteBurst: 1e9 };

interface Ready {
  readonly url: string;
  readonly tickets: readonly string[];
}
interface Report {
  readonly rss: number;
  readonly stats: SocketStats;
}

/** The server, which says every 50 ms what it takes. */
async function serve(): Promise<void> {
  const harness = await startSockets(LIMITS);
  const tickets = ['Writer', 'Reader', 'Slow'].map((name) =>
    harness.ticket(harness.person(name, 'editor')),
  );
  process.send?.({ url: harness.url, tickets } satisfies Ready);
  const reporting = setInterval(() => {
    const report: Report = { rss: process.memoryUsage.rss(), stats: harness.sockets.stats() };
    process.send?.(report);
  }, 50);
  process.once('disconnect', () => {
    clearInterval(reporting);
    void harness.close().then(() => process.exit(0));
  });
}

const IDS = [0, 1, 2, 3].map((i) => `01ARZ3NDEKTSV4RRFFQ69G5FA${i}`);

/** Write the notes of all features anew: 20,000 characters of three bytes each, 240 kB. */
const rewrite = (turn: number) => (board: Y.Doc) => {
  for (const id of IDS) {
    const note = (board.getMap('features').get(id) as Y.Map<unknown>).get('note') as Y.Text;
    note.delete(0, note.length);
    note.insert(0, `${turn}:`.padEnd(20_000, '\u20ac'));
  }
};

async function until(what: string, holds: () => boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited too long until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function expectOk(result: Result<unknown>): void {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`);
}

async function run(server: ChildProcess, megabytes: number): Promise<boolean> {
  const [{ url, tickets }] = (await once(server, 'message')) as [Ready];
  let peak = 0;
  let latest: Report | null = null;
  let staleSeen = 0;
  server.on('message', (report: Report) => {
    latest = report;
    peak = Math.max(peak, report.rss);
    staleSeen = Math.max(staleSeen, report.stats.stale);
  });
  const [writer, reader, slow] = tickets.map((ticket) => new TestClient(url, ticket)) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  for (const client of [writer, reader, slow]) await client.join();
  let disconnects = 0;
  slow.socket.on('disconnect', () => disconnects++);

  for (const id of IDS) expectOk(await writer.send(writer.edit(drawPoint('line', id))));
  let sent = 0;
  const write = async (bytes: number) => {
    for (const end = sent + bytes; sent < end;) {
      const update = writer.edit(rewrite(sent));
      expectOk(await writer.send(update));
      sent += update.length;
    }
  };
  // What a server takes for this traffic when everybody reads.
  await write(30 * MB);
  const before = peak;
  peak = 0;
  tcpOf(slow).pause();
  const began = Date.now();
  await write(megabytes * MB);
  const seconds = (Date.now() - began) / 1000;
  const stats = (latest as Report | null)?.stats;
  tcpOf(slow).resume();
  const json = (client: TestClient) => JSON.stringify(client.board.getMap('features').toJSON());
  await until('the slow client is right', () => json(slow) === json(writer));
  await until('the reader is right', () => json(reader) === json(writer));
  await writer.send(writer.edit(drawPoint('afterwards')));
  await until('it gets live edits again', () => json(slow) === json(writer));

  const grew = (peak - before) / MB;
  console.log(
    `${(sent / MB - 30).toFixed(0)} MB in ${seconds.toFixed(1)} s while one client did not read; ` +
      `stale ${staleSeen}, backlog ${((stats?.backlogBytes ?? 0) / MB).toFixed(2)} MB`,
  );
  console.log(
    `server: at most ${(before / MB).toFixed(0)} MB before, ${(peak / MB).toFixed(0)} MB meanwhile: ` +
      `grew by ${grew.toFixed(0)} MB (allowed ${ALLOWED_MB})`,
  );
  console.log(`the client was right again, with ${disconnects} disconnections`);
  const passed = grew <= ALLOWED_MB && disconnects === 0 && staleSeen > 0;
  for (const client of [writer, reader, slow]) client.socket.disconnect();
  return passed;
}

if (process.env['SLOW_READER_SERVER']) await serve();
else {
  const megabytes = Number(process.argv[2] ?? 150);
  const server = fork(import.meta.filename, { env: { ...process.env, SLOW_READER_SERVER: '1' } });
  const passed = await run(server, megabytes).finally(() => server.disconnect());
  process.exitCode = passed ? 0 : 1;
}
