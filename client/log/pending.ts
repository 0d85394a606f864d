import { html, nothing, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import type { PendingCommand, RoomState } from '../connection/contract.ts';
import { localMinutes, zuluMinutes } from '../app/time.ts';
import { linkedText } from '../app/linked-text.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import type { LineContext } from './line-context.ts';
import { linkChips } from './line.ts';

/** What this person wrote and the record does not hold yet, in its place and marked. */
export function pendingLines(
  state: RoomState,
  context: LineContext,
): TemplateResult | typeof nothing {
  const lines = state.pending.filter(
    ({ command }) => command.type === 'log.append' || command.type === 'log.correct',
  );
  if (lines.length === 0) return nothing;
  return html`<ol class="chunk pending">
    ${lines.map((pending) => pendingLine(pending, state, context))}
  </ol>`;
}

function pendingLine(
  { command, state: where, queuedAt }: PendingCommand,
  state: RoomState,
  context: LineContext,
): TemplateResult | typeof nothing {
  if (!('text' in command.body)) return nothing;
  const at = command.eventAt ?? queuedAt;
  const links = 'links' in command.body ? command.body.links : undefined;
  const kept = where === 'on-device';
  return html`<li class="e pend">
    <div class="tm">
      <b>${zuluMinutes(at)}</b>${
        context.zone ? html`<small>${localMinutes(at, context.zone)}</small>` : nothing
      }
    </div>
    <div>
      <div class="hd">
        ${who(siteOf(context.sites, state.me?.delegation ?? null), state.me?.delegation ?? '')}<span
          class="nm"
          >${context.say(logMessages.you)}</span
        ><span class="no">${command.provisional ?? ''}</span><span class="sp"></span
        ><span class="tag ${kept ? 'warn' : ''}"
          >${icon('clock')}${context.say(kept ? logMessages.onDevice : logMessages.sending)}</span
        >
      </div>
      <p>${linkedText(command.body.text, context)}</p>
      ${linkChips(links, context)}
    </div>
  </li>`;
}
