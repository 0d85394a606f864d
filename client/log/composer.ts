import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorMessages } from '../../shared/messages/errors.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { kindMessages } from '../../shared/messages/room.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import { LOG_KINDS, MAX_ENTRY_TEXT, type LogKind } from '../../shared/room/record/bodies-log.ts';
import { AccordElement } from '../app/element.ts';
import { featureLabel } from '../app/labels.ts';
import { sharePresence } from '../app/presence.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { zuluTimeOfDay } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { EMPTY_DRAFT, loadDraft, saveDraft, type ComposerDraft } from './draft-store.ts';
import './link-picker.ts';

/** Without a keystroke for so long, nobody is 'writing' any more. */
const TYPING_MS = 4000;

/** Where entries are written. What stands in it survives a reload (SPEC 8.12). */
export class Composer extends AccordElement {
  static override properties = {
    draft: { state: true },
    problem: { state: true },
    picking: { state: true },
  };
  declare draft: ComposerDraft;
  declare problem: string;
  /** What follows the `#` being typed; null: no link is being chosen. */
  declare picking: string | null;

  private typing: ReturnType<typeof setTimeout> | undefined;
  private readonly watch = new RoomWatch(this, {
    opened: (room) => {
      this.draft = loadDraft(localStorage, room.room);
    },
  });

  constructor() {
    super();
    this.draft = EMPTY_DRAFT;
    this.problem = '';
    this.picking = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  override render(): TemplateResult {
    const { text, kind, time, links } = this.draft;
    const over = text.trim().length - MAX_ENTRY_TEXT;
    const board = this.watch.current?.board;
    return html`<form class="compose" @submit=${this.onSubmit}>
      <div class="box">
        <textarea
          rows="2"
          aria-label=${this.t(logMessages.composer)}
          placeholder=${this.t(logMessages.placeholder)}
          .value=${live(text)}
          @input=${this.onInput}
          @keydown=${this.onKey}
          @blur=${() => this.stopTyping()}
        ></textarea>
        ${
          links.length > 0
            ? html`<div class="refs">
                ${links.map((link) => {
                  const name =
                    (board && featureLabel(board, link.id)) || this.t(logMessages.unnamed);
                  return html`<button
                    type="button"
                    class="chip"
                    aria-label=${this.t(logMessages.unlink, { name })}
                    @click=${() => this.change({ links: links.filter((l) => l !== link) })}
                  >
                    ${icon('pin')}${name}${icon('close')}
                  </button>`;
                })}
              </div>`
            : nothing
        }
        <div class="bar">
          <span class="sel"
            ><select
              class="btn sm quiet"
              aria-label=${this.t(logMessages.kind)}
              .value=${live(kind)}
              @change=${(e: Event) =>
                this.change({ kind: (e.target as HTMLSelectElement).value as LogKind })}
            >
              ${LOG_KINDS.map(
                (each) =>
                  html`<option value=${each} ?selected=${each === kind}>
                    ${this.t(kindMessages[each])}
                  </option>`,
              )}</select
            >${icon('chevron')}</span
          >
          <label class="when" title=${this.t(logMessages.time)}
            >${icon('clock')}<input
              class="num"
              aria-label=${this.t(logMessages.time)}
              placeholder=${this.t(logMessages.timeNow)}
              maxlength="6"
              size="6"
              .value=${live(time)}
              @input=${(e: Event) => this.change({ time: (e.target as HTMLInputElement).value })}
          /></label>
          <button
            type="button"
            class="btn sm quiet sq"
            aria-label=${this.t(logMessages.linkMark)}
            title=${this.t(logMessages.linkMark)}
            aria-expanded=${this.picking !== null}
            @click=${() => (this.picking = this.picking === null ? '' : null)}
          >
            ${icon('pin')}
          </button>
          <button
            type="button"
            class="btn sm quiet sq raise"
            aria-label=${this.t(logMessages.raiseAlert)}
            title=${this.t(logMessages.raiseAlert)}
            @click=${() => this.dispatchEvent(new CustomEvent('accord-raise'))}
          >
            ${icon('alert')}
          </button>
          <button class="btn sm pri add" ?disabled=${over > 0}>${this.t(logMessages.add)}</button>
        </div>
      </div>
      ${
        this.picking !== null
          ? html`<accord-link-picker
              .search=${this.picking}
              @accord-picked=${this.onPicked}
              @accord-dismissed=${this.onDismissed}
            ></accord-link-picker>`
          : nothing
      }
      ${
        over > 0
          ? html`<p class="problem" role="alert">
              ${this.t(logMessages.tooLong, { count: over })}
            </p>`
          : this.problem
            ? html`<p class="problem" role="alert">${this.problem}</p>`
            : nothing
      }
      <div class="hint" aria-hidden="true">
        <span><kbd>${this.t(logMessages.keyEnter)}</kbd> ${this.t(logMessages.hintEnter)}</span>
        <span
          ><kbd>${this.t(logMessages.keyShift)}</kbd>
          <kbd>${this.t(logMessages.keyEnter)}</kbd> ${this.t(logMessages.hintShift)}</span
        >
        <span><kbd>#</kbd> ${this.t(logMessages.hintLink)}</span>
      </div>
    </form>`;
  }

  private change(part: Partial<ComposerDraft>): void {
    this.draft = { ...this.draft, ...part };
    this.problem = '';
    const room = this.watch.current;
    if (room) saveDraft(localStorage, room.room, this.draft);
  }

  private readonly onInput = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    this.change({ text: area.value });
    const before = area.value.slice(0, area.selectionEnd);
    this.picking = /(?:^|\s)#([^\s#]{0,40})$/u.exec(before)?.[1] ?? null;
    const room = this.watch.current;
    if (!room) return;
    sharePresence(room, { typing: area.value ? 'log' : null });
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.stopTyping(), TYPING_MS);
  };

  private stopTyping(): void {
    clearTimeout(this.typing);
    const room = this.watch.current;
    if (room) sharePresence(room, { typing: null });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (this.picking !== null && ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'].includes(event.key)) {
      if (this.querySelector('accord-link-picker')?.steer(event.key)) {
        event.preventDefault();
        return;
      }
    }
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.submit();
  };

  private readonly onPicked = (event: CustomEvent<{ id: string; label: string }>): void => {
    const { id, label } = event.detail;
    const link: Link = { to: 'feature', id };
    const links = this.draft.links.some((l) => l.id === id)
      ? this.draft.links
      : [...this.draft.links, link];
    const typed = this.picking ? `#${this.picking}` : '#';
    const text = this.draft.text;
    const at = text.lastIndexOf(typed);
    const joined =
      at >= 0 ? `${text.slice(0, at)}#${label} ${text.slice(at + typed.length).trimStart()}` : text;
    this.change({ links, text: joined });
    this.picking = null;
    this.querySelector('textarea')?.focus();
  };

  private readonly onDismissed = (): void => {
    this.picking = null;
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.submit();
  };

  private submit(): void {
    const room = this.watch.current;
    const text = this.draft.text.trim();
    if (!room || text === '' || text.length > MAX_ENTRY_TEXT) return;
    const { kind, links, time } = this.draft;
    const eventAt = time.trim() === '' ? undefined : zuluTimeOfDay(time, Date.now());
    if (eventAt === null) {
      this.problem = this.t(logMessages.timeWrong);
      return;
    }
    const source = this.t(evidenceMessages.ownObservation);
    const body = {
      kind,
      text,
      language: this.language,
      source,
      ...(links.length > 0 ? { links } : {}),
    };
    const ticket = room.command('log.append', body, eventAt);
    this.change({ ...EMPTY_DRAFT, kind });
    this.picking = null;
    this.stopTyping();
    void ticket.settled.then((result) => {
      if (result.ok) return;
      this.problem = `${this.t(logMessages.addRefused)} ${this.t(errorMessages[result.refusal.code])}`;
      // Back where it was written, unless something else is being written there by now.
      if (this.draft.text === '') this.draft = { text, kind, time, links };
    });
  }
}
customElements.define('accord-composer', Composer);
