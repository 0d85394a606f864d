import type { z } from 'zod';
import { ALERT_BODIES } from './bodies-alert.ts';
import { CHECKLIST_BODIES } from './bodies-checklist.ts';
import { DEADLINE_BODIES } from './bodies-deadline.ts';
import { DECISION_BODIES } from './bodies-decision.ts';
import { LIFE_BODIES, SYSTEM_BODIES } from './bodies-life.ts';
import { LOG_BODIES } from './bodies-log.ts';
import { PLAN_BODIES } from './bodies-plan.ts';
import { READING_BODIES } from './bodies-reading.ts';
import { WATCH_BODIES } from './bodies-watch.ts';

/**
 * What a person may put into the record, by type; one file a family. The body of a command is the
 * body of the entry it becomes: a command's type is the entry's type. Rules beyond the shape live
 * in server/room/commands/, what the entries amount to in the fold beside this file.
 */
export const BODIES = {
  ...LOG_BODIES,
  ...READING_BODIES,
  ...DECISION_BODIES,
  ...CHECKLIST_BODIES,
  ...PLAN_BODIES,
  ...ALERT_BODIES,
  ...WATCH_BODIES,
  ...LIFE_BODIES,
} as const;
export type CommandType = keyof typeof BODIES;
export const COMMAND_TYPES = Object.keys(BODIES) as CommandType[];

export const ENTRY_BODIES = {
  ...BODIES,
  ...SYSTEM_BODIES,
  ...DEADLINE_BODIES,
} as const;
export type EntryType = keyof typeof ENTRY_BODIES;
export type Body<T extends EntryType> = z.infer<(typeof ENTRY_BODIES)[T]>;

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
  /** When its author made it, ms UTC, if it then waited on a device for over HELD_AFTER_MS. */
  readonly writtenAt?: number;
  /** Server's clock minus the author's device's, ms, when they were over 2 s apart. */
  readonly clockOffset?: number;
  /** The number that it had on a device without a link, `PAR-p3`. */
  readonly provisional?: string;
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
