import type * as Y from 'yjs';
import type { MapRule, Rule, Slot } from '../../../shared/room/board/rule.ts';
import { BOARD_RULES } from '../../../shared/room/board/schema.ts';
import { Refused } from './refused.ts';
import { makerOf, parentOf, rootMap, type LiveType } from './yjs-internals.ts';

/** Which rule governs a type of the document. Types never move, so each is looked up once. */
export class RuleBook {
  readonly #board: Y.Doc;
  readonly #known = new WeakMap<LiveType, Rule>();

  constructor(board: Y.Doc) {
    this.#board = board;
    for (const [root, rule] of BOARD_RULES) this.#known.set(rootMap(board, root), rule);
  }

  root(name: string): { type: LiveType; rule: MapRule } {
    const rule = BOARD_RULES.get(name);
    if (rule === undefined) throw new Refused('SCHEMA', 'no such root');
    return { type: rootMap(this.#board, name), rule };
  }

  of(type: LiveType): Rule {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const maker = makerOf(type);
    if (maker === null) throw new Refused('SCHEMA', 'no such root');
    const rule = slotOf(this.of(parentOf(maker)), maker.parentSub).type;
    if (rule === undefined) throw new Refused('SCHEMA', 'no type belongs here');
    this.#known.set(type, rule);
    return rule;
  }
}

/** @throws Refused SCHEMA where the rule knows no such key */
export function slotOf(rule: Rule, key: string | null): Slot {
  if (rule.kind === 'text') throw new Refused('SCHEMA', `${rule.name} holds text only`);
  const slot = key === null ? null : rule.slot(key);
  if (slot === null) throw new Refused('SCHEMA', `no such key in ${rule.name}`);
  return slot;
}

/**
 * Why nothing may be taken from this place: entries are struck, never removed, and what is written
 * once stays. null where removing is a part of writing.
 */
export function removalRefusal(
  rule: Rule,
  key: string | null,
): 'NEVER_REMOVED' | 'WRITE_ONCE' | null {
  if (rule.kind === 'text') return null;
  if (rule.holds === 'entries') return 'NEVER_REMOVED';
  return slotOf(rule, key).once ? 'WRITE_ONCE' : null;
}
