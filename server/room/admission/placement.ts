import type { Budget } from './budget.ts';
import type { Overlay } from './overlay.ts';
import { Refused } from './refused.ts';
import { NONE, NewStruct, type Parent, type Place } from './struct.ts';
import { firstInList, isItem, newestUnder, type LiveItem } from './yjs-internals.ts';

/** A piece of an item or of a new struct: Yjs cuts items where somebody writes into them. */
interface Piece {
  readonly client: number;
  readonly from: number;
  to: number;
  readonly originClient: number;
  readonly originClock: number;
  readonly rightClient: number;
  readonly rightClock: number;
  /** Its item in the document, to walk on from; null for new ones. */
  readonly item: LiveItem | null;
  /** undefined: still as in the document. */
  next: Piece | null | undefined;
}

/** List starts that the update changed, by type and key. */
type Starts = Map<Parent, Map<string | null, Piece>>;

/**
 * Places new structs into a copy-on-write view of the lists they belong to, exactly as Yjs will
 * (YATA; yjs src/structs/Item.js `integrate`), without touching the document. That tells
 * 1. that origin stands left of right origin,
 * 2. that their author cannot have seen what stands between them (else the claim to have written
 *    between two neighbours is false, and replicas that integrate in another order may differ),
 * 3. what integrating costs.
 */
export class Placement {
  readonly #overlay: Overlay;
  readonly #budget: Budget;
  readonly #pieces = new Map<LiveItem | NewStruct, Piece[]>();
  readonly #starts: Starts = new Map();

  constructor(overlay: Overlay, budget: Budget) {
    this.#overlay = overlay;
    this.#budget = budget;
  }

  /** @throws Refused BAD_REFERENCE, TOO_COSTLY */
  insert(
    struct: NewStruct,
    place: Place,
    left: LiveItem | NewStruct | null,
    right: LiveItem | NewStruct | null,
  ): void {
    // The right one first: cutting there may cut the item that the left one is in, too.
    const end = right === null ? null : this.#cutBefore(right, struct.rightClock);
    const origin = left === null ? null : this.#cutAfter(left, struct.originClock);
    const first = origin === null ? this.#start(place) : this.#next(origin);
    let after = origin;
    if (first !== end) {
      this.#refuseCrossing(struct, origin, first, end);
      after = this.#resolveConflicts(struct, first, end, origin);
    }
    const piece = this.#first(struct);
    if (after === null) {
      piece.next = first;
      this.#setStart(place, piece);
    } else {
      piece.next = this.#next(after);
      after.next = piece;
    }
  }

  /** Everything between origin and right origin must be something that the author had not seen. */
  #refuseCrossing(
    struct: NewStruct,
    origin: Piece | null,
    first: Piece | null,
    end: Piece | null,
  ): void {
    let other = first;
    while (other !== null && other !== end) {
      this.#budget.spend(1);
      if (
        knew(struct, other) ||
        pointsInto(other, end?.originClient, end?.originClock) ||
        pointsInto(other, origin?.rightClient, origin?.rightClock)
      )
        throw new Refused('BAD_REFERENCE', 'origins are not neighbours');
      other = this.#next(other);
    }
    if (other !== end) throw new Refused('BAD_REFERENCE', 'origin is not left of right origin');
  }

  /** The loop of `Item.integrate`. @returns what the struct comes to stand after */
  #resolveConflicts(
    struct: NewStruct,
    first: Piece | null,
    end: Piece | null,
    origin: Piece | null,
  ): Piece | null {
    let after = origin;
    const conflicting = new Set<Piece>();
    const before = new Set<Piece>();
    for (let other = first; other !== null && other !== end; other = this.#next(other)) {
      this.#budget.spend(3);
      before.add(other);
      conflicting.add(other);
      if (sameOrigin(struct, other)) {
        if (other.client < struct.client) {
          after = other;
          conflicting.clear();
        } else if (sameRight(struct, other)) break;
      } else {
        const target = other.originClient === NONE ? null : this.#originOf(other);
        if (target === null || !before.has(target)) break;
        if (!conflicting.has(target)) {
          after = other;
          conflicting.clear();
        }
      }
    }
    return after;
  }

  #originOf(piece: Piece): Piece {
    const target = this.#overlay.at(piece.originClient, piece.originClock);
    return this.#pieceAt(target, piece.originClock);
  }

  #cutBefore(target: LiveItem | NewStruct, clock: number): Piece {
    const piece = this.#pieceAt(target, clock);
    return piece.from === clock ? piece : this.#cut(target, piece, clock);
  }

  #cutAfter(target: LiveItem | NewStruct, clock: number): Piece {
    const piece = this.#pieceAt(target, clock);
    if (piece.to !== clock + 1) this.#cut(target, piece, clock + 1);
    return piece;
  }

  /** `piece` ends at `clock`; returns the rest, whose origin is its left half (`splitItem`). */
  #cut(target: LiveItem | NewStruct, piece: Piece, clock: number): Piece {
    const pieces = this.#piecesOf(target);
    const rest: Piece = {
      ...piece,
      from: clock,
      originClient: piece.client,
      originClock: clock - 1,
    };
    piece.to = clock;
    piece.next = rest;
    pieces.splice(pieces.indexOf(piece) + 1, 0, rest);
    return rest;
  }

  #piecesOf(target: LiveItem | NewStruct): Piece[] {
    let pieces = this.#pieces.get(target);
    if (pieces === undefined) {
      pieces = [isItem(target) ? pieceOfItem(target) : pieceOfStruct(target)];
      this.#pieces.set(target, pieces);
    }
    return pieces;
  }

  #first(target: LiveItem | NewStruct): Piece {
    return this.#pieceAt(target, isItem(target) ? target.id.clock : target.clock);
  }

  #pieceAt(target: LiveItem | NewStruct, clock: number): Piece {
    const pieces = this.#piecesOf(target);
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const piece = pieces[middle];
      if (piece !== undefined && piece.from <= clock) low = middle;
      else high = middle - 1;
    }
    const found = pieces[low];
    if (found === undefined) throw new Error('an item has no pieces');
    return found;
  }

  #next(piece: Piece): Piece | null {
    if (piece.next !== undefined) return piece.next;
    const right = piece.item?.right ?? null;
    return right === null ? null : this.#first(right);
  }

  #start(place: Place): Piece | null {
    const changed = this.#starts.get(place.parent)?.get(place.key);
    if (changed !== undefined) return changed;
    if (place.parent instanceof NewStruct) return null;
    let item: LiveItem | null;
    if (place.key === null) item = firstInList(place.parent);
    else {
      item = newestUnder(place.parent, place.key);
      while (item !== null && item.left !== null) {
        item = item.left;
        this.#budget.spend(1);
      }
    }
    return item === null ? null : this.#first(item);
  }

  #setStart(place: Place, piece: Piece): void {
    let starts = this.#starts.get(place.parent);
    if (starts === undefined) this.#starts.set(place.parent, (starts = new Map()));
    starts.set(place.key, piece);
  }
}

/**
 * Must the author of `struct` have seen `other`? Yjs delivers a clientID's structs in order, so
 * whoever refers to (client, clock) has everything of that client up to there, and their own.
 */
function knew(struct: NewStruct, other: Piece): boolean {
  return (
    other.client === struct.client ||
    (other.client === struct.originClient && other.from <= struct.originClock) ||
    (other.client === struct.rightClient && other.from <= struct.rightClock)
  );
}

/** Does `piece` hold the clock that a neighbour, when it was written, was written beside? */
function pointsInto(piece: Piece, client: number | undefined, clock: number | undefined): boolean {
  return client === piece.client && clock !== undefined && clock >= piece.from && clock < piece.to;
}

function sameOrigin(struct: NewStruct, piece: Piece): boolean {
  return (
    struct.originClient === piece.originClient &&
    (struct.originClient === NONE || struct.originClock === piece.originClock)
  );
}

function sameRight(struct: NewStruct, piece: Piece): boolean {
  return (
    struct.rightClient === piece.rightClient &&
    (struct.rightClient === NONE || struct.rightClock === piece.rightClock)
  );
}

function pieceOfItem(item: LiveItem): Piece {
  return {
    client: item.id.client,
    from: item.id.clock,
    to: item.id.clock + item.length,
    originClient: item.origin?.client ?? NONE,
    originClock: item.origin?.clock ?? 0,
    rightClient: item.rightOrigin?.client ?? NONE,
    rightClock: item.rightOrigin?.clock ?? 0,
    item,
    next: undefined,
  };
}

function pieceOfStruct(struct: NewStruct): Piece {
  return {
    client: struct.client,
    from: struct.clock,
    to: struct.clock + struct.length,
    originClient: struct.originClient,
    originClock: struct.originClock,
    rightClient: struct.rightClient,
    rightClock: struct.rightClock,
    item: null,
    next: undefined,
  };
}
