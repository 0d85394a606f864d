import { generateKeyBetween } from 'fractional-indexing';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ulid } from 'ulid';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { addOption, optionsOf, strikeOption } from '../../shared/room/board/build.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import './co-text.ts';
import type { DecisionPoint } from './points.ts';

type Say = (message: Message, params?: Params) => string;

/** The options of a decision, each written together; a rejected one is struck, never removed. */
export function optionsEditor(room: RoomClient, point: DecisionPoint, say: Say): TemplateResult {
  const options = optionsOf(room.board, point.id);
  const struck = (id: string): boolean => options.get(id)?.get('struck') === true;
  const last = point.version.options.at(-1);
  const lastOrder = last ? options.get(last.id)?.get('order') : null;
  const add = (): void => {
    const order = generateKeyBetween(typeof lastOrder === 'string' ? lastOrder : null, null);
    room.edit((board) => void addOption(board, point.id, { id: ulid(), order }, room.localOrigin));
  };
  return html`<fieldset class="options">
    <legend>${say(decisionMessages.options)}</legend>
    ${repeat(
      point.version.options,
      (option) => option.id,
      (option, index) => {
        const count = index + 1;
        const off = struck(option.id);
        return html`<div class="opt ${off ? 'struck' : ''}">
          <accord-co-text
            .path=${['drafts', point.id, 'options', option.id, 'text']}
            label=${say(decisionMessages.option, { count })}
            draft=${point.id}
            rows="1"
            max="2000"
          ></accord-co-text>
          <button
            class="btn sq sm quiet"
            aria-label=${say(off ? decisionMessages.restoreOption : decisionMessages.strikeOption, {
              count,
            })}
            title=${say(off ? decisionMessages.restoreOption : decisionMessages.strikeOption, {
              count,
            })}
            @click=${() =>
              room.edit((board) =>
                strikeOption(board, point.id, option.id, !off, room.localOrigin),
              )}
          >
            ${icon(off ? 'plus' : 'close')}
          </button>
        </div>`;
      },
    )}
    <button class="btn sm" @click=${add}>${icon('plus')}${say(decisionMessages.addOption)}</button>
  </fieldset>`;
}
