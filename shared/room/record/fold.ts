import type { Entry } from './entry.ts';
import { applyAlert, type AlertRecord } from './fold-alerts.ts';
import {
  applyDecision,
  stateOf,
  type DecisionRecord,
  type DecisionState,
} from './fold-decisions.ts';
import { applyLife, newLife, type RoomLife } from './fold-life.ts';
import { applyLine, newLog, type LogFold } from './fold-log.ts';
import { applyPerson, type PersonRecord } from './fold-people.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

export interface Tick {
  readonly done: boolean;
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly stamp: Stamp;
}

/**
 * What the entries of all registers amount to. Server and client fold the same way. Applying is
 * incremental, each entry exactly once, in any order: what can be said twice is decided by the
 * order of the record (stamp.ts), so every copy agrees.
 */
export interface RoomFold {
  readonly life: RoomLife;
  /** Delegation ('': none) → the acts of its watch; read by `watchOf`. */
  readonly watches: WatchFold;
  readonly log: LogFold;
  readonly decisions: Map<string, DecisionRecord>;
  /** Task id → its newest tick. */
  readonly ticks: Map<string, Tick>;
  readonly alerts: Map<string, AlertRecord>;
  readonly people: Map<string, PersonRecord>;
  readonly revocations: Map<string, Stamp>;
  /** Entries folded so far: changes with every `apply`, for caches. */
  entries: number;
}

export function newFold(): RoomFold {
  return {
    life: newLife(),
    watches: new Map(),
    log: newLog(),
    decisions: new Map(),
    ticks: new Map(),
    alerts: new Map(),
    people: new Map(),
    revocations: new Map(),
    entries: 0,
  };
}

/** Fold one more entry into `fold` (changed in place). */
export function apply(fold: RoomFold, entry: Entry): void {
  fold.entries += 1;
  switch (entry.type) {
    case 'log.append':
    case 'log.correct':
      return applyLine(fold.log, entry);
    case 'decision.propose':
    case 'decision.sign':
    case 'decision.withdraw':
      return applyDecision(fold.decisions, entry);
    case 'checklist.tick':
      return applyTick(fold.ticks, entry);
    case 'alert.raise':
    case 'alert.acknowledge':
      return applyAlert(fold.alerts, entry);
    case 'alert.escalate':
    case 'room.open':
    case 'watch.open':
    case 'watch.relieve':
    case 'watch.take':
    case 'watch.close':
      return applyWatch(fold.watches, entry);
    case 'room.rename':
    case 'room.phase':
    case 'room.close':
    case 'room.reopen':
      return applyLife(fold.life, entry);
    case 'person.join':
    case 'person.revoke':
      return applyPerson(fold.people, fold.revocations, entry);
    case 'lease.grant':
      return; // kept in root `leases` of the record document
  }
}

/** The fold of `entries`, in any order. */
export function foldOf(entries: Iterable<Entry>): RoomFold {
  const fold = newFold();
  for (const entry of entries) apply(fold, entry);
  return fold;
}

function applyTick(ticks: Map<string, Tick>, entry: Entry<'checklist.tick'>): void {
  const stamp = stampOf(entry);
  if (!isLater(stamp, ticks.get(entry.body.task)?.stamp)) return;
  const { person, name } = entry.author;
  const tick = { done: entry.body.done, person, name, delegation: entry.delegation, stamp };
  ticks.set(entry.body.task, tick);
}

/** Closed, and not reopened since? */
export function isClosed(fold: RoomFold): boolean {
  return fold.life.closed?.value ?? false;
}

/** How a decision stands against its text as it is now; see `stateOf`. */
export function decisionState(
  fold: RoomFold,
  decision: string,
  currentHash: string | null,
): DecisionState {
  return stateOf(fold.decisions.get(decision), currentHash);
}
