import { isOpen, type AlertRecord } from '../../shared/room/record/fold-alerts.ts';
import { compareStamps } from '../../shared/room/record/stamp.ts';

/** An alert stays in view so long after its last acknowledgement, ms. */
export const LINGER_MS = 5000;

export interface ShownAlert {
  readonly id: string;
  readonly raised: NonNullable<AlertRecord['raised']>;
  readonly acknowledged: AlertRecord['acknowledged'];
  readonly open: boolean;
  /** Delegations that had left it unacknowledged when its time was up, and still do. */
  readonly overdueFor: readonly string[];
}

/**
 * Alerts to show, gravest first; among equals those whose time is up, then those that wait for
 * `mine`, then the oldest.
 * One that everybody acknowledged lingers for a moment, so that the last tick is seen.
 */
export function shownAlerts(
  alerts: ReadonlyMap<string, AlertRecord>,
  delegations: readonly string[],
  mine: string | null,
  now: number,
): ShownAlert[] {
  const shown: ShownAlert[] = [];
  for (const [id, alert] of alerts) {
    if (!alert.raised) continue;
    const open = isOpen(alert, delegations);
    const last = Math.max(
      ...Object.values(alert.acknowledged).map((ack) => ack.stamp.recordedAt),
      0,
    );
    if (!open && now - last > LINGER_MS) continue;
    const overdueFor = (alert.escalated?.waiting ?? []).filter(
      (code) => !Object.hasOwn(alert.acknowledged, code),
    );
    shown.push({ id, raised: alert.raised, acknowledged: alert.acknowledged, open, overdueFor });
  }
  const rank = (alert: ShownAlert): number =>
    (alert.open ? 0 : 8) +
    (alert.raised.severity === 'critical' ? 0 : 4) +
    (alert.overdueFor.length > 0 ? 0 : 2) +
    (mine !== null && !(mine in alert.acknowledged) ? 0 : 1);
  return shown.sort((a, b) => rank(a) - rank(b) || compareStamps(a.raised.stamp, b.raised.stamp));
}
