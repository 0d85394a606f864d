import { journalAcceptance } from './journal-acceptance.ts';
import { sqlitePlace } from './journal-place.ts';

journalAcceptance('SQLite', sqlitePlace);
