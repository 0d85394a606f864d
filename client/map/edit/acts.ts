import { mapEditMessages as words, markMany } from '../../../shared/messages/map-edit.ts';
import type { Message, Params } from '../../../shared/messages/translate.ts';
import type { FeatureChange } from '../../../shared/room/board/build.ts';
import { moved, middle } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import type { Question } from '../ask-dialog.ts';
import { turnedBy } from './drag-mark.ts';
import type { MapEditor, MarkSeed } from './editor.ts';
import type { Since } from './history.ts';
import { reversed } from './shape-edits.ts';

/** Beyond this many marks at once, one is asked first. */
export const ASK_BEYOND = 20;
/** How far beside its original a copy is put, CSS px. */
const COPY_PX = 18;

/** What acts on marks need of the desk. */
export interface ActsWorld {
  readonly scene: Scene;
  editor(): MapEditor | null;
  chosen(): readonly string[];
  choose(ids: readonly string[]): void;
  free(mark: Mark): boolean;
  ask(question: Question): Promise<boolean>;
  t(message: Message, params?: Params): string;
  /** Names of the colleagues whose work these fields are. */
  authors(since: readonly Since[]): string;
  /** Something was done or undone: what is on screen may be stale. */
  done(): void;
}

/** What is done to the chosen marks, whether by key, by button or by letting go. */
export class MarkActs {
  private readonly world: ActsWorld;

  constructor(world: ActsWorld) {
    this.world = world;
  }

  /** One edit, one step of undo; asked first when it is of very many. @returns false: not done */
  async change(changes: ReadonlyMap<string, FeatureChange>): Promise<boolean> {
    if (!(await this.sure(changes.size, words.changeMany))) return false;
    const done = this.world.editor()?.changeAll(changes) ?? false;
    this.world.done();
    return done;
  }

  /** The same change of several marks. */
  changeEach(ids: readonly string[], change: (mark: Mark) => FeatureChange): Promise<boolean> {
    return this.change(new Map(this.marks(ids).map((mark) => [mark.id, change(mark)])));
  }

  async lift(ids: readonly string[], reason: string): Promise<boolean> {
    const free = this.marks(ids).map(({ id }) => id);
    if (free.length === 0 || !(await this.sure(free.length, words.liftMany))) return false;
    const done = this.world.editor()?.lift(free, reason) ?? false;
    this.world.done();
    return done;
  }

  /** Copies beside the originals, chosen then. */
  async duplicate(): Promise<void> {
    const marks = this.marks(this.world.chosen());
    if (marks.length === 0 || !(await this.sure(marks.length, words.copyMany))) return;
    const off = COPY_PX * (this.world.scene.view.getResolution() ?? 1);
    const ids = this.world.editor()?.createAll(marks.map((mark) => copyOf(mark, off))) ?? [];
    this.world.choose(ids);
    this.world.done();
  }

  /** Clockwise, each mark round its own middle. */
  turn(degrees: number): Promise<boolean> {
    return this.changeEach(this.world.chosen(), (mark) =>
      turnedBy(mark, degrees, middle(mark.geom)),
    );
  }

  /** A line, arrow or route runs the other way. */
  reverse(id: string): Promise<boolean> {
    return this.changeEach([id], (mark) => ({
      geom: reversed(mark.geom),
      ...(mark.checkpoints
        ? { checkpoints: mark.checkpoints.map((c) => ({ ...c, at: 1 - c.at })).reverse() }
        : {}),
    }));
  }

  /** Undo (`back`) or redo; where a colleague changed the mark since, ask first. */
  async step(back: boolean): Promise<void> {
    const editor = this.world.editor();
    if (!editor) return;
    const outcome = back ? editor.undo() : editor.redo();
    if (outcome.kind === 'ask') {
      const { since } = outcome;
      const codes = since.map(({ id }) => this.nameOf(id)).join(', ');
      const yes = await this.world.ask({
        title: this.world.t(words.changedSinceTitle),
        text: this.world.t(words.changedSince, { who: this.world.authors(since), what: codes }),
        yes: this.world.t(back ? words.undoAnyway : words.redoAnyway),
        no: this.world.t(words.leaveIt),
      });
      if (!yes) editor.history.leave(back);
      else if (back) editor.undo(true);
      else editor.redo(true);
    }
    this.world.done();
  }

  private nameOf(id: string): string {
    const mark = this.world.scene.marks.get(id);
    const layer = this.world.scene.layers.layers.get(id);
    return this.world.scene.marks.codeOf(id) || mark?.label || layer?.name || '?';
  }

  private marks(ids: readonly string[]): Mark[] {
    return ids
      .map((id) => this.world.scene.marks.get(id))
      .filter((mark): mark is Mark => mark !== undefined && this.world.free(mark));
  }

  private async sure(count: number, does: Message): Promise<boolean> {
    if (count <= ASK_BEYOND) return true;
    return this.world.ask({
      title: this.world.t(markMany, { count }),
      text: this.world.t(words.sureMany),
      yes: this.world.t(does, { count }),
      no: this.world.t(words.no),
    });
  }
}

function copyOf(mark: Mark, off: number): MarkSeed {
  const { kind, label, style, layer, rotation, symbol, checkpoints } = mark;
  return {
    kind,
    label,
    style,
    geom: moved(mark.geom, [0, 0], [off, -off]),
    ...(layer ? { layer } : {}),
    ...(rotation === undefined ? {} : { rotation }),
    ...(symbol ? { symbol } : {}),
    ...(checkpoints ? { checkpoints } : {}),
  };
}
