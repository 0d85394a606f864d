import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fromLonLat } from 'ol/proj.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { ulid } from 'ulid';
import { mapMessages as words, markCount } from '../../shared/messages/map.ts';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/entry.ts';
import { isTyping } from '../app/keys.ts';
import { sharePresence } from '../app/presence.ts';
import type { RoomClient } from '../connection/contract.ts';
import { identityClass, siteOf } from '../ui/identity.ts';
import { ATTRIBUTION, loadBasemap, type Basemap } from './basemap/basemap.ts';
import { latLonText, mgrsText, scaleFor, lengthText } from './coordinates.ts';
import { MapEditor } from './edit/editor.ts';
import type { Outcome } from './edit/history.ts';
import { TOOLS, Tools, type Hands, type Tool } from './edit/tools.ts';
import { paneStyles } from './map-pane.styles.ts';
import './mark-card.ts';
import './mark-list.ts';
import type { CardMode, MarkEdit } from './mark-card.ts';
import { anchor, lonLat } from './marks/geometry.ts';
import type { Mark } from './marks/mark.ts';
import { readPalette, type Palette, type Theme } from './palette.ts';
import { symbol } from './parts/symbols.ts';
import { Colleagues } from './presence/colleagues.ts';
import { Scene } from './scene.ts';
import { nameOf, signatureOf } from './signature.ts';

/** Letters on the rail, the same in every language: they are printed on it. */
const KEYS: Readonly<Record<string, Tool>> = {
  v: 'select',
  p: 'point',
  l: 'line',
  s: 'area',
  t: 'text',
};
const PAN_PX = 96;
const SCALE_PX = 96;
const CLOSE_UP = 8;
const NARROW_PX = 690;
/** How long a message on the map stays, ms. */
const NOTICE_MS = 4000;

/** The map of a room: `<accord-map .client .language .theme>`. */
export class MapPane extends LitElement {
  static override styles = paneStyles;
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
    tool: { state: true },
    selected: { state: true },
    mode: { state: true },
    listed: { state: true },
    liftedShown: { state: true },
    following: { state: true },
    notice: { state: true },
  };
  declare client: RoomClient | null;
  declare language: Language;
  declare theme: Theme;
  declare private tool: Tool;
  declare private selected: string | null;
  declare private mode: CardMode;
  declare private listed: boolean;
  declare private liftedShown: boolean;
  /** Connection of the person whose view we follow. */
  declare private following: string | null;
  declare private notice: Message | null;

  private scene: Scene | null = null;
  private tools: Tools | null = null;
  private editor: MapEditor | null = null;
  private colleagues: Colleagues | null = null;
  private basemap: Basemap | null = null;
  private palette: Palette | null = null;
  private releases: (() => void)[] = [];
  private bound: RoomClient | null = null;
  private fitted = false;
  private noticeTimer = 0;
  private followed: string | null = null;

  constructor() {
    super();
    this.client = null;
    this.language = 'en';
    this.theme = 'dark';
    this.tool = 'select';
    this.selected = null;
    this.mode = 'view';
    this.listed = false;
    this.liftedShown = false;
    this.following = null;
    this.notice = null;
    this.addEventListener('keydown', (event) => this.key(event));
    this.addEventListener('accord-show-feature', (event) =>
      this.go((event as CustomEvent<{ id: string }>).detail.id),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.scene && this.client) this.bind(this.client);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unbind();
    clearTimeout(this.noticeTimer);
  }

  override focus(options?: FocusOptions): void {
    this.ground()?.focus(options);
  }

  /** Choose a mark and bring it into view; for links from the log and the decisions. */
  go(id: string): void {
    const mark = this.scene?.marks.get(id);
    if (!mark || !this.scene) return;
    this.choose(id);
    const zoom = Math.max(this.scene.view.getZoom() ?? 0, CLOSE_UP);
    this.scene.flyTo(anchor(mark.geom), zoom);
  }

  protected override firstUpdated(): void {
    const ground = this.ground();
    if (!ground) return;
    this.palette = readPalette(this, this.theme);
    this.scene = new Scene(ground, this.palette, (ids) => this.marksChanged(ids));
    this.tools = new Tools(this.scene, this.hands(), this.palette);
    const people = this.renderRoot.querySelector<HTMLElement>('.people');
    if (people) this.colleagues = new Colleagues(this.scene.map, people, this.scene.hot);
    this.scene.map.on('moveend', () => this.viewMoved());
    this.scene.map.on('pointermove', (event) => this.pointerMoved(event as MapBrowserEvent));
    this.scene.map.once('rendercomplete', () => this.setAttribute('data-drawn', ''));
    ground.addEventListener('pointerleave', () => this.pointerAt(null));
    ground.addEventListener('pointerdown', () => (this.following = null));
    ground.addEventListener('wheel', () => (this.following = null), { passive: true });
    if (this.client) this.bind(this.client);
    void this.dressUp();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!this.scene) return;
    if (changed.has('client') && this.client !== this.bound) {
      this.unbind();
      if (this.client) this.bind(this.client);
    }
    if (changed.has('theme') || changed.has('language')) this.dress();
    this.ground()?.classList.toggle('draws', this.tool !== 'select');
  }

  /** Fonts before the first text on the canvas, then the basemap, then everything is drawn again. */
  private async dressUp(): Promise<void> {
    const fonts = ['450', '600', '650'].map((weight) =>
      document.fonts.load(`${weight} 12px "Inter Variable"`, 'AЇé'),
    );
    await Promise.allSettled(fonts);
    this.dress();
    try {
      this.basemap = await loadBasemap();
      this.scene?.lay(this.basemap);
      this.dress();
    } catch {
      this.say(words.basemapFailed, Number.POSITIVE_INFINITY);
    }
  }

  private dress(): void {
    const ground = this.ground();
    if (!this.scene || !ground) return;
    this.palette = readPalette(this, this.theme);
    ground.style.setProperty('--sea', this.palette.sea);
    this.scene.dress(this.palette, this.language, this.basemap);
    this.tools?.dress(this.palette);
    this.peopleChanged();
    this.requestUpdate();
  }

  private bind(client: RoomClient): void {
    if (!this.scene || this.bound === client) return;
    this.bound = client;
    const { marks } = this.scene;
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
    ];
    this.stateChanged();
  }

  private unbind(): void {
    for (const release of this.releases) release();
    this.releases = [];
    this.bound = null;
    this.editor = null;
    this.choose(null);
    this.scene?.marks.bind(null);
  }

  private stateChanged(): void {
    if (this.tool !== 'select' && !this.editor?.allowed) this.use('select');
    this.fitOnce();
    this.peopleChanged();
    this.requestUpdate();
  }

  /** The first view is all there is; later ones are the person's. */
  private fitOnce(): void {
    if (this.fitted || !this.client?.state.ready || !this.scene) return;
    this.fitted = true;
    this.scene.fitAll(0);
  }

  private marksChanged(ids: readonly string[]): void {
    if (this.selected && ids.includes(this.selected)) {
      const mark = this.scene?.marks.get(this.selected);
      if (!mark) this.choose(null);
      else this.tools?.edit(this.tool === 'select' ? mark : null);
    }
    this.requestUpdate();
  }

  private peopleChanged(): void {
    const { client, scene, palette } = this;
    if (!client || !scene || !palette) return;
    this.colleagues?.show(client.state, palette, (id) => scene.marks.get(id));
    this.followOn();
  }

  private hands(): Hands {
    return {
      allowed: () => this.editor?.allowed ?? false,
      selected: (id) => this.choose(id),
      drawn: (kind, geom) => {
        const style = kind === 'point' ? { icon: 'point' } : {};
        const id = this.editor?.create(kind, geom, style) ?? null;
        this.use('select');
        if (id) this.choose(id, 'edit');
      },
      changed: (id, geom) => {
        this.editor?.change(id, { geom });
        this.requestUpdate();
      },
      dragging: (feature, points) => {
        if (points) this.share({ drag: { feature, points: points.slice(0, 200) } });
        else this.share({ drag: null });
      },
    };
  }

  private share(presence: Parameters<typeof sharePresence>[1]): void {
    if (this.client && this.editor?.allowed) sharePresence(this.client, presence);
  }

  private use(tool: Tool): void {
    if (tool !== 'select') this.choose(null);
    this.tools?.use(tool);
    this.tool = this.tools?.tool ?? 'select';
  }

  private choose(id: string | null, mode: CardMode = 'view'): void {
    if (this.selected !== id) this.share({ selection: id });
    this.selected = id;
    this.mode = this.editor?.allowed ? mode : 'view';
    this.scene?.select(id);
    this.tools?.edit((id && this.scene?.marks.get(id)) || null);
  }

  private undo(back: boolean): void {
    const outcome: Outcome | undefined = back ? this.editor?.undo() : this.editor?.redo();
    if (outcome === 'kept') this.say(words.undoKept);
    this.requestUpdate();
  }

  private say(notice: Message, ms = NOTICE_MS): void {
    this.notice = notice;
    clearTimeout(this.noticeTimer);
    if (Number.isFinite(ms)) this.noticeTimer = window.setTimeout(() => (this.notice = null), ms);
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event.composedPath()[0] ?? null)) return;
    if (this.act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @returns true when the key meant something here */
  private act(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      this.undo(key === 'z' && !event.shiftKey);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const tool = KEYS[key];
    if (tool && this.editor?.allowed) {
      this.use(tool);
      return true;
    }
    if (key === 'escape') return this.escape();
    if (key === 'e' && this.selected && this.editor?.allowed) {
      this.mode = 'edit';
      return true;
    }
    return event.composedPath()[0] === this.ground() && this.steer(event.key, event.shiftKey);
  }

  private escape(): boolean {
    if (this.tools?.drawing) this.tools.abort();
    else if (this.tool !== 'select') this.use('select');
    else if (this.following) this.following = null;
    else if (this.listed) this.listed = false;
    else if (this.selected) this.choose(null);
    else return false;
    return true;
  }

  /** Keys that only mean the map itself. */
  private steer(key: string, shift: boolean): boolean {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
      key
    ];
    if (way) this.pan(way[0] ?? 0, way[1] ?? 0);
    else if (key === '+' || key === '=') this.zoom(1);
    else if (key === '-') this.zoom(-1);
    else if (key === 'Enter' && this.tool !== 'select') {
      if (shift) this.tools?.finish();
      else this.tools?.atCentre();
    } else if ((key === 'Delete' || key === 'Backspace') && this.selected && this.editor?.allowed)
      this.mode = 'lift';
    else return false;
    return true;
  }

  private pan(x: number, y: number): void {
    const view = this.scene?.view;
    const [cx = 0, cy = 0] = view?.getCenter() ?? [];
    const step = PAN_PX * (view?.getResolution() ?? 1);
    this.following = null;
    view?.cancelAnimations();
    view?.animate({ center: [cx + x * step, cy + y * step], duration: 120 });
  }

  private zoom(by: number): void {
    const view = this.scene?.view;
    view?.cancelAnimations();
    view?.animate({ zoom: (view.getZoom() ?? 6) + by, duration: 180 });
  }

  private followOn(): void {
    const { client, scene, following } = this;
    if (!following || !client || !scene) return;
    const person = client.state.roster[following];
    if (!person) this.following = null;
    const view = person?.presence?.view;
    const form = JSON.stringify(view);
    if (!view || form === this.followed) return;
    this.followed = form;
    scene.view.animate({ center: fromLonLat(view.centre), zoom: view.zoom, duration: 200 });
  }

  private viewMoved(): void {
    const { scene } = this;
    if (!scene) return;
    const centre = scene.centre();
    if (!this.following)
      this.share({ view: { centre, zoom: Number((scene.view.getZoom() ?? 0).toFixed(3)) } });
    this.scaleBar(centre[1]);
    this.coordinates(centre);
  }

  private pointerMoved(event: MapBrowserEvent): void {
    const at = lonLat(event.coordinate);
    this.pointerAt(at);
    if (event.dragging || this.tool !== 'select') return;
    this.ground()?.classList.toggle('over', this.scene?.markAt(event.pixel, 4) !== undefined);
  }

  private pointerAt(at: LonLat | null): void {
    this.share({ cursor: at });
    const centre = this.scene?.centre();
    if (at ?? centre) this.coordinates((at ?? centre) as LonLat);
  }

  /** Written past Lit: it changes with every move of the pointer. */
  private coordinates(at: LonLat): void {
    const [degrees, grid] = this.renderRoot.querySelectorAll('.coord > *');
    if (degrees) degrees.textContent = latLonText(at);
    if (grid) grid.textContent = mgrsText(at);
  }

  private scaleBar(latitude: number): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.scale i');
    const words = this.renderRoot.querySelector('.scale span');
    const resolution = this.scene?.view.getResolution();
    if (!bar || !words || !resolution) return;
    // A Mercator pixel is cos(latitude) as long on the ground as at the equator.
    const ground = resolution * Math.cos((latitude * Math.PI) / 180);
    const { metres, pixels } = scaleFor(ground, SCALE_PX * (this.palette?.scale ?? 1));
    bar.style.width = `${Math.round(pixels)}px`;
    words.textContent = lengthText(metres, this.language);
  }

  private ground(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.ground');
  }

  private t(message: Message, params?: Params): string {
    return translate(message, this.language, params);
  }

  override render(): TemplateResult {
    const all = [...(this.scene?.marks.values() ?? [])];
    const standing = all.filter((mark) => mark.lifted === null);
    return html`
      <div class="ground" tabindex="0" role="application" aria-label=${this.t(words.canvas)}></div>
      <svg class="crosshair" viewBox="0 0 34 34" aria-hidden="true">
        <path class="halo" d="M17 1v11M17 22v11M1 17h11M22 17h11"></path>
        <path d="M17 1v11M17 22v11M1 17h11M22 17h11"></path>
      </svg>
      <div class="people" aria-hidden="true"></div>
      ${this.header(standing.length, all.length - standing.length)}
      ${this.editor?.allowed ? this.rail() : nothing} ${this.zoomButtons()} ${this.foot()}
      ${this.hint(standing.length)} ${this.card()}
      ${this.listed ? this.list(this.liftedShown ? all : standing) : nothing} ${this.frame()}
    `;
  }

  private header(standing: number, lifted: number): TemplateResult {
    return html`<div class="ph">
      <h2>${this.t(words.title)}</h2>
      <span class="ct">${this.t(markCount, { count: standing })}</span>
      ${
        lifted > 0
          ? html`<button
              class="btn sm"
              type="button"
              title=${this.t(words.showLifted)}
              aria-pressed=${this.liftedShown}
              @click=${() => {
                this.liftedShown = !this.liftedShown;
                this.scene?.showLifted(this.liftedShown);
              }}
            >
              ${symbol('lifted')}${this.t(words.lifted)}<span class="n">${lifted}</span>
            </button>`
          : nothing
      }
      <button
        class="btn sm"
        type="button"
        aria-expanded=${this.listed}
        @click=${() => (this.listed = !this.listed)}
      >
        ${symbol('list')}${this.t(words.marks)}
      </button>
    </div>`;
  }

  private rail(): TemplateResult {
    const button = (tool: Tool) => {
      const key = Object.keys(KEYS).find((k) => KEYS[k] === tool) ?? '';
      return html`<button
        type="button"
        aria-pressed=${this.tool === tool}
        aria-label=${this.t(words[tool])}
        aria-keyshortcuts=${key}
        title=${this.t(words[tool])}
        @click=${() => this.use(tool)}
      >
        ${symbol(tool)}<span class="key" aria-hidden="true">${key.toUpperCase()}</span>
      </button>`;
    };
    const history = (name: 'undo' | 'redo', possible: boolean) =>
      html`<button
        type="button"
        aria-label=${this.t(words[name])}
        title=${this.t(words[name])}
        ?disabled=${!possible}
        @click=${() => this.undo(name === 'undo')}
      >
        ${symbol(name)}
      </button>`;
    const { canUndo = false, canRedo = false } = this.editor?.history ?? {};
    return html`<div class="rail tools" role="toolbar" aria-label=${this.t(words.tools)}>
      ${TOOLS.map(button)}
      <hr />
      ${history('undo', canUndo)} ${history('redo', canRedo)}
    </div>`;
  }

  private zoomButtons(): TemplateResult {
    const button = (name: 'zoomIn' | 'zoomOut' | 'all', label: Message, act: () => void) =>
      html`<button type="button" aria-label=${this.t(label)} title=${this.t(label)} @click=${act}>
        ${symbol(name)}
      </button>`;
    return html`<div class="rail zoom">
      ${button('zoomIn', words.zoomIn, () => this.zoom(1))}
      ${button('zoomOut', words.zoomOut, () => this.zoom(-1))}
      ${button('all', words.showAll, () => void this.scene?.fitAll(250))}
    </div>`;
  }

  private foot(): TemplateResult {
    return html`<div class="foot">
      <div class="plate coord"><b></b><span></span></div>
      <span class="source">${ATTRIBUTION}</span>
      <div class="plate scale"><i></i><span></span></div>
    </div>`;
  }

  private hint(standing: number): TemplateResult | typeof nothing {
    if (this.notice) return html`<div class="hint" role="status">${this.t(this.notice)}</div>`;
    if (this.tool !== 'select') {
      const shape = this.tool === 'line' || this.tool === 'area';
      return html`<div class="hint">${this.t(shape ? words.drawing : words.placing)}</div>`;
    }
    if (standing > 0 || !this.client?.state.ready) return nothing;
    return html`<div class="hint empty">
      <b>${this.t(words.emptyTitle)}</b>
      <span>${this.t(this.editor?.allowed ? words.emptyEditor : words.emptyObserver)}</span>
    </div>`;
  }

  private card(): TemplateResult | typeof nothing {
    const { client, scene, selected } = this;
    const mark = selected ? scene?.marks.get(selected) : undefined;
    if (!mark || !client || !scene) return nothing;
    return html`<accord-mark-card
      .mark=${mark}
      .code=${scene.marks.codeOf(mark.id)}
      .mode=${this.mode}
      .language=${this.language}
      .palette=${this.palette}
      .sites=${client.state.sites}
      .placed=${signatureOf(client, mark.id)}
      .lifter=${mark.lifted ? nameOf(client.record, mark.lifted.by) : ''}
      .editable=${this.editor?.allowed ?? false}
      @mark-close=${() => this.leave()}
      @mark-mode=${(event: CustomEvent<CardMode>) => (this.mode = event.detail)}
      @mark-save=${(event: CustomEvent<MarkEdit>) => this.save(mark, event.detail)}
      @mark-lift=${(event: CustomEvent<string>) => {
        if (this.editor?.lift(mark.id, event.detail)) this.leave();
      }}
      @mark-restore=${() => this.editor?.restore(mark.id)}
    ></accord-mark-card>`;
  }

  private save(mark: Mark, edit: MarkEdit): void {
    this.editor?.change(mark.id, { label: edit.label, style: edit.style });
    this.mode = 'view';
    this.focus({ preventScroll: true });
  }

  private leave(): void {
    this.choose(null);
    this.focus({ preventScroll: true });
  }

  private list(marks: Mark[]): TemplateResult {
    return html`<accord-mark-list
      .marks=${marks.sort(newestFirst)}
      .codes=${(id: string) => this.scene?.marks.codeOf(id) ?? ''}
      .selected=${this.selected}
      .language=${this.language}
      .palette=${this.palette}
      @mark-go=${(event: CustomEvent<string>) => {
        // On a narrow pane the card needs the list's place.
        if (this.clientWidth < NARROW_PX * (this.palette?.scale ?? 1)) this.listed = false;
        this.go(event.detail);
      }}
    ></accord-mark-list>`;
  }

  private frame(): TemplateResult | typeof nothing {
    const person = this.following ? this.client?.state.roster[this.following] : undefined;
    if (!person) return nothing;
    const site = siteOf(this.client?.state.sites ?? [], person.delegation);
    return html`<div class="frame cap ${identityClass(site)}">
      <button
        type="button"
        aria-label=${this.t(words.stop)}
        @click=${() => (this.following = null)}
      >
        ${symbol('eye')}${this.t(words.following, { name: person.name })}<kbd>Esc</kbd>
      </button>
    </div>`;
  }
}
customElements.define('accord-map', MapPane);

/** ULIDs begin with their time. */
const newestFirst = (a: Mark, b: Mark) => (a.id < b.id ? 1 : -1);
