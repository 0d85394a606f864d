import type { Refusal, Result } from '../shared/protocol/errors.ts';

/** Exit codes: 0 done, 1 refused or partly failed, 2 wrong arguments. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Ends the command with a sentence for the person at the terminal. */
export class Failure extends Error {
  readonly exit: number;
  constructor(message: string, exit: number = EXIT.failed) {
    super(message);
    this.exit = exit;
  }
}

/** The value of a result. @throws Failure with the code and what the server said */
export function must<T>(result: Result<T>, doing: string): T {
  if (result.ok) return result.value;
  throw new Failure(`${doing}: ${inWords(result.error)}`);
}

export function inWords({ code, detail }: Refusal): string {
  return detail ? `${code} (${detail})` : code;
}
