import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { DialogElement } from '../ui/dialog.ts';
import { askForDesktop, desktopState } from './desktop.ts';
import { keepSignalChoice, signalChoice, type SignalChoice } from './signal-choice.ts';

const SOUNDS = ['critical', 'all', 'none'] as const;

/** How alerts make themselves heard on this device. */
export class SignalsDialog extends DialogElement {
  protected readonly dialogName = 'signals';
  static override properties = { choice: { state: true } };
  declare choice: SignalChoice;

  constructor() {
    super();
    this.choice = signalChoice(localStorage);
  }

  open(): void {
    this.choice = signalChoice(localStorage);
    void this.show();
  }

  override render(): TemplateResult {
    const desktop = desktopState();
    const words = {
      critical: alertMessages.soundCritical,
      all: alertMessages.soundAll,
      none: alertMessages.soundNone,
    } as const;
    return this.framed(
      { title: this.t(alertMessages.signals) },
      html`<div class="signals">
        <p class="quiet">${this.t(alertMessages.signalsHint)}</p>
        <fieldset class="pick">
          <legend>${this.t(alertMessages.sound)}</legend>
          ${SOUNDS.map(
            (sound) =>
              html`<label class=${this.choice.sound === sound ? 'on' : ''}
                ><input
                  type="radio"
                  name="sound"
                  .checked=${live(this.choice.sound === sound)}
                  @change=${() => this.choose({ ...this.choice, sound })}
                /><span><b>${this.t(words[sound])}</b></span></label
              >`,
          )}
        </fieldset>
        <div class="row start">
          <button type="button" class="btn sm" @click=${() => this.tell('accord-try-sound')}>
            ${this.t(alertMessages.trySound)}
          </button>
        </div>
        <fieldset class="pick">
          <legend>${this.t(alertMessages.desktop)}</legend>
          <label class=${this.choice.desktop && desktop === 'yes' ? 'on' : ''}
            ><input
              type="checkbox"
              .checked=${live(this.choice.desktop && desktop === 'yes')}
              ?disabled=${desktop === 'no'}
              @change=${(event: Event) =>
                void this.setDesktop((event.target as HTMLInputElement).checked)}
            /><span><b>${this.t(alertMessages.desktopOn)}</b></span></label
          >
          ${
            desktop === 'no'
              ? html`<p class="quiet">${this.t(alertMessages.desktopBlocked)}</p>`
              : nothing
          }
        </fieldset>
        ${this.closeRow()}
      </div>`,
    );
  }

  private async setDesktop(wanted: boolean): Promise<void> {
    const allowed = wanted && (desktopState() === 'yes' || (await askForDesktop()));
    this.choose({ ...this.choice, desktop: allowed });
  }

  private choose(choice: SignalChoice): void {
    this.choice = choice;
    keepSignalChoice(localStorage, choice);
  }

  private tell(event: string): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
  }
}
customElements.define('accord-signals', SignalsDialog);
