import { readingMessages } from '../../shared/messages/reading.ts';
import { MAP_KEEPER } from '../../shared/room/record/terms.ts';
import type { ReadingEntry } from '../../shared/room/record/fold-reading.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import type { Names, Say } from './act-names.ts';

/** What readers did about a line, in the person's language. */
export function describeReadingAct(entry: ReadingEntry, names: Names, say: Say): string {
  const target = names.entry(entry.body.entry);
  const number = target ? registerNumber(target.site, target.number) : '…';
  switch (entry.type) {
    case 'log.promote':
      return say(entry.body.key ? readingMessages.promoted : readingMessages.demoted, { number });
    case 'log.ask-acknowledgement': {
      const who = entry.body.of
        .map((of) => (of === MAP_KEEPER ? say(readingMessages.mapKeeper) : of))
        .join(', ');
      return say(readingMessages.asked, { who, number });
    }
    case 'log.acknowledge':
      return say(entry.body.as ? readingMessages.gaveMap : readingMessages.gave, { number });
    case 'log.translate':
      return say(readingMessages.translated, { number });
  }
}
