import * as Y from 'yjs';
import { MapEditor } from '../../../client/map/edit/editor.ts';
import type { Outcome, Since } from '../../../client/map/edit/history.ts';
import { Marks } from '../../../client/map/marks/marks.ts';
import { featuresOf } from '../../../shared/room/board/build.ts';
import { canonicalJson } from '../../../shared/room/canonical.ts';
import type { Random } from '../board/random.ts';
import { openBoard } from '../board/server.ts';

type Owner = 'me' | 'them';
interface Held {
  readonly value: string;
  readonly owner: Owner;
  /** Put there by one's own undo or redo. */
  readonly restored: boolean;
}
type Values = ReadonlyMap<string, string>;

/**
 * One person at the map, and a witness who writes down whose work every field is. The witness sees
 * only the board's transactions: it shares nothing with the editor's own memory.
 */
export class Person {
  readonly name: string;
  readonly board = openBoard();
  readonly editor: MapEditor;
  /** Updates of others that have not arrived. */
  readonly inbox: Uint8Array[] = [];
  /** What was wrong, if anything was. */
  readonly faults: string[] = [];
  /** Insisted, or left an edit: from then on the editor may ask where it need not. */
  touchy = false;
  private readonly owners = new Map<string, Held[]>();
  private readonly remote = new Set<string>();
  private values: Values = new Map();
  private undoing = false;

  constructor(name: string, random: Random, send: (update: Uint8Array) => void) {
    this.name = name;
    // Who wins where two write at once hangs on it: the same every time.
    this.board.clientID = 1 + random.below(2 ** 31);
    this.board.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') send(update);
    });
    const marks = new Marks(() => undefined);
    marks.bind(this.board);
    const me = { person: name, name, role: 'editor' as const, delegation: null };
    const edit = (change: (board: Y.Doc) => void) => {
      this.board.transact(() => change(this.board), 'local');
      this.witness('me');
      return null;
    };
    this.editor = new MapEditor({ board: this.board, state: { me }, edit }, marks, {
      newId: () => random.ulid(),
      now: () => random.below(1e9),
      undoneReason: () => 'undone',
    });
  }

  ids(): string[] {
    return [...featuresOf(this.board).keys()];
  }

  /** The next `count` updates arrive. */
  receive(count: number): void {
    for (const update of this.inbox.splice(0, count)) {
      Y.applyUpdate(this.board, update, 'remote');
      this.witness('them');
    }
  }

  undo(back: boolean): Outcome {
    const before = this.values;
    const owners = new Map([...before.keys()].map((key) => [key, this.ownerOf(key, back)]));
    this.undoing = true;
    const outcome = back ? this.editor.undo() : this.editor.redo();
    this.undoing = false;
    const changed = changedBetween(before, this.values);
    if (outcome.kind !== 'done' && changed.length > 0)
      this.faults.push(`${outcome.kind}, and yet ${changed.join()} changed`);
    for (const key of changed)
      if (owners.get(key) === 'them') this.faults.push(`${key} of a colleague was changed unasked`);
    if (outcome.kind === 'ask')
      for (const { id } of outcome.since)
        if (!this.touchy && !this.remote.has(id))
          this.faults.push(
            `asked about ${outcome.since.flatMap(({ fields }) => fields).join()} of ${id}, which nobody else touched`,
          );
    return outcome;
  }

  /** Asked, and yes. What these marks say then is by one's own hand, also where it is the same. */
  insist(back: boolean, since: readonly Since[]): void {
    if (back) this.editor.undo(true);
    else this.editor.redo(true);
    for (const { id } of since)
      for (const [key, value] of this.values)
        if (key.startsWith(id))
          this.owners.set(key, [
            ...(this.owners.get(key) ?? []),
            { value, owner: this.ownerOf(key, true), restored: true },
          ]);
  }

  /**
   * Whose work is this field? Restoring what a colleague wrote does not make it one's own. Only for
   * redo: it goes over the same work again that the edit went over in the first place.
   */
  private ownerOf(key: string, back: boolean): Owner {
    const last = this.owners.get(key)?.at(-1);
    return !back && last?.restored ? 'me' : (last?.owner ?? 'me');
  }

  private witness(by: Owner): void {
    const now = read(this.board);
    // A mark that is new stands: that is its maker's, too.
    for (const key of now.keys())
      if (key.endsWith('.kind') && !this.values.has(key))
        this.owners.set(key.replace('kind', 'lifted'), [
          { value: canonicalJson(null), owner: by, restored: false },
        ]);
    for (const key of changedBetween(this.values, now)) {
      const value = now.get(key) ?? '';
      const past = this.owners.get(key) ?? [];
      const before = past.findLast((known) => known.value === value);
      // The same value again is whose it was: nothing of anybody's is lost by taking it back.
      const owner = this.undoing || by === 'them' ? (before?.owner ?? by) : by;
      const restored = this.undoing || (by === 'them' && before?.restored === true);
      this.owners.set(key, [...past, { value, owner, restored }]);
      if (by === 'them') this.remote.add(key.slice(0, 26));
    }
    this.values = now;
  }
}

function read(board: Y.Doc): Values {
  const values = new Map<string, string>();
  for (const [id, entry] of featuresOf(board))
    for (const [field, value] of entry)
      if (!(value instanceof Y.AbstractType))
        values.set(`${id}.${field}`, canonicalJson(value ?? null));
  return values;
}

function changedBetween(before: Values, after: Values): string[] {
  const nothing = canonicalJson(null);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => (before.get(key) ?? nothing) !== (after.get(key) ?? nothing),
  );
}
