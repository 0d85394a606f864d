import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { UnreadableFile } from './contract.ts';
import type { Limits } from './limits.ts';

const STEP = 16_384;
/** ZIP's 'version needed to extract' from which sizes are 64 bits (APPNOTE 4.4.3). */
const ZIP64 = 45;

/**
 * The KML document of a KMZ: `doc.kml`, else the first `.kml` (OGC 12-007r2 §C). Unpacked as a
 * stream with what comes out counted, because the sizes that a ZIP declares are its author's word.
 * Only the chosen file is unpacked; names are compared, never used as paths. ZIP64 is refused: no
 * file within our limits needs it, and its size fields are where readers have been misled.
 * @throws UnreadableFile `zip-broken`, `zip-no-kml`, `too-large`
 */
export function documentInKmz(bytes: Uint8Array, limits: Limits): Uint8Array {
  if ((bytes[4] ?? 0) >= ZIP64) throw new UnreadableFile('zip-broken', 'ZIP64');
  const first = (wanted: RegExp) => unpackFirst(bytes, (name) => wanted.test(name), limits);
  const document = first(/^doc\.kml$/i) ?? first(/\.kml$/i);
  if (!document) throw new UnreadableFile('zip-no-kml');
  return document;
}

function broken(error: unknown): UnreadableFile {
  return new UnreadableFile('zip-broken', error instanceof Error ? error.message : '');
}

function unpackFirst(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: Limits,
): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let size = 0;
  let files = 0;
  let complete = false;
  let taken = false;
  const take = (file: UnzipFile): void => {
    if (++files > limits.zipFiles) throw new UnreadableFile('too-large');
    if (taken || !wanted(file.name)) return;
    taken = true;
    file.ondata = (error, part, final) => {
      // fflate hands what was thrown in here back to us once more.
      if (error) throw (error as unknown) instanceof UnreadableFile ? error : broken(error);
      size += part.length;
      if (size > limits.bytes) throw new UnreadableFile('too-large');
      parts.push(part.slice());
      complete = final;
    };
    file.start();
  };
  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  try {
    // Small steps: a bomb is noticed before much of it has been inflated.
    for (let at = 0; at < bytes.length && !complete; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw broken(error);
  }
  if (!taken) return null;
  if (!complete) throw new UnreadableFile('zip-broken');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
