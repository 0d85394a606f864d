/** What stands around the map in its pane: header, rails, foot, hints. Pure templates. */
import { html, nothing, type TemplateResult } from 'lit';
import { mapMessages as words, markCount } from '../../../shared/messages/map.ts';
import type { Message, Params } from '../../../shared/messages/translate.ts';
import { ATTRIBUTION } from '../basemap/basemap.ts';
import { TOOLS, type Tool } from '../edit/tools.ts';
import { TOOL_KEYS } from '../keys.ts';
import { symbol, type SymbolName } from './symbols.ts';

export type Say = (message: Message, params?: Params) => string;

export function header(
  say: Say,
  count: { readonly standing: number; readonly lifted: number },
  open: { readonly lifted: boolean; readonly list: boolean },
  toggle: { readonly lifted: () => void; readonly list: () => void },
): TemplateResult {
  return html`<div class="ph">
    <h2>${say(words.title)}</h2>
    <span class="ct">${say(markCount, { count: count.standing })}</span>
    ${
      count.lifted > 0
        ? html`<button
            class="btn sm"
            type="button"
            title=${say(words.showLifted)}
            aria-pressed=${open.lifted}
            @click=${toggle.lifted}
          >
            ${symbol('lifted')}${say(words.lifted)}<span class="n">${count.lifted}</span>
          </button>`
        : nothing
    }
    <button class="btn sm" type="button" aria-expanded=${open.list} @click=${toggle.list}>
      ${symbol('list')}${say(words.marks)}
    </button>
  </div>`;
}

function railButton(
  label: string,
  name: SymbolName,
  act: () => void,
  enabled = true,
): TemplateResult {
  return html`<button
    type="button"
    aria-label=${label}
    title=${label}
    ?disabled=${!enabled}
    @click=${act}
  >
    ${symbol(name)}
  </button>`;
}

export function toolRail(
  say: Say,
  current: Tool,
  use: (tool: Tool) => void,
  history: { readonly canUndo: boolean; readonly canRedo: boolean },
  step: (back: boolean) => void,
): TemplateResult {
  const button = (tool: Tool): TemplateResult => {
    const key = Object.keys(TOOL_KEYS).find((k) => TOOL_KEYS[k] === tool) ?? '';
    return html`<button
      type="button"
      aria-pressed=${current === tool}
      aria-label=${say(words[tool])}
      aria-keyshortcuts=${key}
      title=${say(words[tool])}
      @click=${() => use(tool)}
    >
      ${symbol(tool)}<span class="key" aria-hidden="true">${key.toUpperCase()}</span>
    </button>`;
  };
  return html`<div class="rail tools" role="toolbar" aria-label=${say(words.tools)}>
    ${TOOLS.map(button)}
    <hr />
    ${railButton(say(words.undo), 'undo', () => step(true), history.canUndo)}
    ${railButton(say(words.redo), 'redo', () => step(false), history.canRedo)}
  </div>`;
}

export function zoomRail(say: Say, zoom: (by: number) => void, all: () => void): TemplateResult {
  return html`<div class="rail zoom">
    ${railButton(say(words.zoomIn), 'zoomIn', () => zoom(1))}
    ${railButton(say(words.zoomOut), 'zoomOut', () => zoom(-1))}
    ${railButton(say(words.showAll), 'all', all)}
  </div>`;
}

/** Filled by Readout, past Lit: it changes with every move of the pointer. */
export function foot(): TemplateResult {
  return html`<div class="foot">
    <div class="plate coord"><b></b><span></span></div>
    <span class="source">${ATTRIBUTION}</span>
    <div class="plate scale"><i></i><span></span></div>
  </div>`;
}

export function crosshair(): TemplateResult {
  return html`<svg class="crosshair" viewBox="0 0 34 34" aria-hidden="true">
    <path class="halo" d="M17 1v11M17 22v11M1 17h11M22 17h11"></path>
    <path d="M17 1v11M17 22v11M1 17h11M22 17h11"></path>
  </svg>`;
}

/** How to go on with a tool; or, on an empty map, how to begin. */
export function hint(
  say: Say,
  state: {
    readonly notice: Message | null;
    readonly tool: Tool;
    readonly empty: boolean;
    readonly editable: boolean;
  },
): TemplateResult | typeof nothing {
  if (state.notice) return html`<div class="hint" role="status">${say(state.notice)}</div>`;
  if (state.tool !== 'select') {
    const corners = state.tool === 'line' || state.tool === 'area';
    return html`<div class="hint">${say(corners ? words.drawing : words.placing)}</div>`;
  }
  if (!state.empty) return nothing;
  return html`<div class="hint empty">
    <b>${say(words.emptyTitle)}</b>
    <span>${say(state.editable ? words.emptyEditor : words.emptyObserver)}</span>
  </div>`;
}

/** The frame around the pane while one sees what another sees. */
export function followFrame(
  say: Say,
  name: string,
  identity: string,
  stop: () => void,
): TemplateResult {
  return html`<div class="frame cap ${identity}">
    <button type="button" aria-label=${say(words.stop)} @click=${stop}>
      ${symbol('eye')}${say(words.following, { name })}<kbd>Esc</kbd>
    </button>
  </div>`;
}
