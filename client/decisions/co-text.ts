import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as Y from 'yjs';
import { AccordElement } from '../app/element.ts';
import { sharePresence } from '../app/presence.ts';
import { RoomWatch } from '../app/room-watch.ts';
import type { RoomClient } from '../connection/contract.ts';
import { editBetween, moveCaret, rebase } from './text-edit.ts';

/** Keys from the root of the board to a text, e.g. `drafts`, a ULID, `title`. */
export type TextPath = readonly string[];

/** The text at `path`; null: there is none (yet). */
export function textAt(board: Y.Doc, path: TextPath): Y.Text | null {
  let at: unknown = board.getMap(path[0]);
  for (const key of path.slice(1)) at = at instanceof Y.Map ? at.get(key) : null;
  return at instanceof Y.Text ? at : null;
}

/**
 * A text field that several people write in at once. Local keystrokes become the smallest edit of
 * the shared text; edits of others are put in under the person's hands, and the caret stays where
 * it was in the sentence. While an input method composes, what others write waits.
 */
export class CoText extends AccordElement {
  static override properties = {
    path: {
      attribute: false,
      hasChanged: (a?: TextPath, b?: TextPath) => a?.join('/') !== b?.join('/'),
    },
    label: {},
    /** Read aloud instead of the label, where that alone would be ambiguous. */
    name: {},
    rows: { type: Number },
    /** Refuse line breaks: Enter leaves the field. */
    single: { type: Boolean },
    max: { type: Number },
    draft: {},
  };
  declare path: TextPath;
  declare label: string;
  declare name: string;
  declare rows: number;
  declare single: boolean;
  declare max: number;
  /** ULID of the draft, for 'who is writing where'. */
  declare draft: string;

  private text: Y.Text | null = null;
  /** What the field showed when it last agreed with the shared text. */
  private base = '';
  private composing = false;
  private readonly watch = new RoomWatch(this, { board: (room) => this.attach(room) });

  constructor() {
    super();
    this.path = [];
    this.label = '';
    this.name = '';
    this.rows = 1;
    this.single = false;
    this.max = 500;
    this.draft = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.detach();
  }

  override render(): TemplateResult {
    return html`<label class="co"
      ><span>${this.label}</span
      ><textarea
        rows=${this.rows}
        aria-label=${this.name || nothing}
        maxlength=${this.max}
        @input=${this.onInput}
        @keydown=${this.onKey}
        @focus=${() => this.tellTyping(true)}
        @blur=${() => this.tellTyping(false)}
        @compositionstart=${() => (this.composing = true)}
        @compositionend=${this.onComposed}
      ></textarea>
    </label>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const room = this.watch.current;
    if (changed.has('path') && room) {
      this.detach();
      this.attach(room);
    }
    if (this.text && !this.composing) this.show();
  }

  private get area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  private attach(room: RoomClient): void {
    const text = textAt(room.board, this.path);
    if (text === this.text) return;
    this.detach();
    this.text = text;
    text?.observe(this.onShared);
    this.show();
  }

  private detach(): void {
    this.text?.unobserve(this.onShared);
    this.text = null;
  }

  private readonly onShared = (): void => {
    if (!this.composing) this.show();
  };

  /** Bring the field to the shared text and keep the selection where it was in the sentence. */
  private show(): void {
    const { area, text } = this;
    if (!area || !text) return;
    const now = text.toString();
    const edit = editBetween(area.value, now);
    this.base = now;
    if (!edit) return;
    const { selectionStart, selectionEnd, selectionDirection } = area;
    area.value = now;
    // In a shadow root (the map) the document knows only its host.
    if ((area.getRootNode() as Document | ShadowRoot).activeElement === area)
      area.setSelectionRange(
        moveCaret(selectionStart, edit),
        moveCaret(selectionEnd, edit),
        selectionDirection,
      );
  }

  private readonly onInput = (): void => {
    if (!this.composing) this.send();
  };

  private readonly onComposed = (): void => {
    this.composing = false;
    this.send();
  };

  private send(): void {
    const { area } = this;
    const room = this.watch.current;
    if (!area || !room) return;
    if (this.single && area.value.includes('\n')) area.value = area.value.replace(/\s*\n\s*/g, ' ');
    const typed = editBetween(this.base, area.value, area.selectionEnd);
    if (!typed) return;
    const shared = this.text?.toString() ?? this.base;
    const meanwhile = editBetween(this.base, shared);
    const edit = meanwhile ? rebase(typed, meanwhile) : typed;
    const refusal = room.edit((board) => {
      const text = textAt(board, this.path);
      if (!text) return;
      if (edit.remove > 0) text.delete(edit.index, edit.remove);
      if (edit.insert) text.insert(edit.index, edit.insert);
    });
    // Refused, or changed by what others wrote meanwhile: the field shows what is shared.
    if (refusal || meanwhile) this.show();
    else this.base = area.value;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (this.single && event.key === 'Enter' && !event.isComposing) event.preventDefault();
  };

  private tellTyping(typing: boolean): void {
    const room = this.watch.current;
    if (room && this.draft) sharePresence(room, { typing: typing ? this.draft : null });
  }
}
customElements.define('accord-co-text', CoText);
