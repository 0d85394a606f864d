import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { Journal } from '../journal/contract.ts';
import type { AttachmentStore } from './store.ts';

/** How long an uploaded file may wait for its entry, ms. */
export const WAITS_MS = 24 * 3_600_000;

export interface CollectParts {
  readonly store: AttachmentStore;
  readonly journal: Pick<Journal, 'read'>;
  /** Codes of the sites whose registers may be in the journal. */
  readonly sites: readonly string[];
}

const decoder = new TextDecoder();

/** The hash of every file that an entry of the room names, thumbnails too. */
async function namedIn(room: string, { journal, sites }: CollectParts): Promise<Set<string>> {
  const named = new Set<string>();
  for (const site of sites)
    for await (const { kind, payload } of journal.read(room, site, 0)) {
      if (kind !== 'record') continue;
      const { body } = JSON.parse(decoder.decode(payload)) as Entry;
      const files = (body as { attachments?: readonly Attachment[] }).attachments ?? [];
      for (const { hash, thumbnail } of files) {
        named.add(hash);
        if (thumbnail) named.add(thumbnail.hash);
      }
    }
  return named;
}

/**
 * Removes uploaded files whose entry never came (SPEC 3.167): nobody brought or asked for them since
 * `now - WAITS_MS`, and nothing in the journal names them. Whoever looks a file up keeps it, so a
 * command that is being judged meanwhile finds it. A room whose files are all known to be named is not
 * read again.
 * @param now by the server's clock, ms UTC @returns how many were removed
 */
export async function collectUnused(parts: CollectParts, now: number): Promise<number> {
  const { store } = parts;
  const before = now - WAITS_MS;
  let removed = 0;
  for (const room of store.rooms()) {
    if (store.untouched(room, before).length === 0) continue;
    const named = await namedIn(room, parts);
    // In one turn: nothing can be looked up between the question and the removal.
    for (const hash of store.untouched(room, before))
      if (named.has(hash)) store.keep(room, hash);
      else {
        store.remove(room, hash);
        removed += 1;
      }
  }
  return removed;
}
