import type { Me } from '../../shared/protocol/join.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { AlertRecord } from '../../shared/room/record/fold-alerts.ts';

/** What is said aloud of entries that have just come in. */
export interface AlertNews {
  readonly id: string;
  readonly severity: 'critical' | 'warning';
  /** Code of the delegation that raised it. */
  readonly from: string;
  readonly text: string;
  /** Its time is up, and this person is to pursue it. */
  readonly escalated: boolean;
  /** This person raised it. */
  readonly own: boolean;
}

/**
 * The gravest of the alerts that `entries` raise, or that they pass on to this person as the
 * facilitator; the newest among equals. null: none.
 */
export function newsOf(
  entries: readonly Entry[],
  alerts: ReadonlyMap<string, AlertRecord>,
  me: Me | null,
): AlertNews | null {
  let news: AlertNews | null = null;
  for (const entry of entries) {
    const next =
      entry.type === 'alert.raise'
        ? newsOfRaised(entry, me)
        : entry.type === 'alert.escalate' && me?.role === 'facilitator'
          ? newsOfEscalated(entry, alerts)
          : null;
    if (next && (news?.severity !== 'critical' || next.severity === 'critical')) news = next;
  }
  return news;
}

function newsOfRaised(entry: Entry<'alert.raise'>, me: Me | null): AlertNews {
  const { severity, text } = entry.body;
  const own = entry.author.person === me?.person;
  return { id: entry.id, severity, from: entry.delegation ?? '', text, escalated: false, own };
}

function newsOfEscalated(
  entry: Entry<'alert.escalate'>,
  alerts: ReadonlyMap<string, AlertRecord>,
): AlertNews | null {
  const id = entry.body.alert;
  const raised = alerts.get(id)?.raised;
  if (!raised) return null;
  const { severity, text, delegation } = raised;
  return { id, severity, from: delegation ?? '', text, escalated: true, own: false };
}
