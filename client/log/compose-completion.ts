import type { Message } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { RoomClient } from '../connection/contract.ts';
import { templateText, nextBlank } from './blanks.ts';
import { callAt, replaced, type Call, type Suggestion } from './completion.ts';
import { steered } from './completion-list.ts';
import type { Draft } from './draft.ts';
import { suggest } from './suggest.ts';

/** What completion needs of the field that it works for. */
export interface CompletionHost {
  readonly area: HTMLTextAreaElement | null;
  readonly room: RoomClient | null;
  readonly draft: Draft;
  readonly language: Language;
  words(message: Message): string;
  /** Put `text` in the field, and the caret, or a choice up to `end`, into it. */
  write(text: string, caret: number, end?: number): Promise<void>;
  add(part: Partial<Draft>): void;
  requestUpdate(): void;
}

/** What is being called up in the composer, what is suggested, and what happens when it is taken. */
export class Completion {
  suggestions: readonly Suggestion[] = [];
  chosen = 0;
  readonly #composer: CompletionHost;
  #call: Call | null = null;
  /** Escape was pressed at this call: it stays closed until another begins. */
  #closed: number | null = null;

  constructor(composer: CompletionHost) {
    this.#composer = composer;
  }

  /** See what stands before the caret. */
  look(): void {
    const { area, room } = this.#composer;
    const before = area?.value.slice(0, area.selectionEnd) ?? '';
    const call = callAt(before);
    if (!call) this.#closed = null;
    const open = call !== null && room !== null && call.start !== this.#closed;
    const say = (message: Message) => this.#composer.words(message);
    const found = open ? suggest(room, call, this.#composer.language, say) : [];
    const moved = call?.start !== this.#call?.start || call?.typed !== this.#call?.typed;
    this.#call = call;
    if (moved) this.chosen = 0;
    if (found.length === 0 && this.suggestions.length === 0) return;
    this.suggestions = found;
    this.chosen = Math.min(this.chosen, Math.max(0, found.length - 1));
    this.#composer.requestUpdate();
  }

  end(): void {
    if (this.suggestions.length === 0) return;
    this.suggestions = [];
    this.#composer.requestUpdate();
  }

  /** Type a sign for the person. */
  begin(sign: '#' | '@'): void {
    const { area, draft } = this.#composer;
    const at = area?.selectionEnd ?? draft.text.length;
    const gap = at === 0 || /\s$/.test(draft.text.slice(0, at)) ? '' : ' ';
    const text = `${draft.text.slice(0, at)}${gap}${sign}${draft.text.slice(at)}`;
    void this.#composer.write(text, at + gap.length + 1);
  }

  /** @returns whether the key was meant for the list */
  key(event: KeyboardEvent): boolean {
    const { suggestions } = this;
    if (suggestions.length === 0) return false;
    if (event.key === 'Escape') {
      this.#closed = this.#call?.start ?? null;
      this.end();
      return true;
    }
    const next = steered(event.key, this.chosen, suggestions.length);
    if (next !== null) {
      this.chosen = next;
      this.#composer.requestUpdate();
      return true;
    }
    const taken = suggestions[this.chosen];
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey || !taken) return false;
    this.take(taken);
    return true;
  }

  take({ pick }: Suggestion): void {
    const call = this.#call;
    const { draft, language } = this.#composer;
    if (!call) return;
    this.end();
    switch (pick.does) {
      case 'mention': {
        const mentions = draft.mentions.filter(({ name }) => name !== pick.name);
        this.#composer.add({ mentions: [...mentions, { name: pick.name, of: pick.of }] });
        return this.#put(call, `@${pick.name}`);
      }
      case 'link': {
        const others = draft.links.filter(({ id }) => id !== pick.link.id);
        this.#composer.add({ links: [...others, pick.link] });
        return this.#put(call, `#${pick.name}`);
      }
      case 'kind':
        this.#composer.add({ kind: pick.kind });
        return this.#put(call, '');
      case 'template': {
        this.#composer.add({ kind: pick.template.kind });
        const form = templateText(pick.template, language);
        const { text } = replaced(draft.text, call, form);
        const blank = nextBlank(text, { start: call.start, end: call.start });
        return void this.#composer.write(text, blank?.start ?? text.length, blank?.end);
      }
    }
  }

  #put(call: Call, words: string): void {
    const { text, caret } = replaced(this.#composer.draft.text, call, words);
    void this.#composer.write(text, caret);
  }
}
