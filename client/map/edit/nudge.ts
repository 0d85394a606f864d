import type { FeatureChange } from '../../../shared/room/board/build.ts';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { moved, positions } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import { inOrder, placesOf } from './checkpoint-edits.ts';
import type { Corners } from './corners.ts';
import type { Hands } from './hands.ts';

/** One press, CSS px: with Shift the fine one. */
const STEP = { coarse: 8, fine: 1 } as const;
/** Presses that follow each other sooner than this are one edit, ms. */
const PAUSE_MS = 700;

/** Moves the chosen marks, or the chosen corner, by key: pressing is presence, the pause one edit. */
export class Nudge {
  private readonly scene: Scene;
  private readonly hands: Hands;
  private readonly corners: Corners;
  private marks: readonly Mark[] = [];
  private changes = new Map<string, FeatureChange>();
  private dx = 0;
  private dy = 0;
  private timer = 0;

  constructor(scene: Scene, hands: Hands, corners: Corners) {
    this.scene = scene;
    this.hands = hands;
    this.corners = corners;
  }

  /** @returns false when nothing that may be moved is chosen */
  press(x: number, y: number, fine: boolean): boolean {
    if (this.marks.length === 0 && !this.begin()) return false;
    const step = STEP[fine ? 'fine' : 'coarse'] * (this.scene.view.getResolution() ?? 1);
    this.dx += x * step;
    this.dy += y * step;
    for (const mark of this.marks) {
      const change: FeatureChange = this.corners.nudged(this.dx, this.dy, mark) ?? {
        geom: moved(mark.geom, [0, 0], [this.dx, this.dy]),
      };
      this.changes.set(mark.id, change);
      this.scene.layers.reshape(mark.id, change as Partial<Mark>);
    }
    const [first] = this.marks;
    const change = first && this.changes.get(first.id);
    if (change) this.hands.dragging({ feature: first.id, points: told(first, change) });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.letGo(), PAUSE_MS);
    return true;
  }

  /** The key is up, or something else begins. */
  async letGo(): Promise<void> {
    clearTimeout(this.timer);
    const { marks } = this;
    const changes = new Map([...this.changes].map(([id, change]) => [id, settled(change)]));
    if (marks.length === 0) return;
    this.marks = [];
    this.changes = new Map();
    await this.hands.changed(changes);
    this.hands.dragging(null);
    for (const { id } of marks) this.scene.layers.release(id);
  }

  private begin(): boolean {
    const { layers, marks } = this.scene;
    const chosen = [...this.hands.chosen()].map((id) => marks.get(id));
    this.marks = chosen
      .filter((mark) => mark !== undefined)
      .filter((mark) => this.hands.free(mark));
    this.dx = this.dy = 0;
    for (const mark of this.marks) layers.hold(mark);
    return this.marks.length > 0;
  }
}

/** What colleagues are shown: the shape, or the checkpoint that moves. */
function told(mark: Mark, change: FeatureChange): readonly LonLat[] {
  if (change.geom) return positions(change.geom);
  const { checkpoints = [] } = change;
  return placesOf({ ...mark, checkpoints }).filter(
    (_, i) => checkpoints[i]?.at !== mark.checkpoints?.[i]?.at,
  );
}

const settled = ({ checkpoints, ...rest }: FeatureChange): FeatureChange =>
  checkpoints && !rest.geom
    ? { ...rest, checkpoints: inOrder(checkpoints) }
    : { ...rest, ...(checkpoints ? { checkpoints } : {}) };
