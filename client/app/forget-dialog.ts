import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { forgetMessages } from '../../shared/messages/app.ts';
import { DialogElement } from '../ui/dialog.ts';
import { houseContext } from './contexts.ts';

/** Signs out and removes what this device keeps, for a machine that others use too. */
export class ForgetDialog extends DialogElement {
  protected readonly dialogName = 'forget';
  static override properties = {
    waiting: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  /** Edits that would be lost. */
  declare waiting: number;
  declare problem: string;
  declare busy: boolean;
  private readonly house = new ContextConsumer(this, { context: houseContext });

  constructor() {
    super();
    this.waiting = 0;
    this.problem = '';
    this.busy = false;
  }

  open(): void {
    this.problem = '';
    void this.house.value?.device.waiting().then((count) => (this.waiting = count));
    void this.show();
  }

  override render(): TemplateResult {
    return this.framed(
      { title: this.t(forgetMessages.title), onSubmit: () => this.forget() },
      html`<p>${this.t(forgetMessages.text)}</p>
        ${
          this.waiting > 0
            ? html`<p class="problem" role="alert">
                ${this.t(forgetMessages.waiting, { count: this.waiting })}
              </p>`
            : nothing
        }
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(forgetMessages.do), this.busy)}`,
    );
  }

  /** The app signs out, closes the room and forgets; here is said what became of it. */
  private async forget(): Promise<void> {
    this.busy = true;
    const told = await new Promise<boolean>((resolve) =>
      this.dispatchEvent(
        new CustomEvent('accord-forget', { detail: resolve, bubbles: true, composed: true }),
      ),
    );
    this.busy = false;
    this.waiting = 0;
    if (told) this.close();
    else this.problem = this.t(forgetMessages.untold);
  }
}
customElements.define('accord-forget', ForgetDialog);
