import type { Checkpoint } from '../../shared/room/board/shape.ts';

/** Checkpoints as people write them: one a line, `Bridge 14:30Z`. Pure. */

const TIME = /\s+([01]\d|2[0-3]):?([0-5]\d)\s*Z$/i;
const HALF_DAY = 12 * 3_600_000;
const MOST = 200;

export function checkpointLines(checkpoints: readonly Checkpoint[]): string {
  return checkpoints
    .map(({ name, eta }) =>
      eta === undefined ? name : `${name} ${new Date(eta).toISOString().slice(11, 16)}Z`,
    )
    .join('\n');
}

/**
 * The checkpoints of these lines. One that was there already, by name, stays where it is; new ones
 * are put half way between their neighbours. A time is the one nearest to `now` (ms UTC).
 */
export function checkpointsOf(
  lines: string,
  before: readonly Checkpoint[],
  now: number,
): Checkpoint[] {
  const known = new Map(before.map((checkpoint) => [checkpoint.name, checkpoint]));
  const named = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MOST)
    .map((line) => {
      const time = TIME.exec(line);
      const name = (time ? line.slice(0, time.index) : line).slice(0, 200);
      const eta = time ? nearest(Number(time[1]), Number(time[2]), now) : undefined;
      const at = known.get(name)?.at;
      return { name, ...(eta === undefined ? {} : { eta }), at };
    });
  let behind = 0;
  return named.map(({ at, ...rest }, i) => {
    const ahead = named.slice(i).findIndex((c) => c.at !== undefined);
    const next = ahead < 0 ? 1 : (named[i + ahead]?.at ?? 1);
    const steps = (ahead < 0 ? named.length - i : ahead) + 1;
    behind = at ?? Math.min(1, behind + Math.max(0, next - behind) / steps);
    return { at: Number(behind.toFixed(6)), ...rest };
  });
}

function nearest(hour: number, minute: number, now: number): number {
  const day = new Date(now);
  const today = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, minute);
  if (today < now - HALF_DAY) return today + 2 * HALF_DAY;
  return today > now + HALF_DAY ? today - 2 * HALF_DAY : today;
}
