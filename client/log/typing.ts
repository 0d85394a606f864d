import { html, nothing, type TemplateResult } from 'lit';
import { composerMessages } from '../../shared/messages/composer.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { RoomState } from '../connection/contract.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import type { LineContext } from './line-context.ts';
import { shownText } from '../../shared/room/shown-text.ts';

/** Two are named; of more, how many. */
function whoWrites([first = '', second, ...rest]: readonly string[], { say }: LineContext): string {
  if (second === undefined) return say(logMessages.typingOne, { name: first });
  if (rest.length === 0) return say(composerMessages.typingTwo, { first, second });
  return say(composerMessages.typingMore, { first, second, count: rest.length });
}

/** Who else is writing an entry right now. */
export function typingLine(state: RoomState, context: LineContext): TemplateResult {
  const others = Object.entries(state.roster)
    .filter(([id, entry]) => id !== state.connection && entry.presence?.typing === 'log')
    .map(([, entry]) => entry);
  const first = others[0];
  if (!first) return html`<div class="typing"></div>`;
  const sites = new Set(others.map((entry) => siteOf(context.sites, entry.delegation)));
  return html`<div class="typing">
    <span class="marks">${[...sites].map((site) => (site ? glyph(site) : nothing))}</span>
    <span>${whoWrites([...new Set(others.map((entry) => shownText(entry.name)))], context)}</span
    ><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
  </div>`;
}
