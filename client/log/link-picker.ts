import { html, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import { AccordElement } from '../app/element.ts';
import { findFeatures, type Labelled } from '../app/labels.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { icon } from '../ui/icons.ts';

const MOST = 6;

/** A short list of the map's marks to link to; steered with the keys of the text field above it. */
export class LinkPicker extends AccordElement {
  static override properties = { search: {}, chosen: { state: true } };
  declare search: string;
  declare chosen: number;
  private readonly watch = new RoomWatch(this, { board: () => {} });

  constructor() {
    super();
    this.search = '';
    this.chosen = 0;
  }

  private get found(): Labelled[] {
    const room = this.watch.current;
    return room ? findFeatures(room.board, this.search, MOST) : [];
  }

  override render(): TemplateResult {
    const found = this.found;
    return html`<div class="picker" role="group" aria-label=${this.t(logMessages.linkChoose)}>
      ${found.length === 0 ? html`<p>${this.t(logMessages.linkNone)}</p>` : ''}
      ${found.map(
        (feature, index) =>
          html`<button
            type="button"
            class=${index === this.chosen ? 'on' : ''}
            @click=${() => this.pick(feature)}
          >
            ${icon('pin')}${feature.label}
          </button>`,
      )}
    </div>`;
  }

  /** @returns whether the key was meant for the list */
  steer(key: string): boolean {
    const found = this.found;
    if (key === 'Escape') {
      this.dispatchEvent(new CustomEvent('accord-dismissed'));
      return true;
    }
    if (found.length === 0) return false;
    if (key === 'ArrowDown') this.chosen = (this.chosen + 1) % found.length;
    else if (key === 'ArrowUp') this.chosen = (this.chosen - 1 + found.length) % found.length;
    else if (key === 'Enter') this.pick(found[Math.min(this.chosen, found.length - 1)]);
    return true;
  }

  private pick(feature: Labelled | undefined): void {
    if (feature) this.dispatchEvent(new CustomEvent('accord-picked', { detail: feature }));
  }
}
customElements.define('accord-link-picker', LinkPicker);

declare global {
  interface HTMLElementTagNameMap {
    'accord-link-picker': LinkPicker;
  }
}
