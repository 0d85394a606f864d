import type { LinkState } from '../connection/contract.ts';
import { cutSince } from './saved.ts';

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const keyOf = (room: string): string => `accord.cut.${room}`;

/** Since when this device has had no link to `room`, kept over reloads; null: it had one when last seen. */
export function rememberedCut(storage: Keeper, room: string, now: number): number | null {
  try {
    const since = Number(storage.getItem(keyOf(room)));
    return since > 0 && since <= now ? since : null;
  } catch {
    return null;
  }
}

/** Note how the link is now. */
export function rememberCut(storage: Keeper, room: string, link: LinkState): void {
  const since = cutSince(link);
  try {
    if (link.phase === 'online') storage.removeItem(keyOf(room));
    // While it is being made for the first time nothing is known to be cut.
    else if (since !== null && link.phase === 'offline')
      storage.setItem(keyOf(room), String(since));
  } catch {
    // A device that keeps nothing counts from the reload.
  }
}
