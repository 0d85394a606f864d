import { journalAcceptance } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';

journalAcceptance('SQLite', sqlitePlace);
journalAcceptance('SQLite on a slow disk', () => sqlitePlace({ blockAtMost: 0 }));
