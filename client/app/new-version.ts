import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { linkMessages } from '../../shared/messages/app.ts';
import { icon } from '../ui/icons.ts';
import { houseContext } from './contexts.ts';
import { AccordElement } from './element.ts';

/** Says when the server has newer pages than these, and shows them when the person likes. */
export class NewVersion extends AccordElement {
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private stop = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.house.value?.updates.onChange(() => this.requestUpdate()) ?? this.stop;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override render(): TemplateResult | typeof nothing {
    const updates = this.house.value?.updates;
    if (!updates?.waiting) return nothing;
    return html`<div class="conn calm">
      ${icon('down')}<span
        ><b>${this.t(linkMessages.newVersion)}</b> ${this.t(linkMessages.newVersionText)}</span
      ><button class="btn" @click=${() => updates.apply()}>${this.t(linkMessages.reload)}</button>
    </div>`;
  }
}
customElements.define('accord-new-version', NewVersion);
