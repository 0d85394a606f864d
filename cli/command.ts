import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command writes: results to `out`, everything about its progress to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Overwrites the line before it on a terminal; nothing when the output is not one. */
  progress(line: string): void;
}

export interface Call {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly sessionFile: string;
  readonly terminal: Terminal;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface CliCommand {
  readonly usage: string;
  readonly about: string;
  readonly options: ParseArgsOptionsConfig;
  /** @returns exit code @throws Failure */
  run(call: Call): Promise<number>;
}

/** A flag's text; undefined when absent. */
export function text(call: Call, flag: string): string | undefined {
  const value = call.flags[flag];
  return typeof value === 'string' ? value : undefined;
}
