import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Members that never reach a log, wherever somebody puts them: what people wrote, who they are by
 * name, and every kind of secret. People, rooms and sessions appear by their ids alone (SPEC 1.9).
 */
export const NEVER_LOGGED = [
  'secret',
  'cookie',
  'ticket',
  'authorization',
  'name',
  'text',
  'body',
  'payload',
  'update',
  'link',
] as const;

/** JSON lines on `destination` (standard output when absent), one object each. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const paths = NEVER_LOGGED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, remove: true },
    serializers: { err: errorForLog },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error's kind, message and place. Messages of ours hold no content; a cause may, and is cut. */
function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message.slice(0, 300),
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack?.slice(0, 2_000),
  };
}
