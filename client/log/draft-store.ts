import { ulid } from 'ulid';
import { z } from 'zod';
import { ulidSchema } from '../../shared/room/ids.ts';
import { attachmentSchema } from '../../shared/room/record/attachment.ts';
import { linkSchema } from '../../shared/room/record/bodies-common.ts';
import { LOG_KINDS, mentionSchema, VERIFICATION } from '../../shared/room/record/bodies-log.ts';
import { commandSchema, type Command } from '../../shared/protocol/command.ts';

/** What stands in the composer and was not added yet. */
const draftSchema = z.object({
  /** The id that its entry will have: however it was interrupted, it is recorded once. */
  id: ulidSchema,
  text: z.string(),
  kind: z.enum(LOG_KINDS),
  status: z.enum(VERIFICATION).nullable(),
  /** Time of the event as typed; empty: now. */
  time: z.string(),
  zone: z.enum(['zulu', 'local']),
  source: z.string(),
  onBehalfOf: z.string(),
  speaker: z.string(),
  lateReason: z.string(),
  links: z.array(linkSchema),
  /** Who was named, with the words that name them. */
  mentions: z.array(z.object({ name: z.string(), of: mentionSchema })),
  files: z.array(attachmentSchema),
});
export type Draft = z.infer<typeof draftSchema>;

/** A fresh draft. `kept`: what goes on from the one before it. */
export function newDraft(kept: Partial<Draft> = {}): Draft {
  return {
    id: ulid(),
    text: '',
    kind: 'information',
    status: null,
    time: '',
    zone: 'zulu',
    source: '',
    onBehalfOf: '',
    speaker: '',
    lateReason: '',
    links: [],
    mentions: [],
    files: [],
    ...kept,
  };
}

export const isBlank = (draft: Draft): boolean =>
  draft.text.trim() === '' && draft.files.length === 0;

/**
 * The draft of a room, and the commands that were given but that the outbox of this device does
 * not hold yet. They are written together: between the two, no word is nowhere.
 */
export interface Desk {
  readonly draft: Draft;
  readonly sending: readonly Command[];
}
const deskSchema = z.object({ draft: draftSchema, sending: z.array(commandSchema) });
/** Sources that this person used last in a room, the newest first. */
const sourcesSchema = z.array(z.string().min(1).max(300)).max(8);

const deskKey = (room: string): string => `accord.draft.${room}`;
const sourcesKey = (room: string): string => `accord.sources.${room}`;

function read<T>(storage: Pick<Storage, 'getItem'>, key: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function write(storage: Pick<Storage, 'setItem'>, key: string, value: unknown): boolean {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was left on the desk of this room, so that a reload or a crash loses no word. */
export function loadDesk(storage: Pick<Storage, 'getItem'>, room: string): Desk {
  return read(storage, deskKey(room), deskSchema) ?? { draft: newDraft(), sending: [] };
}

/** Keep it; an empty one is forgotten. @returns false when this device refuses */
export function saveDesk(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  room: string,
  desk: Desk,
): boolean {
  const { draft, sending } = desk;
  if (!isBlank(draft) || draft.links.length > 0 || sending.length > 0)
    return write(storage, deskKey(room), desk);
  try {
    storage.removeItem(deskKey(room));
    return true;
  } catch {
    return false;
  }
}

export function loadSources(storage: Pick<Storage, 'getItem'>, room: string): readonly string[] {
  return read(storage, sourcesKey(room), sourcesSchema) ?? [];
}

/** `source` was used: it comes first from now on. */
export function useSource(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  room: string,
  source: string,
): readonly string[] {
  const known = loadSources(storage, room);
  const sources = [source, ...known.filter((one) => one !== source)].slice(0, 8);
  write(storage, sourcesKey(room), sources);
  return sources;
}
