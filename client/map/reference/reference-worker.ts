import type { ReadObject } from '../../../shared/formats/contract.ts';
import { readMapFile } from '../../../shared/formats/read.ts';
import { REFERENCE_LIMITS } from '../../../shared/formats/limits.ts';
import { MAP_PROBLEMS, type MapProblem } from '../../../shared/protocol/http/maps.ts';
import type { Ask, Look, Told } from './contract.ts';
import { loadFonts } from './fonts.ts';
import { Painter } from './paint.ts';
import { Sheet } from './sheet.ts';

/** Holds one file of objects beside the page: reads, finds and paints it there. */
let sheet: Sheet | null = null;
let look: Look | null = null;
let painter: Painter | null = null;

const tell = (told: Told, hand: Transferable[] = []): void =>
  self.postMessage(told, { transfer: hand });

async function load(address: string): Promise<void> {
  const read = await readFrom(address);
  if (!('objects' in read)) return tell({ is: 'failed', problem: read.problem });
  sheet = new Sheet(read.objects);
  await loadFonts((self as unknown as { readonly fonts: FontFaceSet }).fonts);
  if (look) painter = new Painter(sheet, look);
  tell({ is: 'loaded', count: sheet.count, left: read.left });
}

type Read =
  | { readonly objects: readonly ReadObject[]; readonly left: number }
  | { readonly problem: MapProblem };

async function readFrom(address: string): Promise<Read> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    return { problem: 'unreachable' };
  }
  if (!response.ok) {
    const refused = (await response.json().catch(() => null)) as Refused | null;
    const known = MAP_PROBLEMS.find((problem) => problem === refused?.error?.detail);
    return { problem: known ?? 'unreachable' };
  }
  const outcome = readMapFile(new Uint8Array(await response.arrayBuffer()), REFERENCE_LIMITS);
  if (outcome.ok) return { objects: outcome.objects, left: outcome.problems.length };
  const large = outcome.code === 'too-large' || outcome.code === 'too-many-objects';
  return { problem: large ? 'objects-size' : 'objects-format' };
}

interface Refused {
  readonly error?: { readonly detail?: unknown };
}

self.addEventListener('message', ({ data: ask }: MessageEvent<Ask>) => {
  switch (ask.does) {
    case 'load':
      return void load(ask.address);
    case 'dress':
      look = ask.look;
      if (sheet) painter = new Painter(sheet, look);
      return;
    case 'paint': {
      const picture = painter?.paint(ask.square) ?? null;
      return tell({ is: 'painted', no: ask.no, picture }, picture ? [picture] : []);
    }
    case 'find':
      return tell({ is: 'found', no: ask.no, object: sheet?.at(ask.spot) ?? null });
    case 'name':
      return tell({ is: 'named', no: ask.no, objects: sheet?.named(ask.words) ?? [] });
  }
});
