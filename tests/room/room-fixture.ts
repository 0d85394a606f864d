import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { Command, CommandOf } from '../../shared/protocol/command.ts';
import type { Body, CommandType } from '../../shared/room/record/entry.ts';
import type { Role } from '../../shared/room/roles.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { openSqliteJournal, type SqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { createAdmission } from '../../server/room/admission/admission.ts';
import type { Member, RoomListener, RoomPort } from '../../server/room/contract.ts';
import type { StoredAttachment } from '../../server/room/commands/rule.ts';
import { Directory } from '../../server/room/directory.ts';
import type { Rate } from '../../server/rate.ts';
import { systemEnvironment, type RoomEnvironment } from '../../server/room/environment.ts';

/** A site on a real SQLite journal in a folder of its own; the clock is the test's. */
export interface TestSite {
  journal: SqliteJournal;
  directory: Directory;
  readonly dir: string;
  /** ms UTC, as the server sees it. */
  clock: { now: number };
  readonly reports: string[];
  /** Stop as on SIGTERM, then start again on the same folder. */
  restart(options?: RestartOptions): Promise<void>;
  close(): Promise<void>;
}

interface RestartOptions {
  /** As after SIGKILL: no snapshot, no summary is left behind. */
  readonly hard?: boolean;
}

export interface SiteOptions {
  readonly site?: string;
  readonly idleMs?: number;
  readonly environment?: Partial<RoomEnvironment>;
  readonly effort?: Rate;
  /** Default false: where the test's clock jumps, nothing is recorded by itself. */
  readonly watchesClock?: boolean;
  /** Files that the server holds, by hash. Default: none. */
  readonly attachments?: ReadonlyMap<string, StoredAttachment>;
  /** A document was built, and its judge of updates with it. */
  readonly onJudge?: () => void;
}

export async function testSite(options: SiteOptions = {}): Promise<TestSite> {
  const { site: code = 'PAR', idleMs } = options;
  const dir = mkdtempSync(join(tmpdir(), 'accord-room-'));
  const clock = { now: Date.UTC(2026, 10, 22, 8) };
  const reports: string[] = [];
  const world = {
    ...systemEnvironment((what, error) => void reports.push(`${what}: ${String(error)}`)),
    now: () => clock.now,
    ...options.environment,
  };
  /** What the running server still means to do: whoever was killed does nothing more. */
  const timers = new Set<() => void>();
  const environment: RoomEnvironment = {
    ...world,
    after(ms, call) {
      const cancel = world.after(ms, () => {
        timers.delete(stop);
        call();
      });
      const stop = () => {
        timers.delete(stop);
        cancel();
      };
      timers.add(stop);
      return stop;
    },
  };
  const start = async () => {
    const journal = await openSqliteJournal({ dir, site: code, probeEvery: 20 });
    const directory = new Directory({
      journal,
      sites: DEFAULT_SITES,
      makeAdmission: (board, leases) => {
        options.onJudge?.();
        return createAdmission(board, leases);
      },
      environment,
      attachments: (_room, hash) => options.attachments?.get(hash) ?? null,
      watchesClock: options.watchesClock ?? false,
      ...(idleMs === undefined ? {} : { idleMs }),
      ...(options.effort ? { effort: options.effort } : {}),
    });
    return { journal, directory };
  };
  const site: TestSite = {
    ...(await start()),
    dir,
    clock,
    reports,
    async restart({ hard = false } = {}) {
      if (hard) for (const stop of timers) stop();
      else await site.directory.stop();
      await site.journal.close();
      Object.assign(site, await start());
    },
    async close() {
      await site.directory.stop();
      await site.journal.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return site;
}

/** Somebody at a connection of their own. */
export function member(
  name: string,
  role: Role = 'editor',
  delegation: string | null = 'PAR',
): Member {
  return { person: ulid(), name, role, delegation, connection: ulid() };
}

export const facilitator = (): Member => member('Claire', 'facilitator', null);

export async function newRoom(
  site: Pick<TestSite, 'directory'>,
  by = facilitator(),
): Promise<RoomPort> {
  const room = { id: ulid(), name: 'Sumy', nature: 'exercise' as const, marking: '' };
  return must(await site.directory.create(by, room));
}

/** The value of a result that must be ok. */
export function must<T>(
  result: { ok: true; value: T } | { ok: false; error: { code: string; detail?: string } },
): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

/** The code of a result that must be refused. */
export function codeOf(
  result: { ok: true } | { ok: false; error: { code: string } },
): string | null {
  return result.ok ? null : result.error.code;
}

export function command<T extends CommandType>(
  type: T,
  body: Body<T>,
  eventAt?: number,
): CommandOf<T> & Command {
  const made = { id: ulid(), type, body, ...(eventAt === undefined ? {} : { eventAt }) };
  return made as unknown as CommandOf<T> & Command;
}

export const line = (text: string, eventAt?: number) =>
  command(
    'log.append',
    {
      kind: 'information',
      text,
      language: 'en',
      source: 'Own observation',
      ...(eventAt !== undefined && { lateReason: 'Written up afterwards' }),
    },
    eventAt,
  );

/** A person's copy of the board: edits become the updates that a client would send. */
export class Copy {
  readonly doc = new Y.Doc();
  readonly room: RoomPort;
  readonly me: Member;

  private constructor(room: RoomPort, me: Member) {
    this.room = room;
    this.me = me;
  }

  static async of(room: RoomPort, me: Member): Promise<Copy> {
    const copy = new Copy(room, me);
    copy.doc.clientID = must(await room.lease(me, ulid()));
    await copy.refresh();
    return copy;
  }

  async refresh(): Promise<void> {
    Y.applyUpdate(this.doc, (await this.room.boardState()).update);
  }

  /** The update that `change` amounts to, applied here but not sent. */
  make(change: (doc: Y.Doc) => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    this.doc.on('update', keep);
    this.doc.transact(() => change(this.doc));
    this.doc.off('update', keep);
    return Y.mergeUpdates(updates);
  }

  edit(change: (doc: Y.Doc) => void) {
    return this.room.submit(this.me, this.make(change), 'leased');
  }
}

/** Draw a point. */
export const drawPoint =
  (label: string, id = ulid()) =>
  (doc: Y.Doc): void => {
    const feature = new Y.Map<unknown>();
    feature.set('kind', 'point');
    feature.set('geom', { type: 'Point', coordinates: [34.8, 50.9] });
    feature.set('label', label);
    feature.set('style', {});
    feature.set('layer', 'situation');
    feature.set('z', 'a0');
    feature.set('lifted', null);
    feature.set('note', new Y.Text());
    feature.set('props', new Y.Map());
    doc.getMap('features').set(id, feature);
  };

/** Begin a draft of a decision, or of a task. */
export const draft =
  (kind: 'decision' | 'task', id: string, title: string) =>
  (doc: Y.Doc): void => {
    const map = new Y.Map<unknown>();
    map.set('kind', kind);
    map.set('title', new Y.Text(title));
    if (kind === 'decision') {
      map.set('reasons', new Y.Text());
      map.set('options', new Y.Map());
    } else map.set('list', 'First hour');
    map.set('due', null);
    map.set('owner', '');
    map.set('order', 'a0');
    map.set('lifted', null);
    doc.getMap('drafts').set(id, map);
  };

/** Everything that a listener was told, in order. */
export function recorder(room: RoomPort) {
  const heard: { [K in keyof RoomListener]: Parameters<RoomListener[K]>[0][] } = {
    changes: [],
    presence: [],
    status: [],
    closed: [],
  };
  const stop = room.subscribe({
    changes: (changes) => void heard.changes.push(changes),
    presence: (tick) => void heard.presence.push(tick),
    status: (status) => void heard.status.push(status),
    closed: (code) => void heard.closed.push(code),
  });
  return { ...heard, stop };
}

/** A record document as a client has it: all segments. */
export async function recordDoc(room: RoomPort): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await room.recordState({ whole: true })).update);
  return doc;
}
