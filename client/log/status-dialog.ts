import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorMessages } from '../../shared/messages/errors.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { verificationMessages } from '../../shared/messages/room.ts';
import type { Verification } from '../../shared/room/record/terms.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { isSettled, nextStatuses } from '../../shared/room/record/verification.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { DialogElement } from '../ui/dialog.ts';
import { shownText } from '../../shared/room/shown-text.ts';

type LineEntry = Entry<'log.append'> | Entry<'log.correct'>;

/** Says how far a line has been checked: an entry of its own, along the allowed steps. */
export class StatusDialog extends DialogElement {
  static override properties = {
    entry: { state: true },
    status: { state: true },
    source: { state: true },
    reason: { state: true },
    problem: { state: true },
  };
  declare entry: LineEntry | null;
  declare status: Verification | null;
  declare source: string;
  declare reason: string;
  declare problem: string;
  protected readonly dialogName = 'status';
  private readonly watch = new RoomWatch(this, { entries: () => {} });

  constructor() {
    super();
    this.entry = null;
    this.status = null;
    this.source = '';
    this.reason = '';
    this.problem = '';
  }

  open(entry: LineEntry): void {
    this.entry = entry;
    this.status = nextStatuses(this.now(entry))[0] ?? null;
    this.source = '';
    this.reason = '';
    this.problem = '';
    void this.show();
  }

  private now({ id }: LineEntry): Verification | undefined {
    const room = this.watch.current;
    return room ? viewOf(room).fold.log.statuses.get(id)?.status : undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { entry, status } = this;
    if (!entry) return nothing;
    const now = this.now(entry);
    const settles = isSettled(status ?? undefined);
    const reopens = isSettled(now);
    const ready =
      status !== null &&
      (!settles || this.source.trim() !== '') &&
      (!reopens || this.reason.trim() !== '');
    const number = registerNumber(entry.site, entry.number);
    return this.framed(
      {
        title: this.t(evidenceMessages.changeStatus, { number }),
        onSubmit: () => this.record(entry),
      },
      html`<p class="quoted">${shownText(entry.body.text)}</p>
        <p class="quiet">${this.t(evidenceMessages.statusHint)}</p>
        <fieldset class="choices">
          <legend>${this.t(evidenceMessages.newStatus)}</legend>
          ${nextStatuses(now).map(
            (each) =>
              html`<label class="check"
                ><input
                  type="radio"
                  name="status"
                  .checked=${live(each === status)}
                  @change=${() => (this.status = each)}
                />${this.t(verificationMessages[each])}</label
              >`,
          )}
        </fieldset>
        ${settles ? this.field(evidenceMessages.confirmedBy, 'source', 300) : nothing}
        ${this.field(reopens ? evidenceMessages.reopenReason : evidenceMessages.remark, 'reason', 500)}
        ${this.problemLine(this.problem)}
        ${this.formButtons(this.t(evidenceMessages.record), !ready)}`,
    );
  }

  private field(
    label: Parameters<StatusDialog['t']>[0],
    name: 'source' | 'reason',
    most: number,
  ): TemplateResult {
    return html`<label
      >${this.t(label)}
      <input
        maxlength=${most}
        .value=${live(this[name])}
        @input=${(event: Event) => (this[name] = (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  private record({ id }: LineEntry): void {
    const room = this.watch.current;
    const { status } = this;
    if (!room || !status) return;
    const source = isSettled(status) ? this.source.trim() : '';
    const reason = this.reason.trim();
    const said = { ...(source && { source }), ...(reason && { reason }) };
    const ticket = room.command('log.status', { entry: id, status, ...said });
    this.close();
    void ticket.settled.then((result) => {
      // Meanwhile another entry may be in hand; what was refused has a banner anyway (8.4).
      if (result.ok || this.entry?.id !== id) return;
      this.problem = this.t(errorMessages[result.refusal.code]);
      void this.show();
    });
  }
}
customElements.define('accord-status-dialog', StatusDialog);
