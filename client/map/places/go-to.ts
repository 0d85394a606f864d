import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  coordinateProblemMessages,
  groundMessages as words,
} from '../../../shared/messages/map-ground.ts';
import { translate, type Params, type Text } from '../../../shared/messages/translate.ts';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { coordinateText } from '../coordinates/formats.ts';
import { parseCoordinates } from '../coordinates/parse.ts';
import type { CoordinateProblem } from '../coordinates/parsed.ts';
import { symbol } from '../parts/symbols.ts';
import type { FoundByName } from '../sources/backdrop.ts';
import { whereabouts } from './describe.ts';
import { loadPlaces } from './load.ts';
import type { Hit, PlaceIndex } from './search.ts';

/** Where to, and what it is called; `zoom`: as close as the place is wide. */
export interface Destination {
  readonly at: LonLat;
  readonly name: string;
  readonly zoom: number;
  /** Place a point there too. */
  readonly place: boolean;
  /** A read-only object is there: open its card. */
  readonly object: boolean;
}

const TYPED_ZOOM = 12;
/** Options at once: what the operator's maps have is never crowded out by towns. */
const MOST = 12;

interface Option {
  readonly main: string;
  readonly side: string;
  readonly to: Omit<Destination, 'place'>;
}

/**
 * A field for coordinates of any format and for names of places; a combobox whose list follows what
 * is typed. Events: `go-to` (Destination), `go-close`.
 */
export class GoTo extends LitElement {
  static override properties = {
    language: { attribute: false },
    editable: { attribute: false },
    typed: { state: true },
    at: { state: true },
    index: { state: true },
    objects: { attribute: false },
    named: { state: true },
  };
  declare language: Language;
  declare editable: boolean;
  declare typed: string;
  /** The option that Enter takes. */
  declare at: number;
  declare index: PlaceIndex | 'loading' | 'failed';
  /** Looks for read-only objects by name. */
  declare objects: (words: string) => Promise<readonly FoundByName[]>;
  /** Those that answer to what is typed. */
  declare named: readonly FoundByName[];

  constructor() {
    super();
    this.typed = '';
    this.at = 0;
    this.index = 'loading';
    this.objects = () => Promise.resolve([]);
    this.named = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Not before somebody looks for something: the first map does not wait for it.
    loadPlaces().then(
      (index) => (this.index = index),
      () => (this.index = 'failed'),
    );
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  override render(): TemplateResult {
    const options = this.options();
    const said = this.said(options.length);
    const active = options.length > 0 ? `go-${this.at}` : '';
    return html`<div class="go" @keydown=${(event: KeyboardEvent) => this.key(event, options)}>
      <div class="go-field">
        ${symbol('search')}
        <input
          type="text"
          role="combobox"
          aria-label=${this.t(words.goTo)}
          aria-autocomplete="list"
          aria-expanded=${options.length > 0}
          aria-controls="go-list"
          aria-activedescendant=${active || nothing}
          aria-describedby="go-said"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="200"
          placeholder=${this.t(words.goHint)}
          .value=${this.typed}
          @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
        />
      </div>
      <ul id="go-list" role="listbox" aria-label=${this.t(words.results)} ?hidden=${!active}>
        ${options.map((option, i) => this.row(option, i))}
      </ul>
      <p id="go-said" role="status" class=${said.bad ? 'bad' : 'quiet'}>${said.text}</p>
    </div>`;
  }

  private row(option: Option, i: number): TemplateResult {
    return html`<li
      id="go-${i}"
      role="option"
      aria-selected=${i === this.at}
      @pointerdown=${(event: PointerEvent) => event.preventDefault()}
      @click=${(event: MouseEvent) => this.take(option, event.altKey)}
    >
      <b>${option.main}</b><small>${option.side}</small>
    </li>`;
  }

  private type(typed: string): void {
    this.typed = typed;
    this.at = 0;
    this.named = [];
    if (typed.trim() !== '' && !parseCoordinates(typed)) void this.look(typed);
  }

  private async look(typed: string): Promise<void> {
    const named = await this.objects(typed);
    if (this.typed === typed) this.named = named;
  }

  private options(): Option[] {
    const parsed = parseCoordinates(this.typed);
    if (parsed?.ok) {
      const other = parsed.format === 'mgrs' ? 'dd' : 'mgrs';
      const main = coordinateText(parsed.at, parsed.format);
      const side = coordinateText(parsed.at, other);
      return [{ main, side, to: { at: parsed.at, name: '', zoom: TYPED_ZOOM, object: false } }];
    }
    if (parsed) return [];
    const places = this.index instanceof Object ? this.index.find(this.typed) : [];
    const objects = this.named.map(({ name, map, at, zoom }): Option => {
      return { main: name, side: this.t(map), to: { at, name, zoom, object: true } };
    });
    return [...places.slice(0, MOST - objects.length).map((hit) => this.optionOf(hit)), ...objects];
  }

  private optionOf({ place, former }: Hit): Option {
    const name = place[this.language];
    const where = whereabouts(place, this.language);
    const before = former ? ` · ${this.t(words.formerly, { name: former })}` : '';
    return {
      main: name,
      side: where + before,
      to: { at: place.at, name, zoom: place.zoom, object: false },
    };
  }

  /** One line below: what is wrong with what was typed, or how to go on. */
  private said(found: number): { text: string; bad: boolean } {
    const parsed = parseCoordinates(this.typed);
    const problem: CoordinateProblem | null = parsed && !parsed.ok ? parsed.problem : null;
    if (problem) return { text: this.t(coordinateProblemMessages[problem]), bad: true };
    if (found === 0 && this.typed.trim() !== '') {
      if (this.index === 'failed') return { text: this.t(words.placesFailed), bad: true };
      if (this.index === 'loading') return { text: this.t(words.loading), bad: false };
      return { text: this.t(words.nothing), bad: true };
    }
    return { text: this.t(this.editable ? words.goKeys : words.goKeysObserver), bad: false };
  }

  private key(event: KeyboardEvent, options: readonly Option[]): void {
    const { key } = event;
    if (key === 'Escape') this.dispatchEvent(new CustomEvent('go-close'));
    else if (key === 'Enter') {
      const option = options[this.at];
      if (option) this.take(option, event.altKey);
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0) this.at = (this.at + step + options.length) % options.length;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take({ to }: Option, place: boolean): void {
    const detail: Destination = { ...to, place: place && this.editable };
    this.dispatchEvent(new CustomEvent('go-to', { detail }));
  }

  private t(text: Text, params?: Params): string {
    return translate(text, this.language, params);
  }
}
customElements.define('accord-go-to', GoTo);
