import { html, nothing, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import type { Say } from './act-names.ts';

interface EmptyLog {
  readonly mayWrite: boolean;
  /** The room has been closed: nothing will come any more. */
  readonly closed: boolean;
  readonly say: Say;
  readonly begin: () => void;
}

/** What stands in the place of the first line. */
export function emptyLog({ mayWrite, closed, say, begin }: EmptyLog): TemplateResult {
  if (closed)
    return html`<div class="empty">
      <h3>${say(logMessages.emptyClosedTitle)}</h3>
      <p>${say(logMessages.emptyClosedText)}</p>
    </div>`;
  return html`<div class="empty">
    <h3>${say(logMessages.emptyTitle)}</h3>
    <p>${say(mayWrite ? logMessages.emptyText : logMessages.emptyObserver)}</p>
    ${
      mayWrite
        ? html`<button class="btn pri" @click=${begin}>
            ${say(logMessages.emptyAction)}<kbd>N</kbd>
          </button>`
        : nothing
    }
  </div>`;
}
