import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { MAX_AFTER } from '../../shared/room/board/schema.ts';
import { icon } from '../ui/icons.ts';
import { closesCircle, type Item } from './model.ts';

export interface DependencyContext {
  readonly mayWrite: boolean;
  readonly say: (message: Message, params?: Params) => string;
  readonly change: (after: readonly string[]) => void;
}

/** What an item comes after. What would make it wait for itself is not offered. */
export function dependencies(
  item: Item,
  items: readonly Item[],
  { mayWrite, say, change }: DependencyContext,
): TemplateResult | typeof nothing {
  const titleOf = (other: Item): string => other.title || say(checklistMessages.untitled);
  const before = item.after.flatMap((id) => items.find((other) => other.id === id) ?? []);
  const possible = items.filter(
    (other) =>
      other.plan === item.plan &&
      !item.after.includes(other.id) &&
      !closesCircle(items, item.id, other.id),
  );
  const mayAdd = mayWrite && possible.length > 0 && item.after.length < MAX_AFTER;
  if (before.length === 0 && !mayAdd) return nothing;
  return html`<section class="deps">
    <h3>${say(checklistMessages.after)}</h3>
    <ul class="chips">
      ${before.map(
        (other) =>
          html`<li class="chip">
            ${other.state === 'done' ? icon('check') : nothing}<span>${titleOf(other)}</span>
            ${
              mayWrite
                ? html`<button
                    aria-label=${say(checklistMessages.removeAfter, { title: titleOf(other) })}
                    title=${say(checklistMessages.removeAfter, { title: titleOf(other) })}
                    @click=${() => change(item.after.filter((id) => id !== other.id))}
                  >
                    ${icon('close')}
                  </button>`
                : nothing
            }
          </li>`,
      )}
    </ul>
    ${
      mayAdd
        ? html`<select
            aria-label=${say(checklistMessages.addAfter)}
            @change=${(event: Event) => {
              const select = event.target as HTMLSelectElement;
              if (select.value) change([...item.after, select.value]);
              select.value = '';
            }}
          >
            <option value="">${say(checklistMessages.addAfter)}</option>
            ${possible.map((other) => html`<option value=${other.id}>${titleOf(other)}</option>`)}
          </select>`
        : nothing
    }
  </section>`;
}
