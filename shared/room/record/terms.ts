/**
 * The words that entries are made of, as lists. No schema is built here: the page reads this file,
 * and has no use for the library that schemas are made with (SPEC 8.97).
 */

export const LANGUAGES = ['en', 'fr', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What an entry may link to. */
export const LINK_TARGETS = ['feature', 'decision', 'task', 'entry'] as const;

export const LOG_KINDS = ['information', 'request', 'decision', 'action', 'comment'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
export const VERIFICATION = ['to-verify', 'verifying', 'verified', 'refuted'] as const;
export type Verification = (typeof VERIFICATION)[number];

export const TASK_STATES = ['open', 'done', 'blocked', 'not-applicable'] as const;
export type TaskState = (typeof TASK_STATES)[number];
/** States that say nothing without a reason. */
export const STATES_WITH_REASON: ReadonlySet<TaskState> = new Set<TaskState>([
  'blocked',
  'not-applicable',
]);

/** Whoever keeps the map, of whatever delegation: acknowledges that an entry is on it. */
export const MAP_KEEPER = 'map-keeper';

/** What is done to a decision; what each says: bodies-decision.ts. */
export const DECISION_ACT_TYPES = [
  'decision.propose',
  'decision.quorum',
  'decision.sign',
  'decision.reserve',
  'decision.object',
  'decision.withdraw',
  'decision.silence',
  'decision.approve',
  'decision.take',
  'decision.refuse',
  'decision.defer',
  'decision.abandon',
] as const;
export type DecisionActType = (typeof DECISION_ACT_TYPES)[number];
