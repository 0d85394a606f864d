import type { Budget } from './budget.ts';
import type { Overlay } from './overlay.ts';
import { Refused } from './refused.ts';
import { removalRefusal, type RuleBook } from './rules.ts';
import { CONTENT, type DeleteRanges, type NewStruct, type Parent, type Place } from './struct.ts';
import { indexAt, isItem, parentOf, structsOf } from './yjs-internals.ts';

/** Cost of passing a struct that is deleted already, in list steps (measured). */
const PASS = 0.02;

/** Answers whether an update deletes a clock, before its deletions have been judged. */
export class DeleteIndex {
  readonly #byClient: ReadonlyMap<number, DeleteRanges>;

  constructor(deletes: readonly DeleteRanges[]) {
    this.#byClient = new Map(deletes.map((ranges) => [ranges.client, ranges]));
  }

  has(client: number, clock: number): boolean {
    const ranges = this.#byClient.get(client);
    if (ranges === undefined) return false;
    let low = 0;
    let high = ranges.clocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((ranges.clocks[middle] ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    const start = ranges.clocks[low] ?? 0;
    return clock >= start && clock < start + (ranges.lengths[low] ?? 0);
  }
}

/** Collects what deletions really remove, neighbouring ranges joined. */
class Effective {
  readonly clocks: number[] = [];
  readonly lengths: number[] = [];

  add(from: number, to: number): void {
    const last = this.clocks.length - 1;
    const end = (this.clocks[last] ?? 0) + (this.lengths[last] ?? 0);
    if (last >= 0 && end === from) this.lengths[last] = to - (this.clocks[last] ?? 0);
    else {
      this.clocks.push(from);
      this.lengths.push(to - from);
    }
  }
}

export interface JudgedDeletes {
  /** Only what was not deleted before. */
  readonly effective: DeleteRanges[];
  /** Items or new structs that lose something. */
  readonly count: number;
  /** `effective` is exactly what the bytes say. */
  readonly asWritten: boolean;
}

/** Judges the delete set of one update, after all its structs have been placed. */
export class DeleteJudge {
  readonly #overlay: Overlay;
  readonly #rules: RuleBook;
  readonly #budget: Budget;
  /** Called with each text that loses characters. */
  readonly #shortened: (text: Parent, by: number) => void;
  #count = 0;

  constructor(
    overlay: Overlay,
    rules: RuleBook,
    budget: Budget,
    shortened: (text: Parent, by: number) => void,
  ) {
    this.#overlay = overlay;
    this.#rules = rules;
    this.#budget = budget;
    this.#shortened = shortened;
  }

  /** @throws Refused RESYNC, NEVER_REMOVED, WRITE_ONCE, TOO_COSTLY */
  judge(deletes: readonly DeleteRanges[]): JudgedDeletes {
    const effective: DeleteRanges[] = [];
    let asWritten = true;
    for (const ranges of deletes) {
      const found = this.#ofClient(ranges);
      if (found.clocks.length > 0) effective.push({ client: ranges.client, ...found });
      asWritten &&= sameRanges(found, ranges);
    }
    return { effective, count: this.#count, asWritten };
  }

  #ofClient(ranges: DeleteRanges): Effective {
    const { client } = ranges;
    const found = new Effective();
    const known = this.#overlay.sections.get(client)?.base;
    const end = this.#overlay.end(client);
    ranges.clocks.forEach((from, i) => {
      const to = from + (ranges.lengths[i] ?? 0);
      if (to > end) throw new Refused('RESYNC', `deletes up to ${to} of ${client}, has ${end}`);
      const middle = known === undefined ? to : Math.min(Math.max(known, from), to);
      if (from < middle) this.#live(client, from, middle, found);
      if (middle < to) this.#fresh(client, middle, to, found);
    });
    return found;
  }

  /** Deletions in the document. */
  #live(client: number, from: number, to: number, found: Effective): void {
    const structs = structsOf(this.#overlay.board, client);
    for (let i = indexAt(structs, from); i < structs.length; i++) {
      const item = structs[i];
      if (item === undefined || item.id.clock >= to) break;
      this.#budget.spend(PASS);
      if (item.deleted || !isItem(item)) continue;
      const parent = parentOf(item);
      const rule = this.#rules.of(parent);
      refuseRemoval({ parent, key: item.parentSub, rule });
      const start = Math.max(from, item.id.clock);
      const end = Math.min(to, item.id.clock + item.length);
      if (end - start < item.length) this.#budget.spend(splitCost(structs.length));
      if (rule.kind === 'text') this.#shortened(parent, end - start);
      found.add(start, end);
      this.#count++;
    }
  }

  /** Deletions of what the same update brings. */
  #fresh(client: number, from: number, to: number, found: Effective): void {
    for (let clock = from; clock < to;) {
      const struct = this.#overlay.at(client, clock) as NewStruct;
      const end = Math.min(to, struct.clock + struct.length);
      if (struct.ref !== CONTENT.deleted && struct.place !== null) {
        refuseRemoval(struct.place);
        if (struct.place.rule.kind === 'text') this.#shortened(struct.place.parent, end - clock);
      }
      found.add(clock, end);
      this.#count++;
      clock = end;
    }
  }
}

/** Splitting an item moves all later structs of its clientID in an array. */
export function splitCost(structs: number): number {
  return 1 + structs / 200;
}

function refuseRemoval(place: Place): void {
  const code = removalRefusal(place.rule, place.key);
  if (code !== null) throw new Refused(code, `removes from ${place.rule.name}`);
}

function sameRanges(a: Effective, b: DeleteRanges): boolean {
  return (
    a.clocks.length === b.clocks.length &&
    a.clocks.every((clock, i) => clock === b.clocks[i] && a.lengths[i] === b.lengths[i])
  );
}
