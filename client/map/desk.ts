import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { ulid } from 'ulid';
import { mapEditMessages as edits } from '../../shared/messages/map-edit.ts';
import { mapMessages as words } from '../../shared/messages/map.ts';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import { factsOf } from '../app/facts.ts';
import { sharePresence } from '../app/presence.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { loadBasemap, type Basemap } from './basemap/basemap.ts';
import './ask-dialog.ts';
import type { AskDialog, Question } from './ask-dialog.ts';
import { MarkActs } from './edit/acts.ts';
import { MapEditor } from './edit/editor.ts';
import { writeLayerAct } from './edit/layer-acts.ts';
import type { LayerAct } from './layer-panel.ts';
import type { Hands } from './edit/hands.ts';
import { Nudge } from './edit/nudge.ts';
import { Tools, type Tool } from './edit/tools.ts';
import { act } from './desk-keys.ts';
import type { Intent } from './keys.ts';
import type { CardMode, MarkEdit } from './mark-card.ts';
import { Exchange } from './exchange/exchange.ts';
import { anchor, lonLat } from './marks/geometry.ts';
import type { Mark } from './marks/mark.ts';
import { keepOwnLayers, readOwnLayers } from './own-layers.ts';
import { loadMapFonts, readPalette, type Palette, type Theme } from './palette.ts';
import { SymbolHand } from './symbols/hand.ts';
import { Readout } from './parts/readout.ts';
import { Colleagues } from './presence/colleagues.ts';
import { Following } from './presence/following.ts';
import { Scene } from './scene.ts';
import { Terrain } from './terrain.ts';
import { authorsOf } from './signature.ts';

const CLOSE_UP = 8;
/** How long a message on the map stays, ms. */
const NOTICE_MS = 4000;

const WORLD = { newId: () => ulid(), now: () => Date.now() };

/** What the desk needs of the element that it works for. */
export interface DeskHost extends HTMLElement {
  readonly language: Language;
  readonly theme: Theme;
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

/** What is open and chosen in the pane. Replaced by `show`, never written to. */
export interface DeskState {
  readonly tool: Tool;
  /** Marks that are chosen, in the order they were. */
  readonly chosen: readonly string[];
  readonly mode: CardMode;
  /** The panel on the right. */
  readonly panel: 'list' | 'layers' | 'maps' | null;
  readonly liftedShown: boolean;
  readonly notice: Message | null;
}

/** Behind the map pane: joins the scene, the hands, the room and the people; the pane only shows. */
export class MapDesk {
  readonly scene: Scene;
  readonly following: Following;
  palette: Palette;
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
  private readonly host: DeskHost;
  private readonly ground: HTMLElement;
  readonly acts: MarkActs;
  readonly exchange: Exchange;
  readonly symbols: SymbolHand;
  readonly tools: Tools;
  readonly nudge: Nudge;
  private readonly dialog: AskDialog;
  private readonly colleagues: Colleagues;
  private readonly readout: Readout;
  readonly terrain: Terrain;
  private basemap: Basemap | null = null;
  private releases: (() => void)[] = [];
  private fitted = false;
  private noticeTimer = 0;
  /** Where to look for a mark with the next frame; null: nothing to look for. */
  private pointer: number[] | null = null;

  /** @param ground the map is drawn in it @param people colleagues' cursors are laid over it */
  constructor(host: DeskHost, ground: HTMLElement, people: HTMLElement) {
    this.host = host;
    this.ground = ground;
    this.palette = readPalette(host, host.theme);
    this.scene = new Scene(ground, this.palette, (ids) => this.marksChanged(ids));
    const { map, view, layers } = this.scene;
    this.symbols = new SymbolHand(host);
    const hands = this.hands();
    this.tools = new Tools(this.scene, hands, this.palette, () => host.requestUpdate());
    this.nudge = new Nudge(this.scene, hands, this.tools.corners);
    this.acts = new MarkActs(this.actsWorld());
    this.exchange = new Exchange({
      host,
      scene: this.scene,
      palette: () => this.palette,
      client: () => this.client,
      editor: () => this.editor,
    });
    this.dialog = document.createElement('accord-map-ask') as AskDialog;
    host.append(this.dialog);
    this.following = new Following(view, () => host.requestUpdate());
    this.readout = new Readout(host.renderRoot);
    this.terrain = new Terrain({
      scene: this.scene,
      readout: this.readout,
      changed: () => host.requestUpdate(),
      say: (notice) => this.say(notice),
      place: (at, name) => this.placeAt(at, name),
      focus: () => ground.focus({ preventScroll: true }),
    });
    this.colleagues = new Colleagues(map, people, layers.hot, (connection) =>
      this.follow(connection),
    );
    map.on('moveend', () => this.viewMoved());
    map.on('pointermove', (event) => this.pointerMoved(event as MapBrowserEvent));
    map.once('rendercomplete', () => host.setAttribute('data-drawn', ''));
    ground.addEventListener('pointerleave', () => this.pointerAt(null));
    ground.addEventListener('pointerdown', () => this.following.stop());
    ground.addEventListener('wheel', () => this.following.stop(), { passive: true });
    ground.addEventListener('keyup', (event) => {
      if (event.key === 'Alt') void this.nudge.letGo();
    });
    ground.addEventListener('blur', () => void this.nudge.letGo());
    new ResizeObserver(() => this.resized()).observe(host);
    void this.dressUp();
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
    for (const release of this.releases) release();
    this.releases = [];
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
    this.releases = [
      client.on('board', bind),
      client.on('state', () => this.stateChanged()),
      client.on('presence', () => this.peopleChanged()),
      client.on('entries', () => this.stateChanged()),
    ];
    this.stateChanged();
  }

  /** Draw all in the host's theme and language. */
  dress(): void {
    this.palette = readPalette(this.host, this.host.theme);
    this.ground.style.setProperty('--sea', this.palette.sea);
    this.scene.dress(this.palette, this.host.language, this.basemap);
    this.tools.dress(this.palette);
    this.terrain.dress(this.palette, this.host.language);
    this.peopleChanged();
    this.host.requestUpdate();
  }

  /** Choose a mark and bring it into view. */
  go(id: string): void {
    const mark = this.scene.marks.get(id);
    if (!mark) return;
    this.choose([id]);
    const zoom = Math.max(this.scene.view.getZoom() ?? 0, CLOSE_UP);
    this.scene.flyTo(anchor(mark.geom), zoom);
  }

  follow(connection: string): void {
    if (this.client) this.following.start(connection, this.client.state.roster);
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
    const [id = null] = ids;
    if (this.state.chosen[0] !== ids[0]) this.share({ selection: id });
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

  /** Show or hide a layer for oneself, on this device. */
  showLayer(id: string, shown: boolean): void {
    const own = new Map(this.scene.layers.layers.own).set(id, shown);
    this.scene.layers.setOwn(own);
    if (this.client) keepOwnLayers(this.client.room, own);
    this.host.requestUpdate();
  }

  layerAct(act: LayerAct): void {
    const { client } = this;
    if (act.does === 'show') return this.showLayer(act.id, act.on);
    if (act.does === 'draw') this.drawInto = act.id;
    else if (client && this.editable) {
      const made = writeLayerAct(client, WORLD, this.scene.layers.layers.all(), act);
      if (made) this.drawInto = made;
    }
    this.host.requestUpdate();
  }

  /** Undo (`back`) or redo. */
  step(back: boolean): void {
    void this.nudge.letGo().then(() => this.acts.step(back));
  }

  /** @returns false when that means nothing here and now */
  act(intent: Intent): boolean {
    return act(this, intent);
  }

  /** Fonts before the first text on the canvas, then the basemap, then everything is drawn again. */
  private async dressUp(): Promise<void> {
    const loading = loadBasemap();
    // Waited for below: a failure meanwhile is not unheard.
    loading.catch(() => undefined);
    await loadMapFonts();
    this.dress();
    try {
      this.basemap = await loading;
      this.scene.lay(this.basemap);
      this.terrain.lay(this.basemap);
      this.dress();
    } catch {
      this.say(words.basemapFailed, Number.POSITIVE_INFINITY);
    }
  }

  /** A point where somebody typed it to be, ready to be named if it has no name yet. */
  private placeAt(at: LonLat, label: string): void {
    if (!this.editable) return;
    const geom = { type: 'Point' as const, coordinates: at };
    const layer = this.drawInto;
    const more = { ...(label ? { label } : {}), ...(layer ? { layer } : {}) };
    const id = this.editor?.create({ kind: 'point', geom, style: { icon: 'point' }, ...more });
    if (id) this.choose([id], label ? 'view' : 'edit');
  }

  private hands(): Hands {
    return {
      allowed: () => this.editable,
      free: (mark) => this.free(mark),
      chosen: () => new Set(this.state.chosen),
      choose: (ids, add) => {
        if (this.state.tool === 'box') this.use('select');
        if (add) this.chooseAlso(ids);
        else this.choose(ids);
      },
      drawn: (kind, geom) => {
        const style = kind === 'point' ? { icon: 'point' } : {};
        const layer = this.drawInto;
        const { symbol } = (kind === 'symbol' && this.symbols.choice) || {};
        const id = this.editor?.create({
          kind: symbol && geom.type !== 'Point' ? 'graphic' : kind,
          geom,
          style,
          ...(symbol ? { symbol } : {}),
          ...(layer ? { layer } : {}),
        });
        this.use('select');
        if (id) this.choose([id], 'edit');
      },
      symbol: () => this.symbols.choice,
      changed: (changes) => this.acts.change(changes),
      dragging: (what) => {
        if (!what) return this.share({ drag: null });
        const { feature, points, together } = what;
        const some = points.slice(0, 200);
        this.share({
          drag: {
            feature,
            points: some,
            ...(together ? { together: { ...together, ids: together.ids.slice(0, 50) } } : {}),
          },
        });
      },
      measuring: (points, closed) => this.readout.measure(points, closed, this.host.language),
    };
  }

  /** Layer that new marks are put in: the highest that is shown and not locked, once chosen so. */
  drawInto = '';

  private actsWorld(): ConstructorParameters<typeof MarkActs>[0] {
    return {
      scene: this.scene,
      editor: () => this.editor,
      chosen: () => this.state.chosen,
      choose: (ids) => this.choose(ids),
      free: (mark) => this.free(mark),
      ask: (question: Question) => this.dialog.ask(question),
      t: (message, params) => this.t(message, params),
      authors: (since) => (this.client && authorsOf(this.client, since)) || this.t(edits.somebody),
      done: () => this.host.requestUpdate(),
    };
  }

  private stateChanged(): void {
    if (this.state.tool !== 'select' && !this.editable) this.use('select');
    // The first view is all there is; later ones are the person's.
    if (!this.fitted && this.client?.state.ready) {
      this.fitted = true;
      this.scene.fitAll(0);
    }
    this.peopleChanged();
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
    const held = Object.values(this.client?.state.roster ?? {});
    if (held.some(({ presence }) => presence?.selection && ids.includes(presence.selection)))
      this.peopleChanged();
    this.host.requestUpdate();
  }

  private peopleChanged(): void {
    if (!this.client) return;
    const { marks, layers } = this.scene;
    this.colleagues.show(this.client.state, this.palette, (id) => {
      const mark = marks.get(id);
      return mark && layers.visible(mark) ? mark : undefined;
    });
    this.following.go(this.client.state.roster);
  }

  private viewMoved(): void {
    const { view } = this.scene;
    const centre = this.scene.centre();
    const zoom = Number((view.getZoom() ?? 0).toFixed(3));
    if (!this.following.whom) this.share({ view: { centre, zoom } });
    const { scale } = this.palette;
    this.readout.scale(view.getResolution() ?? 1, centre[1], scale, this.host.language);
    this.readout.coordinates(centre);
    this.tools.near();
  }

  private pointerMoved(event: MapBrowserEvent): void {
    this.pointerAt(lonLat(event.coordinate));
    if (event.dragging || this.state.tool !== 'select') return;
    // Looking for what is under the pointer paints: once a frame is enough.
    const waiting = this.pointer !== null;
    this.pointer = event.pixel;
    if (!waiting) requestAnimationFrame(() => this.hover());
  }

  private hover(): void {
    const over = this.pointer !== null && this.scene.markAt(this.pointer, 4) !== undefined;
    this.pointer = null;
    this.ground.classList.toggle('over', over);
  }

  /** A window that grew to a wall grows type and symbols with it. */
  private resized(): void {
    if (readPalette(this.host, this.host.theme).scale !== this.palette.scale) this.dress();
  }

  private pointerAt(at: LonLat | null): void {
    this.share({ cursor: at });
    this.readout.coordinates(at ?? this.scene.centre());
  }

  private share(presence: Parameters<typeof sharePresence>[1]): void {
    if (this.client && this.editable) sharePresence(this.client, presence);
  }

  private say(notice: Message, ms = NOTICE_MS): void {
    this.show({ notice });
    clearTimeout(this.noticeTimer);
    if (Number.isFinite(ms))
      this.noticeTimer = window.setTimeout(() => this.show({ notice: null }), ms);
  }

  private t(message: Message, params?: Params): string {
    return translate(message, this.host.language, params);
  }
}
