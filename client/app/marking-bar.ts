import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { shownText } from '../../shared/room/shown-text.ts';

/**
 * The bar across the top: exercise, in all three languages at once, and the marking. Its colours
 * never change with the theme. Nothing for a live room without a marking.
 */
export function markingBar(
  nature: 'exercise' | 'live',
  marking: string,
  language: Language,
): TemplateResult | typeof nothing {
  if (nature === 'live' && !marking) return nothing;
  const words = translate(appMessages.exerciseBar, language);
  const side = nature === 'exercise' ? 'ex' : '';
  return html`<div
    class="mark"
    role="region"
    aria-label=${translate(appMessages.marking, language)}
  >
    <div class="${side} ${marking ? '' : 'whole'}">
      ${nature === 'exercise' ? html`<span>${words}</span>` : nothing}
    </div>
    ${
      marking
        ? html`<div class="cls">${shownText(marking)}</div>
            <div class=${side}></div>`
        : nothing
    }
  </div>`;
}
