import type { Command } from '../../shared/protocol/command.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type { AttachedFile, SavedState } from './contract.ts';
import type { Change, ReplicaHandle, StoredItem } from './store/contract.ts';
import type { Surroundings } from './surroundings.ts';

/** Where an edit is on its way. `writing` ends when this device has it, or has refused to. */
export type Stage = 'writing' | 'kept' | 'sent';

interface Place {
  stage: Stage;
  /** True once the store holds it. */
  stored: boolean;
}
export interface OutboxItem extends StoredItem, Place {}
export type BoardItem = OutboxItem & { readonly update: Uint8Array };
export type CommandItem = OutboxItem & { readonly command: Command };

/** How long acknowledged commands may wait to be removed from the store together, ms. */
const TIDY_AFTER = 250;

/**
 * Every local edit from the moment it is made until the server has it for good. Written to the
 * store before it counts as on this device, and before it may be sent: so a clientID's clocks never
 * reach the server without this device knowing.
 *
 * When the store refuses, edits go on from memory (`deviceRefuses`); each later write tries again
 * to bring everything to the store.
 */
export class Outbox {
  readonly #handle: ReplicaHandle;
  readonly #around: Surroundings;
  readonly #changed: () => void;
  #board: BoardItem[] = [];
  #commands: CommandItem[] = [];
  #refused: OutboxItem[] = [];
  #next: number;
  #writing = false;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #durableAt: number | null = null;
  #deviceRefuses = false;
  /** Acknowledged, not yet removed from the store. */
  #done: number[] = [];
  #doneBoard: number[] = [];
  #tidy: (() => void) | null = null;

  /** @param changed called after every change of what waits or where it is */
  constructor(handle: ReplicaHandle, around: Surroundings, changed: () => void) {
    this.#handle = handle;
    this.#around = around;
    this.#changed = changed;
    const { items } = handle.loaded;
    for (const item of items) this.#file({ ...item, stage: 'kept', stored: true });
    this.#next = (items.at(-1)?.seq ?? 0) + 1;
  }

  #file(item: OutboxItem): void {
    if (item.refused) this.#refused.push(item);
    else if (isBoard(item)) this.#board.push(item);
    else if (isCommand(item)) this.#commands.push(item);
  }

  /** Waiting board updates, oldest first. */
  get board(): readonly BoardItem[] {
    return this.#board;
  }
  get commands(): readonly CommandItem[] {
    return this.#commands;
  }
  get refused(): readonly OutboxItem[] {
    return this.#refused;
  }
  get isEmpty(): boolean {
    return this.#board.length === 0 && this.#commands.length === 0;
  }

  addUpdate(update: Uint8Array): void {
    this.#add({ update });
  }

  /** @returns whether this device has it, once that is known */
  async addCommand(command: Command, files: readonly AttachedFile[] = []): Promise<boolean> {
    const item = this.#add({ command, ...(files.length > 0 && { files }) });
    await this.written();
    return item.stored;
  }

  #add(edit: Pick<StoredItem, 'update' | 'command' | 'files'>): OutboxItem {
    const at = this.#around.now();
    const item: OutboxItem = { seq: this.#next++, at, ...edit, stage: 'writing', stored: false };
    this.#file(item);
    this.#changed();
    void this.#flush();
    return item;
  }

  /** Writes in turns: what is added while one write is under way goes with the next. */
  async #flush(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    // Edits made in one turn of the event loop go together.
    await Promise.resolve();
    for (;;) {
      const items = [...this.#board, ...this.#commands].filter((item) => !item.stored);
      if (!items.some((item) => item.stage === 'writing')) break;
      const kept = await this.#write({ put: items.map(toStored) });
      for (const item of items) {
        item.stored = kept;
        if (item.stage === 'writing') item.stage = 'kept';
      }
      this.#changed();
    }
    this.#writing = false;
  }

  /** Resolves when everything made so far is on this device, or was refused by it. */
  async written(): Promise<void> {
    while (this.#writing) await this.#lastWrite;
  }

  /** Write a change of the replica; false: this device refused. */
  async #write(change: Change): Promise<boolean> {
    const write = this.#handle.write(change).then(
      () => true,
      () => false,
    );
    this.#lastWrite = write;
    const kept = await write;
    this.#deviceRefuses = !kept;
    return kept;
  }

  markSent(items: readonly OutboxItem[]): void {
    for (const item of items) item.stage = 'sent';
    this.#changed();
  }

  /** No answer came, or one that allows another try. */
  markUnsent(items: readonly OutboxItem[]): void {
    for (const item of items) if (item.stage === 'sent') item.stage = 'kept';
    this.#changed();
  }

  /** The server has these for good. */
  acknowledge(items: readonly OutboxItem[]): void {
    this.#takeOut(items);
    this.#durableAt = this.#around.now();
    for (const item of items) {
      // A board update may leave the store only together with a copy that contains it (see
      // `checkpoint`), or a reload without a link would continue from clocks already used.
      if (isBoard(item) && this.#handle.lasting) this.#doneBoard.push(item.seq);
      else this.#done.push(item.seq);
    }
    this.#tidy ??= this.#around.after(TIDY_AFTER, () => void this.tidy());
    this.#changed();
  }

  #takeOut(items: readonly OutboxItem[]): void {
    const gone = new Set(items);
    this.#board = this.#board.filter((item) => !gone.has(item));
    this.#commands = this.#commands.filter((item) => !gone.has(item));
  }

  /** Remove from the store what needs no copy to be removed. */
  async tidy(): Promise<void> {
    this.#tidy?.();
    this.#tidy = null;
    const remove = this.#done.splice(0);
    if (remove.length && !(await this.#write({ remove }))) this.#done.push(...remove);
  }

  /** Acknowledged board updates that wait for the next copy. */
  get awaitingCopy(): number {
    return this.#doneBoard.length;
  }

  /** Keep a copy of the board that contains all acknowledged updates, which then may go. */
  async checkpoint(copies: Change): Promise<void> {
    const remove = this.#doneBoard.splice(0);
    if (!(await this.#write({ ...copies, remove }))) this.#doneBoard.unshift(...remove);
  }

  /** The server will never take this. It is kept, as refused, until the person dismisses it. */
  refuse(item: OutboxItem, refusal: Refusal, summary: string, more: Change = {}): void {
    this.#takeOut([item]);
    const refused = { refusal, at: this.#around.now(), summary };
    const kept: OutboxItem = { ...item, refused, stage: 'kept' };
    this.#refused = [...this.#refused, kept];
    void this.#write({ ...more, put: [toStored(kept)] }).then(() => this.#changed());
    this.#changed();
  }

  dismiss(id: string): void {
    const item = this.#refused.find((one) => refusedId(one) === id);
    if (!item) return;
    this.#refused = this.#refused.filter((one) => one !== item);
    void this.#write({ remove: [item.seq] });
    this.#changed();
  }

  /** The waiting board updates in other words: same edits, new bytes, one atomic write. */
  async replaceBoard(updates: ReadonlyMap<BoardItem, Uint8Array>, more: Change): Promise<void> {
    const items: BoardItem[] = [...updates].map(([item, update]) => ({
      ...item,
      update,
      stage: 'writing',
      stored: false,
    }));
    this.#board = items;
    const remove = this.#doneBoard.splice(0);
    this.#changed();
    const stored = await this.#write({ ...more, remove, put: items.map(toStored) });
    for (const item of items) Object.assign(item, { stored, stage: 'kept' } satisfies Place);
    this.#changed();
  }

  /** Write identity or copies, without edits. */
  async note(change: Change): Promise<void> {
    await this.#write(change);
    this.#changed();
  }

  get saved(): SavedState {
    const waiting = [...this.#board, ...this.#commands];
    const count = (stage: Stage) => waiting.filter((item) => item.stage === stage).length;
    const oldest = [this.#board[0], this.#commands[0]].flatMap((item) => (item ? [item.at] : []));
    return {
      writing: count('writing'),
      onDevice: count('kept'),
      sent: count('sent'),
      durableAt: this.#durableAt,
      deviceRefuses: this.#deviceRefuses,
      waitingSince: oldest.length ? Math.min(...oldest) : null,
    };
  }
}

export function refusedId(item: OutboxItem): string {
  return item.command?.id ?? `board-${item.seq}`;
}

function isBoard(item: OutboxItem): item is BoardItem {
  return item.update !== undefined;
}
function isCommand(item: OutboxItem): item is CommandItem {
  return item.command !== undefined;
}

function toStored({ seq, at, update, command, files, refused }: OutboxItem): StoredItem {
  return {
    seq,
    at,
    ...(update && { update }),
    ...(command && { command }),
    ...(files && { files }),
    ...(refused && { refused }),
  };
}
