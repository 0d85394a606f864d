import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import type { Body } from '../../shared/room/record/entry.ts';
import { RoomWatch } from '../app/room-watch.ts';
import type { Subject } from '../app/subject.ts';
import { DialogElement } from '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';

const MOST_TEXT = 300;
const SEVERITIES = ['critical', 'warning'] as const;
type Severity = (typeof SEVERITIES)[number];

/** The line that an alert is about, and what that line speaks of itself. */
function originOf(subject: Subject | null): Pick<Body<'alert.raise'>, 'entry' | 'links'> {
  if (!subject) return {};
  const { entry } = subject;
  const isLine = entry?.type === 'log.append' || entry?.type === 'log.correct';
  const own = isLine || entry?.type === 'alert.raise' ? (entry.body.links ?? []) : [];
  const links = [...subject.links, ...own].slice(0, 32);
  return { links, ...(isLine && { entry: entry.id }) };
}

/** One line and a severity: an alert for everybody. */
export class RaiseDialog extends DialogElement {
  protected readonly dialogName = 'raise';
  static override properties = {
    text: { state: true },
    severity: { state: true },
    problem: { state: true },
  };
  declare text: string;
  declare severity: Severity;
  declare problem: string;
  private subject: Subject | null = null;
  private readonly watch = new RoomWatch(this);

  constructor() {
    super();
    this.text = '';
    this.severity = 'critical';
    this.problem = '';
  }

  /** @param subject what it is raised out of: its words and links are taken over */
  open(subject?: Subject): void {
    this.subject = subject ?? null;
    if (subject) this.text = subject.title.slice(0, MOST_TEXT);
    void this.show();
  }

  override render(): TemplateResult {
    return this.framed(
      { title: this.t(alertMessages.raise), onSubmit: this.onSubmit },
      html`<p class="quiet">${this.t(alertMessages.raiseHint)}</p>
        <fieldset class="pick two">
          <legend class="vh">${this.t(alertMessages.severity)}</legend>
          ${SEVERITIES.map(
            (each) =>
              html`<label class=${each === this.severity ? 'on' : ''}>
                <input
                  type="radio"
                  name="severity"
                  .checked=${live(each === this.severity)}
                  @change=${() => (this.severity = each)}
                />
                <span class="tag ${each === 'critical' ? 'crit' : 'warn'}"
                  >${icon(each === 'critical' ? 'alert' : 'warning')}${this.t(
                    alertMessages[each],
                  )}</span
                >
              </label>`,
          )}
        </fieldset>
        <label
          >${this.t(alertMessages.text)}
          <input
            maxlength=${MOST_TEXT}
            .value=${live(this.text)}
            @input=${(e: Event) => (this.text = (e.target as HTMLInputElement).value)}
          />
        </label>
        ${this.problemLine(this.problem)}
        ${this.formButtons(this.t(alertMessages.raise), this.text.trim() === '')}`,
    );
  }

  private readonly onSubmit = (): void => {
    const text = this.text.trim();
    const room = this.watch.current;
    if (!room || !text) return;
    const { settled } = room.command('alert.raise', {
      severity: this.severity,
      text,
      ...originOf(this.subject),
    });
    this.text = '';
    this.problem = '';
    this.close();
    void settled.then((result) => {
      if (result.ok) return;
      this.problem = `${this.t(alertMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
      this.text ||= text;
      void this.show();
    });
  };
}
customElements.define('accord-raise', RaiseDialog);
