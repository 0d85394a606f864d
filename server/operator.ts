import path from 'node:path';
import { parseArgs } from 'node:util';
import { scopeSchema } from '../shared/protocol/http/invitations.ts';
import { refuse, ok, type Result } from '../shared/protocol/errors.ts';
import { ROLES, type Role } from '../shared/room/roles.ts';
import type { Access, NewInvitation } from './access/contract.ts';

/** The access database in a data directory. */
export const accessFile = (dataDir: string): string => path.join(dataDir, 'access.sqlite');

const HOUR_MS = 3_600_000;
/** How long the first link and those of the command line are good unless told otherwise, h. */
export const LINK_HOURS = 24;

/** The first facilitator's invitation: every room, one use (SPEC 1.3). */
export function firstInvitation(access: Access, now: number): string {
  return access.invite({
    room: '*',
    role: 'facilitator',
    delegation: null,
    expiresAt: now + LINK_HOURS * HOUR_MS,
    uses: 1,
    createdBy: null,
  }).secret;
}

export const INVITE_USAGE =
  'node server/main.ts invite --role facilitator|editor|observer [--room <id>|*] [--delegation PAR] [--hours 24] [--uses 1]';

/**
 * Reads the arguments of `invite`. Whoever may run a command on the server's data directory is its
 * operator, so nothing else is asked. @returns BAD_VALUE with a sentence for the operator
 */
export function parseInvite(
  args: readonly string[],
  delegations: readonly string[],
  now: number,
): Result<NewInvitation> {
  let values;
  try {
    const text = { type: 'string' } as const;
    const options = { role: text, room: text, delegation: text, hours: text, uses: text };
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch (error) {
    return refuse('BAD_VALUE', error instanceof Error ? error.message : 'arguments');
  }
  const { role = 'facilitator', room = '*', delegation = null } = values;
  const hours = Number(values.hours ?? LINK_HOURS);
  const uses = Number(values.uses ?? 1);
  if (!(ROLES as readonly string[]).includes(role))
    return refuse('BAD_VALUE', `--role must be one of ${ROLES.join(', ')}`);
  if (!scopeSchema.safeParse(room).success)
    return refuse('BAD_VALUE', '--room must be the id of a room, or *');
  if (delegation !== null && !delegations.includes(delegation))
    return refuse('BAD_VALUE', `--delegation must be one of ${delegations.join(', ')}`);
  if (!(hours > 0 && hours <= 24 * 90))
    return refuse('BAD_VALUE', '--hours must be more than 0, at most 2160');
  if (!Number.isInteger(uses) || uses < 1 || uses > 1_000)
    return refuse('BAD_VALUE', '--uses must be 1 to 1000');
  const expiresAt = now + Math.round(hours * HOUR_MS);
  return ok({ room, role: role as Role, delegation, expiresAt, uses, createdBy: null });
}
