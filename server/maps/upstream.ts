/** One picture from the operator's map server: no redirects, in time, within size, and a picture. */
import type { MapProblem } from '../../shared/protocol/http/maps.ts';
import { pictureType, type PictureType } from './picture.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}
/** `picture: null`: the server has no tile there, which is no failure. */
export type Fetched =
  | { readonly ok: true; readonly picture: Picture | null }
  | { readonly ok: false; readonly problem: MapProblem };

export interface UpstreamLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}
export const UPSTREAM_LIMITS: UpstreamLimits = { timeoutMs: 10_000, maxBytes: 2 * 1_024 * 1_024 };

const failed = (problem: MapProblem): Fetched => ({ ok: false, problem });

/** Never throws. Nothing of the browser's request (cookie, address, language) goes along. */
export async function fetchPicture(
  address: string,
  { timeoutMs, maxBytes }: UpstreamLimits = UPSTREAM_LIMITS,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      signal,
      // A redirect could lead anywhere inside the operator's network.
      redirect: 'manual',
      headers: { accept: 'image/*', 'user-agent': 'Accord' },
    });
    if ([204, 404, 410].includes(response.status)) {
      await response.body?.cancel();
      return { ok: true, picture: null };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return failed('refused');
    }
    const bytes = await readAtMost(response, maxBytes);
    if (!bytes) return failed('too-large');
    const type = pictureType(bytes);
    return type ? { ok: true, picture: { bytes, type } } : failed('not-image');
  } catch {
    return failed(signal.aborted ? 'timeout' : 'unreachable');
  }
}

/** @returns null as soon as more than `most` bytes came; the rest is not read */
async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return new Uint8Array();
  for await (const part of response.body) {
    size += part.length;
    // Leaving the loop cancels the stream.
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
