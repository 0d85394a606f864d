import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ulid } from 'ulid';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import type { TemplatesReply } from '../../shared/protocol/http/templates.ts';
import { createPlan } from '../../shared/room/board/build.ts';
import { plansOn } from '../../shared/room/board/read-plans.ts';
import { DEFAULT_VALIDATOR } from '../../shared/room/sites.ts';
import type { Template } from '../../shared/room/template.ts';
import { houseContext } from '../app/contexts.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { readDue, writeDue } from '../app/time.ts';
import { DialogElement } from '../ui/dialog.ts';
import { makePlan } from './from-template.ts';
import { orderAtEnd } from './reorder.ts';

/** A new plan: from a template, or empty. */
export class TemplatePicker extends DialogElement {
  protected readonly dialogName = 'template-picker';
  static override properties = {
    reply: { state: true },
    chosen: { state: true },
    start: { state: true },
    problem: { state: true },
  };
  /** null: asked for; undefined: could not be fetched. */
  declare reply: TemplatesReply | null | undefined;
  /** Id of a template; '': an empty plan. */
  declare chosen: string;
  declare start: string;
  declare problem: string;
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly watch = new RoomWatch(this);

  constructor() {
    super();
    this.reply = null;
    this.chosen = '';
    this.start = '';
    this.problem = '';
  }

  open(): void {
    const now = Date.now();
    this.problem = '';
    // The next full five minutes: nobody begins on the second.
    this.start = writeDue(Math.ceil(now / 300_000) * 300_000, now);
    void this.fetch();
    void this.show();
  }

  private async fetch(): Promise<void> {
    const answer = await this.house.value?.api.templates();
    this.reply = answer?.ok ? answer.value : undefined;
    const known = this.reply?.templates.some(({ id }) => id === this.chosen);
    if (!known) this.chosen = this.reply?.templates[0]?.id ?? '';
  }

  override render(): TemplateResult {
    const { reply } = this;
    return this.framed(
      { title: this.t(checklistMessages.newPlan), size: 'sheet', onSubmit: this.onSubmit },
      html`<p class="quiet">${this.t(checklistMessages.newPlanHint)}</p>
        <fieldset class="pick two tpl">
          <legend class="vh">${this.t(checklistMessages.template)}</legend>
          ${reply?.templates.map((template) => this.choice(template))}
          ${this.option(
            '',
            this.t(checklistMessages.emptyPlan),
            this.t(checklistMessages.emptyPlanHint),
          )}
        </fieldset>
        ${
          reply === undefined
            ? html`<p class="problem">${this.t(checklistMessages.templatesUnreachable)}</p>`
            : nothing
        }
        ${
          reply && reply.failed.length > 0
            ? html`<div class="failed">
                <p class="quiet">${this.t(checklistMessages.failedTemplate)}</p>
                <ul>
                  ${reply.failed.map(
                    ({ file, problem }) =>
                      html`<li><b class="num">${file}</b> <span lang="en">${problem}</span></li>`,
                  )}
                </ul>
              </div>`
            : nothing
        }
        ${
          this.chosen
            ? html`<label
                >${this.t(checklistMessages.startsAt)}
                <input
                  class="num"
                  autocomplete="off"
                  aria-describedby="start-hint"
                  .value=${live(this.start)}
                  @input=${(e: Event) => (this.start = (e.target as HTMLInputElement).value)}
                /><small id="start-hint">${this.t(checklistMessages.startsHint)}</small></label
              >`
            : nothing
        }
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(checklistMessages.makePlan))}`,
    );
  }

  private choice(template: Template): TemplateResult {
    const count = template.sections.reduce((sum, { items }) => sum + items.length, 0);
    return this.option(
      template.id,
      template.title[this.language],
      `${this.t(checklistMessages.items, { count })}. ${template.purpose[this.language]}`,
    );
  }

  private option(id: string, title: string, hint: string): TemplateResult {
    return html`<label class=${this.chosen === id ? 'on' : ''}
      ><input
        type="radio"
        name="template"
        .checked=${live(this.chosen === id)}
        @change=${() => (this.chosen = id)}
      /><span><b>${title}</b><small>${hint}</small></span></label
    >`;
  }

  private readonly onSubmit = (): void => {
    const room = this.watch.current;
    if (!room) return;
    const now = Date.now();
    const template = this.reply?.templates.find(({ id }) => id === this.chosen);
    const start = template ? readDue(this.start, now) : now;
    if (start === undefined || start === null) {
      this.problem = this.t(checklistMessages.startWrong);
      return;
    }
    const order = orderAtEnd(plansOn(room.board));
    const { language } = this;
    const origin = room.localOrigin;
    let plan = ulid();
    const refusal = room.edit((board) => {
      if (template)
        plan = makePlan(board, template, { language, start, newId: ulid, order, origin });
      else
        createPlan(
          board,
          {
            id: plan,
            title: this.t(checklistMessages.newPlan),
            validator: DEFAULT_VALIDATOR,
            order,
          },
          origin,
        );
    });
    if (refusal) {
      this.problem = this.t(errorMessages[refusal.code]);
      return;
    }
    this.close();
    this.dispatchEvent(
      new CustomEvent('accord-plan-made', { detail: { id: plan }, bubbles: true }),
    );
  };
}
customElements.define('accord-template-picker', TemplatePicker);
