import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorMessages } from '../../shared/messages/errors.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { viewOf } from '../app/room-view.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { DialogElement } from '../ui/dialog.ts';

/** Strikes an entry and puts another text in its place. A reason is required. */
export class CorrectDialog extends DialogElement {
  static override properties = {
    entry: { state: true },
    text: { state: true },
    reason: { state: true },
    problem: { state: true },
  };
  protected readonly dialogName = 'correct';
  declare entry: Entry<'log.append'> | Entry<'log.correct'> | null;
  declare text: string;
  declare reason: string;
  declare problem: string;
  private readonly watch = new RoomWatch(this);

  constructor() {
    super();
    this.entry = null;
    this.text = '';
    this.reason = '';
    this.problem = '';
  }

  open(entry: Entry<'log.append'> | Entry<'log.correct'>): void {
    if (this.entry?.id !== entry.id) {
      this.entry = entry;
      this.text = entry.body.text;
      this.reason = '';
    }
    this.problem = '';
    void this.show();
  }

  override render(): TemplateResult | typeof nothing {
    const { entry } = this;
    if (!entry) return nothing;
    const number = registerNumber(entry.site, entry.number);
    const ready = this.text.trim() !== '' && this.reason.trim() !== '';
    return this.framed(
      { title: this.t(logMessages.correctEntry, { number }), onSubmit: () => this.correct(entry) },
      html`<p class="quiet">${this.t(logMessages.correctHint)}</p>
        <p class="old"><s lang=${entry.body.language}>${shownText(entry.body.text)}</s></p>
        <label
          >${this.t(logMessages.correctText)}
          <textarea
            rows="4"
            maxlength=${MAX_ENTRY_TEXT}
            .value=${live(this.text)}
            @input=${(e: Event) => (this.text = (e.target as HTMLTextAreaElement).value)}
          ></textarea>
        </label>
        <label
          >${this.t(logMessages.correctReason)}
          <input
            maxlength="500"
            .value=${live(this.reason)}
            @input=${(e: Event) => (this.reason = (e.target as HTMLInputElement).value)}
          />
        </label>
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(logMessages.correctDo), !ready)}`,
    );
  }

  private correct(entry: NonNullable<CorrectDialog['entry']>): void {
    const room = this.watch.current;
    const text = this.text.trim();
    const reason = this.reason.trim();
    if (!room || !text || !reason) return;
    const { kind, onBehalfOf, links, speech, mentions, attachments } = entry.body;
    // As it stands now: by entries of its own it may have been checked further since.
    const status = viewOf(room).fold.log.statuses.get(entry.id)?.status;
    const own = kind === 'information' ? this.t(evidenceMessages.ownObservation) : undefined;
    const source = entry.body.source ?? own;
    const kept = { status, source, onBehalfOf, links, speech, mentions, attachments };
    const present = Object.fromEntries(Object.entries(kept).filter(([, v]) => v !== undefined));
    const ticket = room.command('log.correct', {
      ...present,
      kind,
      text,
      language: this.language,
      corrects: entry.id,
      reason,
    });
    this.close();
    void ticket.settled.then((result) => {
      // Meanwhile another entry may be in hand; what was refused has a banner anyway (8.4).
      if (this.entry !== entry) return;
      if (result.ok) {
        this.entry = null;
        return;
      }
      this.problem = this.t(errorMessages[result.refusal.code]);
      void this.show();
    });
  }
}
customElements.define('accord-correct-dialog', CorrectDialog);
