import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { ulid } from 'ulid';
import { collectUnused } from './attachments/collect.ts';
import { AttachmentStore } from './attachments/store.ts';
import { openAccess } from './access/access.ts';
import { backUp, hearOperator } from './backup.ts';
import type { Config } from './config.ts';
import { createServer } from './http-module.ts';
import { createHttp } from './http/app.ts';
import { invitationLink } from './http/links.ts';
import { openSqliteJournal } from './journal/sqlite/engine.ts';
import type { Log } from './log.ts';
import { openMaps } from './maps/maps.ts';
import { accessFile, firstInvitation } from './operator.ts';
import { originsOf } from './origins.ts';
import { RateLimiter } from './rate.ts';
import { createAdmission } from './room/admission/admission.ts';
import { Directory } from './room/directory.ts';
import { systemEnvironment } from './room/environment.ts';
import { openSearch } from './search/search.ts';
import { attachSockets } from './sockets/attach.ts';
import { readTemplates, SHIPPED_TEMPLATES } from './templates.ts';

export interface ServerParts {
  readonly log: Log;
  /** Directory of the built client. */
  readonly clientDirectory: string;
}

export interface RunningServer {
  /** What people type in. */
  readonly origin: string;
  /** The port that it listens on. */
  readonly port: number;
  /** A facilitator's link, on the very first start only. */
  readonly firstLink: string | null;
  /** Stops in order (SPEC 1.6); calling it again waits for the same stop. */
  stop(): Promise<void>;
}

const MB = 1_024 * 1_024;
/** How often sessions are looked over, ms. */
const SWEEP_MS = 60_000;
/** How often files whose entry never came are looked for, ms. */
const COLLECT_MS = 3_600_000;
/** How long requests that are under way may take once the server stops, ms. */
const LAST_REQUESTS_MS = 2_000;

/**
 * Puts the parts together: journal, rooms, access, HTTP, sockets. Nothing else knows them all.
 * @throws Error with a sentence for the operator when the store cannot be used or the port is taken
 */
export async function startServer(config: Config, parts: ServerParts): Promise<RunningServer> {
  const { log, clientDirectory } = parts;
  const { site, sites, dataDir } = config;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });

  // The journal first: it holds the lock of the data directory (SPEC 1.8).
  const quota = config.journalQuotaMb === null ? null : config.journalQuotaMb * MB;
  const onNote = (message: string) => log.warn({ part: 'journal' }, message);
  const journal = await openSqliteJournal({ dir: dataDir, site, quota, onNote });
  const undo: (() => void | Promise<void>)[] = [() => journal.close()];
  try {
    const { sessionHours } = config;
    const access = openAccess({ file: accessFile(dataDir), sessionHours });
    undo.unshift(() => access.close());

    const environment = systemEnvironment((what, err) => log.error({ err }, what));
    const idleMs = config.idleRoomMinutes * 60_000;
    const makeAdmission = createAdmission;
    const attachmentBytes = Math.floor(config.attachmentMb * MB);
    const attachments = new AttachmentStore(
      path.join(dataDir, 'attachments'),
      attachmentBytes,
      Date.now,
    );
    const rooms = new Directory({
      journal,
      sites,
      makeAdmission,
      environment,
      idleMs,
      watchesClock: (config.clockSite ?? site) === site,
      attachments: (room, hash) => attachments.look(room, hash),
    });
    undo.unshift(() => rooms.stop());

    const ours = [SHIPPED_TEMPLATES, ...(config.templatesDir ? [config.templatesDir] : [])];
    const templates = readTemplates(ours);
    for (const { file, problem } of templates.failed)
      log.warn({ part: 'templates', file }, `template left out: ${problem}`);

    const maps = await openMaps(config.maps, {
      now: Date.now,
      onProblem: (map, problem) =>
        log.warn({ part: 'maps', map, problem }, 'a map cannot be shown'),
    });

    const search = openSearch({
      journal,
      sites: sites.map((each) => each.id),
      file: path.join(dataDir, 'search.db'),
      report: (what, err) => log.error({ err }, what),
    });
    undo.unshift(() => search.close());

    const http = createServer();
    const port = await listen(http, config);
    undo.unshift(() => closeHttp(http));

    // In the turn in which the port opened: no request can have come in before its handlers.
    const origins = originsOf(config, port);
    const app = createHttp({
      access,
      rooms,
      log,
      origins,
      clientDirectory,
      now: Date.now,
      newId: ulid,
      site,
      sites,
      redeeming: new RateLimiter(
        { perSecond: config.redeemPerMinute / 60, burst: config.redeemPerMinute },
        Date.now,
      ),
      attachments,
      attaching: new RateLimiter(
        {
          perSecond: (config.attachmentsMbPerHour * MB) / 3_600,
          burst: config.attachmentsMbPerHour * MB,
        },
        Date.now,
      ),
      templates,
      maps,
      trustProxy: config.trustProxy ?? false,
      readiness: {
        journal: () => journal.status().reason ?? null,
        rooms: () =>
          journal
            .rooms()
            .then(() => null)
            .catch(() => 'JOURNAL_FAILED' as const),
      },
    });
    http.on('request', app);
    const sockets = attachSockets(http, {
      access,
      rooms,
      search,
      sites,
      log,
      origins: origins.trusted,
      limits: {
        editsPerSecond: config.editsPerSecond,
        editBurst: config.editBurst,
        bytesPerSecond: config.bytesPerSecond,
        byteBurst: config.byteBurst,
        connections: config.maxConnections,
        connectionsPerPerson: config.maxConnectionsPerPerson,
      },
    });
    undo.unshift(() => sockets.stop('STOPPING'));

    const unhear = await hearOperator(dataDir, (folder) =>
      backUp(dataDir, folder, (file) => journal.backUp(file)),
    ).catch((err: unknown) => {
      // A path too long for a socket, a file system without them: the rest works.
      log.warn({ err }, 'the operator cannot be heard: no backup while running');
      return () => Promise.resolve();
    });
    undo.unshift(unhear);

    const sweeping = setInterval(() => {
      // A watch goes on for hours on one connection, without any request over HTTP.
      for (const session of sockets.sessions()) access.noteUse(session);
      access.sweep();
    }, SWEEP_MS);
    undo.unshift(() => clearInterval(sweeping));

    const collecting = setInterval(() => {
      collectUnused({ store: attachments, journal, sites: sites.map(({ id }) => id) }, Date.now())
        .then((removed) => removed > 0 && log.info({ removed }, 'files without an entry removed'))
        .catch((err: unknown) => log.error({ err }, 'files without an entry could not be removed'));
    }, COLLECT_MS);
    undo.unshift(() => clearInterval(collecting));

    const firstLink = access.isNew()
      ? invitationLink(origins.public, firstInvitation(access, Date.now()))
      : null;
    log.info({ port, site, dataDir }, 'listening');
    let stopping: Promise<void> | null = null;
    const stop = () => (stopping ??= unwind(undo));
    return { origin: origins.public, port, firstLink, stop };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

/** Every step is taken, even after one that failed; the first failure is passed on. */
async function unwind(steps: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** @returns the port @throws Error EADDRINUSE, EACCES, … */
function listen(http: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** No new connections; those under way may end, within limits. */
async function closeHttp(http: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearTimeout(cut);
}
