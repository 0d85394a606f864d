import { settled } from '../app/when-idle.ts';
import type { RoomClient } from '../connection/contract.ts';

/**
 * Has the server get its index ready before anybody types a question (SPEC 8.106), whenever the link
 * comes up: it may lead to a server that has just been started. @returns stops it
 */
export function searchAhead(room: RoomClient): () => void {
  let linked = false;
  const look = (): void => {
    const online = room.state.link.phase === 'online';
    if (online && !linked) void settled().then(() => room.search(''));
    linked = online;
  };
  look();
  return room.on('state', look);
}
