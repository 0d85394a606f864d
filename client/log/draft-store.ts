import { z } from 'zod';
import { linkSchema } from '../../shared/room/record/bodies-common.ts';
import { LOG_KINDS } from '../../shared/room/record/bodies-log.ts';

/** What stands in the composer and was not added yet. */
const draftSchema = z.object({
  text: z.string(),
  kind: z.enum(LOG_KINDS),
  /** Zulu time of day as typed; empty: now. */
  time: z.string(),
  links: z.array(linkSchema),
});
export type ComposerDraft = z.infer<typeof draftSchema>;
export const EMPTY_DRAFT: ComposerDraft = { text: '', kind: 'information', time: '', links: [] };

const key = (room: string): string => `accord.draft.${room}`;

/** The draft that was left in this room on this device, so that a reload loses no word. */
export function loadDraft(storage: Pick<Storage, 'getItem'>, room: string): ComposerDraft {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(storage.getItem(key(room)) ?? 'null'));
    return parsed.success ? parsed.data : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keep the draft; an empty one is forgotten. @returns false when this device refuses. */
export function saveDraft(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  room: string,
  draft: ComposerDraft,
): boolean {
  try {
    if (draft.text === '' && draft.links.length === 0) storage.removeItem(key(room));
    else storage.setItem(key(room), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
