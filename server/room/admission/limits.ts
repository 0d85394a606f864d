import type { UpdateLimits } from './contract.ts';

/** One edit of a person who is connected, and each entry of an outbox. */
export const ONLINE_LIMITS: UpdateLimits = {
  maxBytes: 256 * 1024,
  maxClients: 8,
  maxStructs: 4_000,
  maxDeleteRanges: 20_000,
  maxStringBytes: 128 * 1024,
  maxJsonDepth: 8,
  maxJsonNodes: 40_000,
  maxKeyBytes: 256,
  maxSteps: 200_000,
};

/** A plain Yjs program sends everything it has, and all deletions of the document, at each sync. */
export const RESYNC_LIMITS: UpdateLimits = {
  ...ONLINE_LIMITS,
  maxBytes: 8 * 1024 * 1024,
  maxClients: 64,
  maxStructs: 100_000,
  maxDeleteRanges: 400_000,
  maxStringBytes: 1024 * 1024,
  maxJsonNodes: 400_000,
  maxSteps: 1_000_000,
};

/** Clocks are array indices for Yjs: they stay far from where a double loses integers. */
export const MAX_CLOCK = 2 ** 31 - 1;

/** What one board may grow to. Beyond: DOCUMENT_FULL. */
export const MAX_DOCUMENT_STRUCTS = 3_000_000;
/** 20,000 clientIDs cost Yjs 11 ms a transaction, 1,000 cost 0.1 ms (measured). */
export const MAX_DOCUMENT_CLIENTS = 20_000;

/**
 * A plain Yjs program takes a new clientID each time it is opened. One person cannot use up the
 * document's by opening it again and again.
 */
export const MAX_CLIENTS_PER_PERSON = 1_000;

/** Keys that turn a plain object into something else when copied carelessly. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);
