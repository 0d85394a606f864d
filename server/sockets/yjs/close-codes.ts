import { ERRORS, type ErrorCode } from '../../../shared/protocol/errors.ts';

/**
 * WebSocket close codes, by the convention of y-websocket 3: after 44xx a provider gives up and
 * emits 'closed', after anything else it tries again by itself.
 */
const CODES: Partial<Record<ErrorCode, number>> = {
  MALFORMED: 4400,
  TOO_LARGE: 4413,
  TICKET_INVALID: 4401,
  NOT_SIGNED_IN: 4401,
  REVOKED: 4403,
  NOT_A_MEMBER: 4403,
  READ_ONLY: 4403,
  ROOM_UNKNOWN: 4404,
  TOO_MANY_CONNECTIONS: 4429,
};

export function closeCodeOf(code: ErrorCode): number {
  return CODES[code] ?? (ERRORS[code].retry ? 4503 : 4400);
}
