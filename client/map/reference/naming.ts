/** From which zoom on each object has room for its name, once for all: no name comes and goes with a pan. */

/** Longest name on the map, in characters; the card has all of it. */
export const LABEL_SHOWN = 28;
/** Room that a name takes, CSS px: a letter's width, a line's height, and the sign before it. */
const LETTER = 6.3;
const LINE = 17;
const SIGN = 16;
/** Zooms that are tried, from the widest: names are never wanted before, and no closer look is to be had after. */
const FIRST = 4;
const LAST = 19;
const STEP = 0.5;
/** A line or an area is named when it is this wide, CSS px. */
const WIDE = 48;

/** Metres of the canvas a CSS px at zoom 0. */
const WORLD_RESOLUTION = (2 * Math.PI * 6_378_137) / 256;

export interface Named {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Of a line or an area, metres of the canvas; 0 for a point. */
  readonly width: number;
}

export function zoomOf(resolution: number): number {
  return Math.log2(WORLD_RESOLUTION / resolution);
}

/**
 * Those that come first are named first; whoever was named at one zoom is named at every closer one.
 * Objects without a name take part too: their sign wants room.
 * @returns for each: the first zoom with room for it; Infinity: there is never
 */
export function nameZooms(objects: readonly Named[]): number[] {
  const zooms = new Array<number>(objects.length).fill(Infinity);
  let waiting = objects.map((_, i) => i);
  for (let zoom = FIRST; zoom <= LAST && waiting.length > 0; zoom += STEP) {
    const resolution = WORLD_RESOLUTION / 2 ** zoom;
    const taken = new Taken(resolution);
    for (const [i, object] of objects.entries())
      if ((zooms[i] ?? Infinity) < zoom) taken.add(object);
    waiting = waiting.filter((i) => {
      const object = objects[i];
      if (!object || (object.width > 0 && object.width < WIDE * resolution)) return true;
      if (!taken.free(object)) return true;
      taken.add(object);
      zooms[i] = zoom;
      return false;
    });
  }
  return zooms;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Room that is taken, in a grid of cells as high as a line and as wide as a short name. */
class Taken {
  private readonly cells = new Map<number, Box[]>();
  private readonly resolution: number;

  constructor(resolution: number) {
    this.resolution = resolution;
  }

  free(object: Named): boolean {
    const box = this.boxOf(object);
    for (const cell of cellsOf(box))
      for (const other of this.cells.get(cell) ?? [])
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])
          return false;
    return true;
  }

  add(object: Named): void {
    const box = this.boxOf(object);
    for (const cell of cellsOf(box)) {
      const here = this.cells.get(cell);
      if (here) here.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** CSS px at this zoom. */
  private boxOf({ x, y, name }: Named): Box {
    const [px, py] = [x / this.resolution, y / this.resolution];
    const letters = Math.min(name.length, LABEL_SHOWN) * LETTER;
    return [px - SIGN / 2, py - LINE / 2, px + SIGN + letters, py + LINE / 2];
  }
}

const CELL = [96, LINE * 2] as const;

function* cellsOf([west, south, east, north]: Box): Generator<number> {
  for (let cx = Math.floor(west / CELL[0]); cx <= Math.floor(east / CELL[0]); cx++)
    for (let cy = Math.floor(south / CELL[1]); cy <= Math.floor(north / CELL[1]); cy++)
      // One number for both: the world at the closest zoom is 1.4 million cells wide.
      yield cx * 2 ** 24 + cy;
}
