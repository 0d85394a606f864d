import { html, nothing, type TemplateResult } from 'lit';
import { readingMessages } from '../../shared/messages/reading.ts';
import { kindMessages, verificationMessages } from '../../shared/messages/room.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { LOG_KINDS, SHOW_ALL, toggled, VERIFICATION, type LogFilter } from './filters.ts';
import { shownText } from '../../shared/room/shown-text.ts';

/** Somebody or something to choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}
export interface FilterPanel {
  readonly filter: LogFilter;
  readonly people: readonly Choice[];
  readonly objects: readonly Choice[];
  readonly say: (message: Message, params?: Params) => string;
  readonly change: (filter: LogFilter) => void;
}

/** An instant as `<input type=datetime-local>` has it, taken for Zulu. */
const toField = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 16);
const fromField = (value: string): number | null => {
  const at = Date.parse(`${value}Z`);
  return value === '' || Number.isNaN(at) ? null : at;
};

function chips<T extends string>(
  { say }: FilterPanel,
  label: Message,
  values: readonly T[],
  on: ReadonlySet<T>,
  words: Readonly<Record<T, Message>>,
  toggle: (value: T) => void,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${say(label)}>
    <span class="lbl" aria-hidden="true">${say(label)}</span>
    ${values.map(
      (value) =>
        html`<button class="chip line" aria-pressed=${on.has(value)} @click=${() => toggle(value)}>
          ${say(words[value])}
        </button>`,
    )}
  </div>`;
}

function select(
  { say }: FilterPanel,
  label: Message,
  any: Message,
  choices: readonly Choice[],
  chosen: string | null,
  choose: (id: string | null) => void,
): TemplateResult {
  return html`<label class="choice"
    ><span class="lbl">${say(label)}</span>
    <select @change=${(e: Event) => choose((e.target as HTMLSelectElement).value || null)}>
      <option value="" ?selected=${chosen === null}>${say(any)}</option>
      ${choices.map(
        ({ id, name }) =>
          html`<option value=${id} ?selected=${id === chosen}>${shownText(name)}</option>`,
      )}
    </select>
  </label>`;
}

function time(
  { say }: FilterPanel,
  label: Message,
  at: number | null,
  set: (at: number | null) => void,
): TemplateResult {
  return html`<label
    >${say(label)}
    <input
      type="datetime-local"
      .value=${toField(at)}
      @change=${(e: Event) => set(fromField((e.target as HTMLInputElement).value))}
  /></label>`;
}

/** Everything by which the log can be narrowed down besides the view and the delegations. */
export function filterPanel(panel: FilterPanel): TemplateResult {
  const { filter, say, change } = panel;
  const { kinds, statuses, person, object, from, until } = filter;
  return html`<div class="panel" id="log-filters">
    ${chips(panel, readingMessages.byKind, LOG_KINDS, kinds, kindMessages, (kind) =>
      change({ ...filter, kinds: toggled(kinds, kind) }),
    )}
    ${chips(panel, readingMessages.byStatus, VERIFICATION, statuses, verificationMessages, (one) =>
      change({ ...filter, statuses: toggled(statuses, one) }),
    )}
    ${select(panel, readingMessages.byPerson, readingMessages.anyone, panel.people, person, (id) =>
      change({ ...filter, person: id }),
    )}
    ${
      panel.objects.length > 0 || object
        ? select(
            panel,
            readingMessages.byObject,
            readingMessages.anything,
            panel.objects,
            object,
            (id) => change({ ...filter, object: id }),
          )
        : nothing
    }
    <div class="choice times" role="group" aria-label=${say(readingMessages.byTime)}>
      <span class="lbl" aria-hidden="true">${say(readingMessages.byTime)}</span>
      ${time(panel, readingMessages.from, from, (at) => change({ ...filter, from: at }))}
      ${time(panel, readingMessages.until, until, (at) => change({ ...filter, until: at }))}
    </div>
    <button class="btn sm" @click=${() => change(SHOW_ALL)}>
      ${say(readingMessages.resetFilters)}
    </button>
  </div>`;
}
