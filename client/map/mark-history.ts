import { html, LitElement, type TemplateResult } from 'lit';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import type { Mark } from './marks/mark.ts';

/** Who changed what of a mark, and when, from the journal. */
export class MarkHistory extends LitElement {
  static override properties = {
    feature: { attribute: false },
    version: { attribute: false },
    language: { attribute: false },
  };
  declare feature: string;
  declare version: Mark;
  declare language: Language;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html``;
  }
}
customElements.define('accord-mark-history', MarkHistory);
