import type { Transaction } from 'yjs';
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { RoomClient, RoomState } from '../connection/contract.ts';
import { roomContext } from './contexts.ts';
import { pace } from './pace.ts';

export interface WatchOptions {
  /** Parts of the state that the host shows: it re-renders when one of them is another object. */
  readonly state?: (state: RoomState) => readonly unknown[];
  /** The room is another one now: forget what was derived. */
  readonly opened?: (room: RoomClient) => void;
  /**
   * New entries; `room.entries` of the moment of `opened` are not announced again. The host is drawn
   * soon after (pace.ts).
   */
  readonly entries?: (entries: readonly Entry[], room: RoomClient) => void;
  /** The board changed, or is another document. At most once a frame. */
  readonly board?: (room: RoomClient) => void;
}

/** Follows the room on screen for one element, and lets go of it with the element. */
export class RoomWatch implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly options: WatchOptions;
  private readonly consumer: ContextConsumer<
    typeof roomContext,
    ReactiveControllerHost & HTMLElement
  >;
  private room: RoomClient | null = null;
  private seen: readonly unknown[] = [];
  private releases: (() => void)[] = [];
  private frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: WatchOptions = {}) {
    this.host = host;
    this.options = options;
    host.addController(this);
    this.consumer = new ContextConsumer(host, {
      context: roomContext,
      subscribe: true,
      callback: (room) => this.follow(room),
    });
  }

  /** The room on screen; null before there is one. */
  get current(): RoomClient | null {
    return this.room;
  }

  hostConnected(): void {
    if (this.consumer.value) this.follow(this.consumer.value);
  }

  hostDisconnected(): void {
    this.release();
    this.room = null;
  }

  private follow(room: RoomClient | null): void {
    if (room === this.room) return;
    this.release();
    this.room = room;
    if (room) {
      this.options.opened?.(room);
      this.listen(room);
      this.options.board?.(room);
    }
    this.host.requestUpdate();
  }

  private listen(room: RoomClient): void {
    const { state, entries, board } = this.options;
    if (state) {
      this.seen = state(room.state);
      const changed = (): void => {
        const next = state(room.state);
        if (next.length === this.seen.length && next.every((v, i) => v === this.seen[i])) return;
        this.seen = next;
        this.host.requestUpdate();
      };
      this.releases.push(room.on('state', changed), room.on('presence', changed));
    }
    if (entries)
      this.releases.push(
        room.on('entries', (added) => {
          entries(added, room);
          pace.request(this.host);
        }),
      );
    if (board) this.listenToBoard(room, board);
  }

  private listenToBoard(room: RoomClient, board: (room: RoomClient) => void): void {
    let document = room.board;
    // Not `update`: with a listener for it Yjs encodes every change anew, all of a room at joining.
    const changed = (transaction: Transaction): void => {
      if (transaction.changedParentTypes.size > 0) later();
    };
    const later = (): void => {
      if (this.frame !== 0) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        if (this.room !== room) return;
        board(room);
        this.host.requestUpdate();
      });
    };
    document.on('afterTransaction', changed);
    const replaced = room.on('board', () => {
      document.off('afterTransaction', changed);
      document = room.board;
      document.on('afterTransaction', changed);
      later();
    });
    this.releases.push(replaced, () => document.off('afterTransaction', changed));
  }

  private release(): void {
    for (const release of this.releases) release();
    this.releases = [];
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}
