/**
 * The one catalogue of refusals. A refusal is a value, never an exception, on every boundary; its
 * words in three languages are in shared/messages/errors.ts, under the same code.
 * `retry`: sending the very same thing again, later, may succeed. Clients retry only those.
 */
export const ERRORS = {
  // form
  MALFORMED: { retry: false },
  TOO_LARGE: { retry: false },
  TOO_DEEP: { retry: false },
  TOO_COSTLY: { retry: false },
  BAD_VALUE: { retry: false },
  FORBIDDEN_CONTENT: { retry: false },
  UNKNOWN_MESSAGE: { retry: false },
  VERSION_MISMATCH: { retry: false },
  // the place in the document, the identity of the writer
  SCHEMA: { retry: false },
  BAD_REFERENCE: { retry: false },
  WRITE_ONCE: { retry: false },
  NEVER_REMOVED: { retry: false },
  DOCUMENT_FULL: { retry: false },
  FOREIGN_CLIENT: { retry: false },
  UNLEASED_CLIENT: { retry: false },
  /** Updates that this one builds on are missing: resync, then send again. */
  RESYNC: { retry: true },
  // authority
  NOT_SIGNED_IN: { retry: false },
  TICKET_INVALID: { retry: true },
  ORIGIN_REFUSED: { retry: false },
  INVITATION_INVALID: { retry: false },
  INVITATION_EXPIRED: { retry: false },
  INVITATION_USED_UP: { retry: false },
  REVOKED: { retry: false },
  NOT_A_MEMBER: { retry: false },
  READ_ONLY: { retry: false },
  FACILITATOR_ONLY: { retry: false },
  DELEGATION_REQUIRED: { retry: false },
  FOREIGN_DELEGATION: { retry: false },
  AUTHORITY_ONLY: { retry: false },
  PROPOSER_ONLY: { retry: false },
  // the state of the room
  ROOM_UNKNOWN: { retry: false },
  ROOM_CLOSED: { retry: false },
  NOT_FOUND: { retry: false },
  STALE_VERSION: { retry: false },
  NOT_PROPOSED: { retry: false },
  OTHER_DELEGATION: { retry: false },
  DECISION_CLOSED: { retry: false },
  NO_TITLE: { retry: false },
  NO_DECISION_MAKER: { retry: false },
  NO_REASONS: { retry: false },
  TOO_FEW_OPTIONS: { retry: false },
  NOT_AN_OPTION: { retry: false },
  QUORUM_NOT_MET: { retry: false },
  QUORUM_IMPOSSIBLE: { retry: false },
  NOT_APPROVED: { retry: false },
  BASIS_REQUIRED: { retry: false },
  OBJECTION_STANDS: { retry: false },
  DEADLINE_TOO_EARLY: { retry: false },
  ALREADY_CORRECTED: { retry: false },
  ALREADY_DONE: { retry: false },
  /** An information says where it is known from. */
  SOURCE_REQUIRED: { retry: false },
  /** A line more than 15 minutes after its event says why. */
  /** The event is more than 10 minutes ahead of the server's clock. */
  EVENT_AHEAD: { retry: false },
  LATE_REASON_REQUIRED: { retry: false },
  REASON_REQUIRED: { retry: false },
  /** From this status one does not go there. */
  STATUS_STEP: { retry: false },
  /** Nobody has the watch: the log of this delegation is not open. */
  NO_WATCH: { retry: false },
  /** For who has the watch, or to whom it was handed. */
  NOT_ON_WATCH: { retry: false },
  ID_REUSED: { retry: false },
  // the server
  /** A map of the operator's; `detail` says why (shared/protocol/http/maps.ts). */
  MAP_UNAVAILABLE: { retry: true },
  /** One person has too many tabs or programs open: one must go before another comes. */
  TOO_MANY_CONNECTIONS: { retry: false },
  RATE_LIMITED: { retry: true },
  OVERLOADED: { retry: true },
  JOURNAL_FULL: { retry: true },
  JOURNAL_FAILED: { retry: true },
  CHAIN_BROKEN: { retry: false },
  STOPPING: { retry: true },
  TIMED_OUT: { retry: true },
  INTERNAL: { retry: true },
} as const satisfies Record<string, { retry: boolean }>;

export type ErrorCode = keyof typeof ERRORS;

/** What a person or a program is told. `detail` is for engineers: English, no content of rooms. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly retry: boolean;
  readonly detail?: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function refuse(code: ErrorCode, detail?: string): { ok: false; error: Refusal } {
  const retry = ERRORS[code].retry;
  return { ok: false, error: detail === undefined ? { code, retry } : { code, retry, detail } };
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
