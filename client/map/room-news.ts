import type { RoomClient } from '../connection/contract.ts';

/** What the map does with a room's news. */
export interface RoomNews {
  /** The board is another one. */
  board(): void;
  /** Somebody came, went, or moved on the map. */
  people(): void;
  /** Who may do what here, and with whom, may have changed. */
  standing(): void;
}

/**
 * Hear only what the map shows: it is dear to draw, and a busy log brings fifty lines a second (SPEC 8.151).
 * @returns stops listening
 */
export function followRoom(client: RoomClient, news: RoomNews): () => void {
  let seen: readonly unknown[] = [];
  const stops = [
    client.on('board', () => news.board()),
    client.on('presence', () => news.people()),
    client.on('state', () => {
      // Where the link stands, and what is on its way, says nothing of the map.
      const { me, ready, sites, roster } = client.state;
      const next = [me, ready, sites, roster];
      if (next.every((value, i) => value === seen[i])) return;
      seen = next;
      news.standing();
    }),
    // Of the log only that the room was closed, or opened again, changes what is offered here.
    client.on('entries', (entries) => {
      if (entries.some(({ type }) => type.startsWith('room.'))) news.standing();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
