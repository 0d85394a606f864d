import type { DecisionActType } from '../record/terms.ts';
import type { Body } from '../record/entry.ts';
import type { Role } from '../roles.ts';
import type { Course } from './course.ts';

/** Somebody at the room, who wants to act. */
export interface Actor {
  readonly person: string;
  readonly role: Role;
  readonly delegation: string | null;
}

/** What an act is judged by. */
export interface Ask {
  readonly course: Course;
  /** ms UTC: when it is, or would be, recorded. */
  readonly at: number;
  /** The delegation in whose name. */
  readonly delegation: string | null;
  /** null: not known yet, a screen asks what would be in the way. */
  readonly body: Body<DecisionActType> | null;
  /** Who acts; absent in the fold, which does not know roles. */
  readonly actor?: Actor;
  /** The text on the board: its hash and title, and the delegations of the room; absent in the fold. */
  readonly board?: {
    readonly hash: string;
    readonly title: string;
    readonly delegations: readonly string[];
  };
}

/** Does this delegation speak for the decision-maker? */
export function isAuthority(authority: string | null, delegation: string | null): boolean {
  return authority !== null && authority === delegation;
}
