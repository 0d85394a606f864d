/** The operator's maps: what browsers may know of them, and their tiles. Knows no transport. */
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { MapProblem, MapSourceView } from '../../shared/protocol/http/maps.ts';
import { tileAddress, upstreamAddress, type TileAddress } from './address.ts';
import { inspect } from './archive-file.ts';
import { ObjectsFile, type Packed } from './objects-file.ts';
import type { MapSource, TileSource } from './source.ts';
import { TileCache } from './tile-cache.ts';
import {
  fetchPicture,
  UPSTREAM_LIMITS,
  type Fetched,
  type Picture,
  type UpstreamLimits,
} from './upstream.ts';

/** Requests to one map server under way at once, and how many more may wait for a place. */
const AT_ONCE = 8;
const WAITING = 256;
const DEFAULT_MAX_ZOOM = 18;

export interface Maps {
  /** In the operator's order. */
  list(): readonly MapSourceView[];
  /** Path of the PMTiles file `id`; NOT_FOUND for every other id. */
  file(id: string): Result<string>;
  /**
   * The file of read-only objects `id`; null: the browser has it, by the ETag it knows.
   * @returns NOT_FOUND, MAP_UNAVAILABLE (detail: a MapProblem)
   */
  objects(id: string, known: string | undefined): Promise<Result<Packed | null>>;
  /** Null: there is no tile there. @returns NOT_FOUND, MAP_UNAVAILABLE (detail: a MapProblem), OVERLOADED */
  tile(id: string, z: string, x: string, y: string): Promise<Result<Picture | null>>;
}

export interface MapsOptions {
  readonly now: () => number;
  /** Told once a map when it cannot be shown. */
  readonly onProblem: (id: string, problem: MapProblem) => void;
  readonly limits?: UpstreamLimits;
}

/** Looks into every file; one that is not there is shown as such and keeps nobody out (SPEC 9.161). */
export async function openMaps(sources: readonly MapSource[], options: MapsOptions): Promise<Maps> {
  const views = await Promise.all(sources.map((source) => viewOf(source, options)));
  const byId = new Map(sources.map((source) => [source.id, source]));
  const servers = new Map<string, Upstream>();
  const objects = new Map<string, ObjectsFile>();
  for (const source of sources)
    if (source.kind === 'objects') objects.set(source.id, new ObjectsFile(source.file));
    else if (source.kind !== 'pmtiles') servers.set(source.id, new Upstream(source, options));
  return {
    list: () => views,
    file(id) {
      const source = byId.get(id);
      return source?.kind === 'pmtiles' ? { ok: true, value: source.file } : refuse('NOT_FOUND');
    },
    async objects(id, known) {
      const file = objects.get(id);
      if (!file) return refuse('NOT_FOUND');
      const found = await file.look();
      if (!found.ok) return refuse('MAP_UNAVAILABLE', found.problem);
      if (found.etag === known) return ok(null);
      const packed = await file.pack(found.etag).catch(() => null);
      return packed ? ok(packed) : refuse('MAP_UNAVAILABLE', 'file-missing');
    },
    async tile(id, z, x, y) {
      const [server, at] = [servers.get(id), tileAddress(z, x, y)];
      const view = views.find((each) => each.id === id);
      if (!server || !at || !view) return refuse('NOT_FOUND', 'no such tile');
      if (at.z < view.minZoom || at.z > view.maxZoom) return refuse('NOT_FOUND', 'no such zoom');
      return server.tile(at);
    },
  };
}

async function viewOf(source: MapSource, { onProblem }: MapsOptions): Promise<MapSourceView> {
  const { id, name, attribution, opacity, overlay, classification } = source;
  const shared = { id, name, attribution, opacity, overlay, classification };
  if (source.kind === 'objects') {
    const { minZoom, maxZoom = 22, colour } = source;
    const found = await new ObjectsFile(source.file).look();
    const problem = found.ok ? null : found.problem;
    if (problem) onProblem(id, problem);
    const access = { access: 'objects', content: 'objects', colour, tileSize: 512 } as const;
    return { ...shared, ...access, minZoom, maxZoom, problem };
  }
  if (source.kind !== 'pmtiles') {
    const { minZoom, maxZoom = DEFAULT_MAX_ZOOM, tileSize } = source;
    const access = { access: 'tiles', content: 'raster', problem: null } as const;
    return { ...shared, ...access, minZoom, maxZoom, tileSize };
  }
  const inspected = await inspect(source.file);
  const problem = inspected.ok ? null : inspected.problem;
  if (problem) onProblem(id, problem);
  const facts = inspected.ok
    ? inspected.facts
    : { content: 'raster' as const, minZoom: 0, maxZoom: 0 };
  return {
    ...shared,
    access: 'file',
    content: facts.content,
    minZoom: Math.max(facts.minZoom, source.minZoom),
    maxZoom: Math.min(facts.maxZoom, source.maxZoom ?? facts.maxZoom),
    tileSize: 256,
    problem,
  };
}

/** One map server: a few requests at once, the same tile asked for once, what came kept for a while. */
class Upstream {
  readonly #source: TileSource;
  readonly #limits: UpstreamLimits;
  readonly #cache: TileCache;
  readonly #onProblem: MapsOptions['onProblem'];
  readonly #underWay = new Map<string, Promise<Fetched>>();
  readonly #queue: (() => void)[] = [];
  #busy = 0;
  #told = false;

  constructor(source: TileSource, { now, onProblem, limits = UPSTREAM_LIMITS }: MapsOptions) {
    this.#source = source;
    this.#limits = limits;
    this.#cache = new TileCache(now);
    this.#onProblem = onProblem;
  }

  async tile(at: TileAddress): Promise<Result<Picture | null>> {
    const address = upstreamAddress(this.#source, at);
    const known = this.#cache.get(address) ?? this.#underWay.get(address);
    if (!known && this.#queue.length >= WAITING) return refuse('OVERLOADED');
    const fetched = await (known ?? this.#ask(address));
    return fetched.ok
      ? { ok: true, value: fetched.picture }
      : refuse('MAP_UNAVAILABLE', fetched.problem);
  }

  #ask(address: string): Promise<Fetched> {
    const asking = this.#inTurn(address).then((fetched) => {
      this.#cache.set(address, fetched);
      this.#underWay.delete(address);
      if (!fetched.ok && !this.#told) this.#onProblem(this.#source.id, fetched.problem);
      this.#told = !fetched.ok;
      return fetched;
    });
    this.#underWay.set(address, asking);
    return asking;
  }

  async #inTurn(address: string): Promise<Fetched> {
    if (this.#busy >= AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#busy++;
    const fetched = await fetchPicture(address, this.#limits);
    // The place goes to the next in line, or is given up.
    const next = this.#queue.shift();
    if (next) next();
    else this.#busy--;
    return fetched;
  }
}
