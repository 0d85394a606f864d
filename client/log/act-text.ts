import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { actMessages } from '../../shared/messages/log.ts';
import { roleMessages, verificationMessages } from '../../shared/messages/room.ts';
import { describeDecisionAct } from './act-text-decisions.ts';
import { describeTaskAct } from './act-text-tasks.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { describeReadingAct } from './act-reading.ts';
import type { Names, Say } from './act-names.ts';
import { registerNumber } from '../../shared/room/sites.ts';

/** What an act says, in the person's language; null for entries that are shown in full. */
export function describeAct(entry: Entry, names: Names, say: Say): string | null {
  const something = (title: string | null): string => title || say(actMessages.something);
  switch (entry.type) {
    case 'room.open':
      return say(actMessages.opened);
    case 'room.rename':
      return say(actMessages.renamed, { name: entry.body.name });
    case 'room.phase':
      return say(actMessages.phase, { phase: entry.body.phase });
    case 'room.close':
      return [say(actMessages.closed), entry.body.reason].filter(Boolean).join(': ');
    case 'room.reopen':
      return say(actMessages.reopened, { reason: entry.body.reason });
    case 'person.join': {
      const role = say(roleMessages[entry.body.role]).toLocaleLowerCase();
      return say(actMessages.joined, { name: entry.body.name, role });
    }
    case 'person.revoke': {
      const name = names.person(entry.body.person) ?? say(actMessages.somebody);
      return say(actMessages.revoked, { name });
    }
    case 'decision.quorum':
    case 'decision.sign':
    case 'decision.reserve':
    case 'decision.object':
    case 'decision.withdraw':
    case 'decision.silence':
    case 'decision.approve':
    case 'decision.take':
    case 'decision.refuse':
    case 'decision.defer':
    case 'decision.abandon':
      return describeDecisionAct(entry, names, say);
    case 'checklist.mark':
    case 'checklist.acknowledge':
    case 'checklist.overdue':
    case 'plan.version':
    case 'plan.validate':
    case 'alert.escalate':
    case 'room.alert-time':
      return describeTaskAct(entry, names, say);
    case 'watch.open':
      return [say(actMessages.watchOpened), entry.body.note].filter(Boolean).join('. ');
    case 'watch.relieve': {
      const { to, note } = entry.body;
      const name = 'name' in to ? to.name : (names.person(to.person) ?? say(actMessages.somebody));
      return [say(actMessages.watchRelieved, { name }), note].filter(Boolean).join('. ');
    }
    case 'watch.take':
      return [say(actMessages.watchTaken), entry.body.note].filter(Boolean).join('. ');
    case 'watch.close':
      return [say(actMessages.watchClosed), entry.body.note].filter(Boolean).join('. ');
    case 'alert.acknowledge': {
      const alert = names.entry(entry.body.alert);
      const title = alert?.type === 'alert.raise' ? alert.body.text : null;
      return say(actMessages.acknowledged, { title: something(title) });
    }
    case 'log.promote':
    case 'log.ask-acknowledgement':
    case 'log.acknowledge':
    case 'log.translate':
      return describeReadingAct(entry, names, say);
    case 'log.status': {
      const target = names.entry(entry.body.entry);
      const number = target ? registerNumber(target.site, target.number) : '…';
      const status = say(verificationMessages[entry.body.status]);
      const set = say(evidenceMessages.statusSet, { number, status });
      return [set, entry.body.source ?? entry.body.reason].filter(Boolean).join('. ');
    }
    case 'log.correct': {
      const target = names.entry(entry.body.corrects);
      const number = target ? registerNumber(target.site, target.number) : '…';
      return say(actMessages.corrected, { number });
    }
    default:
      return null;
  }
}
