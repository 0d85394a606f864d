import { ContextConsumer } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { composerMessages } from '../../shared/messages/composer.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { MAX_ATTACHMENT_BYTES, MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import { sessionContext } from '../app/contexts.ts';
import { AccordElement } from '../app/element.ts';
import { featureLabel } from '../app/labels.ts';
import { sharePresence } from '../app/presence.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { siteOf } from '../ui/identity.ts';
import { attachmentChips, linkChips } from './compose-chips.ts';
import { composeBar } from './compose-bar.ts';
import { keyAct, type Field } from './compose-keys.ts';
import { ComposeDesk } from './compose-desk.ts';
import { composeHints } from './compose-hints.ts';
import { Intake } from './compose-intake.ts';
import { lineOf } from './compose-line.ts';
import { missing, previewOf, shownFields, type Missing } from './compose-check.ts';
import { countBlanks, fillBlanks, nextBlank } from './blanks.ts';
import { Completion } from './compose-completion.ts';
import { completionList, LIST_ID, optionId } from './completion-list.ts';
import { DraftFiles } from './draft-files.ts';
import { loadSources, useSource } from './draft-store.ts';
import { newDraft, type Draft } from './draft.ts';
import { evidenceRow } from './evidence-row.ts';

/** Without a keystroke for so long, nobody is 'writing' any more. */
const TYPING_MS = 4000;
const OWN: readonly string[] = Object.values(evidenceMessages.ownObservation);

/** Where entries are written. What stands in it survives a crash of the tab (SPEC 8.140). */
export class Composer extends AccordElement {
  static override properties = { problem: { state: true }, opened: { state: true } };
  declare problem: string;
  /** Fields of the evidence row that the person asked for. */
  declare opened: ReadonlySet<Field>;

  private desk: ComposeDesk | null = null;
  private sources: readonly string[] = [];
  /** Said once that blanks are left: the next Enter records them as not known. */
  private blanksTold = false;
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** Server's clock minus ours as last known, ms. */
  private offset = 0;
  private readonly files = new DraftFiles();
  private readonly session = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
  });
  private readonly completion = new Completion(this);
  private readonly intake = new Intake(this, this.files, {
    limit: () => this.session.value?.attachmentBytes ?? MAX_ATTACHMENT_BYTES,
    taken: (attachment) => this.change({ files: [...this.draft.files, attachment] }),
    problem: (words) => (this.problem = words),
    count: () => this.draft.files.length,
    say: (message, params) => this.t(message, params),
  });
  private readonly watch = new RoomWatch(this, {
    state: ({ link }) => [link.phase === 'online' ? link.clockOffsetMs : null],
    opened: (room) => {
      this.desk?.close();
      this.sources = loadSources(localStorage, room.room);
      this.desk = new ComposeDesk(room, this.files, () => this.requestUpdate());
    },
  });

  constructor() {
    super();
    this.problem = '';
    this.opened = new Set();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  get draft(): Draft {
    return this.desk?.draft ?? newDraft();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const room = this.watch.current;
    if (room?.state.link.phase === 'online') this.offset = room.state.link.clockOffsetMs ?? 0;
    // The usual source is in the reader's language, whichever they choose.
    const own = this.t(evidenceMessages.ownObservation);
    const { source } = this.draft;
    if (
      this.desk &&
      source !== own &&
      (source === '' ? !this.editing('source') : OWN.includes(source))
    )
      this.desk.change({ source: source === '' ? (this.sources[0] ?? own) : own });
  }

  private editing(name: string): boolean {
    return this.querySelector(`[name=${name}]`) === document.activeElement;
  }

  /** The server's clock, ms UTC. */
  private now(): number {
    return Date.now() + this.offset;
  }

  private zone(): string | null {
    const state = this.watch.current?.state;
    return state ? (siteOf(state.sites, state.me?.delegation ?? null)?.zone ?? null) : null;
  }

  override render(): TemplateResult {
    const { draft } = this;
    const say = this.t.bind(this);
    const change = (part: Partial<Draft>): void => this.change(part);
    const over = draft.text.trim().length - MAX_ENTRY_TEXT;
    const board = this.watch.current?.board;
    const { suggestions, chosen } = this.completion;
    const listed = suggestions.length > 0;
    return html`<form
      class="compose ${this.intake.over ? 'is-over' : ''}"
      @submit=${this.onSubmit}
      @keydown=${this.onKey}
      @dragover=${this.intake.onDragOver}
      @dragleave=${this.intake.onDragLeave}
      @drop=${this.intake.onDrop}
      @paste=${this.intake.onPaste}
    >
      ${completionList(suggestions, chosen, (one) => this.completion.take(one), say)}
      <div class="vh" role="status">
        ${listed ? this.t(composerMessages.suggested, { count: suggestions.length }) : nothing}
      </div>
      <div class="box">
        <textarea
          rows="2"
          aria-label=${this.t(logMessages.composer)}
          placeholder=${this.t(logMessages.placeholder)}
          aria-autocomplete="list"
          aria-controls=${listed ? LIST_ID : nothing}
          aria-activedescendant=${listed ? optionId(chosen) : nothing}
          .value=${live(draft.text)}
          @input=${this.onInput}
          @click=${() => this.completion.look()}
          @blur=${this.onBlur}
        ></textarea>
        ${linkChips(draft.links, (id) => (board && featureLabel(board, id)) ?? null, change, say)}
        ${attachmentChips(draft.files, change, say)}
        ${evidenceRow({
          draft,
          shown: this.shown(),
          sources: [...new Set([...this.sources, this.t(evidenceMessages.ownObservation)])],
          preview: previewOf(draft, this.now(), this.zone()),
          change,
          say,
        })}
        ${composeBar({
          draft,
          tooLong: over > 0,
          moreShown: this.opened.has('onBehalfOf'),
          change,
          more: () => this.openMore(),
          link: () => this.completion.begin('#'),
          attach: () => this.querySelector<HTMLInputElement>('input[type=file]')?.click(),
          raise: () => this.dispatchEvent(new CustomEvent('accord-raise')),
          say,
        })}
        <input
          type="file"
          multiple
          hidden
          aria-label=${this.t(evidenceMessages.attach)}
          @change=${this.intake.onChosen}
        />
      </div>
      ${this.problemLine(over)} ${composeHints(say, this.desk?.kept ?? true)}
    </form>`;
  }

  private problemLine(over: number): TemplateResult | typeof nothing {
    const words = over > 0 ? this.t(logMessages.tooLong, { count: over }) : this.problem;
    return words ? html`<p class="problem" role="alert">${words}</p>` : nothing;
  }

  private shown(): ReadonlySet<Field> {
    return shownFields(this.draft, this.opened, this.now(), this.zone());
  }

  private change(part: Partial<Draft>): void {
    this.desk?.change(part);
    this.problem = '';
    this.blanksTold = false;
    this.requestUpdate();
  }

  /** Set the text with the caret at `caret`; what is being called up is looked at anew. */
  async write(text: string, caret: number, end = caret): Promise<void> {
    this.change({ text });
    await this.updateComplete;
    const area = this.area;
    area?.focus();
    area?.setSelectionRange(caret, end);
    this.completion.look();
  }

  get area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get room() {
    return this.watch.current;
  }

  /** The words of `message`, for the parts of the composer. */
  words(message: Message): string {
    return this.t(message);
  }

  /** As `change`, for what a suggestion adds. */
  add(part: Partial<Draft>): void {
    this.change(part);
  }

  private readonly onInput = (event: Event): void => {
    this.change({ text: (event.target as HTMLTextAreaElement).value });
    this.completion.look();
    const room = this.watch.current;
    if (!room) return;
    sharePresence(room, { typing: this.draft.text ? 'log' : null });
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.stopTyping(), TYPING_MS);
  };

  private readonly onBlur = (): void => {
    this.completion.end();
    this.stopTyping();
  };

  private stopTyping(): void {
    clearTimeout(this.typing);
    const room = this.watch.current;
    if (room) sharePresence(room, { typing: null });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const act = keyAct(event);
    if (act) {
      event.preventDefault();
      if ('kind' in act || 'status' in act) this.change(act);
      else if ('field' in act) void this.openField(act.field);
      else this.querySelector<HTMLInputElement>('input[type=file]')?.click();
      return;
    }
    if (event.target !== this.area) {
      if (event.key === 'Escape') this.area?.focus();
      return;
    }
    if (this.completion.key(event) || this.tab(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') this.area?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.submit();
  };

  /** Tab goes through the blanks of a template; without any it leaves the field as everywhere. */
  private tab(event: KeyboardEvent): boolean {
    const area = this.area;
    if (event.key !== 'Tab' || !area) return false;
    const here = { start: area.selectionStart, end: area.selectionEnd };
    const blank = nextBlank(area.value, here, event.shiftKey);
    if (blank) area.setSelectionRange(blank.start, blank.end);
    return blank !== null;
  }

  private async openField(field: Field): Promise<void> {
    this.opened = new Set([...this.opened, field]);
    await this.updateComplete;
    const input = this.querySelector<HTMLInputElement>(`input[name=${field}]`);
    input?.focus();
    input?.select();
  }

  private openMore(): void {
    if (!this.opened.has('onBehalfOf')) {
      this.opened = new Set([...this.opened, 'speaker', 'source']);
      void this.openField('onBehalfOf');
      return;
    }
    this.opened = new Set();
    this.change({ onBehalfOf: '', speaker: '' });
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.submit();
  };

  private tell({ words, field }: Missing): void {
    this.problem = this.t(words);
    if (field) void this.openField(field);
  }

  private submit(): void {
    const { desk, draft } = this;
    const language = this.language;
    if (!desk || draft.text.trim().length > MAX_ENTRY_TEXT || this.intake.busy) return;
    if (draft.text.trim() === '' && draft.files.length === 0) return;
    const blanks = countBlanks(draft.text);
    const blank = nextBlank(draft.text, { start: 0, end: 0 });
    if (blank && !this.blanksTold) {
      this.area?.setSelectionRange(blank.start, blank.end);
      this.problem = this.t(composerMessages.blanksLeft, { count: blanks });
      this.blanksTold = true;
      return;
    }
    const checked = missing(draft, this.now(), this.zone());
    if ('words' in checked) return this.tell(checked);
    const names = draft.files.map(({ name }) => name).join(', ');
    const text =
      fillBlanks(draft.text.trim(), this.t(composerMessages.notKnown)) ||
      this.t(evidenceMessages.attached, { name: names });
    const shown = this.shown();
    const source = shown.has('source') ? draft.source.trim() : '';
    const body = lineOf({ ...draft, text, source }, language);
    const files = desk.filesOf(body);
    if (source) this.sources = useSource(localStorage, desk.room.room, source);
    const ticket = desk.send(body, checked.eventAt, { kind: draft.kind, source: draft.source });
    this.opened = new Set();
    this.change({});
    this.stopTyping();
    this.completion.end();
    void ticket.settled.then((result) => {
      if (result.ok) return;
      const words = this.t(errorMessages[result.refusal.code]);
      // Back where it was written, unless something else is being written there by now.
      if (desk === this.desk && desk.draft.text === '') void desk.putBack(draft, files);
      this.problem = `${this.t(logMessages.addRefused)} ${words}`;
    });
  }
}
customElements.define('accord-composer', Composer);
