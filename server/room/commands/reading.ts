import { MAP_KEEPER } from '../../../shared/room/record/terms.ts';
import { isKeyEvent } from '../../../shared/room/record/fold-reading.ts';
import type { RuleContext, Rules } from './rule.ts';

/** What readers put on record about a line. */
export const readingRules: Rules<
  'log.promote' | 'log.ask-acknowledgement' | 'log.acknowledge' | 'log.translate'
> = {
  'log.promote': ({ entry, key }, context) => {
    if (!context.isLine(entry) && !isAlert(entry, context)) return 'NOT_FOUND';
    return isKeyEvent(context.fold.reading, entry) === key ? 'ALREADY_DONE' : null;
  },
  'log.ask-acknowledgement': ({ entry, of }, { fold, isLine, delegations }) => {
    if (!isLine(entry)) return 'NOT_FOUND';
    if (of.some((one) => one !== MAP_KEEPER && !delegations.includes(one))) return 'NOT_FOUND';
    const asked = fold.reading.get(entry)?.asked ?? {};
    return of.every((one) => Object.hasOwn(asked, one)) ? 'ALREADY_DONE' : null;
  },
  /** Only what was asked for: an acknowledgement that nobody waits for says nothing. */
  'log.acknowledge': ({ entry, as }, { fold, me }) => {
    const of = as ?? me.delegation;
    if (of === null) return 'DELEGATION_REQUIRED';
    const record = fold.reading.get(entry);
    if (!record || !Object.hasOwn(record.asked, of)) return 'NOT_FOUND';
    return Object.hasOwn(record.acknowledged, of) ? 'ALREADY_DONE' : null;
  },
  'log.translate': ({ entry, language, text }, { fold, isLine }) => {
    if (!isLine(entry)) return 'NOT_FOUND';
    return fold.reading.get(entry)?.translations[language]?.text === text ? 'ALREADY_DONE' : null;
  },
};

const isAlert = (id: string, { fold }: RuleContext): boolean =>
  (fold.alerts.get(id)?.raised ?? null) !== null;
