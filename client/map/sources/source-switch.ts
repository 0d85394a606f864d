import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  groundMessages as words,
  mapProblemMessages,
} from '../../../shared/messages/map-ground.ts';
import { leftOutCount, objectCount } from '../../../shared/messages/map-reference.ts';
import { translate, type Message, type Params } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { Backdrop, BackdropEntry } from './backdrop.ts';

/** Which basemap, which overlays, how strong; what cannot be shown says why, beside its name. */
export class SourceSwitch extends LitElement {
  static override properties = {
    backdrop: { attribute: false },
    language: { attribute: false },
    /** Rendered anew whenever the backdrop says so. */
    version: { attribute: false },
  };
  declare backdrop: Backdrop;
  declare language: Language;
  declare version: unknown;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.backdrop.ask());
  }

  override render(): TemplateResult {
    const { entries, list, base } = this.backdrop;
    const bases = entries.filter(({ view }) => !view.overlay);
    const overlays = entries.filter(({ view }) => view.overlay);
    return html`<section class="marks sources" aria-label=${this.t(words.maps)}>
      <fieldset>
        <legend>${this.t(words.base)}</legend>
        <label class="source-row">
          <input
            type="radio"
            name="base"
            .checked=${base === null}
            @change=${() => this.backdrop.chooseBase(null)}
          />
          <span><b>${this.t(words.builtIn)}</b><small>${this.t(words.builtInAbout)}</small></span>
        </label>
        ${bases.map((entry) => this.row(entry))}
      </fieldset>
      ${
        overlays.length > 0
          ? html`<fieldset>
              <legend>${this.t(words.overlays)}</legend>
              ${overlays.map((entry) => this.row(entry))}
            </fieldset>`
          : nothing
      }
      <div role="status">${this.said(list, entries.length)}</div>
    </section>`;
  }

  private said(list: Backdrop['list'], count: number): TemplateResult | typeof nothing {
    if (list === 'asking') return html`<p class="quiet">${this.t(words.loading)}</p>`;
    if (list === 'there' && count === 1) return html`<p class="quiet">${this.t(words.noMaps)}</p>`;
    if (list !== 'failed') return nothing;
    return html`<p class="bad">
      ${this.t(words.listFailed)}
      <button type="button" class="btn sm" @click=${() => void this.backdrop.ask()}>
        ${this.t(words.retry)}
      </button>
    </p>`;
  }

  private row(entry: BackdropEntry): TemplateResult {
    const { view, shown, opacity, problem } = entry;
    const { id, overlay, classification, attribution } = view;
    const name = view.name[this.language];
    // A file that is no map cannot be chosen; a server that fails may answer yet.
    const never = view.problem !== null;
    return html`<div class="source-entry">
      <label class="source-row">
        ${
          overlay
            ? html`<input
                type="checkbox"
                .checked=${shown}
                ?disabled=${never}
                @change=${() => this.backdrop.overlay(id, shown ? null : opacity)}
              />`
            : html`<input
                type="radio"
                name="base"
                .checked=${shown}
                ?disabled=${never}
                @change=${() => this.backdrop.chooseBase(id)}
              />`
        }
        <span
          ><b>${name}</b>${classification ? html`<em>${classification}</em>` : nothing}<small
            >${[attribution, ...this.counted(entry)].filter(Boolean).join(' · ')}</small
          ></span
        >
      </label>
      ${
        overlay && shown && !never
          ? html`<input
              type="range"
              min="0"
              max="1"
              step="0.05"
              aria-label=${this.t(words.opacity, { name })}
              .value=${String(opacity)}
              @input=${(event: InputEvent) =>
                this.backdrop.overlay(id, Number((event.target as HTMLInputElement).value))}
            />`
          : nothing
      }
      ${
        problem && (shown || never)
          ? html`<p class="bad" role="status">
              <span class="chip warn">${this.t(mapProblemMessages[problem])}</span>
              ${
                never
                  ? nothing
                  : html`<button
                      type="button"
                      class="btn sm"
                      @click=${() => this.backdrop.retry(id)}
                    >
                      ${this.t(words.retry)}
                    </button>`
              }
            </p>`
          : nothing
      }
    </div>`;
  }

  private counted({ counted, shown }: BackdropEntry): string[] {
    if (!counted || !shown) return [];
    const { count, left } = counted;
    const all = this.t(objectCount, { count });
    return left > 0 ? [all, this.t(leftOutCount, { count: left })] : [all];
  }

  private t(text: Message, params?: Params): string {
    return translate(text, this.language, params);
  }
}
customElements.define('accord-map-sources', SourceSwitch);
