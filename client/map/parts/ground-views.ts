/** The field for places, the switch of maps, and the buttons that open them. Pure templates. */
import { html, nothing, type TemplateResult } from 'lit';
import { groundMessages as words } from '../../../shared/messages/map-ground.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import '../places/go-to.ts';
import type { Destination } from '../places/go-to.ts';
import '../sources/source-switch.ts';
import type { Terrain } from '../terrain.ts';
import type { Say } from './chrome.ts';
import { symbol } from './symbols.ts';

export function groundRail(
  say: Say,
  open: { readonly go: boolean; readonly maps: boolean },
  toggle: { readonly go: () => void; readonly maps: () => void },
): TemplateResult {
  return html`<div class="rail ground-rail">
    <button
      type="button"
      aria-label=${say(words.goTo)}
      aria-keyshortcuts="g"
      aria-expanded=${open.go}
      title=${say(words.goTo)}
      @click=${toggle.go}
    >
      ${symbol('search')}
    </button>
    <button
      type="button"
      aria-label=${say(words.maps)}
      aria-keyshortcuts="k"
      aria-expanded=${open.maps}
      title=${say(words.maps)}
      @click=${toggle.maps}
    >
      ${symbol('maps')}
    </button>
  </div>`;
}

export function goField(
  terrain: Terrain,
  language: Language,
  editable: boolean,
): TemplateResult | typeof nothing {
  if (!terrain.going) return nothing;
  return html`<accord-go-to
    .language=${language}
    .editable=${editable}
    .objects=${terrain.backdrop.named}
    @go-to=${(event: CustomEvent<Destination>) => terrain.go(event.detail)}
    @go-close=${() => terrain.openGo(false)}
  ></accord-go-to>`;
}

export function sourceSwitch({ backdrop }: Terrain, language: Language): TemplateResult {
  return html`<accord-map-sources
    .backdrop=${backdrop}
    .language=${language}
    .version=${{}}
  ></accord-map-sources>`;
}
