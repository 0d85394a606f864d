import { createHash } from 'node:crypto';
import type { Access, NewInvitation, Session } from '../../server/access/contract.ts';
import { openAccess } from '../../server/access/access.ts';
import type { Result } from '../../shared/protocol/errors.ts';

export const HOUR = 3_600_000;
export const ROOM = '01JD0000000000000000000001';
export const OTHER_ROOM = '01JD0000000000000000000002';

/** A clock that moves when told to, and secrets that a seed decides. */
export class World {
  now = Date.UTC(2026, 10, 22, 12);
  #drawn = 0;
  readonly #seed: string;
  constructor(seed = 'access') {
    this.#seed = seed;
  }
  random = (bytes: number): Uint8Array =>
    createHash('sha256').update(`${this.#seed} ${this.#drawn++}`).digest().subarray(0, bytes);

  open(file = ':memory:', sessionHours = 12): Access {
    return openAccess({ file, sessionHours, now: () => this.now, random: this.random });
  }

  invitation(more: Partial<NewInvitation> = {}): NewInvitation {
    return {
      room: ROOM,
      role: 'editor',
      delegation: 'PAR',
      expiresAt: this.now + HOUR,
      uses: 1,
      createdBy: null,
      ...more,
    };
  }
}

/** The value of a result that must be there. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** Invites and redeems in one go. */
export function letIn(
  world: World,
  access: Access,
  name: string,
  more: Partial<NewInvitation> = {},
  current: Session | null = null,
) {
  const { invitation, secret } = access.invite(world.invitation(more));
  return { ...value(access.redeem(secret, name, current)), invitation, secret };
}
