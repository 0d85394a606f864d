import { html, nothing, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import type { RoomState } from '../connection/contract.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import type { LineContext } from './line.ts';

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
    <span
      >${
        others.length === 1
          ? context.say(logMessages.typingOne, { name: first.name })
          : context.say(logMessages.typingMany, { count: others.length })
      }</span
    ><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
  </div>`;
}
