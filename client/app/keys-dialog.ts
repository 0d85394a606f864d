import { html, type TemplateResult } from 'lit';
import { keyMessages } from '../../shared/messages/app.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { DialogElement } from '../ui/dialog.ts';

/** The list of shortcuts. What the map adds to it, the map says itself. */
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
      { title: this.t(keyMessages.title) },
      html`<p class="quiet">${this.t(keyMessages.hint)}</p>
        <ul class="keys-list">
          <li class="hd">${this.t(keyMessages.everywhere)}</li>
          ${row(keyMessages.panes, '1', '2', '3')} ${row(keyMessages.newEntry, 'N')}
          ${row(keyMessages.newDecision, 'D')} ${row(keyMessages.acknowledge, 'A')}
          ${row(keyMessages.newest, 'U')} ${row(keyMessages.help, '?')}
          <li class="hd">${this.t(keyMessages.log)}</li>
          ${row(keyMessages.addEntry, enter)} ${row(keyMessages.newLine, shift, enter)}
          ${row(keyMessages.link, '#')} ${row(keyMessages.leave, 'Esc')}
        </ul>
        ${this.closeRow()}`,
    );
  }
}
customElements.define('accord-keys', KeysDialog);
