import { html, type TemplateResult } from 'lit';
import { composerMessages } from '../../shared/messages/composer.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';

/** The keys of the composer, and whether this device keeps the draft. */
export function composeHints(
  say: (message: Message, params?: Params) => string,
  kept: boolean,
): TemplateResult {
  if (!kept) return html`<p class="problem" role="alert">${say(composerMessages.draftNotKept)}</p>`;
  return html`<div class="hint" aria-hidden="true">
    <span><kbd>${say(logMessages.keyEnter)}</kbd> ${say(logMessages.hintEnter)}</span>
    <span><kbd>@</kbd> ${say(composerMessages.hintCite)}</span>
    <span><kbd>#</kbd> ${say(composerMessages.hintLink)}</span>
    <span><kbd>/</kbd> ${say(composerMessages.hintTemplate)}</span>
    <span><kbd>Alt</kbd> <kbd>1–5</kbd> ${say(composerMessages.hintKind)}</span>
  </div>`;
}
