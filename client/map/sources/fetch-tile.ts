/** Tiles of an operator's map, from our own server; what goes wrong is a reason that can be said. */
import { PMTiles, type RangeResponse } from 'pmtiles';
import {
  MAP_PROBLEMS,
  type MapProblem,
  type MapSourceView,
} from '../../../shared/protocol/http/maps.ts';

export class MapFailure extends Error {
  readonly problem: MapProblem;
  constructor(problem: MapProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Null: there is no tile there. Rejects with MapFailure. */
export type FetchTile = (z: number, x: number, y: number) => Promise<ArrayBuffer | null>;

export function fetcherOf(view: MapSourceView): FetchTile {
  const at = `/api/maps/${encodeURIComponent(view.id)}`;
  return view.access === 'file' ? fromFile(`${at}/file`) : fromServer(`${at}/tiles`);
}

function fromServer(at: string): FetchTile {
  return async (z, x, y) => {
    const response = await ask(`${at}/${z}/${x}/${y}`, {});
    return response.status === 204 ? null : response.arrayBuffer();
  };
}

function fromFile(address: string): FetchTile {
  const archive = new PMTiles({
    getKey: () => address,
    async getBytes(offset, length, signal): Promise<RangeResponse> {
      const headers = { range: `bytes=${offset}-${offset + length - 1}` };
      const response = await ask(address, { headers, ...(signal ? { signal } : {}) });
      const etag = response.headers.get('etag');
      return { data: await response.arrayBuffer(), ...(etag ? { etag } : {}) };
    },
  });
  return async (z, x, y) => {
    try {
      return (await archive.getZxy(z, x, y))?.data ?? null;
    } catch (error) {
      throw error instanceof MapFailure ? error : new MapFailure('file-format');
    }
  };
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new MapFailure('unreachable');
  }
  if (response.ok) return response;
  const refused = (await response.json().catch(() => null)) as {
    error?: { detail?: unknown };
  } | null;
  const detail = refused?.error?.detail;
  throw new MapFailure(MAP_PROBLEMS.find((problem) => problem === detail) ?? 'unreachable');
}
