import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { Me } from '../../shared/protocol/join.ts';
import { ULID } from '../../shared/room/ulid.ts';
import type { Site } from '../../shared/room/sites.ts';
import { JournalError, type Journal, type Receipt } from '../journal/contract.ts';
import { RateLimiter, type Rate } from '../rate.ts';
import type { MakeAdmission } from './board-lane.ts';
import type { Member, RoomDirectory, RoomPort, RoomSummary } from './contract.ts';
import type { RoomEnvironment } from './environment.ts';
import { Room, type RoomParts } from './room.ts';
import { parseSummary } from './summary.ts';

export interface DirectoryOptions {
  readonly journal: Journal;
  /** All sites of the configuration; the journal's own must be among them. */
  readonly sites: readonly Site[];
  readonly makeAdmission: MakeAdmission;
  readonly environment: RoomEnvironment;
  /** Close a room once nobody has been in it for this long, ms. Default 60 000. */
  readonly idleMs?: number;
  /** Record what falls due in the rooms (default); false when another site does. */
  readonly watchesClock?: boolean;
  /** What judging one person's edits may cost, in steps of admission. Default `EFFORT`. */
  readonly effort?: Rate;
  /** Looks up the bytes of an attachment. Default: none are kept. */
  readonly attachments?: RoomParts['attachments'];
}

const IDLE_MS = 60_000;
/** A step is 0.05 to 0.1 µs: no more than a tenth of a processor for one person, half a second at once. */
const EFFORT: Rate = { perSecond: 1_000_000, burst: 5_000_000 };

/** The rooms of this server. Each is open at most once, opened when first asked for. */
export class Directory implements RoomDirectory {
  readonly #journal: Journal;
  readonly #parts: RoomParts;
  readonly #idleMs: number;
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #open = new Map<string, Room>();
  readonly #watched = new Map<string, () => void>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #creating = new Set<string>();
  readonly #unsubscribe: () => void;
  #stopping = false;

  constructor(options: DirectoryOptions) {
    const { journal, sites, makeAdmission, environment } = options;
    const indexes = new Map(sites.map((site) => [site.id, site.index]));
    const siteIndex = (site: string): number => {
      const index = indexes.get(site);
      if (index === undefined) throw new JournalError('BAD_VALUE', `unknown site ${site}`);
      return index;
    };
    siteIndex(journal.site);
    this.#journal = journal;
    const delegations = sites.map((site) => site.id);
    const effort = new RateLimiter(options.effort ?? EFFORT, () => environment.elapsed());
    const attachments = options.attachments ?? (() => null);
    const wiring = { journal, siteIndex, makeAdmission, environment };
    this.#parts = {
      ...wiring,
      delegations,
      watchesClock: options.watchesClock ?? true,
      effort,
      attachments,
    };
    this.#idleMs = options.idleMs ?? IDLE_MS;
    this.#unsubscribe = journal.onStatus((status) => {
      for (const room of this.#open.values()) room.journalStatus(status);
    });
  }

  async open(id: string): Promise<Result<RoomPort>> {
    return this.#opened(id, false);
  }

  async #opened(id: string, create: boolean): Promise<Result<Room>> {
    if (this.#stopping) return refuse('STOPPING');
    if (!ULID.test(id)) return refuse('ROOM_UNKNOWN');
    try {
      const loading = this.#load(id);
      const room = await loading;
      if (!room.isEmpty || create) return ok(room);
      if (!this.#creating.has(id)) this.#forget(id, loading);
      return refuse('ROOM_UNKNOWN');
    } catch (error) {
      if (!(error instanceof JournalError)) {
        this.#parts.environment.report('a room could not be opened', error);
        return refuse('JOURNAL_FAILED');
      }
      return refuse(error.code, error.seq ? `${error.site} ${error.seq}` : undefined);
    }
  }

  /** One load, however many ask for it. */
  #load(id: string): Promise<Room> {
    const known = this.#rooms.get(id);
    if (known) {
      this.#watch(id);
      return known;
    }
    // A room whose chain turns out broken is let go; opening it again names the row.
    const loading: Promise<Room> = this.#read(id, () => this.#forget(id, loading));
    this.#rooms.set(id, loading);
    loading.catch(() => this.#forget(id, loading));
    return loading;
  }

  async #read(id: string, onGone: () => void): Promise<Room> {
    await this.#closing.get(id);
    const room = await Room.open(id, this.#parts, onGone);
    this.#open.set(id, room);
    room.journalStatus(this.#journal.status());
    this.#watch(id);
    return room;
  }

  /** Only `loading` itself: the same room may be on its way to being opened anew by now. */
  #forget(id: string, loading: Promise<Room>): void {
    if (this.#rooms.get(id) !== loading) return;
    this.#watched.get(id)?.();
    this.#watched.delete(id);
    this.#open.delete(id);
    this.#rooms.delete(id);
  }

  /** Look again in a while whether the room is still needed. */
  #watch(id: string): void {
    this.#watched.get(id)?.();
    const cancel = this.#parts.environment.after(this.#idleMs, () => {
      const room = this.#open.get(id);
      const loading = this.#rooms.get(id);
      if (!room || !loading) return;
      if (room.isIdle) {
        this.#forget(id, loading);
        this.#rest(id, room);
      } else this.#watch(id);
    });
    this.#watched.set(id, cancel);
  }

  /** Close a room nobody is in. Whoever asks for it meanwhile waits and opens it anew. */
  #rest(id: string, room: Room): void {
    const closing = room.close('STOPPING').finally(() => this.#closing.delete(id));
    this.#closing.set(id, closing);
  }

  async create(
    author: Member,
    {
      id,
      name,
      nature,
      marking,
    }: { id: string; name: string; nature: 'exercise' | 'live'; marking: string },
  ): Promise<Result<RoomPort>> {
    if (author.role !== 'facilitator') return refuse('FACILITATOR_ONLY');
    this.#creating.add(id);
    try {
      const opened = await this.#opened(id, true);
      if (!opened.ok) return opened;
      const room = opened.value;
      if (!room.isEmpty) return refuse('ID_REUSED');
      const result = await room.record(author, 'room.open', { name, nature, marking });
      return result.ok ? ok(room) : result;
    } finally {
      this.#creating.delete(id);
    }
  }

  async summaries(ids: readonly string[] | 'all'): Promise<RoomSummary[]> {
    const wanted = ids === 'all' ? await this.#journal.rooms() : ids;
    const found = await Promise.all(wanted.map((id) => this.#summary(id)));
    return found.filter((summary) => summary !== null);
  }

  async #summary(id: string): Promise<RoomSummary | null> {
    const open = this.#open.get(id);
    if (open?.isEmpty) return null;
    // A journal out of reach must not hold up the lobby: then what the room left there last.
    if (open?.isCurrent) return open.summary().catch(() => null);
    const left = parseSummary(await this.#journal.summary(id).catch(() => null));
    if (left) return left;
    const opened = await this.#opened(id, false);
    return opened.ok ? opened.value.summary().catch(() => null) : null;
  }

  async noteJoined(room: string, member: Me): Promise<Result<null>> {
    const opened = await this.#opened(room, false);
    if (!opened.ok) return opened;
    return noted(await opened.value.noteJoined(member));
  }

  async noteRevoked(room: string, by: Me, person: string): Promise<Result<null>> {
    const opened = await this.#opened(room, false);
    if (!opened.ok) return opened;
    return noted(await opened.value.noteRevoked(by, person));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    for (const cancel of this.#watched.values()) cancel();
    const rooms = await Promise.allSettled(this.#rooms.values());
    await Promise.all([
      ...this.#closing.values(),
      ...rooms.map((room) => (room.status === 'fulfilled' ? room.value.close('STOPPING') : null)),
    ]);
    this.#rooms.clear();
    this.#open.clear();
  }
}

const noted = (result: Result<Receipt | null>): Result<null> => (result.ok ? ok(null) : result);
