import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Quorum } from '../../shared/room/record/bodies-decision.ts';

/** A quorum in words: `all delegations`, `any 2 delegations`, `these: PAR, KYV`. */
export function quorumText(
  quorum: Quorum,
  say: (message: Message, params?: Params) => string,
): string {
  if (quorum.kind === 'all') return say(sheetMessages.quorumAll);
  if (quorum.kind === 'count') return say(sheetMessages.quorumCount, { count: quorum.count });
  return say(sheetMessages.quorumNamed, { codes: quorum.delegations.join(', ') });
}
