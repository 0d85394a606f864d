import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { ReadObject } from '../../../shared/formats/contract.ts';
import type { NewFeature, NewLayer } from '../../../shared/room/board/build.ts';
import { nextCode } from '../marks/code.ts';
import { CODE_PROPERTY } from '../marks/mark.ts';

/** Rough JSON size of what one edit may carry: an update is at most 256 kB on the wire. */
const BATCH_BYTES = 90_000;
/** Features in one edit: each is some 20 structs of the 4,000 that an update may have. */
const BATCH_FEATURES = 120;

/** What an import will write: all of it is one step of undo, in edits that the server takes. */
export interface ImportPlan {
  /** Made with the first edit; null: they go into a layer that is there. */
  readonly layer: NewLayer | null;
  readonly batches: readonly (readonly NewFeature[])[];
}

/** What the room has already, as far as an import must fit in. */
export interface Surroundings {
  newId(): string;
  readonly codes: ReadonlySet<string>;
  /** Highest fractional index of the features, of the layers; null: there are none. */
  readonly highest: string | null;
  readonly highestLayer: string | null;
}

export type Target = { readonly existing: string } | { readonly named: string };

/** Gives codes as `nextCode` does, without asking all marks again for each of thousands. */
class Codes {
  private readonly taken: Set<string>;
  private readonly next = new Map<string, number>();

  constructor(taken: ReadonlySet<string>) {
    this.taken = new Set(taken);
  }

  /** The code that the object had in another room, if it is free here; else a new one. */
  give({ kind, style, code }: ReadObject): string {
    if (code !== undefined && !this.taken.has(code)) return this.take(code);
    const first = nextCode(kind, style.icon ?? '', this.next.size === 0 ? this.taken : []);
    const letter = first.split('-')[0] ?? '';
    if (letter === '') return '';
    const known = this.next.get(letter) ?? this.highest(letter) + 1;
    this.next.set(letter, known + 1);
    return this.take(`${letter}-${known}`);
  }

  private take(code: string): string {
    this.taken.add(code);
    return code;
  }

  private highest(letter: string): number {
    let highest = 0;
    for (const code of this.taken)
      if (code.startsWith(`${letter}-`))
        highest = Math.max(highest, Number.parseInt(code.slice(letter.length + 1), 10) || 0);
    return highest;
  }
}

/** How `objects` are written to the board, in the order of the file. Pure. */
export function planImport(
  objects: readonly ReadObject[],
  into: Target,
  file: string,
  around: Surroundings,
): ImportPlan {
  const layer =
    'named' in into
      ? {
          id: around.newId(),
          name: into.named,
          order: generateKeyBetween(around.highestLayer, null),
        }
      : null;
  const layerId = 'existing' in into ? into.existing : (layer?.id ?? '');
  const codes = new Codes(around.codes);
  const order = generateNKeysBetween(around.highest, null, objects.length);
  const features = objects.map((object, i): NewFeature => {
    const { kind, geom, label, style, note, symbol, rotation, checkpoints } = object;
    const code = codes.give(object);
    return {
      id: around.newId(),
      kind,
      geom,
      label,
      style,
      z: order[i] ?? '',
      note,
      ...(layerId === '' ? {} : { layer: layerId }),
      ...(symbol ? { symbol } : {}),
      ...(rotation === undefined ? {} : { rotation }),
      ...(checkpoints ? { checkpoints } : {}),
      props: {
        ...object.props,
        ...(code === '' ? {} : { [CODE_PROPERTY]: code }),
        imported: file.slice(0, 200),
      },
    };
  });
  return { layer, batches: batchesOf(features) };
}

function batchesOf(features: readonly NewFeature[]): NewFeature[][] {
  const batches: NewFeature[][] = [];
  let room = 0;
  for (const feature of features) {
    const size = JSON.stringify(feature).length;
    const last = batches.at(-1);
    if (!last || last.length >= BATCH_FEATURES || size > room) {
      batches.push([feature]);
      room = BATCH_BYTES - size;
    } else {
      last.push(feature);
      room -= size;
    }
  }
  return batches;
}
