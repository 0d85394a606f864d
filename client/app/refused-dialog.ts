import { html, nothing, type TemplateResult } from 'lit';
import { appMessages, linkMessages, savedMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import type { RefusedEdit } from '../connection/contract.ts';
import { DialogElement } from '../ui/dialog.ts';
import { RoomWatch } from './room-watch.ts';
import { zuluMinutes } from './time.ts';

/** What was written, for the person to copy: the text of a command, or the account of an edit. */
function written(edit: RefusedEdit): string {
  const body = edit.command?.body;
  if (body && 'text' in body) return body.text;
  if (body && 'version' in body) return body.version.title;
  return edit.summary;
}

/** Edits that the server refused for good, with why. Nothing leaves before it is dismissed. */
export class RefusedDialog extends DialogElement {
  protected readonly dialogName = 'refused';
  private readonly watch = new RoomWatch(this, { state: (s) => [s.refused] });

  open(): void {
    void this.show();
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const refused = room?.state.refused ?? [];
    return this.framed(
      { title: this.t(linkMessages.refusedTitle) },
      html`<ul class="rows">
          ${refused.map(
            (edit) =>
              html`<li>
                <p class="kept">${written(edit)}</p>
                <p class="quiet">
                  <span class="num">${zuluMinutes(edit.at)}Z</span> ${this.t(
                    errorMessages[edit.refusal.code],
                  )}
                </p>
                <div class="row">
                  <button
                    class="btn sm"
                    @click=${() => void navigator.clipboard.writeText(written(edit))}
                  >
                    ${this.t(appMessages.copy)}
                  </button>
                  <button class="btn sm" @click=${() => room?.dismissRefused(edit.id)}>
                    ${this.t(linkMessages.dismiss)}
                  </button>
                </div>
              </li>`,
          )}
        </ul>
        ${refused.length === 0 ? html`<p class="quiet">${this.t(savedMessages.nothingWaiting)}</p>` : nothing}
        ${this.closeRow()}`,
    );
  }
}
customElements.define('accord-refused', RefusedDialog);
