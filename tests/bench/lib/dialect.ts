/**
 * A thin client of either server over one raw WebSocket: as little work as possible, so that the
 * load generator does not become what is measured. It finds edits by a marker in their bytes.
 */
export interface Frames {
  /** An edit arrived (from anybody, possibly ourselves). */
  edit(marker: string): void;
  /** Our oldest unacknowledged edit was acknowledged. */
  acknowledged(): void;
  /** Presence arrived. */
  presence(): void;
}

export interface ThinClient {
  /** Yjs clientID to edit with. */
  readonly clientId: number;
  /** Bytes of the state received at joining. */
  readonly joinBytes: number;
  /** Milliseconds from the call of connect to the whole state. */
  readonly joinMs: number;
  edit(update: Uint8Array): void;
  presence(x: number, y: number): void;
  close(): void;
}

export interface Seat {
  readonly url: string;
  readonly room: string;
  /** The session that may have a ticket; the peer needs none. */
  readonly cookie: string;
}

export interface Dialect {
  /** What is fetched just before connecting and is no part of joining: a ticket lives 30 s. */
  prepare(seat: Seat): Promise<string>;
  connect(seat: Seat, prepared: string, frames: Frames): Promise<ThinClient>;
}

/** `mk<editor>.<number>~`, found again in any frame that carries it. */
export const marker = (editor: number, count: number): string => `mk${editor}.${count}~`;

/** The last frame that was looked through, and what was in it. */
let last = Buffer.alloc(0);
let lastMarkers: string[] = [];

/**
 * Is `frame` the one that was looked through last? Everybody in a room is sent the same bytes, so most
 * are; `found` is called as `findMarkers` did.
 */
export function sameMarkers(frame: Buffer, found: (marker: string) => void): boolean {
  if (frame.length !== last.length || !frame.equals(last)) return false;
  for (const marker of lastMarkers) found(marker);
  return true;
}

/** Call `found` for every marker in `frame`. */
export function findMarkers(frame: Buffer, found: (marker: string) => void): void {
  last = Buffer.from(frame);
  lastMarkers = markersIn(frame);
  lastMarkers.forEach(found);
}

function markersIn(frame: Buffer): string[] {
  const markers: string[] = [];
  for (let at = frame.indexOf('mk'); at >= 0; at = frame.indexOf('mk', at + 2)) {
    const end = frame.indexOf(0x7e, at);
    if (end < 0 || end - at > 24) continue;
    markers.push(frame.toString('latin1', at, end + 1));
  }
  return markers;
}
