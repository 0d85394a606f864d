import type { ReactiveControllerHost } from 'lit';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import { MAX_ATTACHMENTS } from '../../shared/room/record/limits.ts';
import { prepare } from './attach.ts';
import type { DraftFiles } from './draft-files.ts';

export interface IntakeOwner {
  /** How large a file may be, bytes. */
  limit(): number;
  taken(attachment: Attachment): void;
  problem(words: string): void;
  /** Files that the draft has already. */
  count(): number;
  say(message: Message, params?: Params): string;
}

/** Takes files in: dropped on the composer, pasted, or chosen. */
export class Intake {
  /** Files are held over the composer. */
  over = false;
  /** Files are being read: the entry is not sent without them. */
  busy = false;
  readonly #host: ReactiveControllerHost & { readonly room: { readonly room: string } | null };
  readonly #files: DraftFiles;
  readonly #owner: IntakeOwner;

  constructor(
    host: ReactiveControllerHost & { readonly room: { readonly room: string } | null },
    files: DraftFiles,
    owner: IntakeOwner,
  ) {
    this.#host = host;
    this.#files = files;
    this.#owner = owner;
  }

  readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#isOver(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const inside = event.currentTarget as Node;
    if (!inside.contains(event.relatedTarget as Node | null)) this.#isOver(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    this.#isOver(false);
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    void this.take([...files]);
  };

  /** Text on the clipboard is pasted as ever; a picture without text becomes a file. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (!files?.length || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    void this.take([...files]);
  };

  readonly onChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    void this.take(files);
  };

  #isOver(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.#host.requestUpdate();
  }

  async take(files: readonly File[]): Promise<void> {
    const room = this.#host.room?.room;
    if (!room || files.length === 0) return;
    this.busy = true;
    const { say } = this.#owner;
    const limit = this.#owner.limit();
    for (const file of files) {
      if (this.#owner.count() >= MAX_ATTACHMENTS) {
        this.#owner.problem(say(evidenceMessages.tooManyFiles, { count: MAX_ATTACHMENTS }));
        break;
      }
      const why = await this.#one(room, file, limit);
      if (why) this.#owner.problem(why);
    }
    this.busy = false;
  }

  /** @returns what is wrong with it, in words; null: it is taken */
  async #one(room: string, file: File, limit: number): Promise<string | null> {
    const { say } = this.#owner;
    const { name } = file;
    if (file.size > limit) {
      const size = Math.floor(limit / 1_048_576);
      return say(evidenceMessages.fileTooLarge, { name, size });
    }
    const prepared = await prepare(file);
    if (!prepared) return say(evidenceMessages.fileUnreadable, { name });
    for (const each of prepared.files) await this.#files.keep(room, each);
    this.#owner.taken(prepared.attachment);
    return null;
  }
}
