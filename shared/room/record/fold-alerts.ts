import type { Body, Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

export interface Acknowledgement {
  readonly delegation: string;
  readonly person: string;
  readonly name: string;
  readonly stamp: Stamp;
}

export interface AlertRecord {
  /** null: acknowledged by an entry that arrived before the alert itself (another site's). */
  raised:
    | (Body<'alert.raise'> & {
        person: string;
        name: string;
        delegation: string | null;
        stamp: Stamp;
      })
    | null;
  /** Delegation → its first acknowledgement. */
  readonly acknowledged: Record<string, Acknowledgement>;
  /** When the server passed it on to the facilitator, and who had not acknowledged it by then. */
  escalated: { readonly waiting: readonly string[]; readonly stamp: Stamp } | null;
}

/** Fold one entry into `alerts`. The result does not depend on the order of arrival. */
export function applyAlert(
  alerts: Map<string, AlertRecord>,
  entry: Entry<'alert.raise' | 'alert.acknowledge' | 'alert.escalate'>,
): void {
  const id = entry.type === 'alert.raise' ? entry.id : entry.body.alert;
  let alert = alerts.get(id);
  if (!alert) alerts.set(id, (alert = { raised: null, acknowledged: {}, escalated: null }));
  const stamp = stampOf(entry);
  const { person, name } = entry.author;
  if (entry.type === 'alert.raise') {
    alert.raised = { ...entry.body, person, name, delegation: entry.delegation, stamp };
    return;
  }
  if (entry.type === 'alert.escalate') {
    if (!alert.escalated || isLater(alert.escalated.stamp, stamp))
      alert.escalated = { waiting: entry.body.waiting, stamp };
    return;
  }
  const delegation = entry.delegation ?? '';
  const first = alert.acknowledged[delegation];
  if (!first || isLater(first.stamp, stamp))
    alert.acknowledged[delegation] = { delegation, person, name, stamp };
}

/** Those of `delegations` that have not acknowledged it. */
export function waitingFor(alert: AlertRecord, delegations: readonly string[]): string[] {
  return delegations.filter((code) => !Object.hasOwn(alert.acknowledged, code));
}

/** An alert is open until each of `delegations` has acknowledged it. */
export function isOpen(alert: AlertRecord, delegations: readonly string[]): boolean {
  return alert.raised !== null && waitingFor(alert, delegations).length > 0;
}
