import { mapMessages as words } from '../../shared/messages/map.ts';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import { factsOf } from '../app/facts.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import './ask-dialog.ts';
import type { AskDialog } from './ask-dialog.ts';
import { MarkActs } from './edit/acts.ts';
import { MapEditor } from './edit/editor.ts';
import type { LayerAct } from './layer-panel.ts';
import { Nudge } from './edit/nudge.ts';
import { Tools, type Tool } from './edit/tools.ts';
import { actsWorldOf, handsOf, placeAt } from './desk-hands.ts';
import type { DeskHost, DeskState } from './desk-state.ts';
import { Dresser } from './dresser.ts';
import { Glance } from './glance.ts';
import { Notice } from './notice.ts';
import { Pointing } from './pointing.ts';
import type { CardMode, MarkEdit } from './mark-card.ts';
import { Exchange } from './exchange/exchange.ts';
import { anchor } from './marks/geometry.ts';
import type { Mark } from './marks/mark.ts';
import { actOnLayers, readOwnLayers, WORLD } from './own-layers.ts';
import type { Palette } from './palette.ts';
import { followRoom } from './room-news.ts';
import { SymbolHand } from './symbols/hand.ts';
import { Readout } from './parts/readout.ts';
import { Company } from './presence/company.ts';
import { arrive } from './links/arrive.ts';
import { Scene } from './scene.ts';
import { Terrain } from './terrain.ts';

const CLOSE_UP = 8;

/** Behind the map pane: joins the scene, the hands, the room and the people; the pane only shows. */
export class MapDesk {
  readonly scene: Scene;
  readonly company: Company;
  state: DeskState = {
    tool: 'select',
    chosen: [],
    mode: 'view',
    panel: null,
    liftedShown: false,
    notice: null,
  };
  client: RoomClient | null = null;
  editor: MapEditor | null = null;
  readonly host: DeskHost;
  private readonly ground: HTMLElement;
  readonly acts: MarkActs;
  readonly exchange: Exchange;
  readonly symbols: SymbolHand;
  readonly tools: Tools;
  readonly nudge: Nudge;
  readonly dialog: AskDialog;
  readonly readout: Readout;
  readonly terrain: Terrain;
  private release: (() => void) | null = null;
  private fitted = false;
  private readonly dresser: Dresser;
  readonly notice = new Notice((notice) => this.show({ notice }));
  private readonly glance: Glance;

  /** @param ground the map is drawn in it @param people colleagues' cursors are laid over it */
  constructor(host: DeskHost, ground: HTMLElement, people: HTMLElement) {
    this.host = host;
    this.ground = ground;
    this.dresser = new Dresser(host, ground);
    this.scene = new Scene(ground, this.palette, (ids) => this.marksChanged(ids));
    const { map, marks } = this.scene;
    this.glance = new Glance(marks);
    this.symbols = new SymbolHand(host);
    const hands = handsOf(this);
    this.tools = new Tools(this.scene, hands, this.palette, () => host.requestUpdate());
    this.nudge = new Nudge(this.scene, hands, this.tools.corners);
    this.acts = new MarkActs(actsWorldOf(this));
    this.exchange = new Exchange({
      host,
      scene: this.scene,
      palette: () => this.palette,
      client: () => this.client,
      editor: () => this.editor,
      attribution: () => this.terrain.backdrop.attribution,
    });
    this.dialog = document.createElement('accord-map-ask') as AskDialog;
    host.append(this.dialog);
    this.company = new Company(
      {
        scene: this.scene,
        ground,
        client: () => this.client,
        editable: () => this.editable,
        palette: () => this.palette,
        changed: () => host.requestUpdate(),
      },
      people,
    );
    this.readout = new Readout(host.renderRoot);
    this.terrain = new Terrain({
      scene: this.scene,
      readout: this.readout,
      changed: () => host.requestUpdate(),
      say: (notice) => this.notice.say(notice),
      place: (at, name) => placeAt(this, at, name),
      focus: () => ground.focus({ preventScroll: true }),
    });
    map.on('moveend', () => this.viewMoved());
    new Pointing(this.scene, ground, {
      selecting: () => this.state.tool === 'select',
      under: async (at) => (await this.terrain.backdrop.objectAt(at, 0)) !== null,
      at: (place) => this.pointerAt(place),
    });
    ground.addEventListener('keyup', (event) => {
      if (event.key === 'Alt') void this.nudge.letGo();
    });
    ground.addEventListener('blur', () => void this.nudge.letGo());
    new ResizeObserver(() => this.dresser.resized(this)).observe(host);
    void this.dresser.open(this);
  }

  /** May this person change the map, now? Not in a room that is closed. */
  get editable(): boolean {
    if (!this.client || !this.editor?.allowed) return false;
    return !factsOf(viewOf(this.client).fold).closed;
  }

  /** The one mark that is chosen; null: none, or several. */
  get selected(): string | null {
    const { chosen } = this.state;
    return chosen.length === 1 ? (chosen[0] ?? null) : null;
  }

  /** May this mark be changed? It stands, and its layer is not locked. */
  free(mark: Mark): boolean {
    return this.editable && !mark.lifted && !this.scene.layers.layers.locked(mark.layer);
  }

  get snapping(): boolean {
    return this.tools.snapping.on;
  }

  /** The pane left the page: let go of the window. */
  rest(): void {
    this.bind(null);
    this.scene.map.setTarget(undefined);
  }

  /** The pane is on a page again. */
  wake(client: RoomClient | null): void {
    this.scene.map.setTarget(this.ground);
    this.bind(client);
  }

  show(part: Partial<DeskState>): void {
    this.state = { ...this.state, ...part };
    this.host.requestUpdate();
  }

  /** Work in this room from now on; null: in none. */
  bind(client: RoomClient | null): void {
    if (client === this.client) return;
    this.release?.();
    this.release = null;
    this.choose([]);
    this.client = client;
    this.editor = null;
    const { marks } = this.scene;
    const { layers } = this.scene.layers;
    const bind = () => {
      layers.bind(client?.board ?? null);
      marks.bind(client?.board ?? null);
    };
    if (!client) return bind();
    this.scene.layers.setOwn(readOwnLayers(client.room));
    this.editor = new MapEditor(client, marks, {
      ...WORLD,
      undoneReason: () => this.t(words.undone),
    });
    this.fitted = false;
    bind();
    this.release = followRoom(client, {
      board: bind,
      people: () => this.company.show(),
      standing: () => this.stateChanged(),
    });
    this.stateChanged();
  }

  /** Colours and sizes, as the map has them now. */
  get palette(): Palette {
    return this.dresser.palette;
  }

  /** Draw all in the host's theme and language. */
  dress(): void {
    this.dresser.dress(this);
  }

  /** Choose a mark, bring it into view, and ring it for a moment. */
  go(id: string): void {
    const mark = this.scene.marks.get(id);
    if (!mark) return;
    this.choose([id]);
    const zoom = Math.max(this.scene.view.getZoom() ?? 0, CLOSE_UP);
    void arrive(this.scene, this.host, anchor(mark.geom), zoom);
  }

  /** Take a tool in hand; for a symbol, which one is asked first. */
  use(tool: Tool): void {
    if (tool !== 'symbol') return this.take(tool);
    void this.symbols.take().then((taken) => {
      this.ground.focus({ preventScroll: true });
      if (taken) this.take(tool);
    });
  }

  private take(tool: Tool): void {
    void this.nudge.letGo();
    if (tool !== 'select') this.choose([]);
    this.tools.use(tool);
    this.ground.classList.toggle('draws', this.tools.tool !== 'select');
    this.show({ tool: this.tools.tool });
  }

  choose(ids: readonly string[], mode: CardMode = 'view'): void {
    void this.nudge.letGo();
    this.terrain.reading.close();
    const [id = null] = ids;
    if (this.state.chosen[0] !== ids[0]) this.company.share({ selection: id });
    this.show({ chosen: ids, mode: this.editable ? mode : 'view' });
    this.scene.layers.choose(new Set(ids));
    const { selected } = this;
    this.tools.corners.edit((selected && this.scene.marks.get(selected)) || null);
  }

  /** Choose the mark as well, or (when it was chosen) no longer. */
  chooseAlso(ids: readonly string[]): void {
    const { chosen } = this.state;
    const [one] = ids;
    if (ids.length === 1 && one !== undefined && chosen.includes(one))
      this.choose(chosen.filter((id) => id !== one));
    else this.choose([...new Set([...chosen, ...ids])]);
  }

  async save(id: string, edit: MarkEdit): Promise<void> {
    await this.acts.change(new Map([[id, edit]]));
    this.show({ mode: 'view' });
    this.ground.focus({ preventScroll: true });
  }

  /** Another symbol for a mark. */
  async changeSymbol(mark: Mark): Promise<void> {
    const change = await this.symbols.change(mark);
    if (change) await this.acts.change(new Map([[mark.id, change]]));
  }

  async lift(ids: readonly string[], reason: string): Promise<void> {
    if (await this.acts.lift(ids, reason)) this.leave();
  }

  /** Close the card. */
  leave(): void {
    this.choose([]);
    this.ground.focus({ preventScroll: true });
  }

  toggleLifted(): void {
    this.show({ liftedShown: !this.state.liftedShown });
    this.scene.layers.showLifted(this.state.liftedShown);
  }

  togglePanel(panel: 'list' | 'layers' | 'maps'): void {
    this.show({ panel: this.state.panel === panel ? null : panel });
  }

  toggleSnap(): void {
    this.tools.snapping.toggle();
    this.tools.near();
  }

  layerAct(act: LayerAct): void {
    const { client, editor, scene, drawInto } = this;
    if (!client || !editor) return;
    const desk = { client, editor, layers: scene.layers, drawInto };
    this.drawInto = actOnLayers(desk, this.editable, act);
    this.host.requestUpdate();
  }

  /** Undo (`back`) or redo. */
  step(back: boolean): void {
    void this.nudge.letGo().then(() => this.acts.step(back));
  }

  /** Layer that new marks are put in: the highest that is shown and not locked, once chosen so. */
  drawInto = '';

  private stateChanged(): void {
    if (this.state.tool !== 'select' && !this.editable) this.use('select');
    if (!this.fitted && this.client?.state.ready) {
      this.fitted = true;
      this.scene.fitAll(0);
      this.dresser.came();
    }
    this.company.show();
    this.host.requestUpdate();
  }

  private marksChanged(ids: readonly string[]): void {
    const { chosen, tool } = this.state;
    const here = chosen.filter((id) => this.scene.marks.get(id));
    if (here.length < chosen.length) this.choose(here);
    const { selected } = this;
    if (selected && (ids.length === 0 || ids.includes(selected))) {
      const mark = this.scene.marks.get(selected) ?? null;
      this.tools.corners.edit(tool === 'select' ? mark : null);
    }
    this.company.marksChanged(ids);
    if (this.glance.changed(ids, this.state)) this.host.requestUpdate();
  }

  private viewMoved(): void {
    const { view } = this.scene;
    const centre = this.scene.centre();
    this.company.looked(centre, view.getZoom() ?? 0);
    const { scale } = this.palette;
    this.readout.scale(view.getResolution() ?? 1, centre[1], scale, this.host.language);
    this.readout.coordinates(centre);
    this.tools.near();
  }

  private pointerAt(at: LonLat | null): void {
    this.company.share({ cursor: at });
    this.readout.coordinates(at ?? this.scene.centre());
  }

  t(message: Message, params?: Params): string {
    return translate(message, this.host.language, params);
  }
}
