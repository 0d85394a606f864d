import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { AccordElement } from '../app/element.ts';
import { icon } from './icons.ts';

/** How a dialog is framed. */
export interface DialogFrame {
  /** Or a heading of its own, whose `h2` has the id `<dialogName>-title`. */
  readonly title: string | TemplateResult;
  /** Broader than a form of a few fields. */
  readonly size?: 'sheet' | 'wide' | 'decision-sheet' | undefined;
  /** A cross beside the title, for a dialog that has no row of buttons. */
  readonly cross?: boolean;
  /** Set: the content is a form, and this is what Enter and the main button do. */
  readonly onSubmit?: ((event: SubmitEvent) => unknown) | undefined;
  readonly onKey?: (event: KeyboardEvent) => void;
}

/**
 * What all dialogs share: a native `<dialog>`, so that focus, Escape and inertness are the
 * browser's; a heading that names it; a place for what went wrong, read aloud. An element has one.
 */
export abstract class DialogElement extends AccordElement {
  /** Begins the ids inside, unique on the page. */
  protected abstract readonly dialogName: string;

  /** Show it once what was just set is drawn; the first field has the focus then. */
  protected async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.dialog;
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected get dialog(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>(':scope > dialog');
  }

  protected readonly close = (): void => this.dialog?.close();

  /** Closed by whatever means: a button, Escape, `close`. */
  protected onClosed(): void {}

  /** The dialog itself around `content`. */
  protected framed(frame: DialogFrame, content: unknown): TemplateResult {
    const id = `${this.dialogName}-title`;
    const { title } = frame;
    const heading = typeof title === 'string' ? html`<h2 id=${id}>${title}</h2>` : title;
    const head = frame.cross
      ? html`<header class="sheet-head">
          ${heading}<span class="sp"></span>
          <button
            type="button"
            class="btn sq quiet"
            aria-label=${this.t(appMessages.close)}
            @click=${this.close}
          >
            ${icon('close')}
          </button>
        </header>`
      : heading;
    const inside = frame.onSubmit
      ? html`<form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            void frame.onSubmit?.(event);
          }}
        >
          ${head}${content}
        </form>`
      : html`${head}${content}`;
    return html`<dialog
      class="dlg ${frame.size ?? ''}"
      aria-labelledby=${id}
      @keydown=${frame.onKey}
      @close=${(event: Event) => {
        // The browser tells it later: by then the dialog may be open again, for something else.
        if (event.target === this.dialog && !this.dialog?.open) this.onClosed();
      }}
    >
      ${inside}
    </dialog>`;
  }

  /** What went wrong, read aloud when it appears. */
  protected problemLine(problem: string): TemplateResult | typeof nothing {
    return problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing;
  }

  /** Cancel, and the one thing this form is for. */
  protected formButtons(label: string, disabled = false): TemplateResult {
    return html`<div class="row">
      <button type="button" class="btn" @click=${this.close}>${this.t(appMessages.cancel)}</button>
      <button class="btn pri" ?disabled=${disabled}>${label}</button>
    </div>`;
  }

  protected closeRow(): TemplateResult {
    return html`<div class="row">
      <button type="button" class="btn" @click=${this.close}>${this.t(appMessages.close)}</button>
    </div>`;
  }
}
