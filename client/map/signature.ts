import type * as Y from 'yjs';
import { decodeTime } from 'ulid';
import { featuresOf, layersOf } from '../../shared/room/board/build.ts';
import { partOf } from '../../shared/room/board/style.ts';
import type { RoomClient } from '../connection/contract.ts';
import { zuluMinutes } from '../app/time.ts';

/** Who made a mark and when, as the record vouches for it. */
export interface Signature {
  readonly name: string;
  readonly delegation: string | null;
  /** `16:38Z` */
  readonly time: string;
}

interface PersonOnRecord {
  readonly name?: unknown;
  readonly delegation?: unknown;
}

/** What the record says of a person; null when it does not know them. */
export function personOf(record: Y.Doc, person: string): PersonOnRecord | null {
  return (record.getMap('people').get(person) as PersonOnRecord | undefined) ?? null;
}

export function nameOf(record: Y.Doc, person: string): string {
  const name = personOf(record, person)?.name;
  return typeof name === 'string' ? name : '';
}

/**
 * Who placed a mark: the clientID that wrote it is leased to one person, and the record keeps the
 * lease. When: the time in its ULID, by the author's clock. Null when the record does not know.
 */
export function signatureOf(client: RoomClient, id: string): Signature | null {
  const item = featuresOf(client.board)._map.get(id);
  if (!item) return null;
  const person = client.record.getMap('leases').get(String(item.id.client));
  const known = typeof person === 'string' ? personOf(client.record, person) : null;
  const name = typeof known?.name === 'string' ? known.name : '';
  const delegation = typeof known?.delegation === 'string' ? known.delegation : null;
  if (!name) return null;
  return { name, delegation, time: `${zuluMinutes(decodeTime(id))}Z` };
}

/** Names of those whose work these fields are now, without oneself. */
export function authorsOf(
  client: RoomClient,
  since: readonly { readonly id: string; readonly fields: readonly string[] }[],
): string {
  const names = new Set<string>();
  for (const { id, fields } of since) {
    const entry = featuresOf(client.board).get(id) ?? layersOf(client.board).get(id);
    for (const field of fields) {
      // Parts of a style that was written when there were none are in its one field.
      const item = entry?._map.get(field) ?? (partOf(field) ? entry?._map.get('style') : undefined);
      const writer = item?.id.client;
      const person: unknown = client.record.getMap('leases').get(String(writer));
      if (typeof person === 'string' && person !== client.state.me?.person)
        names.add(nameOf(client.record, person));
    }
  }
  return [...names].filter(Boolean).join(', ');
}
