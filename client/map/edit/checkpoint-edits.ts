import { fromLonLat } from 'ol/proj.js';
import type { Checkpoint, LonLat } from '../../../shared/room/board/shape.ts';
import { along, partOf } from '../geodesy.ts';
import { lonLat } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';

/** Edits of a route's checkpoints on the map, by their index. Pure. They stay on the route. */

/** Where the checkpoints of a route are; of anything else there are none. */
export function placesOf({ geom, checkpoints = [] }: Mark): LonLat[] {
  if (geom.type !== 'LineString') return [];
  return checkpoints.map(({ at }) => along(geom.coordinates, at).at);
}

/** Checkpoint `index` at the place of the route that is nearest to `to`; the others as they are. */
export function checkpointAt(mark: Mark, index: number, to: LonLat): Checkpoint[] {
  const { geom, checkpoints = [] } = mark;
  if (geom.type !== 'LineString') return [...checkpoints];
  const at = Number(partOf(geom.coordinates, to).toFixed(6));
  return checkpoints.map((checkpoint, i) => (i === index ? { ...checkpoint, at } : checkpoint));
}

/** Checkpoint `index` moved by canvas metres, as far as the route lets it. */
export function nudgeCheckpoint(mark: Mark, index: number, dx: number, dy: number): Checkpoint[] {
  const place = placesOf(mark)[index];
  if (!place) return [...(mark.checkpoints ?? [])];
  const [x = 0, y = 0] = fromLonLat(place);
  return checkpointAt(mark, index, lonLat([x + dx, y + dy]));
}

/** In the order in which one passes them: what is written when the hand lets go. */
export function inOrder(checkpoints: readonly Checkpoint[]): Checkpoint[] {
  return [...checkpoints].sort((a, b) => a.at - b.at);
}
