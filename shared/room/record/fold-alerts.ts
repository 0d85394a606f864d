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
}

/** Fold one entry into `alerts`. The result does not depend on the order of arrival. */
export function applyAlert(
  alerts: Map<string, AlertRecord>,
  entry: Entry<'alert.raise' | 'alert.acknowledge'>,
): void {
  const id = entry.type === 'alert.raise' ? entry.id : entry.body.alert;
  let alert = alerts.get(id);
  if (!alert) alerts.set(id, (alert = { raised: null, acknowledged: {} }));
  const stamp = stampOf(entry);
  const { person, name } = entry.author;
  if (entry.type === 'alert.raise') {
    alert.raised = { ...entry.body, person, name, delegation: entry.delegation, stamp };
    return;
  }
  const delegation = entry.delegation ?? '';
  const first = alert.acknowledged[delegation];
  if (!first || isLater(first.stamp, stamp))
    alert.acknowledged[delegation] = { delegation, person, name, stamp };
}

/** An alert is open until each of `delegations` has acknowledged it. */
export function isOpen(alert: AlertRecord, delegations: readonly string[]): boolean {
  return alert.raised !== null && delegations.some((code) => !(code in alert.acknowledged));
}
