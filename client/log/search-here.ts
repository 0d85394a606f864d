import type { MOST_HITS, SearchHit, SearchReply } from '../../shared/protocol/search.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { searchable } from '../../shared/room/record/searchable.ts';
import { holdsWords, queryWords, snippetOf } from '../../shared/room/search-text.ts';

/** Entries read before the machine is given back for a moment. */
const SLICE = 200;
/** As many as the server gives: the types hold the two together, for its file builds a schema (8.97). */
const MOST: typeof MOST_HITS = 200;

/** The search of the server, over what this device holds: for when there is no link. */
export async function searchHere(entries: readonly Entry[], text: string): Promise<SearchReply> {
  const words = queryWords(text);
  const hits = new Map<string, SearchHit>();
  if (words.length === 0) return { hits: [], more: false };
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]!;
    const found = searchable(entry);
    if (found && !hits.has(found.shows) && holdsWords(found.text, words)) {
      if (hits.size === MOST) return { hits: [...hits.values()], more: true };
      const { site, number, recordedAt } = entry;
      const snippet = snippetOf(found.text, words);
      hits.set(found.shows, { id: found.shows, site, number, recordedAt, snippet });
    }
    if (at % SLICE === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { hits: [...hits.values()], more: false };
}
