import { html, nothing, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { piecesOf } from '../../shared/room/references.ts';
import type { RoomClient } from '../connection/contract.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { featureLabel } from './labels.ts';
import { bearerOf } from './references.ts';

/** What the links of a text are made from. */
export interface TextSurroundings {
  readonly room: RoomClient;
  readonly say: (message: Message, params?: Params) => string;
}

/**
 * A text of a person as it is shown, in which `#B-12` and `PAR-0042` lead there. In one piece: whoever
 * shows it may keep its white space. A name that nothing bears stays text; each link is isolated from
 * the direction of what stands around it.
 */
export function linkedText(text: string, { room, say }: TextSurroundings): unknown {
  const shown = shownText(text);
  // Most texts name nothing: no template is made of them.
  if (!shown.includes('-')) return shown;
  return piecesOf(shown).map(({ text: words, names }): string | TemplateResult => {
    const link = names && bearerOf(room, names);
    if (!link) return words;
    const name = link.to === 'feature' ? featureLabel(room.board, link.id) : null;
    const title = name ? say(logMessages.showOnMap, { name: shownText(name) }) : nothing;
    return html`<button
      class="named"
      type="button"
      title=${title}
      data-show=${link.to}
      data-id=${link.id}
    >
      <bdi>${words}</bdi>
    </button>`;
  });
}

/**
 * One listener for all links on a page: a click on what has `data-show` asks whoever holds the panes to
 * bring it into view (`accord-show`, detail `{ to, id }`), and closes the dialog that it stands in.
 */
export function onLinkClick(event: Event): void {
  const link = event
    .composedPath()
    .find((target) => target instanceof HTMLElement && target.dataset['show'] !== undefined);
  if (!(link instanceof HTMLElement)) return;
  link.closest('dialog')?.close();
  const detail = { to: link.dataset['show'], id: link.dataset['id'] };
  link.dispatchEvent(new CustomEvent('accord-show', { detail, bubbles: true, composed: true }));
}
