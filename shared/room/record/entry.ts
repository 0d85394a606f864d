import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { ROLES } from '../roles.ts';
import { decisionVersionSchema } from '../decision.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.number().int().min(0).max(8.64e15);

export const LOG_KINDS = ['information', 'request', 'decision', 'action', 'comment'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
export const VERIFICATION = ['to-verify', 'verifying', 'verified', 'refuted'] as const;
export const LANGUAGES = ['en', 'fr', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A log entry later than this after its event says so (DESIGN §6). */
export const LATE_AFTER_MS = 15 * 60_000;
export const MAX_ENTRY_TEXT = 8_000;

/** A link from an entry to something it speaks of. */
export const linkSchema = z.strictObject({
  to: z.enum(['feature', 'decision', 'task', 'entry']),
  id: ulidSchema,
});
export type Link = z.infer<typeof linkSchema>;

const text = (max: number) => z.string().trim().min(1).max(max);
const logBody = {
  kind: z.enum(LOG_KINDS),
  text: text(MAX_ENTRY_TEXT),
  language: z.enum(LANGUAGES),
  status: z.enum(VERIFICATION).optional(),
  source: text(300).optional(),
  onBehalfOf: text(200).optional(),
  links: z.array(linkSchema).max(32).optional(),
};
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a person may put into the record, by type. The body of a command is the body of the entry
 * it becomes: a command's type is the entry's type. Only `correct` and the room's life have rules
 * beyond their shape; those live in server/room/commands/.
 */
export const BODIES = {
  'log.append': z.strictObject(logBody),
  /** Strikes entry `corrects`; the new text stands in its place, the old one stays legible. */
  'log.correct': z.strictObject({ ...logBody, corrects: ulidSchema, reason: text(500) }),
  'decision.propose': z.strictObject({
    decision: ulidSchema,
    version: decisionVersionSchema,
    versionHash: hash,
  }),
  'decision.sign': z.strictObject({ decision: ulidSchema, versionHash: hash }),
  'decision.withdraw': z.strictObject({ decision: ulidSchema, reason: text(500).optional() }),
  'checklist.tick': z.strictObject({ task: ulidSchema, done: z.boolean() }),
  'alert.raise': z.strictObject({
    severity: z.enum(['critical', 'warning']),
    text: text(300),
    entry: ulidSchema.optional(),
    links: z.array(linkSchema).max(32).optional(),
  }),
  'alert.acknowledge': z.strictObject({ alert: ulidSchema }),
  'room.rename': z.strictObject({ name: text(120) }),
  'room.phase': z.strictObject({ phase: text(120) }),
  'room.close': z.strictObject({ reason: text(500).optional() }),
  'room.reopen': z.strictObject({ reason: text(500) }),
} as const;
export type CommandType = keyof typeof BODIES;
export const COMMAND_TYPES = Object.keys(BODIES) as CommandType[];

/** What only the server itself puts into the record. */
export const SYSTEM_BODIES = {
  'room.open': z.strictObject({
    name: text(120),
    nature: z.enum(['exercise', 'live']),
    /** Printed on every screen, e.g. `DIFFUSION RESTREINTE (FICTIF)`; empty: none. */
    marking: z.string().max(80),
  }),
  'person.join': z.strictObject({
    person: ulidSchema,
    name: text(80),
    role: z.enum(ROLES),
    delegation: delegationSchema.nullable(),
  }),
  'person.revoke': z.strictObject({ person: ulidSchema }),
  'lease.grant': z.strictObject({
    person: ulidSchema,
    clientId: z.number().int(),
    /** The copy on a device it was leased to; absent: bound by first use (/yjs). */
    replica: ulidSchema.optional(),
  }),
} as const;
export const ENTRY_BODIES = { ...BODIES, ...SYSTEM_BODIES } as const;
export type EntryType = keyof typeof ENTRY_BODIES;
export type Body<T extends EntryType> = z.infer<(typeof ENTRY_BODIES)[T]>;

/** Entry types that are lines of the action log; all others are acts. */
export const LOG_TYPES: ReadonlySet<EntryType> = new Set<EntryType>(['log.append', 'log.correct']);

/**
 * One numbered, hash-chained entry of a site's register. `hash` is the content hash of all other
 * members, `prev` the hash of the entry before it in the same register ('' for the first).
 */
export interface Envelope {
  readonly id: string;
  readonly site: string;
  /** 1, 2, 3 … without gaps within (room, site). Printed `PAR-0042`. */
  readonly number: number;
  readonly prev: string;
  readonly hash: string;
  /** Server's clock when recorded, ms UTC. Never decreases within a register. */
  readonly recordedAt: number;
  /** When it happened, by its author, ms UTC. */
  readonly eventAt: number;
  /** Set when recordedAt − eventAt > LATE_AFTER_MS. */
  readonly late?: true;
  readonly author: { readonly person: string; readonly name: string };
  readonly delegation: string | null;
}
export type Entry<T extends EntryType = EntryType> = {
  [K in T]: Envelope & { readonly type: K; readonly body: Body<K> };
}[T];

/** The author of what the server does on its own account. */
export const SYSTEM_AUTHOR = { person: '00000000000000000000000000', name: 'Accord' } as const;
