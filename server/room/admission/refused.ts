import type { ErrorCode } from '../../../shared/protocol/errors.ts';

/**
 * Private to this folder: how a check stops at the first thing that is wrong. Caught at the top of
 * `check`, where it becomes a value. `detail` names fields and numbers, never what people wrote.
 */
export class Refused extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
