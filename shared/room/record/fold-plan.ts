import type { PlanVersion } from '../plan.ts';
import type { Entry } from './entry.ts';
import { compareStamps, isLater, stampOf, type Stamp } from './stamp.ts';

/** A version of a plan, frozen by somebody. */
export interface FrozenPlan {
  readonly version: PlanVersion;
  readonly hash: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** A delegation's word that it validates the version with this hash. */
export interface Validation {
  readonly hash: string;
  readonly delegation: string;
  readonly name: string;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** All that the record says of a plan. */
export interface PlanRecord {
  /** In the order of the record; the place says the number: the first is version 1. */
  readonly versions: FrozenPlan[];
  /** In the order of the record, of whatever delegation: `planState` says which counts. */
  readonly validations: Validation[];
}

/** Fold one act into `plans`. The result does not depend on the order of arrival. */
export function applyPlan(
  plans: Map<string, PlanRecord>,
  entry: Entry<'plan.version' | 'plan.validate'>,
): void {
  const { plan: id, versionHash: hash } = entry.body;
  let record = plans.get(id);
  if (!record) plans.set(id, (record = { versions: [], validations: [] }));
  const said = { hash, name: entry.author.name, entry: entry.id, stamp: stampOf(entry) };
  if (entry.type === 'plan.version')
    insert(record.versions, {
      ...said,
      version: entry.body.version,
      delegation: entry.delegation,
    });
  else insert(record.validations, { ...said, delegation: entry.delegation ?? '' });
}

/** Mostly at the end; entries of another register may arrive late. */
function insert<T extends { readonly stamp: Stamp }>(list: T[], item: T): void {
  let at = list.length;
  while (at > 0 && compareStamps((list[at - 1] as T).stamp, item.stamp) > 0) at--;
  list.splice(at, 0, item);
}

/** How a plan stands, against its text and items as they are now. */
export interface PlanState {
  /**
   * `draft`: not frozen as it is now, and nothing was validated. `frozen`: waits for validation.
   * `validated`: what is on the board is what was validated. `lapsed`: the plan moved on since.
   */
  readonly phase: 'draft' | 'frozen' | 'validated' | 'lapsed';
  /** The newest frozen version; its number counts from 1. */
  readonly latest: (FrozenPlan & { readonly number: number }) | null;
  /** The board is the newest frozen version, so that it can be validated as it is. */
  readonly isFrozen: boolean;
  /** The validation that stands, or the newest that has lapsed, with the version it covers. */
  readonly validation:
    (Validation & { readonly number: number; readonly version: PlanVersion }) | null;
}

/**
 * How a plan stands (SPEC 3.258). A validation counts when it is by the delegation that its own
 * version names, and only for exactly that version.
 * @param currentHash planHash of the plan as it is now; null: it is not on the board
 */
export function planState(record: PlanRecord | undefined, currentHash: string | null): PlanState {
  const versions = record?.versions ?? [];
  const last = versions.at(-1);
  const isFrozen = last !== undefined && last.hash === currentHash;
  const counting = (record?.validations ?? []).flatMap((validation) => {
    // The version that was there when it was said; the same text may have been frozen twice.
    const index = versions.findLastIndex(
      ({ hash, stamp }) => hash === validation.hash && isLater(validation.stamp, stamp),
    );
    const covered = versions[index];
    if (!covered || covered.version.validator !== validation.delegation) return [];
    return [{ ...validation, number: index + 1, version: covered.version }];
  });
  const standing = counting.findLast(({ hash }) => hash === currentHash);
  const validation = standing ?? counting.at(-1) ?? null;
  const phase = standing ? 'validated' : isFrozen ? 'frozen' : validation ? 'lapsed' : 'draft';
  const latest = last ? { ...last, number: versions.length } : null;
  return { phase, latest, isFrozen, validation };
}
