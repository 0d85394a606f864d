import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { LATE_AFTER_MS } from '../../../shared/room/record/limits.ts';
import type { Body } from '../../../shared/room/record/entry.ts';
import { isSettled, nextStatuses } from '../../../shared/room/record/verification.ts';
import type { RuleContext, Rules } from './rule.ts';

type Line = Body<'log.append'>;

/** Writing the action log. */
export const logRules: Rules<'log.append' | 'log.correct' | 'log.status'> = {
  'log.append': (body, context) => {
    if (context.lateBy > LATE_AFTER_MS && body.lateReason === undefined)
      return 'LATE_REASON_REQUIRED';
    return evidence(body, context);
  },
  /** A line is corrected once; whoever wants to go on corrects the correction. */
  'log.correct': (body, context) => {
    if (!context.isLine(body.corrects)) return 'NOT_FOUND';
    if (context.fold.log.corrections.has(body.corrects)) return 'ALREADY_CORRECTED';
    return evidence(body, context);
  },
  'log.status': ({ entry, status, source, reason }, { fold, isLine }) => {
    if (!isLine(entry)) return 'NOT_FOUND';
    if (fold.log.corrections.has(entry)) return 'ALREADY_CORRECTED';
    const now = fold.log.statuses.get(entry)?.status;
    if (now === status) return 'ALREADY_DONE';
    if (!nextStatuses(now).includes(status)) return 'STATUS_STEP';
    if (isSettled(status) && source === undefined) return 'SOURCE_REQUIRED';
    return isSettled(now) && reason === undefined ? 'REASON_REQUIRED' : null;
  },
};

/** An information says where it is known from; an attached file is here, and is what it says. */
function evidence({ kind, source, attachments }: Line, context: RuleContext): ErrorCode | null {
  if (kind === 'information' && source === undefined) return 'SOURCE_REQUIRED';
  for (const { hash, size, type, thumbnail } of attachments ?? []) {
    const stored = context.attachment(hash);
    if (!stored) return 'NOT_FOUND';
    if (stored.size !== size || stored.type !== type) return 'BAD_VALUE';
    if (thumbnail && context.attachment(thumbnail.hash)?.size !== thumbnail.size)
      return 'NOT_FOUND';
  }
  return null;
}
