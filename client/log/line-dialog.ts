import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { LANGUAGES, type Language, MAP_KEEPER } from '../../shared/room/record/terms.ts';
import { MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { isKeyEvent } from '../../shared/room/record/fold-reading.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { LANGUAGE_NAMES } from '../app/language.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { subjectOfEntry } from '../app/subject.ts';
import { linkedText } from '../app/linked-text.ts';
import { viewOf } from '../app/room-view.ts';
import type { CommandTicket } from '../connection/contract.ts';
import { DialogElement } from '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { toggled } from './filters.ts';

type Subject = Entry<'log.append' | 'alert.raise'>;

/** What a reader can do about a line: key event, acknowledgement, translation. */
export class LineDialog extends DialogElement {
  static override properties = {
    entry: { state: true },
    of: { state: true },
    into: { state: true },
    text: { state: true },
    problem: { state: true },
  };
  declare entry: Subject | null;
  declare of: ReadonlySet<string>;
  declare into: Language;
  declare text: string;
  declare problem: string;
  protected readonly dialogName = 'line';
  private readonly watch = new RoomWatch(this, { entries: () => {} });

  constructor() {
    super();
    this.entry = null;
    this.of = new Set();
    this.into = 'en';
    this.text = '';
    this.problem = '';
  }

  open(entry: Subject): void {
    if (this.entry?.id !== entry.id) {
      this.of = new Set();
      this.text = '';
    }
    this.entry = entry;
    this.problem = '';
    const from = this.languageOf(entry);
    this.into = LANGUAGES.find((l) => l === this.language && l !== from) ?? this.others(from)[0]!;
    void this.show();
  }

  /** A task or an alert out of this line: whoever makes it takes over. */
  private make(event: Event, what: 'accord-make-task' | 'accord-raise-of'): void {
    const detail = subjectOfEntry(this.entry ?? undefined);
    this.close();
    if (detail)
      event.target?.dispatchEvent(new CustomEvent(what, { detail, bubbles: true, composed: true }));
  }

  private languageOf(entry: Subject): Language | null {
    return entry.type === 'log.append' ? entry.body.language : null;
  }

  private others(from: Language | null): Language[] {
    return LANGUAGES.filter((language) => language !== from);
  }

  override render(): TemplateResult | typeof nothing {
    const { entry } = this;
    const room = this.watch.current;
    if (!entry || !room) return nothing;
    const number = registerNumber(entry.site, entry.number);
    const isKey = isKeyEvent(viewOf(room).fold.reading, entry.id);
    const say = (message: Message, params?: Params): string => this.t(message, params);
    const text = linkedText(entry.body.text, { room, say });
    return this.framed(
      { title: number, cross: true },
      html`<p class="quoted">${text}</p>
        ${this.problemLine(this.problem)}
        <div class="row start">
          <button class="btn" aria-pressed=${isKey} @click=${() => this.promote(entry, !isKey)}>
            ${icon('key')}${this.t(isKey ? readingMessages.demote : readingMessages.promote)}
          </button>
          <button class="btn" @click=${(event: Event) => this.make(event, 'accord-make-task')}>
            ${icon('check')}${this.t(checklistMessages.makeTask)}<kbd>T</kbd>
          </button>
          <button class="btn" @click=${(event: Event) => this.make(event, 'accord-raise-of')}>
            ${icon('alert')}${this.t(alertMessages.raise)}<kbd>!</kbd>
          </button>
        </div>
        ${entry.type === 'log.append' ? this.forLines(entry) : nothing}`,
    );
  }

  private forLines(entry: Entry<'log.append'>): TemplateResult {
    return html`<h3>${this.t(readingMessages.ask)}</h3>
      <p class="quiet">${this.t(readingMessages.askHint)}</p>
      ${this.askees(entry)}
      <h3>${this.t(readingMessages.translate)}</h3>
      <p class="quiet">${this.t(readingMessages.translateHint)}</p>
      ${this.translation(entry)}`;
  }

  private askees(entry: Entry<'log.append'>): TemplateResult {
    const room = this.watch.current;
    const asked = room ? viewOf(room).fold.reading.get(entry.id)?.asked : undefined;
    const askees = [
      ...(room?.state.sites ?? []).map(({ id }) => ({ id, name: id })),
      { id: MAP_KEEPER, name: this.t(readingMessages.mapKeeper) },
    ];
    return html`<form
      class="askees"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.ask(entry);
      }}
    >
      <fieldset>
        <legend class="vh">${this.t(readingMessages.askOf)}</legend>
        ${askees.map(({ id, name }) => {
          const already = asked !== undefined && Object.hasOwn(asked, id);
          return html`<label class="check"
            ><input
              type="checkbox"
              .checked=${live(already || this.of.has(id))}
              ?disabled=${already}
              @change=${() => (this.of = toggled(this.of, id))}
            />${name}</label
          >`;
        })}
      </fieldset>
      <button class="btn" ?disabled=${this.of.size === 0}>${this.t(readingMessages.askDo)}</button>
    </form>`;
  }

  private translation(entry: Entry<'log.append'>): TemplateResult {
    return html`<form
      class="translation"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.addTranslation(entry);
      }}
    >
      <label
        >${this.t(readingMessages.into)}
        <select
          @change=${(e: Event) => (this.into = (e.target as HTMLSelectElement).value as Language)}
        >
          ${this.others(entry.body.language).map(
            (language) =>
              html`<option value=${language} ?selected=${language === this.into}>
                ${LANGUAGE_NAMES[language].full}
              </option>`,
          )}
        </select></label
      >
      <label
        >${this.t(readingMessages.translation)}
        <textarea
          rows="3"
          lang=${this.into}
          maxlength=${MAX_ENTRY_TEXT}
          .value=${live(this.text)}
          @input=${(e: Event) => (this.text = (e.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      <button class="btn" ?disabled=${this.text.trim() === ''}>
        ${this.t(readingMessages.save)}
      </button>
    </form>`;
  }

  private promote(entry: Subject, key: boolean): void {
    this.afterwards(this.watch.current?.command('log.promote', { entry: entry.id, key }));
  }

  private ask({ id }: Subject): void {
    const of = [...this.of];
    this.afterwards(this.watch.current?.command('log.ask-acknowledgement', { entry: id, of }));
  }

  private addTranslation({ id }: Subject): void {
    const body = { entry: id, language: this.into, text: this.text.trim() };
    this.afterwards(this.watch.current?.command('log.translate', body), () => (this.text = ''));
  }

  /** Done is done: the log shows it. Only what was refused comes back. */
  private afterwards(ticket: CommandTicket | undefined, done?: () => void): void {
    this.close();
    void ticket?.settled.then((result) => {
      if (result.ok) {
        this.of = new Set();
        done?.();
        return;
      }
      this.problem = this.t(errorMessages[result.refusal.code]);
      void this.show();
    });
  }
}
customElements.define('accord-line-dialog', LineDialog);
