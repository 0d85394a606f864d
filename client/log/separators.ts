import { html, nothing, type TemplateResult } from 'lit';
import { readingMessages } from '../../shared/messages/reading.ts';
import { dayInWords, zuluMinutes } from '../app/time.ts';
import type { Line } from './chunks.ts';
import type { LineContext } from './line-context.ts';

/** What stands above a line: its day, its hour, and where the reader left off. */
export function separators(line: Line, context: LineContext): TemplateResult | typeof nothing {
  const { opensDay, opensHour, opensUnread } = line;
  if (!opensDay && !opensHour && !opensUnread) return nothing;
  const at = line.entry.recordedAt;
  return html`${
    opensDay ? html`<li class="day">${dayInWords(at, context.language)}</li>` : nothing
  }${
    opensHour && !opensDay
      ? html`<li class="hour"><span>${zuluMinutes(at).slice(0, 2)}:00Z</span></li>`
      : nothing
  }${
    opensUnread
      ? html`<li class="since"><span>${context.say(readingMessages.unread)}</span></li>`
      : nothing
  }`;
}
