import { html, type TemplateResult } from 'lit';
import { appMessages, keyMessages } from '../../shared/messages/app.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { AccordElement } from './element.ts';

/** The list of shortcuts. What the map adds to it, the map says itself. */
export class KeysDialog extends AccordElement {
  open(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    const enter = this.t(logMessages.keyEnter);
    const shift = this.t(logMessages.keyShift);
    const row = (message: Message, ...keys: string[]): TemplateResult =>
      html`<li>
        <span>${this.t(message)}</span><span>${keys.map((key) => html`<kbd>${key}</kbd> `)}</span>
      </li>`;
    return html`<dialog class="dlg" aria-labelledby="keys-title">
      <h2 id="keys-title">${this.t(keyMessages.title)}</h2>
      <p class="quiet">${this.t(keyMessages.hint)}</p>
      <ul class="keys-list">
        <li class="hd">${this.t(keyMessages.everywhere)}</li>
        ${row(keyMessages.panes, '1', '2', '3')} ${row(keyMessages.newEntry, 'N')}
        ${row(keyMessages.newDecision, 'D')} ${row(keyMessages.acknowledge, 'A')}
        ${row(keyMessages.newest, 'U')} ${row(keyMessages.help, '?')}
        <li class="hd">${this.t(keyMessages.log)}</li>
        ${row(keyMessages.addEntry, enter)} ${row(keyMessages.newLine, shift, enter)}
        ${row(keyMessages.link, '#')} ${row(keyMessages.leave, 'Esc')}
      </ul>
      <div class="row">
        <button class="btn" @click=${() => this.querySelector('dialog')?.close()}>
          ${this.t(appMessages.close)}
        </button>
      </div>
    </dialog>`;
  }
}
customElements.define('accord-keys', KeysDialog);
