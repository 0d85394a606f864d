import { html, type TemplateResult } from 'lit';
import { DialogElement } from '../ui/dialog.ts';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the main button does. */
  readonly yes: string;
  /** What the other one does. */
  readonly no: string;
}

/** Asks before something that is more than the person may have meant. */
export class AskDialog extends DialogElement {
  protected readonly dialogName = 'map-ask';
  private question: Question = { title: '', text: '', yes: '', no: '' };
  private answer: ((yes: boolean) => void) | null = null;

  /** @returns false also when it is closed by Escape */
  async ask(question: Question): Promise<boolean> {
    this.answer?.(false);
    this.question = question;
    this.requestUpdate();
    await this.show();
    this.querySelector<HTMLElement>('.btn.pri')?.focus();
    return new Promise((resolve) => (this.answer = resolve));
  }

  protected override onClosed(): void {
    this.answer?.(false);
    this.answer = null;
  }

  override render(): TemplateResult {
    const { title, text, yes, no } = this.question;
    return this.framed(
      { title },
      html`<p>${text}</p>
        <div class="row">
          <button type="button" class="btn" @click=${this.close}>${no}</button>
          <button type="button" class="btn pri" @click=${() => this.agree()}>${yes}</button>
        </div>`,
    );
  }

  private agree(): void {
    this.answer?.(true);
    this.answer = null;
    this.close();
  }
}
customElements.define('accord-map-ask', AskDialog);
