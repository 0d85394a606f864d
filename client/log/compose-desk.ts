import type { Command } from '../../shared/protocol/command.ts';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import { viewOf } from '../app/room-view.ts';
import type { AttachedFile, CommandTicket, RoomClient } from '../connection/contract.ts';
import { hashesOf } from './compose-line.ts';
import type { DraftFiles } from './draft-files.ts';
import { loadDesk, saveDesk } from './draft-store.ts';
import { newDraft, type Draft } from './draft.ts';

/**
 * Keeps what is being written from the first letter until the outbox of this device has it. A
 * draft carries the id of its entry from the beginning, so wherever a tab or a server was killed,
 * the words are in exactly one place: the draft, the list of what is being sent, the outbox, or
 * the record.
 */
export class ComposeDesk {
  draft: Draft;
  /** False: this device keeps no draft. */
  kept = true;
  readonly room: RoomClient;
  readonly #files: DraftFiles;
  readonly #changed: () => void;
  #sending: readonly Command[];
  readonly #stop: () => void;

  /** @param changed the draft is another one now, not by what its owner just did */
  constructor(room: RoomClient, files: DraftFiles, changed: () => void) {
    this.room = room;
    this.#files = files;
    this.#changed = changed;
    const { draft, sending } = loadDesk(localStorage, room.room);
    this.draft = draft;
    this.#sending = sending;
    this.#stop = room.on('entries', (entries) => this.#recorded(entries));
    if (this.#isKnown(draft.id)) this.#begin();
    for (const command of sending) void this.#again(command);
    void this.#findFiles();
  }

  close(): void {
    this.#stop();
  }

  change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    this.#save();
  }

  /** Give the entry into the outbox, and begin the next. @param next what goes on from this one */
  send(body: Body<'log.append'>, eventAt: number | undefined, next: Partial<Draft>): CommandTicket {
    const files = this.#files.inHand(hashesOf(body));
    const extras = { id: this.draft.id, files };
    const ticket = this.room.command('log.append', body, eventAt, extras);
    this.#sending = [...this.#sending, ticket.command as Command];
    this.draft = newDraft(next);
    this.#save();
    this.#watch(ticket, files);
    return ticket;
  }

  /** What was refused stands in the composer again, under a new id. */
  async putBack(draft: Draft, files: readonly AttachedFile[]): Promise<void> {
    for (const file of files) await this.#files.keep(this.room.room, file);
    this.change({ ...draft, id: newDraft().id });
  }

  filesOf(body: Body<'log.append'>): readonly AttachedFile[] {
    return this.#files.inHand(hashesOf(body));
  }

  #save(): void {
    const desk = { draft: this.draft, sending: this.#sending };
    this.kept = saveDesk(localStorage, this.room.room, desk);
  }

  /** Has this id been used, as far as this device knows? */
  #isKnown(id: string): boolean {
    const { pending, refused } = this.room.state;
    if (viewOf(this.room).byId.has(id)) return true;
    return [...pending, ...refused].some(({ command }) => command?.id === id);
  }

  /** The page ended between Enter and the outbox: what the person gave is given now. */
  async #again(command: Command): Promise<void> {
    const hashes = 'attachments' in command.body ? hashesOf(command.body) : [];
    const files = await this.#files.find(this.room.room, hashes);
    if (this.#isKnown(command.id)) this.#done(command.id, files);
    else this.#watch(this.room.submit(command, files), files);
  }

  #watch({ id, kept, settled }: CommandTicket, files: readonly AttachedFile[]): void {
    void kept.then((isKept) => isKept && this.#done(id, files));
    void settled.then(() => this.#done(id, files));
  }

  #done(id: string, files: readonly AttachedFile[]): void {
    if (!this.#sending.some((command) => command.id === id)) return;
    this.#sending = this.#sending.filter((command) => command.id !== id);
    this.#save();
    const needed = new Set(hashesOf({ attachments: this.draft.files }));
    const over = files.map(({ hash }) => hash).filter((hash) => !needed.has(hash));
    void this.#files.forget(this.room.room, over);
  }

  /** The draft was sent before the page ended, and only now comes back with the record. */
  #recorded(entries: readonly Entry[]): void {
    if (!entries.some((entry) => entry.id === this.draft.id)) return;
    this.#begin();
    this.#changed();
  }

  #begin(): void {
    const { kind, source } = this.draft;
    this.draft = newDraft({ kind, source });
    this.#save();
  }

  /** Files of a draft that was left behind; those that this device did not keep are gone. */
  async #findFiles(): Promise<void> {
    const { files } = this.draft;
    if (files.length === 0) return;
    const found = await this.#files.find(this.room.room, hashesOf({ attachments: files }));
    const here = new Set(found.map(({ hash }) => hash));
    this.change({ files: files.filter(({ hash }) => here.has(hash)) });
    this.#changed();
  }
}
