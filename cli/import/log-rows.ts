import type { CommandOf } from '../../shared/protocol/command.ts';
import { type Language, LOG_KINDS, VERIFICATION } from '../../shared/room/record/terms.ts';
import { MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { translate } from '../../shared/messages/translate.ts';
import { stableId } from './stable-id.ts';
import type { Row, Table } from './table.ts';

/** Fields of a log line and the columns that usually hold them. */
export const LOG_COLUMNS = {
  text: ['text', 'message', 'entry', 'description'],
  time: ['time', 'utc', 'timestamp', 'date', 'event_at'],
  author: ['author', 'actor', 'speaker', 'onBehalfOf'],
  kind: ['kind'],
  status: ['status'],
  source: ['source'],
} as const;

export interface LogOptions {
  readonly room: string;
  readonly columns: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** Where all of it comes from, when no column says so. */
  readonly source: string | undefined;
}

export type LogCommand = CommandOf<'log.append'>;

/** One row as the command that records it, or what is wrong with it. */
export function logCommand(
  table: Table,
  index: number,
  options: LogOptions,
): LogCommand | { problem: string } {
  const row: Row = table.rows[index] ?? {};
  const field = (name: keyof typeof LOG_COLUMNS): string =>
    row[options.columns[name] ?? '']?.trim() ?? '';
  const text = field('text');
  if (!text) return { problem: 'no text' };
  if (text.length > MAX_ENTRY_TEXT) return { problem: `${text.length} characters of text` };
  const eventAt = readTime(field('time'));
  if (eventAt === null) return { problem: `no time: ${field('time')}` };
  // A table is a document: it is the source of what it says, unless it names another.
  const source = field('source') || options.source || table.name;
  const late = translate(evidenceMessages.importedFrom, options.language, { file: table.name });
  const onBehalfOf = field('author');
  const status = VERIFICATION.find((one) => one === field('status'));
  return {
    id: stableId(eventAt ?? 0, options.room, table.hash, String(index), 'log'),
    type: 'log.append',
    ...(eventAt !== undefined && { eventAt }),
    body: {
      kind: LOG_KINDS.find((one) => one === field('kind')) ?? 'information',
      text,
      language: options.language,
      ...(status && { status }),
      source: source.slice(0, 300),
      ...(eventAt !== undefined && { lateReason: late.slice(0, 500) }),
      ...(onBehalfOf && { onBehalfOf: onBehalfOf.slice(0, 200) }),
    },
  };
}

/** ISO 8601 or ms since 1970; undefined: none given; null: unreadable. */
function readTime(value: string): number | undefined | null {
  if (!value) return undefined;
  const ms = /^\d{9,}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : null;
}
