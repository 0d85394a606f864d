import type { Response } from 'express';
import type { Refusal, Result } from '../../shared/protocol/errors.ts';
import { statusOf } from './status.ts';

/** Answers are Results, as on every other boundary of the house. */
export function sendValue(response: Response, value: unknown, status: number): void {
  response.status(status).json({ ok: true, value } satisfies Result<unknown>);
}

/** @param status when HTTP has a better word than the code's usual one */
export function sendRefusal(
  response: Response,
  error: Refusal,
  status: number = statusOf(error.code),
): void {
  response.locals['code'] = error.code;
  response.status(status).json({ ok: false, error } satisfies Result<unknown>);
}
