import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { PlanItem, PlanVersion } from '../../shared/room/plan.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { zuluMinutes } from '../app/time.ts';
import { DialogElement } from '../ui/dialog.ts';
import { planChanges, type PlanFieldChange } from './plan-difference.ts';

/** A version and the plan as it is now, side by side in words. */
export interface Compared {
  /** Number of the version that `before` is. */
  readonly number: number;
  readonly before: PlanVersion;
  readonly after: PlanVersion;
}

const dueWords = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 10)} ${zuluMinutes(at)}Z`;

/** What changed in a plan since a version of it. */
export class PlanChangesDialog extends DialogElement {
  protected readonly dialogName = 'plan-changes';
  static override properties = { compared: { state: true } };
  declare compared: Compared | null;

  constructor() {
    super();
    this.compared = null;
  }

  open(compared: Compared): void {
    this.compared = compared;
    void this.show();
  }

  override render(): TemplateResult {
    const count = this.compared?.number ?? 0;
    return this.framed(
      {
        title: this.t(checklistMessages.changesSince, { count }),
        size: 'sheet',
        cross: true,
      },
      this.compared ? this.changes(this.compared) : nothing,
    );
  }

  private changes({ before, after }: Compared): TemplateResult {
    const changes = planChanges(before, after, dueWords);
    const items = (list: readonly PlanItem[], title: string, mark: 'ins' | 'del') =>
      list.length === 0
        ? nothing
        : html`<h3>${title}</h3>
            <ul class="pc">
              ${list.map(
                (item) =>
                  html`<li>
                    ${
                      mark === 'ins'
                        ? html`<ins>${shownText(item.title)}</ins>`
                        : html`<del>${shownText(item.title)}</del>`
                    }
                  </li>`,
              )}
            </ul>`;
    return html`<div class="plan-diff">
      ${changes.fields.length > 0 ? this.fields(changes.fields) : nothing}
      ${items(changes.added, this.t(checklistMessages.added), 'ins')}
      ${items(changes.removed, this.t(checklistMessages.removed), 'del')}
      ${
        changes.changed.length > 0
          ? html`<h3>${this.t(checklistMessages.changed)}</h3>
              ${changes.changed.map(
                ({ item, fields }) =>
                  html`<h4>${shownText(item.title) || this.t(checklistMessages.untitled)}</h4>
                    ${this.fields(fields)}`,
              )}`
          : nothing
      }
      ${
        changes.reordered
          ? html`<h3>${this.t(checklistMessages.reordered)}</h3>
              <p>${this.t(checklistMessages.reorderedText)}</p>`
          : nothing
      }
    </div>`;
  }

  private fields(fields: readonly PlanFieldChange[]): TemplateResult {
    return html`<dl class="diff">
      ${fields.map(
        ({ field, before, after }) =>
          html`<dt>${this.t(checklistMessages[field])}</dt>
            <dd>
              ${before ? html`<del>${shownText(before)}</del> ` : nothing}<ins
                >${shownText(after) || '—'}</ins
              >
            </dd>`,
      )}
    </dl>`;
  }
}
customElements.define('accord-plan-changes', PlanChangesDialog);
