import { decisionActMessages } from '../../shared/messages/decision-sheet.ts';
import { actMessages } from '../../shared/messages/log.ts';
import type { DecisionActType } from '../../shared/room/record/terms.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { zuluMinutes } from '../app/time.ts';
import { quorumText } from '../decisions/quorum-text.ts';
import type { Names, Say } from './act-names.ts';

/** What an act on a decision says, in the person's language. A proposal is shown in full instead. */
export function describeDecisionAct(
  entry: Entry<Exclude<DecisionActType, 'decision.propose'>>,
  names: Names,
  say: Say,
): string {
  const title = names.decision(entry.body.decision) || say(actMessages.something);
  const also = (text: string, more: string | undefined): string =>
    more ? `${text}. ${more}` : text;
  switch (entry.type) {
    case 'decision.quorum':
      return say(decisionActMessages.quorum, { title, quorum: quorumText(entry.body.quorum, say) });
    case 'decision.sign':
      return say(decisionActMessages.signed, { title });
    case 'decision.reserve':
      return say(decisionActMessages.reserved, { title, text: entry.body.text });
    case 'decision.object':
      return say(decisionActMessages.objected, { title, text: entry.body.text });
    case 'decision.withdraw':
      return also(say(decisionActMessages.withdrew, { title }), entry.body.reason);
    case 'decision.silence':
      return say(decisionActMessages.silence, { title, time: zuluMinutes(entry.body.until) });
    case 'decision.approve':
      return also(say(decisionActMessages.approved, { title }), entry.body.basis);
    case 'decision.take':
      return say(decisionActMessages.took, { title });
    case 'decision.refuse':
      return say(decisionActMessages.refused, { title, reason: entry.body.reason });
    case 'decision.defer':
      return say(decisionActMessages.deferred, { title, reason: entry.body.reason });
    case 'decision.abandon':
      return say(decisionActMessages.abandoned, { title, reason: entry.body.reason });
  }
}
