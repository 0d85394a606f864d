import { newFold, type RoomFold } from './fold.ts';

/** A fold as plain JSON, for a snapshot; `unknown` on purpose: it is read back by `foldFromJson` only. */
export function foldToJson(fold: RoomFold): unknown {
  return {
    life: fold.life,
    log: {
      ...fold.log,
      corrections: [...fold.log.corrections],
      statuses: [...fold.log.statuses],
    },
    reading: [...fold.reading],
    decisions: [...fold.decisions],
    tasks: [...fold.tasks],
    plans: [...fold.plans],
    alerts: [...fold.alerts],
    watches: [...fold.watches],
    people: [...fold.people],
    revocations: [...fold.revocations],
    entries: fold.entries,
  };
}

const fill = <K, V>(map: Map<K, V>, pairs: Iterable<[K, V]>): void => {
  for (const [key, value] of pairs) map.set(key, value);
};

type Pairs<M> = M extends Map<infer K, infer V> ? [K, V][] : M;
type Json = { [K in keyof Omit<RoomFold, 'log'>]: Pairs<RoomFold[K]> } & {
  log: { [K in keyof RoomFold['log']]: Pairs<RoomFold['log'][K]> };
};

/** The fold that `foldToJson` wrote. Trusts its input: a snapshot is signed by the journal. */
export function foldFromJson(json: unknown): RoomFold {
  const from = json as Json;
  const fold = newFold();
  Object.assign(fold.life, from.life);
  fold.log.lines = from.log.lines;
  fold.log.activity = from.log.activity;
  fold.log.last = from.log.last;
  fill(fold.log.corrections, from.log.corrections);
  fill(fold.log.statuses, from.log.statuses);
  fill(fold.reading, from.reading);
  fill(fold.decisions, from.decisions);
  fill(fold.tasks, from.tasks);
  fill(fold.plans, from.plans);
  fill(fold.alerts, from.alerts);
  fill(fold.watches, from.watches);
  fill(fold.people, from.people);
  fill(fold.revocations, from.revocations);
  fold.entries = from.entries;
  return fold;
}
