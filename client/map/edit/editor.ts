import { generateKeyBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import {
  CHANGEABLE,
  changeFeature,
  changeLayer,
  clearField,
  createFeature,
  createLayer,
  featuresOf,
  layersOf,
  liftFeature,
  liftLayer,
  restoreFeature,
  restoreLayer,
  type Entry,
  type FeatureChange,
  type LayerChange,
  type NewFeature,
} from '../../../shared/room/board/build.ts';
import type { Lifted } from '../../../shared/room/board/shape.ts';
import {
  partOf,
  readStyle,
  STYLE_FIELDS,
  styleFieldsOf,
} from '../../../shared/room/board/style.ts';
import type { Me } from '../../../shared/protocol/join.ts';
import { allows } from '../../../shared/room/roles.ts';
import { nextCode } from '../marks/code.ts';
import { CODE_PROPERTY } from '../marks/mark.ts';
import type { Marks } from '../marks/marks.ts';
import { History, type FieldChange, type Outcome, type Step } from './history.ts';

/** What the editor needs of a room client. */
export interface EditRoom {
  readonly board: Y.Doc;
  readonly state: { readonly me: Me | null };
  /** One transaction; a refusal, or null. */
  edit(change: (board: Y.Doc) => void): unknown;
}

export interface EditorWorld {
  /** A fresh ULID. */
  readonly newId: () => string;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Why a mark is lifted whose placing was undone, in the person's language. */
  readonly undoneReason: () => string;
}

export type MarkSeed = Omit<NewFeature, 'id' | 'z' | 'props' | 'note'>;

/** Marks changed in one transaction: an edit of very many is sent in pieces (rule 4.1.2). */
const PIECE = 400;

/** Every write of the map pane, of marks and of layers: one call is one step of undo. */
export class MapEditor {
  private readonly room: EditRoom;
  private readonly marks: Marks;
  private readonly world: EditorWorld;
  readonly history: History;

  constructor(room: EditRoom, marks: Marks, world: EditorWorld) {
    this.room = room;
    this.marks = marks;
    this.world = world;
    this.history = new History({
      look: (id) => this.look(id),
      write: (step) => this.write(step),
    });
  }

  /** May this person change the map? Observers see everything and write nothing. */
  get allowed(): boolean {
    const { me } = this.room.state;
    return me !== null && allows(me.role, 'board.write');
  }

  /** A new mark on top of all others. @returns its id; null when refused */
  create(seed: MarkSeed): string | null {
    return this.createAll([seed])[0] ?? null;
  }

  /** New marks on top of all others, in one step. @returns their ids; none when refused */
  createAll(seeds: readonly MarkSeed[]): string[] {
    let z = this.highest();
    const inUse = [...codes(this.marks)];
    const made = seeds.map((seed): NewFeature => {
      const code = nextCode(seed.kind, seed.style?.icon ?? '', inUse);
      inUse.push(code);
      z = generateKeyBetween(z, null);
      const props: Record<string, string> = code ? { [CODE_PROPERTY]: code } : {};
      return { ...seed, id: this.world.newId(), z, props };
    });
    const written = this.inPieces(made, (board, feature) => void createFeature(board, feature));
    const ids = made.slice(0, written).map(({ id }) => id);
    this.made(ids);
    return ids;
  }

  /** Remember marks that are new, all of them as one step: undoing their making lifts them. */
  made(ids: readonly string[]): void {
    const before = this.undone();
    if (ids.length > 0)
      this.history.did(ids.map((id) => ({ id, field: 'lifted', before, after: null })));
  }

  change(id: string, change: FeatureChange): boolean {
    return this.changeAll(new Map([[id, change]]));
  }

  /** Set fields of marks, in one step. Nothing is written where nothing differs. */
  changeAll(changes: ReadonlyMap<string, FeatureChange>): boolean {
    const step: FieldChange[] = [];
    for (const [id, change] of changes) {
      const entry = featuresOf(this.room.board).get(id);
      if (!entry) continue;
      const now = saidBy(entry);
      const { style = {}, ...fields } = change;
      for (const [field, after] of Object.entries({ ...fields, ...styleFieldsOf(style) })) {
        const before = now[field];
        if (JSON.stringify(before) !== JSON.stringify(after))
          step.push({ id, field, before, after });
      }
    }
    return this.do(step);
  }

  /** Strike marks: they stay on record, hidden unless one asks for lifted ones. */
  lift(ids: readonly string[], reason: string): boolean {
    const after: Struck = { reason: reason.trim() };
    return this.do(ids.map((id) => ({ id, field: 'lifted', before: null, after })));
  }

  restore(ids: readonly string[]): boolean {
    return this.do(
      ids.map((id) => {
        const { reason = '' } = this.marks.get(id)?.lifted ?? {};
        return { id, field: 'lifted', before: { reason } satisfies Struck, after: null };
      }),
    );
  }

  /** A new layer. @returns its id; null when refused */
  addLayer(name: string, order: string): string | null {
    const id = this.world.newId();
    if (this.room.edit((board) => void createLayer(board, { id, name, order }))) return null;
    this.made([id]);
    return id;
  }

  changeLayer(id: string, change: LayerChange): boolean {
    const now = layerFields(this.room.board, id);
    const fields = Object.entries(change).filter(([field, after]) => now?.[field] !== after);
    return this.do(fields.map(([field, after]) => ({ id, field, before: now?.[field], after })));
  }

  undo(insist = false): Outcome {
    return this.history.undo(insist);
  }

  redo(insist = false): Outcome {
    return this.history.redo(insist);
  }

  private do(step: Step): boolean {
    if (step.length === 0) return true;
    if (!this.write(step)) return false;
    this.history.did(step);
    return true;
  }

  private undone(): Struck {
    return { reason: this.world.undoneReason() };
  }

  private look(id: string): Record<string, unknown> {
    const layer = layerFields(this.room.board, id);
    const entry = featuresOf(this.room.board).get(id);
    if (!layer && !entry) return {};
    const said = layer ?? (entry ? saidBy(entry) : {});
    const lifted = (layer ? layer['lifted'] : entry?.get('lifted')) as Lifted | null | undefined;
    // One's own strike is the same however often it is taken back and made again.
    const struck = lifted?.by === this.room.state.me?.person ? 'by me' : lifted;
    return { ...said, lifted: struck ?? null };
  }

  private write(step: Step): boolean {
    const written = this.inPieces(step, (board, change) => this.put(board, change));
    return written === step.length;
  }

  private put(board: Y.Doc, { id, field, after }: FieldChange): void {
    const layer = layersOf(board).has(id);
    if (field === 'lifted') {
      const { me } = this.room.state;
      if (!after) return (layer ? restoreLayer : restoreFeature)(board, id);
      if (!me) return;
      const { reason } = after as Struck;
      const lifted: Lifted = { at: this.world.now(), by: me.person };
      const strike = layer ? liftLayer : liftFeature;
      return strike(board, id, reason ? { ...lifted, reason } : lifted);
    }
    if (layer) return changeLayer(board, id, { [field]: after });
    const part = partOf(field);
    if (part) return changeFeature(board, id, { style: { [part]: after ?? null } });
    const name = CHANGEABLE.find((known) => known === field);
    if (!name) return;
    if (after === undefined && name !== 'geom') clearField(board, id, name);
    else changeFeature(board, id, { [name]: after } as FeatureChange);
  }

  /** @returns how many were written before one piece was refused */
  private inPieces<T>(all: readonly T[], write: (board: Y.Doc, one: T) => void): number {
    for (let at = 0; at < all.length; at += PIECE) {
      const piece = all.slice(at, at + PIECE);
      if (this.room.edit((board) => piece.forEach((one) => write(board, one)))) return at;
    }
    return all.length;
  }

  private highest(): string | null {
    let highest: string | null = null;
    for (const { z } of this.marks.values()) if (highest === null || z > highest) highest = z;
    return highest === '' ? null : highest;
  }
}

/** What a feature says now, by field; what it does not say is null, or undefined. */
function saidBy(entry: Entry): Record<string, unknown> {
  const style: Record<string, unknown> = styleFieldsOf(readStyle(entry));
  const parts = STYLE_FIELDS.map((field) => [field, style[field] ?? null]);
  const others = CHANGEABLE.map((field) => [field, entry.get(field)]);
  return Object.fromEntries([...parts, ...others]) as Record<string, unknown>;
}

/** What a layer says now; null: there is none of this id. */
function layerFields(board: Y.Doc, id: string): Record<string, unknown> | null {
  const entry = layersOf(board).get(id);
  if (!entry) return null;
  const { lock = false, hide = false, ...rest } = entry.toJSON() as Record<string, unknown>;
  return { lock, hide, ...rest };
}

/** A strike in history: who and when are always the person who does it, now. */
interface Struck {
  readonly reason: string;
}

function* codes(marks: Marks): Generator<string> {
  for (const mark of marks.values()) yield mark.code;
}
