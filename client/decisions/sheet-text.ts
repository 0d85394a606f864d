import { html, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Text } from '../../shared/messages/translate.ts';
import { changeDecision, changeDraft } from '../../shared/room/board/build.ts';
import { DECISION_LENGTHS } from '../../shared/room/decision-lengths.ts';
import { readDue, writeDue } from '../app/time.ts';
import './co-text.ts';
import { optionsEditor } from './options.ts';
import type { SheetContext } from './sheet-context.ts';

type Texts = 'title' | 'question' | 'noAlternative' | 'reasons' | 'risks' | 'legalBasis';

/** The text of a decision, for those who write it: all of it together, at once. */
export function textFields(context: SheetContext): TemplateResult {
  const { room, point, say } = context;
  const { version } = point;
  const co = (key: Texts, label: Text, rows: number, style = ''): TemplateResult =>
    html`<accord-co-text
      .path=${['drafts', point.id, key]}
      label=${say(label)}
      draft=${point.id}
      rows=${rows}
      max=${DECISION_LENGTHS[key]}
      ?single=${key === 'title'}
      class=${style}
    ></accord-co-text>`;
  return html`${co('title', decisionMessages.titleField, 1, 'big')}
    ${co('question', sheetMessages.question, 1)} ${optionsEditor(context)}
    ${
      // Asked for as long as there is nothing to choose from.
      version.options.length < 2 || version.noAlternative !== ''
        ? co('noAlternative', sheetMessages.noAlternative, 1)
        : ''
    }
    ${co('reasons', decisionMessages.reasons, 3)}
    <div class="cols">
      ${co('risks', sheetMessages.risks, 2)} ${co('legalBasis', sheetMessages.legalBasis, 2)}
    </div>
    <div class="cols">
      <label
        >${say(sheetMessages.decisionMaker)}
        <input
          maxlength=${DECISION_LENGTHS.decisionMaker}
          autocomplete="off"
          placeholder=${say(sheetMessages.decisionMakerHint)}
          .value=${version.decisionMaker}
          @change=${(event: Event) => set(context, { decisionMaker: valueOf(event) })}
        />
      </label>
      <label
        >${say(sheetMessages.authority)}
        <select @change=${(event: Event) => set(context, { authority: valueOf(event) })}>
          <option value="" ?selected=${version.authority === null}>
            ${say(sheetMessages.noAuthority)}
          </option>
          ${room.state.sites.map(
            ({ id, names }) =>
              html`<option value=${id} ?selected=${version.authority === id}>
                ${id} · ${names[context.language]}
              </option>`,
          )}
        </select>
      </label>
    </div>
    <div class="cols three">
      <label
        >${say(decisionMessages.owner)}
        <input
          maxlength="200"
          .value=${point.owner}
          @change=${(event: Event) => change(context, { owner: valueOf(event) })}
        />
      </label>
      ${instant(context, decisionMessages.dueField, version.due, (due) => change(context, { due }))}
      ${instant(context, sheetMessages.review, version.review, (review) =>
        set(context, { review }),
      )}
    </div>`;
}

const valueOf = (event: Event): string =>
  (event.target as HTMLInputElement | HTMLSelectElement).value.trim();

function set(context: SheetContext, fields: Parameters<typeof changeDecision>[2]): void {
  const { room, point, edit } = context;
  edit((board) => changeDecision(board, point.id, fields, room.localOrigin));
}

function change(context: SheetContext, fields: { owner?: string; due?: number | null }): void {
  const { room, point, edit } = context;
  edit((board) => changeDraft(board, point.id, fields, room.localOrigin));
}

function instant(
  { say, now, problem }: SheetContext,
  label: Text,
  at: number | null,
  put: (at: number | null) => void,
): TemplateResult {
  const read = (typed: string): void => {
    const given = readDue(typed, now);
    if (given === undefined) problem(say(decisionMessages.dueWrong));
    else put(given);
  };
  return html`<label
    >${say(label)}
    <input
      class="num"
      autocomplete="off"
      placeholder="17:00"
      .value=${writeDue(at, now)}
      @change=${(event: Event) => read(valueOf(event))}
    />
  </label>`;
}
