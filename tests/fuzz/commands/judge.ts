import { BODIES, type CommandType } from '../../../shared/room/record/entry.ts';
import { isErrorCode } from '../../../shared/protocol/errors.ts';
import {
  allows,
  DELEGATION_OPERATIONS,
  type Operation,
  type Role,
} from '../../../shared/room/roles.ts';
import { canonical, type Row } from './ledger.ts';
import { SERVER_MEMBERS } from './mutate.ts';
import type { Answer } from './peer.ts';

/** Who sent something, by what the invitation said. */
export interface Sender {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
}

/** Something that was sent, and what came of it. */
export interface Attempt {
  readonly how: string;
  readonly sender: Sender;
  /** What was sent; null: bytes that are no packet. */
  readonly message: unknown;
  readonly answer: Answer;
}

/** Types that the twelve first commands have: these rules do not ask the server's own table. */
const WRITERS: readonly Role[] = ['facilitator', 'editor'];

function mayNever({ role, delegation }: Sender, type: string): string | null {
  if (!WRITERS.includes(role)) return `an ${role}`;
  if (type.startsWith('room.') && role !== 'facilitator') return `not a facilitator`;
  const operation = type as Operation;
  if (!allows(role, operation)) return `the table forbids it`;
  if (DELEGATION_OPERATIONS.has(operation) && delegation === null) return 'no delegation';
  return null;
}

/** White space at both ends is taken off; nothing else may change between sending and recording. */
const trimmed = (value: unknown): string =>
  canonical(value).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    JSON.stringify((JSON.parse(text) as string).trim()),
  );

function sameContent(type: string, sent: unknown, recorded: unknown): boolean {
  if (trimmed(sent) === trimmed(recorded)) return true;
  // Types whose schema fills in or tidies something: then it must be just what the schema says.
  const read = BODIES[type as CommandType]?.safeParse(sent);
  return read?.success === true && canonical(read.data) === canonical(recorded);
}

/** What is wrong with an answer by itself. */
export function answerBreach({ answer, sender, message }: Attempt): string | null {
  if (answer.kind === 'closed') return null;
  if (answer.kind === 'refused') {
    if (!isErrorCode(answer.error.code)) return `refused with ${String(answer.error.code)}`;
    return answer.error.code === 'INTERNAL' ? 'INTERNAL' : null;
  }
  const sent = message as Record<string, unknown>;
  const type = String(sent['type']);
  const never = mayNever(sender, type);
  if (never) return `taken although ${never}`;
  if (!Object.hasOwn(BODIES, type)) return `taken although ${type} is no command`;
  const forged = SERVER_MEMBERS.find((member) => Object.hasOwn(sent, member));
  return forged ? `taken with a forged member ${forged}` : null;
}

/** Is this entry what `attempt` asked for, word for word, in the name of who sent it? */
function matches(row: Row, { sender, message }: Attempt): boolean {
  const sent = message as Record<string, unknown> | null;
  if (sent === null || typeof sent !== 'object') return false;
  return (
    sent['id'] === row.id &&
    sent['type'] === row.type &&
    row.author.person === sender.person &&
    row.author.name === sender.name &&
    row.delegation === sender.delegation &&
    (sent['eventAt'] === undefined
      ? row.eventAt === row.recordedAt
      : row.eventAt === sent['eventAt']) &&
    sameContent(row.type, sent['body'], row.body)
  );
}

/**
 * The record against what was sent: every entry of a person was sent by that person, so, and was
 * not refused; everything acknowledged is there, under the number that was told.
 */
export function recordBreaches(rows: readonly Row[], attempts: readonly Attempt[]): string[] {
  const wrong: string[] = [];
  const byId = new Map<unknown, Attempt[]>();
  for (const attempt of attempts) {
    const id = (attempt.message as { id?: unknown } | null)?.id;
    const list = byId.get(id);
    if (list) list.push(attempt);
    else byId.set(id, [attempt]);
  }
  for (const row of rows) {
    if (!Object.hasOwn(BODIES, row.type)) continue;
    const asked = (byId.get(row.id) ?? []).filter((attempt) => matches(row, attempt));
    if (asked.length === 0) wrong.push(`entry ${row.number} ${row.type}: nobody sent this`);
    else if (asked.every(({ answer }) => answer.kind === 'refused'))
      wrong.push(`entry ${row.number} ${row.type}: it was refused`);
  }
  const rowById = new Map(rows.map((row) => [row.id, row]));
  for (const attempt of attempts) {
    if (attempt.answer.kind !== 'ok') continue;
    const receipt = attempt.answer.value as { durable?: unknown; number?: unknown; site?: unknown };
    const row = rowById.get((attempt.message as { id: string }).id);
    if (!row) wrong.push(`${attempt.how}: acknowledged, and not recorded`);
    else if (receipt.durable !== true || receipt.number !== row.number || receipt.site !== row.site)
      wrong.push(`${attempt.how}: the receipt is of something else`);
    else if (!matches(row, attempt)) wrong.push(`${attempt.how}: acknowledged as what it is not`);
  }
  return wrong;
}
