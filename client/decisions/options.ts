import { generateKeyBetween } from 'fractional-indexing';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ulid } from 'ulid';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Text } from '../../shared/messages/translate.ts';
import { addOption, optionsOf, strikeOption } from '../../shared/room/board/build.ts';
import type { OptionVersion } from '../../shared/room/decision.ts';
import { DECISION_LENGTHS } from '../../shared/room/decision-lengths.ts';
import { icon } from '../ui/icons.ts';
import './co-text.ts';
import type { SheetContext } from './sheet-context.ts';

/** The options of a decision, each written together; a rejected one is struck, never removed. */
export function optionsEditor(context: SheetContext): TemplateResult {
  const { room, point, say, edit } = context;
  const add = (): void => {
    const last = point.version.options.at(-1);
    const order = last && optionsOf(room.board, point.id).get(last.id)?.get('order');
    const id = ulid();
    const next = generateKeyBetween(typeof order === 'string' ? order : null, null);
    edit((board) => void addOption(board, point.id, { id, order: next }, room.localOrigin));
  };
  return html`<fieldset class="options">
    <legend>${say(decisionMessages.options)}</legend>
    ${repeat(
      point.version.options,
      (option) => option.id,
      (option, index) => optionFields(context, option, index + 1),
    )}
    <button type="button" class="btn sm" @click=${add}>
      ${icon('plus')}${say(decisionMessages.addOption)}
    </button>
  </fieldset>`;
}

function optionFields(
  { room, point, say, edit }: SheetContext,
  option: OptionVersion,
  count: number,
): TemplateResult {
  const off = option.rejected !== null;
  const co = (key: string, shown: string, label: Text | null): TemplateResult =>
    html`<accord-co-text
      .path=${['drafts', point.id, 'options', option.id, key]}
      label=${shown}
      name=${label ? say(label, { count }) : ''}
      draft=${point.id}
      rows="1"
      max=${DECISION_LENGTHS.option}
      class="of-${key}"
    ></accord-co-text>`;
  const words = say(off ? sheetMessages.unreject : sheetMessages.reject, { count });
  return html`<div class="opt ${off ? 'struck' : ''}">
    ${co('text', say(decisionMessages.option, { count }), null)}
    <button
      type="button"
      class="btn sq sm quiet"
      aria-label=${words}
      aria-pressed=${off}
      title=${words}
      @click=${() =>
        edit((board) => strikeOption(board, point.id, option.id, !off, room.localOrigin))}
    >
      ${icon(off ? 'plus' : 'close')}
    </button>
    <div class="pc">
      ${co('pros', say(sheetMessages.pros), sheetMessages.prosOf)}
      ${co('cons', say(sheetMessages.cons), sheetMessages.consOf)}
    </div>
    ${off ? html`${co('why', say(sheetMessages.whyNot), sheetMessages.whyNotOf)}` : nothing}
  </div>`;
}
