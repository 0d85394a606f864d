import { z } from 'zod';
import { ulidSchema } from '../room/ids.ts';
import type { Role } from '../room/roles.ts';

const lonLat = z.tuple([z.number().min(-540).max(540), z.number().min(-90).max(90)]);

/**
 * What a person shares of what they are doing. Replaces what they shared before. Never journaled.
 * At most 4 kB encoded; positions are [longitude, latitude] in degrees.
 */
export const presenceSchema = z.strictObject({
  cursor: lonLat.nullish(),
  /** Feature, draft or entry that is selected. */
  selection: ulidSchema.nullish(),
  /** A feature being dragged or drawn: its geometry so far. */
  drag: z
    .strictObject({
      feature: ulidSchema.nullish(),
      points: z.array(lonLat).max(200),
      /** Features that are moved together, `feature` among them. */
      together: z
        .strictObject({ ids: z.array(ulidSchema).max(50), from: lonLat, to: lonLat })
        .optional(),
    })
    .nullish(),
  /** Where they are typing. */
  typing: z.union([z.literal('log'), ulidSchema]).nullish(),
  /** Map view, for following: centre and zoom. */
  view: z.strictObject({ centre: lonLat, zoom: z.number().min(0).max(30) }).nullish(),
  idle: z.boolean().optional(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** Stamped by the server; nothing a client sends can alter it. */
export interface RosterEntry {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
  readonly presence: Presence | null;
}
/** Connection id → who is there. */
export type Roster = Readonly<Record<string, RosterEntry>>;

/** Down, at most once a tick: only what changed. */
export interface PresenceTick {
  /**
   * Everybody who is here now: replaces what was known. Sent to a connection that could not keep
   * up and is brought up to date; the members below then build on it.
   */
  readonly roster?: Roster;
  readonly joined?: Roster;
  readonly left?: readonly string[];
  /** Connection id → its newest presence. */
  readonly changed?: Readonly<Record<string, Presence>>;
}
