import { generateKeyBetween } from 'fractional-indexing';
import {
  changeFeature,
  createFeature,
  featuresOf,
  liftFeature,
  restoreFeature,
  type FeatureChange,
} from '../../../shared/room/board/build.ts';
import type {
  FeatureKind,
  FeatureStyle,
  Geometry,
  Lifted,
} from '../../../shared/room/board/shape.ts';
import { allows } from '../../../shared/room/roles.ts';
import type { RoomClient } from '../../connection/contract.ts';
import { nextCode } from '../marks/code.ts';
import { CODE_PROPERTY } from '../marks/mark.ts';
import type { Marks } from '../marks/marks.ts';
import { History, type Outcome, type Step } from './history.ts';

export interface EditorWorld {
  /** A fresh ULID. */
  readonly newId: () => string;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Why a mark is lifted whose placing was undone, in the person's language. */
  readonly undoneReason: () => string;
}

/** Every write of the map pane. One call is one transaction, one step of undo. */
export class MapEditor {
  private readonly client: RoomClient;
  private readonly marks: Marks;
  private readonly world: EditorWorld;
  readonly history: History;

  constructor(client: RoomClient, marks: Marks, world: EditorWorld) {
    this.client = client;
    this.marks = marks;
    this.world = world;
    this.history = new History({
      read: (id, field) => this.read(id, field),
      write: (step) => this.write(step),
    });
  }

  /** May this person change the map? Observers see everything and write nothing. */
  get allowed(): boolean {
    const { me } = this.client.state;
    return me !== null && allows(me.role, 'board.write');
  }

  /** A new mark on top of all others. @returns its id; null when refused */
  create(kind: FeatureKind, geom: Geometry, style: FeatureStyle = {}, label = ''): string | null {
    const id = this.world.newId();
    const code = nextCode(kind, style.icon ?? '', codes(this.marks));
    const z = generateKeyBetween(this.highest(), null);
    const props: Record<string, string> = code ? { [CODE_PROPERTY]: code } : {};
    const refused = this.client.edit((board) =>
      createFeature(board, { id, kind, geom, label, style, z, props }),
    );
    if (refused) return null;
    this.history.did([{ id, field: 'lifted', before: this.undone(), after: null }]);
    return id;
  }

  /** Set fields of a mark. Nothing is written when nothing differs. */
  change(id: string, change: FeatureChange): boolean {
    const entry = featuresOf(this.client.board).get(id);
    if (!entry) return false;
    const step = Object.entries(change)
      .map(([field, after]) => ({ id, field, before: entry.get(field), after }))
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    if (step.length === 0) return true;
    if (this.client.edit((board) => changeFeature(board, id, change))) return false;
    this.history.did(step);
    return true;
  }

  /** Strike a mark: it stays on record, hidden unless one asks for lifted ones. */
  lift(id: string, reason: string): boolean {
    const lifted = this.lifted(reason);
    if (!lifted || this.client.edit((board) => liftFeature(board, id, lifted))) return false;
    const after: Struck = { reason: lifted.reason ?? '' };
    this.history.did([{ id, field: 'lifted', before: null, after }]);
    return true;
  }

  restore(id: string): boolean {
    if (this.client.edit((board) => restoreFeature(board, id))) return false;
    this.history.did([{ id, field: 'lifted', before: this.undone(), after: null }]);
    return true;
  }

  undo(): Outcome {
    return this.history.undo();
  }

  redo(): Outcome {
    return this.history.redo();
  }

  private lifted(reason: string): Lifted | null {
    const { me } = this.client.state;
    if (!me) return null;
    const lifted = { at: this.world.now(), by: me.person };
    return reason.trim() ? { ...lifted, reason: reason.trim() } : lifted;
  }

  private undone(): Struck {
    return { reason: this.world.undoneReason() };
  }

  private read(id: string, field: string): unknown {
    const value = featuresOf(this.client.board).get(id)?.get(field);
    const lifted = value as Lifted | null | undefined;
    if (field !== 'lifted' || !lifted) return value;
    if (lifted.by !== this.client.state.me?.person) return { by: lifted.by };
    return { reason: lifted.reason ?? '' } satisfies Struck;
  }

  private write(step: Step): boolean {
    const refused = this.client.edit((board) => {
      for (const { id, field, after } of step) {
        if (field !== 'lifted') changeFeature(board, id, { [field]: after } as FeatureChange);
        else if (!after) restoreFeature(board, id);
        else {
          const lifted = this.lifted((after as Struck).reason);
          if (lifted) liftFeature(board, id, lifted);
        }
      }
    });
    return refused === null;
  }

  private highest(): string | null {
    let highest: string | null = null;
    for (const { z } of this.marks.values()) if (highest === null || z > highest) highest = z;
    return highest === '' ? null : highest;
  }
}

/** A strike in history: who and when are always the person who does it, now. */
interface Struck {
  readonly reason: string;
}

function* codes(marks: Marks): Generator<string> {
  for (const mark of marks.values()) yield mark.code;
}
