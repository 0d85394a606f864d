import type { Result } from '../../shared/protocol/errors.ts';
import type { SearchReply } from '../../shared/protocol/search.ts';

/**
 * # Finding entries by their words
 *
 * An index derived from the journal, beside it: whatever is in it can be made again, and is, when
 * its file is missing, damaged or of another version. It reads only what is durable, and is brought
 * up to date with a room when somebody searches there; a room in which nobody searches costs
 * nothing.
 *
 * - Words are found by their beginnings, whatever their case, accents and apostrophes
 *   (shared/room/search-text.ts); all words of a query must be in one entry.
 * - An answer holds every entry that was durable when it was asked for.
 */
export interface Search {
  /** @param text as a person typed it; empty: only bring the index up to date */
  find(room: string, text: string): Promise<Result<SearchReply>>;
  close(): Promise<void>;
}
