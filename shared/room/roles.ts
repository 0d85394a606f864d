/**
 * Who may do what. This one table drives the server's checks, what the screens offer, and the
 * generated test of every role × operation × transport (SPEC 6.1).
 */
export const ROLES = ['facilitator', 'editor', 'observer'] as const;
export type Role = (typeof ROLES)[number];

const everyone: readonly Role[] = ROLES;
const writers: readonly Role[] = ['facilitator', 'editor'];
const facilitators: readonly Role[] = ['facilitator'];

/** Operation → roles that may do it. A command's operation has the command's name. */
export const PERMISSIONS = {
  'room.read': everyone,
  'board.write': writers,
  'presence.share': writers,
  'log.append': writers,
  'log.correct': writers,
  'log.status': writers,
  'log.promote': writers,
  'log.ask-acknowledgement': writers,
  'log.acknowledge': writers,
  'log.translate': writers,
  // What else these need: shared/room/decisions/table.ts.
  'decision.propose': writers,
  'decision.quorum': facilitators,
  'decision.sign': writers,
  'decision.reserve': writers,
  'decision.object': writers,
  'decision.withdraw': writers,
  'decision.silence': facilitators,
  'decision.approve': writers,
  'decision.take': writers,
  'decision.refuse': writers,
  'decision.defer': writers,
  'decision.abandon': writers,
  'checklist.mark': writers,
  'checklist.acknowledge': writers,
  'plan.version': writers,
  'plan.validate': writers,
  'alert.raise': writers,
  'alert.acknowledge': writers,
  'watch.open': writers,
  'watch.relieve': writers,
  'watch.take': writers,
  'watch.close': writers,
  'room.rename': facilitators,
  'room.phase': facilitators,
  'room.alert-time': facilitators,
  'room.close': facilitators,
  'room.reopen': facilitators,
  'access.invite': facilitators,
  'access.revoke': facilitators,
} as const satisfies Record<string, readonly Role[]>;
export type Operation = keyof typeof PERMISSIONS;

/** Operations done in the name of a delegation: a person without one is refused. */
export const DELEGATION_OPERATIONS: ReadonlySet<Operation> = new Set<Operation>([
  'decision.sign',
  'decision.reserve',
  'decision.object',
  'decision.withdraw',
  'checklist.acknowledge',
  'plan.validate',
  'alert.acknowledge',
]);

/** Operations that stay possible once a room is closed; everything else is refused ROOM_CLOSED. */
export const CLOSED_ROOM_OPERATIONS: ReadonlySet<Operation> = new Set<Operation>([
  'room.read',
  'room.reopen',
  'access.invite',
  'access.revoke',
]);

/** May `role` do `operation`? */
export function allows(role: Role, operation: Operation): boolean {
  return (PERMISSIONS[operation] as readonly Role[]).includes(role);
}
