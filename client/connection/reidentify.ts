import * as Y from 'yjs';
import { decode, encode, type Deletions, type Range, type Struct } from './update-bytes.ts';

/** Where clocks `start … start+len` of an old clientID went: to `to` of the new one, or nowhere. */
interface Move {
  readonly start: number;
  readonly len: number;
  /** null: dropped with a refused edit. */
  readonly to: number | null;
  readonly struct: Struct;
}

/** Thrown inside `carry` only: what an edit needs was refused. */
class Depends extends Error {}

/**
 * Carries local edits that the server does not hold over to another clientID, leaving out those it
 * refused. A refused edit has used up clocks that the server will never see, so nothing later can
 * be sent under the old clientID; under a fresh one, later edits stand again.
 *
 * An edit that was only *beside* a refused one (text typed next to it, a later value of the same
 * field) is attached to what the refused one was attached to. One *inside* it (a label of a
 * feature whose making was refused) depends on it and cannot be carried.
 */
export class Reidentification {
  readonly #to: number;
  readonly #known: (client: number) => number;
  readonly #moves = new Map<number, Move[]>();
  #next: number;

  /**
   * @param to the new clientID
   * @param known clock up to which the server holds a clientID's structs
   */
  constructor(to: number, known: (client: number) => number) {
    this.#to = to;
    this.#known = known;
    this.#next = known(to);
  }

  /** Leave this edit out; later ones are attached around it. */
  drop(update: Uint8Array): void {
    for (const struct of decode(update).structs) {
      if (struct instanceof Y.Skip) continue;
      this.#note({ start: struct.id.clock, len: struct.length, to: null, struct });
    }
  }

  /**
   * The same edit under the new clientID. Edits must come in the order in which they were made.
   * @returns null when it depends on a dropped one; it then counts as dropped itself.
   */
  carry(update: Uint8Array): Uint8Array | null {
    const { structs, deletions } = decode(update);
    const before = this.#next;
    const made: Move[] = [];
    try {
      const moved: Struct[] = [];
      for (const struct of structs) {
        const part = this.#unknownPart(struct);
        if (!part) continue;
        const move = { start: part.id.clock, len: part.length, to: this.#next, struct: part };
        moved.push(this.#moved(part));
        this.#note(move);
        made.push(move);
        this.#next += part.length;
      }
      return encode(moved, this.#movedDeletions(deletions));
    } catch (error) {
      if (!(error instanceof Depends)) throw error;
      this.#next = before;
      for (const move of made) this.#forget(move);
      this.drop(update);
      return null;
    }
  }

  #note(move: Move): void {
    const { client } = move.struct.id;
    const moves = this.#moves.get(client);
    if (moves) moves.push(move);
    else this.#moves.set(client, [move]);
  }

  #forget(move: Move): void {
    const moves = this.#moves.get(move.struct.id.client)!;
    moves.splice(moves.indexOf(move), 1);
  }

  #find(id: Y.ID): Move | undefined {
    return this.#moves
      .get(id.client)
      ?.findLast((m) => id.clock >= m.start && id.clock < m.start + m.len);
  }

  /** What of `struct` the server lacks: all, its end, or nothing. */
  #unknownPart(struct: Struct): Y.Item | Y.GC | null {
    if (struct instanceof Y.Skip) return null;
    const offset = this.#known(struct.id.client) - struct.id.clock;
    if (offset <= 0) return struct;
    if (offset >= struct.length) return null;
    const { client, clock } = struct.id;
    const id = Y.createID(client, clock + offset);
    if (!(struct instanceof Y.Item)) return new Y.GC(id, struct.length - offset);
    const left = Y.createID(client, clock + offset - 1);
    const right = struct.content.splice(offset);
    return new Y.Item(id, null, left, null, struct.rightOrigin, null, null, right);
  }

  #moved(struct: Y.Item | Y.GC): Struct {
    const id = Y.createID(this.#to, this.#next);
    if (!(struct instanceof Y.Item)) return new Y.GC(id, struct.length);
    const left = this.#around(struct.origin, 'origin');
    const right = this.#around(struct.rightOrigin, 'rightOrigin');
    let { parent, parentSub } = struct;
    if (left.id === null && right.id === null && parent === null) {
      // Both neighbours were dropped: now the struct itself must name its place.
      const beside = left.beside ?? right.beside;
      if (!beside || beside.parent === null) throw new Depends();
      ({ parent, parentSub } = beside);
    }
    if (parent instanceof Y.ID) parent = this.#parent(parent);
    return new Y.Item(id, null, left.id, null, right.id, parent, parentSub, struct.content);
  }

  /** The neighbour to attach to, past dropped ones; `beside` is the last dropped one passed. */
  #around(
    id: Y.ID | null,
    side: 'origin' | 'rightOrigin',
  ): { id: Y.ID | null; beside: Y.Item | null } {
    let beside: Y.Item | null = null;
    while (id !== null) {
      const move = this.#find(id);
      if (!move) return { id, beside };
      if (move.to !== null)
        return { id: Y.createID(this.#to, move.to + id.clock - move.start), beside };
      if (!(move.struct instanceof Y.Item)) throw new Depends();
      beside = move.struct;
      id = beside[side];
    }
    return { id: null, beside };
  }

  #parent(id: Y.ID): Y.ID {
    const move = this.#find(id);
    if (!move) return id;
    if (move.to === null) throw new Depends();
    return Y.createID(this.#to, move.to + id.clock - move.start);
  }

  #movedDeletions(deletions: Deletions): Deletions {
    const out = new Map<number, Range[]>();
    const put = (client: number, clock: number, len: number) => {
      const ranges = out.get(client);
      if (ranges) ranges.push({ clock, len });
      else out.set(client, [{ clock, len }]);
    };
    for (const [client, ranges] of deletions)
      for (const range of ranges) this.#movedRange(client, range, put);
    for (const ranges of out.values()) ranges.sort((a, b) => a.clock - b.clock);
    return out;
  }

  #movedRange(
    client: number,
    range: Range,
    put: (client: number, clock: number, len: number) => void,
  ): void {
    const end = range.clock + range.len;
    for (let clock = range.clock; clock < end;) {
      const move = this.#find(Y.createID(client, clock));
      const until = move
        ? Math.min(end, move.start + move.len)
        : this.#nextMove(client, clock, end);
      if (!move) put(client, clock, until - clock);
      else if (move.to !== null) put(this.#to, move.to + clock - move.start, until - clock);
      clock = until;
    }
  }

  #nextMove(client: number, clock: number, end: number): number {
    let next = end;
    for (const { start } of this.#moves.get(client) ?? [])
      if (start > clock && start < next) next = start;
    return next;
  }
}
