import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Me } from '../../../shared/protocol/join.ts';
import type { DecisionVersion } from '../../../shared/room/decision.ts';
import type { PlanVersion } from '../../../shared/room/plan.ts';
import type { Body, CommandType } from '../../../shared/room/record/entry.ts';
import type { RoomFold } from '../../../shared/room/record/fold.ts';

/** What the server knows of bytes that it holds. */
export interface StoredAttachment {
  readonly size: number;
  readonly type: string;
}

/** What a rule may look at: the room as it is, all that is in flight included. */
export interface RuleContext {
  readonly me: Me;
  readonly fold: RoomFold;
  /** Is there a log line with this id, of any site? */
  isLine(id: string): boolean;
  /** The decision's text on the board as it is now; null: no such decision, or lifted. */
  decision(id: string): DecisionVersion | null;
  isTask(id: string): boolean;
  /** ms UTC: when the command would be recorded. */
  readonly now: number;
  /** Codes of the room's delegations. */
  readonly delegations: readonly string[];
  /** How long after its event the command was made, ms; waiting on a device does not count. */
  readonly lateBy: number;
  /** Size in bytes and type of a stored file of this room; null: its bytes are not here. */
  attachment(hash: string): StoredAttachment | null;
  /** The plan with its items on the board as it is now; null: no such plan, or lifted. */
  plan(id: string): PlanVersion | null;
}

/** What a command must meet beyond its schema and its author's role. null: nothing against it. */
export type Rule<T extends CommandType> = (body: Body<T>, context: RuleContext) => ErrorCode | null;
export type Rules<T extends CommandType> = { readonly [K in T]: Rule<K> };
