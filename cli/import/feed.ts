import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature, featuresOf, type NewFeature } from '../../shared/room/board/build.ts';
import { inWords } from '../failure.ts';
import type { LogCommand } from './log-rows.ts';

/** Rows under way at once: enough to share the journal's commits, too few to fill a queue. */
const UNDER_WAY = 64;

export interface Tally {
  readonly rows: number;
  /** Durable now for the first time. */
  fresh: number;
  /** Were durable before. */
  known: number;
  /** Row number (1: the first under the header) → why not. */
  readonly problems: Map<number, string>;
}

export interface Pace {
  /** Rows a second; null: as fast as the server takes them. */
  readonly rate: number | null;
  readonly signal: AbortSignal;
  progress(tally: Tally, done: number): void;
}

/** What became of a row. */
type Fate = 'fresh' | 'known' | { problem: string };

/** Walks through rows in order, at a pace; `put` resolves when its row is durable or refused. */
async function walk(
  count: number,
  pace: Pace,
  put: (index: number) => Promise<Fate>,
): Promise<Tally> {
  const tally: Tally = { rows: count, fresh: 0, known: 0, problems: new Map() };
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  let done = 0;
  for (let index = 0; index < count && !pace.signal.aborted; index++) {
    if (pace.rate !== null) await until(began + (index * 1_000) / pace.rate);
    while (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    const row: Promise<void> = put(index).then((fate) => {
      underWay.delete(row);
      done++;
      if (typeof fate === 'string') tally[fate]++;
      else tally.problems.set(index + 1, fate.problem);
      pace.progress(tally, done);
    });
    underWay.add(row);
  }
  await Promise.all(underWay);
  return tally;
}

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

/** Record log lines. Those recorded by an earlier run are known by their ids. */
export function feedLog(
  client: RoomClient,
  rows: readonly (LogCommand | { problem: string })[],
  pace: Pace,
): Promise<Tally> {
  const recorded = new Set(client.entries.map((entry) => entry.id));
  return walk(rows.length, pace, async (index) => {
    const row = rows[index]!;
    if ('problem' in row) return row;
    if (recorded.has(row.id)) return 'known';
    const outcome = await client.submit(row).settled;
    if (!outcome.ok) return { problem: inWords(outcome.refusal) };
    return outcome.receipt.repeated ? 'known' : 'fresh';
  });
}

/** Draw places. Those drawn by an earlier run are on the board already. */
export function feedPlaces(
  client: RoomClient,
  rows: readonly (NewFeature | { problem: string })[],
  pace: Pace,
): Promise<Tally> {
  return walk(rows.length, pace, async (index) => {
    const row = rows[index]!;
    if ('problem' in row) return row;
    if (featuresOf(client.board).has(row.id)) return 'known';
    const refusal = client.edit((board) => void createFeature(board, row));
    if (refusal) return { problem: inWords(refusal) };
    await client.settled();
    return featuresOf(client.board).has(row.id) ? 'fresh' : { problem: 'refused' };
  });
}
