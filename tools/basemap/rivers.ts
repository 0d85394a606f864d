/** Rivers: lines of Natural Earth and lines traced by hand, named in three languages. */
import { table, type Feature } from './data.ts';
import type { Position } from './gate.ts';
import { RIVERS_NAMED, RIVERS_TRACED } from './names-rivers.ts';

/** A river as drawn; without names where Natural Earth's line is not in our tables. */
export interface River {
  readonly en: string;
  readonly fr: string;
  readonly uk: string;
  /** 1 greatest, 4 least. */
  readonly rank: number;
  readonly lines: readonly Position[][];
}

/** A point of the table belongs to the line that passes within this distance, degrees. */
const REACH = 0.25;
/** Ends of lines within this distance are one river that goes on, degrees. */
const JOINT = 0.3;
/** Points put between two that were traced. */
const STEPS = 6;

const points = (text: string): Position[] =>
  text.split(',').map((pair) => pair.trim().split(' ').map(Number));

const apart = (a: Position, b: Position): number =>
  Math.hypot(
    ((a[0] ?? 0) - (b[0] ?? 0)) * Math.cos(((a[1] ?? 0) * Math.PI) / 180),
    (a[1] ?? 0) - (b[1] ?? 0),
  );

function toSegment(p: Position, a: Position, b: Position): number {
  const [px = 0, py = 0] = p;
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length
    ? Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    : 0;
  return apart(p, [ax + t * (bx - ax), ay + t * (by - ay)]);
}

/** Degrees from `at` to the nearest of `lines`. */
const distance = (at: Position, lines: readonly Position[][]): number =>
  Math.min(...lines.flatMap((line) => line.slice(1).map((b, i) => toSegment(at, line[i] ?? b, b))));

/** A curve through all `line`'s points: uniform Catmull-Rom, cut into straight pieces. */
export function curve(line: readonly Position[]): Position[] {
  const out: Position[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const [p1 = [], p2 = []] = [line[i], line[i + 1]];
    const [p0, p3] = [line[i - 1] ?? p1, line[i + 2] ?? p2];
    for (let k = 0; k < STEPS; k++) {
      const t = k / STEPS;
      const at = (n: number) => {
        const [a = 0, b = 0, c = 0, d = 0] = [p0[n], p1[n], p2[n], p3[n]];
        const cubic = 3 * b - 3 * c + d - a;
        return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * cubic));
      };
      out.push([at(0), at(1)]);
    }
  }
  const last = line.at(-1);
  return last ? [...out, last] : out;
}

/** Lines whose ends meet become one, so that a name can run along them. */
export function joined(lines: readonly Position[][]): Position[][] {
  const rest = lines.map((line) => [...line]);
  const out: Position[][] = [];
  for (let chain = rest.shift(); chain; chain = rest.shift()) {
    for (let found = true; found;) {
      found = false;
      const [head = [], tail = []] = [chain[0], chain.at(-1)];
      for (const [i, line] of rest.entries()) {
        const [a = [], b = []] = [line[0], line.at(-1)];
        if (apart(tail, a) < JOINT) chain = [...chain, ...line];
        else if (apart(tail, b) < JOINT) chain = [...chain, ...line.reverse()];
        else if (apart(head, b) < JOINT) chain = [...line, ...chain];
        else if (apart(head, a) < JOINT) chain = [...line.reverse(), ...chain];
        else continue;
        rest.splice(i, 1);
        found = true;
        break;
      }
    }
    out.push(chain);
  }
  return out;
}

/**
 * All rivers of the world, the named ones first.
 * @param natural river features of Natural Earth @throws Error when a row of the tables has no line
 */
export function rivers(natural: readonly Feature[]): River[] {
  const unnamed = natural.map((feature) => {
    const { type, coordinates } = feature.geometry;
    return (type === 'LineString' ? [coordinates] : coordinates) as Position[][];
  });
  const named = table(RIVERS_NAMED).map(([en = '', fr = '', uk = '', rank, where = '']): River => {
    const lines: Position[][] = [];
    for (const at of points(where)) {
      const found = unnamed
        .map((candidate, i) => ({ i, far: distance(at, candidate) }))
        .sort((a, b) => a.far - b.far)[0];
      const taken = lines.length > 0 && distance(at, lines) < REACH;
      if (found && found.far < REACH)
        lines.push(...(unnamed.splice(found.i, 1)[0] ?? []).filter((line) => line.length > 1));
      else if (!taken) throw new Error(`basemap: no river '${en}' at ${at.join(' ')}`);
    }
    return { en, fr, uk, rank: Number(rank), lines: lines.map(curve) };
  });
  const traced = table(RIVERS_TRACED).map(
    ([en = '', fr = '', uk = '', rank, where = '']): River => ({
      en,
      fr,
      uk,
      rank: Number(rank),
      lines: [curve(points(where))],
    }),
  );
  const rest: River = { en: '', fr: '', uk: '', rank: 3, lines: unnamed.flat() };
  return [...named, ...traced, rest];
}

/** The zoom from which a river of `rank` is drawn; its name comes a little later. */
export const riverZoom = (rank: number): number => [3, 3, 4, 5, 6][rank] ?? 6;
export const riverNameZoom = (rank: number): number => [4, 4.6, 5.6, 6.7, 7.6][rank] ?? 7.6;

/** Half the width of the window that `calmed` averages over, degrees. */
const WINDOW = 0.3;

/** `line` without its small bends: letters that turn with each of them cannot be read. */
export function calmed(line: readonly Position[]): Position[] {
  return line.map((at, i) => {
    const near: Position[] = [at];
    for (const step of [-1, 1])
      for (let k = i + step; k >= 0 && k < line.length; k += step) {
        const other = line[k];
        if (!other || apart(at, other) > WINDOW) break;
        near.push(other);
      }
    const mean = (n: number) => near.reduce((sum, p) => sum + (p[n] ?? 0), 0) / near.length;
    return [mean(0), mean(1)];
  });
}

/** Every `tolerance` degrees a point at least: what a name needs to run along. */
export function thinned(line: readonly Position[], tolerance: number): Position[] {
  const out: Position[] = [];
  for (const point of line) {
    const last = out.at(-1);
    if (!last || apart(last, point) >= tolerance) out.push(point);
  }
  const end = line.at(-1);
  if (end && out.at(-1) !== end) out.push(end);
  return out;
}
