import { mapEditMessages as words } from '../../shared/messages/map-edit.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { RoomClient } from '../connection/contract.ts';
import type { AskDialog } from './ask-dialog.ts';
import type { DeskHost, DeskState } from './desk-state.ts';
import type { ActsWorld, MarkActs } from './edit/acts.ts';
import type { MapEditor } from './edit/editor.ts';
import type { Hands } from './edit/hands.ts';
import type { Tool } from './edit/tools.ts';
import type { CardMode } from './mark-card.ts';
import type { Mark } from './marks/mark.ts';
import type { Readout } from './parts/readout.ts';
import type { Company } from './presence/company.ts';
import type { Scene } from './scene.ts';
import { authorsOf } from './signature.ts';
import type { SymbolHand } from './symbols/hand.ts';
import type { Terrain } from './terrain.ts';

/** Positions and marks that presence carries at most (shared/protocol/presence.ts). */
const MOST_POINTS = 200;
const MOST_TOGETHER = 50;

/** The desk as its hands know it. */
export interface Bench {
  readonly host: DeskHost;
  readonly scene: Scene;
  readonly client: RoomClient | null;
  readonly editor: MapEditor | null;
  readonly state: DeskState;
  readonly editable: boolean;
  readonly acts: MarkActs;
  readonly symbols: SymbolHand;
  readonly readout: Readout;
  readonly dialog: AskDialog;
  readonly terrain: Terrain;
  readonly company: Company;
  /** Layer that new marks are put in; empty: none. */
  readonly drawInto: string;
  free(mark: Mark): boolean;
  use(tool: Tool): void;
  choose(ids: readonly string[], mode?: CardMode): void;
  chooseAlso(ids: readonly string[]): void;
  t(message: Message, params?: Params): string;
}

/** What the hands on the map mean to the desk. */
export function handsOf(desk: Bench): Hands {
  return {
    allowed: () => desk.editable,
    free: (mark) => desk.free(mark),
    chosen: () => new Set(desk.state.chosen),
    choose: (ids, add) => {
      if (desk.state.tool === 'box') desk.use('select');
      if (add) desk.chooseAlso(ids);
      else desk.choose(ids);
    },
    look: (at, tolerance) => void desk.terrain.reading.look(at, tolerance),
    drawn: (kind, geom) => {
      const style = kind === 'point' ? { icon: 'point' } : {};
      const layer = desk.drawInto;
      const { symbol } = (kind === 'symbol' && desk.symbols.choice) || {};
      const id = desk.editor?.create({
        kind: symbol && geom.type !== 'Point' ? 'graphic' : kind,
        geom,
        style,
        ...(symbol ? { symbol } : {}),
        ...(layer ? { layer } : {}),
      });
      desk.use('select');
      if (id) desk.choose([id], 'edit');
    },
    symbol: () => desk.symbols.choice,
    changed: (changes) => desk.acts.change(changes),
    dragging: (what) => {
      if (!what) return desk.company.share({ drag: null });
      const { feature, points, together } = what;
      const some = together && { ...together, ids: together.ids.slice(0, MOST_TOGETHER) };
      const drag = { feature, points: points.slice(0, MOST_POINTS) };
      desk.company.share({ drag: { ...drag, ...(some ? { together: some } : {}) } });
    },
    measuring: (points, closed) => desk.readout.measure(points, closed, desk.host.language),
  };
}

/** What acts on marks need of the desk. */
export function actsWorldOf(desk: Bench): ActsWorld {
  return {
    scene: desk.scene,
    editor: () => desk.editor,
    chosen: () => desk.state.chosen,
    choose: (ids) => desk.choose(ids),
    free: (mark) => desk.free(mark),
    ask: (question) => desk.dialog.ask(question),
    t: (message, params) => desk.t(message, params),
    authors: (since) => (desk.client && authorsOf(desk.client, since)) || desk.t(words.somebody),
    done: () => desk.host.requestUpdate(),
  };
}

/** A point where somebody typed it to be, ready to be named if it has no name yet. */
export function placeAt(desk: Bench, at: LonLat, label: string): void {
  if (!desk.editable) return;
  const geom = { type: 'Point' as const, coordinates: at };
  const layer = desk.drawInto;
  const more = { ...(label ? { label } : {}), ...(layer ? { layer } : {}) };
  const id = desk.editor?.create({ kind: 'point', geom, style: { icon: 'point' }, ...more });
  if (id) desk.choose([id], label ? 'view' : 'edit');
}
