import { changeDraft } from '../../shared/room/board/build.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { may } from '../app/may.ts';
import type { RoomClient } from '../connection/contract.ts';
import type { Checklist } from './model.ts';
import { moveInto, step, type Target } from './reorder.ts';

/** The pane whose items are moved. */
export interface MovingHost {
  readonly element: HTMLElement & { readonly updateComplete: Promise<boolean> };
  lists(): readonly Checklist[];
  room(): RoomClient | null;
  /** Change the board, and say why not when that is refused. @returns was it done? */
  edit(room: RoomClient, change: Parameters<RoomClient['edit']>[0]): boolean;
  say(message: Message, params?: Params): string;
  /** Say it to those who listen. */
  announce(words: string): void;
}

/** Puts items elsewhere within their plan, by a key or with the mouse, and says where they stand then. */
export class Moving {
  readonly #host: MovingHost;

  constructor(host: MovingHost) {
    this.#host = host;
  }

  /** One step up or down. */
  by(id: string, by: -1 | 1): void {
    const list = this.#listOf(id);
    const target = list && step(list.sections, id, by);
    if (list && target) this.#move(list, id, target);
  }

  /** Beside another item, above or below it. */
  beside(id: string, anchor: string, below: boolean): void {
    const list = this.#listOf(id);
    const section =
      list?.sections.findIndex(({ items }) => items.some((item) => item.id === anchor)) ?? -1;
    const others = list?.sections[section]?.items.filter((item) => item.id !== id) ?? [];
    const at = others.findIndex((item) => item.id === anchor);
    if (list && at >= 0) this.#move(list, id, { section, index: below ? at + 1 : at });
  }

  #listOf(id: string): Checklist | undefined {
    return this.#host.lists().find(({ items }) => items.some((item) => item.id === id));
  }

  #move(list: Checklist, id: string, target: Target): void {
    const room = this.#host.room();
    if (!room || !may(room, 'board.write')) return;
    const places = moveInto(list.sections, id, target);
    const heading = list.sections[target.section]?.title ?? '';
    const moved = this.#host.edit(room, (board) => {
      for (const { id: each, order } of places)
        changeDraft(board, each, each === id ? { order, list: heading } : { order });
    });
    if (moved) this.#tell(id);
  }

  /** Rows are drawn anew: the focus stays with the one that was moved, and its place is said. */
  #tell(id: string): void {
    const { element, say, announce } = this.#host;
    const row = (): HTMLElement | null => element.querySelector(`[data-item="${id}"]`);
    const had = row()?.contains(document.activeElement);
    requestAnimationFrame(() => {
      void element.updateComplete.then(() => {
        if (had) row()?.querySelector<HTMLElement>('.tt')?.focus();
        const items = this.#listOf(id)?.items ?? [];
        const at = items.findIndex((item) => item.id === id);
        const title = items[at]?.title ?? '';
        announce(say(checklistMessages.moved, { title, place: at + 1, count: items.length }));
      });
    });
  }
}
