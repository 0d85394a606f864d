import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapMessages as words } from '../../shared/messages/map.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { isTyping } from '../app/keys.ts';
import type { RoomClient } from '../connection/contract.ts';
import { identityClass, siteOf } from '../ui/identity.ts';
import { act } from './desk-keys.ts';
import { MapDesk } from './desk.ts';
import { intentOf } from './keys.ts';
import { paneStyles } from './map-pane.styles.ts';
import './layer-panel.ts';
import type { LayerAct } from './layer-panel.ts';
import type { Layer } from './marks/layers.ts';
import type { Mark } from './marks/mark.ts';
import type { Theme } from './palette.ts';
import * as chrome from './parts/chrome.ts';
import { goField, groundRail, sourceSwitch } from './parts/ground-views.ts';
import { touchBar } from './parts/touch-bar.ts';
import { bulkOf, cardOf, listOf } from './parts/mark-views.ts';
import { referenceCard } from './reference/card.ts';
import { copyToRoom } from './reference/copy.ts';

export { loadBasemapAhead } from './basemap/basemap.ts';

/** Narrower than this (CSS px, before the scale of a wall) the list and the card take turns. */
const NARROW = 690;

/** For the panels that show them all; nothing else may ask with every change of one. */
function marksOf({ scene }: MapDesk, lifted: boolean): Mark[] {
  return [...scene.marks.values()].filter((mark) => lifted || mark.lifted === null);
}

/**
 * The map of a room: `<accord-map .client .language .theme>`. In a shadow root, because the style
 * sheet of OpenLayers is not ours. The event `accord-show-feature` (detail: `{ id }`) sent to it
 * chooses a mark and goes there.
 */
export class MapPane extends LitElement {
  static override styles = paneStyles;
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
  };
  declare client: RoomClient | null;
  declare language: Language;
  declare theme: Theme;
  private desk: MapDesk | null = null;
  private readonly say: chrome.Say = (message, params) => translate(message, this.language, params);

  constructor() {
    super();
    this.client = null;
    this.language = 'en';
    this.theme = 'dark';
    this.addEventListener('keydown', (event) => this.key(event));
    this.addEventListener(
      'accord-show-feature',
      (event) => void this.jump((event as CustomEvent<{ id: string }>).detail.id),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.desk?.wake(this.client);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.desk?.rest();
  }

  override focus(options?: FocusOptions): void {
    this.find('.ground')?.focus(options);
  }

  /** See what the person of this connection sees, until one touches the map. */
  follow(connection: string): void {
    this.desk?.company.follow(connection);
  }

  protected override updated(changed: Map<string, unknown>): void {
    const [ground, people] = [this.find('.ground'), this.find('.people')];
    if (!this.desk && ground && people) this.desk = new MapDesk(this, ground, people);
    else if (changed.has('theme') || changed.has('language')) this.desk?.dress();
    if (changed.has('client')) this.desk?.bind(this.client);
  }

  /** Choose a mark, go there, and put the focus on its card: whoever jumps there reads on there. */
  private async jump(id: string): Promise<void> {
    this.desk?.go(id);
    await this.toCard();
  }

  private async toCard(): Promise<void> {
    await this.updateComplete;
    this.find('accord-mark-card .card')?.focus({ preventScroll: true });
  }

  private key(event: KeyboardEvent): void {
    const target = event.composedPath()[0] ?? null;
    if (event.defaultPrevented || isTyping(target)) return;
    const intent = intentOf(event, target === this.find('.ground'));
    if (!intent || !this.desk || !act(this.desk, intent)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A file dropped on the map is one to import. */
  private readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file && this.desk?.editable) void this.desk.exchange.bringIn(file);
  };

  private find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  override render(): TemplateResult {
    const { desk, say } = this;
    return html`
      <div
        class="ground"
        tabindex="0"
        role="application"
        aria-label=${say(words.canvas)}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.onDrop}
      ></div>
      ${chrome.crosshair()}
      <div class="people" aria-hidden="true"></div>
      ${chrome.foot(say, desk?.terrain ?? null)} ${desk ? this.around(desk) : nothing}
      <slot></slot>
    `;
  }

  private around(desk: MapDesk): TemplateResult {
    const { say } = this;
    const { state } = desk;
    const { size, lifted } = desk.scene.marks;
    const standing = size - lifted;
    const { canUndo = false, canRedo = false } = desk.editor?.history ?? {};
    return html`
      ${chrome.header(
        say,
        { standing, lifted },
        {
          lifted: state.liftedShown,
          list: state.panel === 'list',
          layers: state.panel === 'layers',
        },
        {
          lifted: () => desk.toggleLifted(),
          list: () => desk.togglePanel('list'),
          layers: () => desk.togglePanel('layers'),
        },
      )}
      ${
        desk.editable
          ? chrome.toolRail(
              say,
              state.tool,
              (tool) => desk.use(tool),
              { canUndo, canRedo },
              (back) => desk.step(back),
              { on: desk.snapping, toggle: () => desk.toggleSnap() },
            )
          : nothing
      }
      ${chrome.zoomRail(
        say,
        (by) => desk.scene.zoom(by),
        () => void desk.scene.fitAll(250),
        {
          bringIn: desk.editable ? () => void desk.exchange.bringIn() : null,
          takeOut: () => void desk.exchange.takeOut(),
        },
      )}
      ${groundRail(
        say,
        { go: desk.terrain.going, maps: state.panel === 'maps' },
        {
          go: () => void desk.terrain.openGo(!desk.terrain.going),
          maps: () => desk.togglePanel('maps'),
        },
      )}
      ${goField(desk.terrain, this.language, desk.editable)}
      ${chrome.hint(say, {
        notice: state.notice,
        tool: state.tool,
        empty: standing === 0 && desk.client?.state.ready === true,
        editable: desk.editable,
      })}
      ${touchBar(say, state.tool, desk.symbols.choice?.geometry === 'point', {
        place: () => desk.tools.atCentre(),
        finish: () => desk.tools.finish(),
        takeBack: () => void desk.tools.dropLast(),
        cancel: () => desk.use('select'),
      })}
      ${this.card(desk)}
      ${
        state.panel === 'list'
          ? this.list(desk, marksOf(desk, state.liftedShown))
          : state.panel === 'layers'
            ? this.layerPanel(desk, marksOf(desk, false))
            : state.panel === 'maps'
              ? sourceSwitch(desk.terrain, this.language)
              : nothing
      }
      ${this.frame(desk)}
    `;
  }

  private card(desk: MapDesk): TemplateResult | typeof nothing {
    const { client, scene, palette, editable, acts, selected } = desk;
    const { chosen, mode } = desk.state;
    const layers = scene.layers.layers.all();
    const { language } = this;
    if (chosen.length > 1) return this.bulk(desk, layers);
    const { found } = desk.terrain.reading;
    if (found)
      return referenceCard(found, language, this.say, {
        close: () => desk.leave(),
        copy: editable
          ? () => {
              copyToRoom(desk, found);
              void this.toCard();
            }
          : null,
      });
    const mark = selected ? scene.marks.get(selected) : undefined;
    if (!mark || !client) return nothing;
    const code = scene.marks.codeOf(mark.id);
    return cardOf(
      { client, mark, code, mode, palette, editable, language, layers },
      {
        close: () => desk.leave(),
        mode: (next) => desk.show({ mode: next }),
        save: (edit) => void desk.save(mark.id, edit),
        lift: (reason) => void desk.lift([mark.id], reason),
        restore: () => void desk.editor?.restore([mark.id]),
        duplicate: () => void acts.duplicate(),
        turn: (degrees) => void acts.turn(degrees),
        reverse: () => void acts.reverse(mark.id),
        symbol: () => void desk.changeSymbol(mark),
        links: (links) => void acts.change(new Map([[mark.id, { links }]])),
      },
    );
  }

  private bulk(desk: MapDesk, layers: readonly Layer[]): TemplateResult {
    const { scene, palette, editable, acts } = desk;
    const { chosen, mode } = desk.state;
    const marks = chosen.map((id) => scene.marks.get(id)).filter((mark) => mark !== undefined);
    const { language } = this;
    return bulkOf(
      { marks, mode, palette, editable, language, layers },
      {
        close: () => desk.leave(),
        mode: (next) => desk.show({ mode: next }),
        change: (change) => {
          desk.show({ mode: 'view' });
          void acts.changeEach(chosen, change);
        },
        lift: (reason) => void desk.lift(chosen, reason),
        duplicate: () => void acts.duplicate(),
      },
    );
  }

  private layerPanel(desk: MapDesk, marks: readonly Mark[]): TemplateResult {
    const { layers } = desk.scene.layers;
    const counts = new Map<string, number>();
    for (const { layer } of marks) {
      const id = layers.get(layer)?.id ?? '';
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const { drawInto, editable } = desk;
    return html`<accord-layer-panel
      .layers=${layers.all()}
      .shown=${(id: string) => layers.shows(id)}
      .counts=${counts}
      .drawInto=${drawInto}
      .language=${this.language}
      .editable=${editable}
      @layer-act=${(event: CustomEvent<LayerAct>) => desk.layerAct(event.detail)}
    ></accord-layer-panel>`;
  }

  private list(desk: MapDesk, marks: Mark[]): TemplateResult {
    const { client, scene, palette, selected } = desk;
    const codes = (id: string) => scene.marks.codeOf(id);
    const layers = (id: string) => scene.layers.layers.get(id)?.name ?? '';
    const { language } = this;
    return listOf({ client, marks, codes, layers, selected, language, palette }, (id) => {
      const panel = this.find('accord-mark-list .marks')?.offsetWidth ?? 0;
      const covers = panel > this.clientWidth / 2 || this.clientWidth < NARROW * palette.scale;
      if (!covers) return desk.go(id);
      desk.show({ panel: null });
      void this.jump(id);
    });
  }

  private frame(desk: MapDesk): TemplateResult | typeof nothing {
    const person = desk.client?.state.roster[desk.company.following.whom ?? ''];
    if (!person) return nothing;
    const site = siteOf(desk.client?.state.sites ?? [], person.delegation);
    return chrome.followFrame(this.say, person.name, identityClass(site), () =>
      desk.company.following.stop(),
    );
  }
}
customElements.define('accord-map', MapPane);
