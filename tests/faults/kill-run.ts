import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createApi, readInvitation, ticketsFor, type Api } from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import { createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { boardHash, check, recordHash, type Findings } from './kill-check.ts';
import { VictimServer } from './kill-server.ts';
import { Writer } from './kill-writers.ts';

export interface KillReport extends Findings {
  rounds: number;
  edits: number;
  entries: number;
  /** Edits that were on their way at the moment of a kill. */
  inFlight: number;
  seconds: number;
}

/** A person writes no more than this while the server is away; a slow start is not a longer test. */
const MOST_WAITING = 60;

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
};

/** mulberry32: the same choices for the same seed. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function online(client: RoomClient): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (client.state.link.phase !== 'online') return;
      off();
      resolve();
    };
    const off = client.on('state', look);
    look();
  });
}

/** A server to be killed, a room on it, and how to get in. */
class Scene {
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'accord-kill-'));
  readonly server = new VictimServer(path.join(this.#dir, 'data'));
  #facilitator!: Api;
  room!: string;

  async open(): Promise<void> {
    await this.server.start();
    this.#facilitator = await this.#redeem(this.server.firstLink, 'Facilitator');
    const body = { name: 'Killed', nature: 'exercise', marking: '' } as const;
    this.room = value(await this.#facilitator.createRoom(body)).room;
  }

  async #redeem(link: string, name: string): Promise<Api> {
    const { origin, secret } = readInvitation(link)!;
    const api = createApi(origin, fetch, new CookieJar());
    value(await api.redeem({ secret, name }));
    return api;
  }

  async guest(role: 'editor' | 'observer', delegation: string | null): Promise<Api> {
    const body = { role, delegation, hours: 1, uses: 1 };
    const { link } = value(await this.#facilitator.invite(this.room, body));
    return this.#redeem(link, `${role} ${delegation ?? ''}`.trim());
  }

  async enter(api: Api): Promise<RoomClient> {
    const { origin } = this.server;
    const tickets = ticketsFor(api, this.room);
    const client = await connectRoom({
      room: this.room,
      origin,
      tickets,
      store: new MemoryStore(),
    });
    await online(client);
    return client;
  }

  async close(): Promise<void> {
    await this.server.kill();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/**
 * Three people write in both lanes while the server is killed with SIGKILL at a random moment,
 * started again, and so on. After every round, somebody new comes in and looks for everything.
 */
export async function killRounds(
  rounds: number,
  seed: number,
  told: (report: KillReport) => void = () => {},
): Promise<KillReport> {
  const random = seeded(seed);
  const ids = monotonicFactory(random);
  const began = performance.now();
  const scene = new Scene();
  const report: KillReport = {
    ...{ rounds: 0, edits: 0, entries: 0, inFlight: 0, seconds: 0 },
    ...{ missing: 0, doubled: 0, renumbered: 0, unequal: 0, brokenChain: 0 },
  };
  const writers: Writer[] = [];
  try {
    await scene.open();
    for (const delegation of ['PAR', 'LON', 'KYV']) {
      const client = await scene.enter(await scene.guest('editor', delegation));
      writers.push(new Writer(client, delegation[0]!.toLowerCase(), random, () => ids()));
    }
    const observer = await scene.guest('observer', null);
    for (let round = 0; round < rounds; round++) {
      await killOnce(scene, writers, random, () => ids(), report);
      const seen = await scene.enter(observer);
      await look(writers, seen, report);
      await seen.close();
      report.rounds++;
      report.seconds = (performance.now() - began) / 1_000;
      told(report);
    }
    return report;
  } finally {
    for (const { client } of writers) await client.close();
    await scene.close();
  }
}

async function killOnce(
  scene: Scene,
  writers: readonly Writer[],
  random: () => number,
  newId: () => string,
  report: KillReport,
): Promise<void> {
  const shared = newId();
  const geom = { type: 'Point', coordinates: [0, 0] } as {
    type: 'Point';
    coordinates: [number, number];
  };
  writers[0]!.client.edit((b) => void createFeature(b, { id: shared, kind: 'point', geom }));
  let writing = true;
  const written = writers.map(async (writer) => {
    while (writing) {
      const { writing: w, onDevice, sent } = writer.client.state.saved;
      if (w + onDevice + sent < MOST_WAITING) {
        writer.act(shared);
        report.edits++;
      }
      await pause(random() * 12);
    }
  });
  await pause(20 + random() * 480);
  for (const { client } of writers) {
    const { writing: w, onDevice, sent } = client.state.saved;
    report.inFlight += w + onDevice + sent;
  }
  await scene.server.kill();
  await pause(random() * 100);
  await scene.server.start();
  for (const { client } of writers) client.reconnect();
  await pause(random() * 200);
  writing = false;
  await Promise.all(written);
  await Promise.all(writers.map(({ client }) => client.settled()));
}

/** Everybody sees the same, and all of it. */
async function look(
  writers: readonly Writer[],
  seen: RoomClient,
  report: KillReport,
): Promise<void> {
  const all = [...writers.map(({ client }) => client), seen];
  // What is acknowledged may reach the others a moment later.
  for (let tries = 0; tries < 100; tries++) {
    const [first, ...others] = all.map((client) => boardHash(client) + client.entries.length);
    if (others.every((hash) => hash === first)) break;
    await pause(20);
  }
  const hashes = all.map((client) => boardHash(client) + recordHash(client));
  if (new Set(hashes).size > 1) report.unequal++;
  const findings = check(
    writers.map(({ done }) => done),
    seen,
  );
  report.entries = seen.entries.length;
  for (const key of ['missing', 'doubled', 'renumbered', 'brokenChain'] as const)
    report[key] = Math.max(report[key], findings[key]);
  report.missing += writers.reduce((sum, { client }) => sum + client.state.refused.length, 0);
  if (featuresOf(seen.board).size === 0) report.missing++;
}
