import { html, type TemplateResult } from 'lit';
import { logMessages } from '../../shared/messages/log.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import { glyph } from '../ui/identity.ts';
import { LOG_VIEWS, toggled, type LogFilter, type LogView } from './filters.ts';
import type { LineContext } from './line-context.ts';

const VIEW_MESSAGES = {
  all: logMessages.viewAll,
  alerts: logMessages.viewAlerts,
  decisions: logMessages.viewDecisions,
  facts: logMessages.viewFacts,
  key: readingMessages.viewKey,
  open: readingMessages.viewOpen,
} as const satisfies Record<LogView, unknown>;

/** What is always in sight: the views, and whose lines. */
export function filterRow(
  filter: LogFilter,
  { say, sites, language }: LineContext,
  change: (filter: LogFilter) => void,
  /** Lines that wait for somebody's acknowledgement. */
  open: boolean,
): TemplateResult {
  const views = LOG_VIEWS.filter((view) => view !== 'open' || open || filter.view === 'open');
  return html`<div class="filters" role="group" aria-label=${say(logMessages.filters)}>
    ${views.map(
      (view) =>
        html`<button
          class="chip ${view === filter.view ? 'on' : 'line'}"
          aria-pressed=${view === filter.view}
          @click=${() => change({ ...filter, view })}
        >
          ${say(VIEW_MESSAGES[view])}
        </button>`,
    )}
    <span class="by">
      ${sites.map((site) => {
        const label = say(logMessages.onlyDelegation, { delegation: site.names[language] });
        return html`<button
          class="chip line"
          aria-pressed=${filter.delegations.has(site.id)}
          aria-label=${label}
          title=${label}
          @click=${() => change({ ...filter, delegations: toggled(filter.delegations, site.id) })}
        >
          ${glyph(site)}
        </button>`;
      })}
    </span>
  </div>`;
}
