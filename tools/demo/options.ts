import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Data directory; null: a temporary one, removed at the end. */
  readonly data: string | null;
  readonly port: number;
  /** A full log to be replayed live; null: none. */
  readonly replay: string | null;
  /** Rows a second. */
  readonly rate: number;
  /** Directory with the OSCE tables; null: none. */
  readonly osce: string | null;
  /** Table of places with coordinates; null: only those of the OSCE tables. */
  readonly gazetteer: string | null;
  /** End once everything is in, instead of waiting for Ctrl-C. */
  readonly once: boolean;
}

export const USAGE =
  'npm run demo -- [--port 3000] [--data <directory>] [--replay <log.csv> [--rate 20]] ' +
  '[--osce <directory> [--gazetteer <places.csv>]] [--once]';

/** @throws Error with a sentence about what is wrong */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: process.env['PORT'] ?? '3000' },
      replay: { type: 'string' },
      rate: { type: 'string', default: '20' },
      osce: { type: 'string' },
      gazetteer: { type: 'string' },
      once: { type: 'boolean', default: false },
    },
  });
  const rate = Number(values.rate);
  if (!(rate > 0)) throw new Error('--rate wants a number of rows a second');
  return {
    data: values.data ?? null,
    port: Number(values.port),
    replay: values.replay ?? null,
    rate,
    osce: values.osce ?? null,
    gazetteer: values.gazetteer ?? null,
    once: values.once,
  };
}
