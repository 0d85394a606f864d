import { html, type TemplateResult } from 'lit';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { composerMessages } from '../../shared/messages/composer.ts';
import { keyMessages } from '../../shared/messages/app.ts';
import { mapEditMessages as mapWords } from '../../shared/messages/map-edit.ts';
import { groundMessages } from '../../shared/messages/map-ground.ts';
import { mapMessages } from '../../shared/messages/map.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { handoverMessages } from '../../shared/messages/handover.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { DialogElement } from '../ui/dialog.ts';

const MAP_TOOLS: readonly (readonly [Message, ...string[]])[] = [
  [mapMessages.select, 'V'],
  [mapWords.box, 'B'],
  [mapMessages.point, 'P'],
  [mapMessages.line, 'L'],
  [mapWords.arrow, 'W'],
  [mapWords.route, 'R'],
  [mapWords.freehand, 'F'],
  [mapMessages.area, 'S'],
  [mapWords.circle, 'C'],
  [mapMessages.text, 'T'],
  [mapWords.measure, 'M'],
  [groundMessages.goTo, 'G', '/'],
  [groundMessages.maps, 'K'],
  [groundMessages.cycle, 'Q'],
];

/** The list of shortcuts. */
export class KeysDialog extends DialogElement {
  protected readonly dialogName = 'keys';

  open(): void {
    void this.show();
  }

  override render(): TemplateResult {
    const enter = this.t(logMessages.keyEnter);
    const shift = this.t(logMessages.keyShift);
    const row = (message: Message, ...keys: string[]): TemplateResult =>
      html`<li>
        <span>${this.t(message)}</span><span>${keys.map((key) => html`<kbd>${key}</kbd> `)}</span>
      </li>`;
    return this.framed(
      { title: this.t(keyMessages.title), size: 'wide', cross: true },
      html`<p class="quiet">${this.t(keyMessages.hint)}</p>
        <ul class="keys-list">
          <li class="hd">${this.t(keyMessages.everywhere)}</li>
          ${row(keyMessages.panes, '1', '2', '3', '4')} ${row(keyMessages.newEntry, 'N')}
          ${row(keyMessages.newDecision, 'D')} ${row(keyMessages.acknowledge, 'A')}
          ${row(keyMessages.newest, 'U')} ${row(readingMessages.search, '/')}
          ${row(handoverMessages.key, 'H')} ${row(keyMessages.help, '?')}
          <li class="hd">${this.t(keyMessages.log)}</li>
          ${row(keyMessages.addEntry, enter)} ${row(keyMessages.newLine, shift, enter)}
          ${row(composerMessages.keyCite, '@')} ${row(composerMessages.keyLink, '#')}
          ${row(composerMessages.keyTemplate, '/')} ${row(composerMessages.keyKind, 'Alt 1–5')}
          ${row(composerMessages.keyStatus, 'Alt 6–9', 'Alt 0')}
          ${row(composerMessages.keySource, 'Alt S')} ${row(composerMessages.keyTime, 'Alt T')}
          ${row(composerMessages.keyBehalf, 'Alt B')} ${row(composerMessages.keySpeech, 'Alt Q')}
          ${row(composerMessages.keyAttach, 'Alt A')}
          ${row(keyMessages.leave, this.t(keyMessages.escape))}
          ${row(logMessages.keyWalk, '↑', '↓', enter)} ${row(logMessages.correct, 'E')}
          ${row(checklistMessages.keyTask, 'T')} ${row(alertMessages.raiseOf, '!')}
          <li class="hd">${this.t(checklistMessages.keys)}</li>
          ${row(checklistMessages.keyWalk, '↑', '↓')} ${row(checklistMessages.keyMove, 'Alt ↑ ↓')}
          ${row(checklistMessages.keyDone, 'X')} ${row(checklistMessages.blocked, 'B')}
          <li class="hd">${this.t(decisionMessages.title)}</li>
          ${row(decisionMessages.sign, 'Y')} ${row(sheetMessages.reserve, 'R')}
          <li class="hd">${this.t(mapWords.keysTitle)}</li>
          ${MAP_TOOLS.map(([message, ...keys]) => row(message, ...keys))}
          ${row(groundMessages.copy, `${shift} Q`)}
          ${row(mapWords.keyPlace, enter, `${shift} ${enter}`)}
          ${row(mapWords.keyNudge, 'Alt ← ↑ → ↓')} ${row(mapWords.keyCorner, ', .', 'I')}
          ${row(mapWords.keyTurn, '[', ']')} ${row(mapWords.keyMany, shift, 'Ctrl A')}
          ${row(mapWords.keyCopy, 'Ctrl D')} ${row(mapWords.keyEdit, 'E')}
          ${row(mapWords.keyLift, this.t(keyMessages.delete))} ${row(mapWords.keySnap, 'X', 'Y')}
          ${row(mapWords.keyUndo, 'Ctrl Z', 'Ctrl Y')}
        </ul>`,
    );
  }
}
customElements.define('accord-keys', KeysDialog);
