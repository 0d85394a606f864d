import { html, nothing, type TemplateResult } from 'lit';
import { mapMessages as words } from '../../../shared/messages/map.ts';
import { referenceMessages } from '../../../shared/messages/map-reference.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { latLonText, mgrsText } from '../coordinates.ts';
import { anchor } from '../marks/geometry.ts';
import type { Say } from '../parts/chrome.ts';
import { symbol } from '../parts/symbols.ts';
import type { Found } from '../sources/backdrop.ts';

export interface ReferenceActs {
  close(): void;
  /** null: this person may not change the map. */
  readonly copy: (() => void) | null;
}

/** A read-only object as its file describes it, all of it as plain text. */
export function referenceCard(
  { object, view }: Found,
  language: Language,
  say: Say,
  acts: ReferenceActs,
): TemplateResult {
  const { label, note, props, geom } = object;
  const at = anchor(geom);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    acts.close();
  };
  return html`<section
    class="card reference"
    tabindex="-1"
    aria-label=${label || say(words.unnamed)}
    @keydown=${close}
  >
    <div class="head">
      <span class="tag">${say(referenceMessages.readOnly)}</span>
      <button class="x" type="button" aria-label=${say(words.close)} @click=${acts.close}>
        ${symbol('close')}
      </button>
    </div>
    <h3 class=${label ? '' : 'none'}><bdi>${label || say(words.unnamed)}</bdi></h3>
    <p class="quiet">
      ${view.name[language]}${view.classification ? html` <em>${view.classification}</em>` : nothing}
    </p>
    ${note ? html`<p class="pre"><bdi>${note}</bdi></p>` : nothing}
    <dl>
      <dt>${say(words.position)}</dt>
      <dd class="num">${mgrsText(at) || latLonText(at)}</dd>
      ${Object.entries(props).map(
        ([name, value]) =>
          html`<dt><bdi>${name}</bdi></dt>
            <dd><bdi>${value === null ? '–' : String(value)}</bdi></dd>`,
      )}
    </dl>
    ${
      acts.copy
        ? html`<div class="row">
            <button class="btn sm" type="button" @click=${acts.copy}>
              ${symbol('copy')}${say(referenceMessages.copy)}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}
