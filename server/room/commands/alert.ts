import type { Rules } from './rule.ts';

/** Raising an alert, and a delegation's word that it has seen it. */
export const alertRules: Rules<'alert.raise' | 'alert.acknowledge'> = {
  'alert.raise': ({ entry }, { isLine }) =>
    entry === undefined || isLine(entry) ? null : 'NOT_FOUND',
  'alert.acknowledge': ({ alert }, { fold, me }) => {
    const record = fold.alerts.get(alert);
    if (!record?.raised) return 'NOT_FOUND';
    return Object.hasOwn(record.acknowledged, me.delegation ?? '') ? 'ALREADY_DONE' : null;
  },
};
