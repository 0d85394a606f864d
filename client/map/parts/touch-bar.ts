import { html, nothing, type TemplateResult } from 'lit';
import { mapMessages } from '../../../shared/messages/map.ts';
import { mapLinkMessages as words } from '../../../shared/messages/map-links.ts';
import type { Text } from '../../../shared/messages/translate.ts';
import type { Tool } from '../edit/tools.ts';
import type { Say } from './chrome.ts';

export interface TouchActs {
  place(): void;
  finish(): void;
  takeBack(): void;
  cancel(): void;
}

/** Lines and areas go on corner by corner; a freehand line needs the finger itself. */
const PLACES: Partial<Readonly<Record<Tool, Text>>> = {
  point: words.placeHere,
  text: words.placeHere,
  circle: words.centreHere,
  box: words.cornerHere,
  line: words.addCorner,
  arrow: words.addCorner,
  route: words.addCorner,
  area: words.addCorner,
  measure: words.addCorner,
};

/**
 * Large buttons that draw at the crosshair, so that no finger covers the place: shown where the
 * pointer is coarse (links/links.css). The map is moved under the crosshair meanwhile.
 * @param ofPoints the symbol in hand is a point, not a line or an area
 */
export function touchBar(
  say: Say,
  tool: Tool,
  ofPoints: boolean,
  acts: TouchActs,
): TemplateResult | typeof nothing {
  const place = tool === 'symbol' ? (ofPoints ? words.placeHere : words.addCorner) : PLACES[tool];
  if (!place) return nothing;
  const corners = place === words.addCorner;
  const button = (label: Text, act: () => void, primary = false): TemplateResult =>
    html`<button class="btn ${primary ? 'pri' : ''}" type="button" @click=${act}>
      ${say(label)}
    </button>`;
  return html`<div class="touch" role="group" aria-label=${say(words.hands)}>
    ${button(place, acts.place, true)}
    ${
      corners
        ? html`${tool === 'measure' ? nothing : button(words.finish, acts.finish)}${button(words.takeBack, acts.takeBack)}`
        : nothing
    }
    ${button(mapMessages.cancel, acts.cancel)}
  </div>`;
}
