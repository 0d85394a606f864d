import type { DecisionRecord } from '../decisions/acts.ts';
import { stateOf, type DecisionState, type View } from '../decisions/state.ts';
import type { Entry } from './entry.ts';
import { applyAlert, type AlertRecord } from './fold-alerts.ts';
import { applyTask, type TaskRecord } from './fold-checklist.ts';
import { applyDecision } from './fold-decisions.ts';
import { applyLife, newLife, type RoomLife } from './fold-life.ts';
import { applyLine, applyStatus, newLog, type LogFold } from './fold-log.ts';
import { applyPerson, type PersonRecord } from './fold-people.ts';
import { applyWatch, type WatchFold } from './fold-watch.ts';
import { applyPlan, type PlanRecord } from './fold-plan.ts';
import { applyReading, type ReadingFold } from './fold-reading.ts';
import type { Stamp } from './stamp.ts';

/**
 * What the entries of all registers amount to. Server and client fold the same way. Applying is
 * incremental, each entry exactly once, in any order: what can be said twice is decided by the
 * order of the record (stamp.ts), so every copy agrees.
 */
export interface RoomFold {
  readonly life: RoomLife;
  readonly log: LogFold;
  /** What readers put on record about lines. */
  readonly reading: ReadingFold;
  readonly decisions: Map<string, DecisionRecord>;
  readonly tasks: Map<string, TaskRecord>;
  readonly plans: Map<string, PlanRecord>;
  readonly alerts: Map<string, AlertRecord>;
  /** Delegation ('': none) → the acts of its watch; read by `watchOf`. */
  readonly watches: WatchFold;
  readonly people: Map<string, PersonRecord>;
  readonly revocations: Map<string, Stamp>;
  /** Entries folded so far: changes with every `apply`, for caches. */
  entries: number;
}

export function newFold(): RoomFold {
  return {
    life: newLife(),
    log: newLog(),
    reading: new Map(),
    decisions: new Map(),
    tasks: new Map(),
    plans: new Map(),
    alerts: new Map(),
    watches: new Map(),
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
    case 'log.status':
      return applyStatus(fold.log, entry);
    case 'log.promote':
    case 'log.ask-acknowledgement':
    case 'log.acknowledge':
    case 'log.translate':
      return applyReading(fold.reading, entry);
    case 'decision.propose':
    case 'decision.quorum':
    case 'decision.sign':
    case 'decision.reserve':
    case 'decision.object':
    case 'decision.withdraw':
    case 'decision.silence':
    case 'decision.approve':
    case 'decision.take':
    case 'decision.refuse':
    case 'decision.defer':
    case 'decision.abandon':
      return applyDecision(fold.decisions, entry);
    case 'checklist.mark':
    case 'checklist.acknowledge':
    case 'checklist.overdue':
      return applyTask(fold.tasks, entry);
    case 'plan.version':
    case 'plan.validate':
      return applyPlan(fold.plans, entry);
    case 'alert.raise':
    case 'alert.acknowledge':
    case 'alert.escalate':
      return applyAlert(fold.alerts, entry);
    case 'watch.open':
    case 'watch.relieve':
    case 'watch.take':
    case 'watch.close':
      return applyWatch(fold.watches, entry);
    case 'room.open':
    case 'room.rename':
    case 'room.phase':
    case 'room.close':
    case 'room.reopen':
    case 'room.alert-time':
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

/** Closed, and not reopened since? */
export function isClosed(fold: RoomFold): boolean {
  return fold.life.closed?.value ?? false;
}

/** How a decision stands against its text as it is now, and at an instant; see `stateOf`. */
export function decisionState(fold: RoomFold, decision: string, view: View): DecisionState {
  return stateOf(fold.decisions.get(decision), view);
}
