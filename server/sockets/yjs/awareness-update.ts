import * as encoding from 'lib0/encoding';
import { ByteReader } from './frames.ts';

/** What one Yjs client says about itself. `state` null: it has gone. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>> | null;
}

const MAX_UPDATE = 256 * 1024;
export const MAX_STATE_BYTES = 8 * 1024;
const MAX_DEPTH = 8;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function depthOf(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((member) => depthOf(member, left - 1));
}

function readState(json: Uint8Array): AwarenessEntry['state'] | undefined {
  try {
    const state: unknown = JSON.parse(utf8.decode(json));
    if (state === null) return null;
    if (typeof state !== 'object' || Array.isArray(state) || !depthOf(state, MAX_DEPTH)) return;
    return state as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/**
 * Entries of an awareness update; null when it is malformed. A provider repeats what it heard of
 * others, so entries that are too large are somebody else's fault or nobody's: they are left out.
 */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] | null {
  if (bytes.length > MAX_UPDATE) return null;
  const reader = new ByteReader(bytes);
  const count = reader.varUint();
  if (count === null || count * 3 > bytes.length) return null;
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    const client = reader.varUint();
    const clock = reader.varUint();
    const json = reader.varBytes();
    if (client === null || clock === null || json === null) return null;
    if (json.length > MAX_STATE_BYTES) continue;
    const state = readState(json);
    if (state === undefined) return null;
    entries.push({ client, clock, state });
  }
  return reader.left === 0 ? entries : null;
}

export function writeAwareness(entries: Iterable<AwarenessEntry>): Uint8Array {
  const all = [...entries];
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, all.length);
  for (const { client, clock, state } of all) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
    encoding.writeVarString(to, JSON.stringify(state));
  }
  return encoding.toUint8Array(to);
}
