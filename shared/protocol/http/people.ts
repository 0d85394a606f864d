import type { Role } from '../../room/roles.ts';

/** Somebody who may enter, or could until they were revoked. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly role: Role;
  /** True: by a grant for every room of this server. */
  readonly everywhere: boolean;
  /** ms UTC. */
  readonly grantedAt: number;
  readonly revokedAt: number | null;
}

/** GET /api/rooms/:room/people */
export interface PeopleList {
  readonly people: readonly PersonView[];
}
