import type * as Y from 'yjs';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { allows } from '../../../shared/room/roles.ts';
import { Budget } from './budget.ts';
import type { Admission, Author, LeaseBook, UpdateLimits, Verdict } from './contract.ts';
import { DeleteIndex, DeleteJudge, splitCost } from './delete-set.ts';
import { encode } from './encode.ts';
import { MAX_CLIENTS_PER_PERSON, ONLINE_LIMITS, RESYNC_LIMITS } from './limits.ts';
import { inIntegrationOrder } from './order.ts';
import { Overlay } from './overlay.ts';
import { parseUpdate } from './parse-update.ts';
import { Placement } from './placement.ts';
import { Policy } from './policy.ts';
import { Refused } from './refused.ts';
import { resolve } from './resolve.ts';
import { RuleBook } from './rules.ts';
import type { NewStruct, ParsedUpdate } from './struct.ts';
import { Totals } from './totals.ts';
import { clientsOf, isItem, stateOf, structsOf, type LiveItem } from './yjs-internals.ts';

/** @param board the authoritative document; only what passed may ever be applied to it */
export function createAdmission(board: Y.Doc, leases: LeaseBook): Admission {
  return new BoardAdmission(board, leases);
}

/** Admission to the board document of one room. See contract.ts and docs/spec/4-board.md. */
class BoardAdmission implements Admission {
  readonly #board: Y.Doc;
  readonly #leases: LeaseBook;
  readonly #rules: RuleBook;
  readonly #totals: Totals;

  constructor(board: Y.Doc, leases: LeaseBook) {
    this.#board = board;
    this.#leases = leases;
    this.#rules = new RuleBook(board);
    this.#totals = new Totals(board);
  }

  check(update: Uint8Array, author: Author, limits = limitsOf(author)): Verdict {
    const budget = new Budget(limits.maxSteps);
    const refused = (code: ErrorCode, detail: string): Verdict => {
      return { ok: false, code, detail, steps: budget.spent };
    };
    try {
      if (!(update instanceof Uint8Array)) throw new Refused('MALFORMED', 'not bytes');
      return this.#judge(update, author, limits, budget);
    } catch (error) {
      if (error instanceof Refused) return refused(error.code, error.message);
      return refused('INTERNAL', error instanceof Error ? error.message : '');
    }
  }

  #judge(update: Uint8Array, author: Author, limits: UpdateLimits, budget: Budget): Verdict {
    const parsed = parseUpdate(update, limits);
    const mayWrite = allows(author.role, 'board.write');
    const overlay = new Overlay(this.#board);
    const binds = this.#layOver(overlay, parsed, author, mayWrite);
    this.#totals.refuseOverflow(overlay);

    const policy = new Policy(author.person, new DeleteIndex(parsed.deletes));
    const placement = new Placement(overlay, budget);
    inIntegrationOrder(overlay, (struct) => {
      const { place, left, right } = resolve(struct, overlay, this.#rules);
      struct.place = place;
      policy.admit(struct, place);
      placement.insert(struct, place, left, right);
      budget.spend(
        this.#splits(left, struct.originClock + 1) + this.#splits(right, struct.rightClock),
      );
    });

    const judge = new DeleteJudge(overlay, this.#rules, budget, (text, by) =>
      policy.shorten(text, by),
    );
    const deletes = judge.judge(parsed.deletes);
    if (deletes.count > 0 && !mayWrite) throw new Refused('READ_ONLY', 'deletes');
    policy.finish();

    const found = {
      ok: true,
      structs: overlay.structs,
      deletions: deletes.count,
      binds,
      steps: budget.spent,
    } as const;
    if (overlay.structs === 0 && deletes.count === 0) return { ...found, update: null };
    const canonical = overlay.canonical && deletes.asWritten;
    return { ...found, update: canonical ? update : encode(update, overlay, deletes.effective) };
  }

  /** Lays what is new over the document. @returns clientIDs to be bound to the author */
  #layOver(overlay: Overlay, parsed: ParsedUpdate, author: Author, mayWrite: boolean): number[] {
    const binds: number[] = [];
    for (const section of parsed.sections) {
      if (!overlay.add(section)) continue;
      if (!mayWrite) throw new Refused('READ_ONLY', 'writes');
      if (this.#mustBind(section.client, author)) binds.push(section.client);
    }
    if (binds.length > 0) this.#refuseTooMany(author.person, binds.length);
    return binds;
  }

  /** @throws Refused FOREIGN_CLIENT, UNLEASED_CLIENT */
  #mustBind(client: number, author: Author): boolean {
    const owner = this.#leases.ownerOf(client);
    if (owner === author.person) return false;
    // Known to the document but to nobody's name: not for anybody to claim.
    if (owner !== undefined || stateOf(this.#board, client) > 0)
      throw new Refused('FOREIGN_CLIENT', `clientID ${client}`);
    if (author.binding === 'leased') throw new Refused('UNLEASED_CLIENT', `clientID ${client}`);
    return true;
  }

  /** O(clientIDs), but only when a plain Yjs program is new. */
  #refuseTooMany(person: string, more: number): void {
    let owned = more;
    for (const client of clientsOf(this.#board))
      if (this.#leases.ownerOf(client) === person) owned++;
    if (owned > MAX_CLIENTS_PER_PERSON)
      throw new Refused('DOCUMENT_FULL', `${owned} clientIDs of one person`);
  }

  /** What it costs Yjs to cut a live item so that a piece begins at `clock`. */
  #splits(item: LiveItem | NewStruct | null, clock: number): number {
    if (!isItem(item) || item.id.clock === clock || item.id.clock + item.length === clock) return 0;
    return splitCost(structsOf(this.#board, item.id.client).length);
  }
}

/** A room client hands in edit by edit, a plain Yjs program all that it has. */
function limitsOf(author: Author): UpdateLimits {
  return author.binding === 'leased' ? ONLINE_LIMITS : RESYNC_LIMITS;
}
