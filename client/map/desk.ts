import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { ulid } from 'ulid';
import { mapMessages as words } from '../../shared/messages/map.ts';
import { translate, type Message, type Text } from '../../shared/messages/translate.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import { factsOf } from '../app/facts.ts';
import { sharePresence } from '../app/presence.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { loadBasemap, type Basemap } from './basemap/basemap.ts';
import { MapEditor } from './edit/editor.ts';
import { Tools, type Hands, type Tool } from './edit/tools.ts';
import type { Intent } from './keys.ts';
import type { CardMode, MarkEdit } from './mark-card.ts';
import { anchor, lonLat } from './marks/geometry.ts';
import { loadMapFonts, readPalette, type Palette, type Theme } from './palette.ts';
import { Readout } from './parts/readout.ts';
import { Colleagues } from './presence/colleagues.ts';
import { Following } from './presence/following.ts';
import { Scene } from './scene.ts';

const CLOSE_UP = 8;
/** How long a message on the map stays, ms. */
const NOTICE_MS = 4000;

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
  readonly selected: string | null;
  readonly mode: CardMode;
  readonly listed: boolean;
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
    selected: null,
    mode: 'view',
    listed: false,
    liftedShown: false,
    notice: null,
  };
  client: RoomClient | null = null;
  editor: MapEditor | null = null;
  private readonly host: DeskHost;
  private readonly ground: HTMLElement;
  private readonly tools: Tools;
  private readonly colleagues: Colleagues;
  private readonly readout: Readout;
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
    const { map, hot, view } = this.scene;
    this.tools = new Tools(this.scene, this.hands(), this.palette);
    this.following = new Following(view, () => host.requestUpdate());
    this.readout = new Readout(host.renderRoot);
    this.colleagues = new Colleagues(map, people, hot, (connection) => this.follow(connection));
    map.on('moveend', () => this.viewMoved());
    map.on('pointermove', (event) => this.pointerMoved(event as MapBrowserEvent));
    map.once('rendercomplete', () => host.setAttribute('data-drawn', ''));
    ground.addEventListener('pointerleave', () => this.pointerAt(null));
    ground.addEventListener('pointerdown', () => this.following.stop());
    ground.addEventListener('wheel', () => this.following.stop(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(host);
    void this.dressUp();
  }

  /** May this person change the map, now? Not in a room that is closed. */
  get editable(): boolean {
    if (!this.client || !this.editor?.allowed) return false;
    return !factsOf(viewOf(this.client).fold).closed;
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
    this.choose(null);
    this.client = client;
    this.editor = null;
    const { marks } = this.scene;
    if (!client) return marks.bind(null);
    this.editor = new MapEditor(client, marks, {
      newId: () => ulid(),
      now: () => Date.now(),
      undoneReason: () => this.t(words.undone),
    });
    this.fitted = false;
    marks.bind(client.board);
    this.releases = [
      client.on('board', () => marks.bind(client.board)),
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
    this.peopleChanged();
    this.host.requestUpdate();
  }

  /** Choose a mark and bring it into view. */
  go(id: string): void {
    const mark = this.scene.marks.get(id);
    if (!mark) return;
    this.choose(id);
    const zoom = Math.max(this.scene.view.getZoom() ?? 0, CLOSE_UP);
    this.scene.flyTo(anchor(mark.geom), zoom);
  }

  follow(connection: string): void {
    if (this.client) this.following.start(connection, this.client.state.roster);
  }

  use(tool: Tool): void {
    if (tool !== 'select') this.choose(null);
    this.tools.use(tool);
    this.ground.classList.toggle('draws', this.tools.tool !== 'select');
    this.show({ tool: this.tools.tool });
  }

  choose(id: string | null, mode: CardMode = 'view'): void {
    if (this.state.selected !== id) this.share({ selection: id });
    this.show({ selected: id, mode: this.editable ? mode : 'view' });
    this.scene.select(id);
    this.tools.edit((id && this.scene.marks.get(id)) || null);
  }

  save(id: string, edit: MarkEdit): void {
    this.editor?.change(id, { label: edit.label, style: edit.style });
    this.show({ mode: 'view' });
    this.ground.focus({ preventScroll: true });
  }

  lift(id: string, reason: string): void {
    if (this.editor?.lift(id, reason)) this.leave();
  }

  /** Close the card. */
  leave(): void {
    this.choose(null);
    this.ground.focus({ preventScroll: true });
  }

  toggleLifted(): void {
    this.show({ liftedShown: !this.state.liftedShown });
    this.scene.showLifted(this.state.liftedShown);
  }

  /** Undo (`back`) or redo. */
  step(back: boolean): void {
    const outcome = back ? this.editor?.undo() : this.editor?.redo();
    if (outcome === 'kept') this.say(words.undoKept);
    this.host.requestUpdate();
  }

  /** @returns false when that means nothing here and now */
  act(intent: Intent): boolean {
    const { editable } = this;
    switch (intent.does) {
      case 'pan':
        this.following.stop();
        this.scene.pan(intent.x, intent.y);
        return true;
      case 'zoom':
        this.scene.zoom(intent.by);
        return true;
      case 'escape':
        return this.escape();
      case 'tool':
        if (editable) this.use(intent.tool);
        return editable;
      case 'undo':
      case 'redo':
        if (editable) this.step(intent.does === 'undo');
        return editable;
      case 'edit':
      case 'lift':
        if (!editable || !this.state.selected) return false;
        this.show({ mode: intent.does });
        return true;
      case 'place':
      case 'finish':
        if (this.state.tool === 'select') return false;
        if (intent.does === 'place') this.tools.atCentre();
        else this.tools.finish();
        return true;
    }
  }

  /** One step out: of the drawing, the tool, the following, the list, the choice. */
  private escape(): boolean {
    if (this.tools.drawing) this.tools.abort();
    else if (this.state.tool !== 'select') this.use('select');
    else if (this.following.stop()) return true;
    else if (this.state.listed) this.show({ listed: false });
    else if (this.state.selected) this.choose(null);
    else return false;
    return true;
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
      this.dress();
    } catch {
      this.say(words.basemapFailed, Number.POSITIVE_INFINITY);
    }
  }

  private hands(): Hands {
    return {
      allowed: () => this.editable,
      selected: (id) => this.choose(id),
      drawn: (kind, geom) => {
        const style = kind === 'point' ? { icon: 'point' } : {};
        const id = this.editor?.create(kind, geom, style) ?? null;
        this.use('select');
        if (id) this.choose(id, 'edit');
      },
      changed: (id, geom) => {
        this.editor?.change(id, { geom });
        this.host.requestUpdate();
      },
      dragging: (feature, points) =>
        this.share({ drag: points ? { feature, points: points.slice(0, 200) } : null }),
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
    const { selected, tool } = this.state;
    if (selected && ids.includes(selected)) {
      const mark = this.scene.marks.get(selected);
      if (!mark) this.choose(null);
      else this.tools.edit(tool === 'select' ? mark : null);
    }
    this.host.requestUpdate();
  }

  private peopleChanged(): void {
    if (!this.client) return;
    const { marks } = this.scene;
    this.colleagues.show(this.client.state, this.palette, (id) => marks.get(id));
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

  private t(text: Text): string {
    return translate(text, this.host.language);
  }
}
