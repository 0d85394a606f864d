import type { ErrorCode } from '../../shared/protocol/errors.ts';

/** HTTP's word for each refusal; whatever is not listed is the request's fault: 400. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_VALUE: 422,
  TOO_LARGE: 413,
  NOT_SIGNED_IN: 401,
  TICKET_INVALID: 401,
  ORIGIN_REFUSED: 403,
  REVOKED: 403,
  NOT_A_MEMBER: 403,
  READ_ONLY: 403,
  FACILITATOR_ONLY: 403,
  DELEGATION_REQUIRED: 403,
  INVITATION_INVALID: 404,
  INVITATION_EXPIRED: 410,
  INVITATION_USED_UP: 410,
  ROOM_UNKNOWN: 404,
  NOT_FOUND: 404,
  ROOM_CLOSED: 409,
  STALE_VERSION: 409,
  ALREADY_DONE: 409,
  ID_REUSED: 409,
  TOO_MANY_CONNECTIONS: 429,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  MAP_UNAVAILABLE: 502,
  JOURNAL_FULL: 507,
  JOURNAL_FAILED: 503,
  CHAIN_BROKEN: 500,
  STOPPING: 503,
  TIMED_OUT: 504,
  INTERNAL: 500,
};

/** The HTTP status that goes with a refusal. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 400;
}
