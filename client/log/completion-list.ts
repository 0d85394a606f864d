import { html, nothing, type TemplateResult } from 'lit';
import { composerMessages } from '../../shared/messages/composer.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import type { Suggestion } from './completion.ts';

export const LIST_ID = 'compose-suggestions';
export const optionId = (index: number): string => `${LIST_ID}-${index}`;

/** Where the choice goes with a key of the text field; null: the key is not meant for the list. */
export function steered(key: string, chosen: number, count: number): number | null {
  if (key === 'ArrowDown') return (chosen + 1) % count;
  if (key === 'ArrowUp') return (chosen + count - 1) % count;
  return null;
}

/**
 * The suggestions, above the text field that they belong to: it keeps the focus, names the chosen
 * one by aria-activedescendant, and steers with its arrow keys.
 */
export function completionList(
  suggestions: readonly Suggestion[],
  chosen: number,
  pick: (suggestion: Suggestion) => void,
  say: (message: Message, params?: Params) => string,
): TemplateResult | typeof nothing {
  if (suggestions.length === 0) return nothing;
  return html`<ul
    class="suggest"
    id=${LIST_ID}
    role="listbox"
    aria-label=${say(composerMessages.suggestions)}
  >
    ${suggestions.map(
      (suggestion, index) =>
        html`<li
          id=${optionId(index)}
          role="option"
          aria-selected=${index === chosen}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => pick(suggestion)}
        >
          <span class="what">${shownText(suggestion.label)}</span
          ><small>${shownText(suggestion.detail)}</small>
        </li>`,
    )}
  </ul>`;
}
