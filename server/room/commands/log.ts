import type { Rules } from './rule.ts';

/** Writing the action log. */
export const logRules: Rules<'log.append' | 'log.correct'> = {
  'log.append': () => null,
  /** A line is corrected once; whoever wants to go on corrects the correction. */
  'log.correct': ({ corrects }, { fold, isLine }) => {
    if (!isLine(corrects)) return 'NOT_FOUND';
    return fold.log.corrections.has(corrects) ? 'ALREADY_CORRECTED' : null;
  },
};
