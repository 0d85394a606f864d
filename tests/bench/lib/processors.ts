import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * The server has the one half of the processors and its clients the other. Where they share them, the
 * kernel likes to wake a client on the processor of the server that has just answered it, and leaves it
 * there for a whole time slice (2.8 ms) while the other processor is idle: what is measured then is
 * which client had bad luck. Real clients are other machines (docs/decisions/0003).
 */
export type Side = 'server' | 'clients';

const count = availableParallelism();
const half = Math.floor(count / 2);
const SIDES: Record<Side, string> = { clients: `0-${half - 1}`, server: `${half}-${count - 1}` };

/** Can processes be kept to processors here (util-linux, and two of them)? */
export const canKeepApart = count > 1 && spawnSync('taskset', ['--version']).status === 0;
let apart = canKeepApart;

/** From now on all share all processors. */
export function shareProcessors(): void {
  apart = false;
}

/** What is known of where things run, for the head of a report. */
export const processorsSaid = (): string =>
  apart
    ? `server on processors ${SIDES.server}, clients on ${SIDES.clients}`
    : 'server and clients share all processors';

/** The program and its arguments that run Node with `args` on its side's processors. */
export function nodeOn(side: Side, args: readonly string[] = []): [program: string, string[]] {
  return apart
    ? ['taskset', ['-c', SIDES[side], process.execPath, ...args]]
    : [process.execPath, [...args]];
}
