/** What stands around the map in its pane: header, rails, foot, hints. Pure templates. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMessages as fileWords } from '../../../shared/messages/formats.ts';
import { mapEditMessages as edits } from '../../../shared/messages/map-edit.ts';
import { symbolMessages } from '../../../shared/messages/symbols.ts';
import { mapMessages as words, markCount } from '../../../shared/messages/map.ts';
import type { Message, Params, Text } from '../../../shared/messages/translate.ts';
import { groundMessages } from '../../../shared/messages/map-ground.ts';
import { ATTRIBUTION } from '../basemap/basemap.ts';
import { TOOLS, type Tool } from '../edit/tools.ts';
import { TOOL_KEYS } from '../keys.ts';
import type { Terrain } from '../terrain.ts';
import { symbol, type SymbolName } from './symbols.ts';

const TOOL_WORDS: Readonly<Record<Tool, Text>> = {
  select: words.select,
  box: edits.box,
  point: words.point,
  line: words.line,
  arrow: edits.arrow,
  route: edits.route,
  freehand: edits.freehand,
  area: words.area,
  circle: edits.circle,
  text: words.text,
  symbol: symbolMessages.tool,
  measure: edits.measure,
};

/** How to go on; tools that draw corner by corner share one. */
const HINTS: Partial<Readonly<Record<Tool, Text>>> = {
  box: edits.boxing,
  point: words.placing,
  text: words.placing,
  freehand: edits.sketching,
  circle: edits.circling,
};

export type Say = (message: Message, params?: Params) => string;

export function header(
  say: Say,
  count: { readonly standing: number; readonly lifted: number },
  open: { readonly lifted: boolean; readonly list: boolean; readonly layers: boolean },
  toggle: { readonly lifted: () => void; readonly list: () => void; readonly layers: () => void },
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
    <button
      class="btn sm"
      type="button"
      aria-expanded=${open.layers}
      aria-keyshortcuts="y"
      @click=${toggle.layers}
    >
      ${symbol('layers')}${say(edits.layers)}
    </button>
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
  snap: { readonly on: boolean; readonly toggle: () => void },
): TemplateResult {
  const button = (tool: Tool): TemplateResult => {
    const key = Object.keys(TOOL_KEYS).find((k) => TOOL_KEYS[k] === tool) ?? '';
    return html`<button
      type="button"
      aria-pressed=${current === tool}
      aria-label=${say(TOOL_WORDS[tool])}
      aria-keyshortcuts=${key}
      title=${say(TOOL_WORDS[tool])}
      @click=${() => use(tool)}
    >
      ${symbol(tool)}<span class="key" aria-hidden="true">${key.toUpperCase()}</span>
    </button>`;
  };
  return html`<div class="rail tools" role="toolbar" aria-label=${say(words.tools)}>
    ${TOOLS.map(button)}
    <hr />
    <button
      type="button"
      aria-pressed=${snap.on}
      aria-label=${say(edits.snap)}
      aria-keyshortcuts="x"
      title=${say(edits.snap)}
      class="quiet-press"
      @click=${snap.toggle}
    >
      ${symbol('snap')}<span class="key" aria-hidden="true">X</span>
    </button>
    ${railButton(say(words.undo), 'undo', () => step(true), history.canUndo)}
    ${railButton(say(words.redo), 'redo', () => step(false), history.canRedo)}
  </div>`;
}

export function zoomRail(
  say: Say,
  zoom: (by: number) => void,
  all: () => void,
  files: { readonly bringIn: (() => void) | null; readonly takeOut: () => void },
): TemplateResult {
  return html`<div class="rail zoom">
    ${railButton(say(words.zoomIn), 'zoomIn', () => zoom(1))}
    ${railButton(say(words.zoomOut), 'zoomOut', () => zoom(-1))}
    ${railButton(say(words.showAll), 'all', all)}
    <hr />
    ${files.bringIn ? railButton(say(fileWords.importButton), 'bringIn', files.bringIn) : nothing}
    ${railButton(say(fileWords.exportButton), 'takeOut', files.takeOut)}
  </div>`;
}

/** Filled by Readout, past Lit: it changes with every move of the pointer. */
export function foot(say: Say, terrain: Terrain | null): TemplateResult {
  return html`<div class="foot">
    <div class="plate coord">
      <button
        type="button"
        title=${say(groundMessages.cycle)}
        aria-keyshortcuts="q"
        @click=${() => terrain?.cycle()}
      >
        <b></b><span></span>
      </button>
      <button
        type="button"
        class="copy"
        aria-label=${say(groundMessages.copy)}
        aria-keyshortcuts="Shift+Q"
        title=${say(groundMessages.copy)}
        @click=${() => void terrain?.copy()}
      >
        ${symbol('copy')}
      </button>
    </div>
    <div class="plate measured" hidden></div>
    <span class="source">${terrain?.backdrop.attribution ?? ATTRIBUTION}</span>
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
    return html`<div class="hint">${say(HINTS[state.tool] ?? words.drawing)}</div>`;
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
