import { generateNKeysBetween } from 'fractional-indexing';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { Refusal, Result } from '../../shared/protocol/errors.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { createFeature, featuresOf, type NewFeature } from '../../shared/room/board/build.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';

/** How big a room is to be. */
export interface Size {
  readonly entries: number;
  readonly features: number;
  readonly edits: number;
}

/** What judging edits may cost while a room is filled: as much as it does. */
export const UNRATIONED = { perSecond: 1e9, burst: 1e9 };

/** The value of what must not be refused here. */
export function must<T>(result: { ok: true; value: T } | { ok: false; error: Refusal }): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

/** Send without waiting for each, but never more than 500 ahead of the disk. */
async function pipeline(count: number, send: (i: number) => Promise<Result<unknown>>) {
  let waiting: Promise<Result<unknown>>[] = [];
  for (let i = 0; i < count; i++) {
    waiting.push(send(i));
    if (waiting.length < 500) continue;
    for (const answer of await Promise.all(waiting)) must(answer);
    waiting = [];
  }
  for (const answer of await Promise.all(waiting)) must(answer);
}

/** Most marks are points; one in ten is a line, one in ten an area. */
function shapeOf(i: number): Pick<NewFeature, 'kind' | 'geom'> {
  const [x, y] = [30 + (i % 100) / 10, 47 + i / 600];
  if (i % 10 === 3)
    return {
      kind: 'line',
      geom: {
        type: 'LineString',
        coordinates: [
          [x, y],
          [x + 0.1, y + 0.1],
        ],
      },
    };
  if (i % 10 !== 7) return { kind: 'point', geom: { type: 'Point', coordinates: [x, y] } };
  const ring: [number, number][] = [
    [x, y],
    [x + 0.1, y],
    [x, y + 0.1],
    [x, y],
  ];
  return { kind: 'area', geom: { type: 'Polygon', coordinates: [ring] } };
}

/** Marks, then typing into their notes, then log lines: through the room, as people would. */
export async function fillRoom(
  room: RoomPort,
  member: Member,
  { entries, features, edits }: Size,
): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = must(await room.lease(member, ulid()));
  const make = (change: () => void): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.transact(change);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const order = generateNKeysBetween(null, null, features);
  const ids: string[] = [];
  await pipeline(features, (i) => {
    const id = ulid();
    ids.push(id);
    const update = make(() => {
      const style = {
        colour: 'friend',
        ...(shapeOf(i).kind === 'point' && { icon: 'checkpoint' }),
      } as const;
      const props = { code: `K-${i + 1}` };
      createFeature(doc, {
        id,
        ...shapeOf(i),
        label: `Checkpoint ${i}`,
        style,
        z: order[i]!,
        props,
      });
    });
    return room.submit(member, update, 'leased');
  });
  // Typing into notes: one character an edit, as people do.
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  await pipeline(edits, (i) => {
    const id = ids[Math.floor(i / 40) % ids.length]!;
    const note = featuresOf(doc).get(id)?.get('note') as Y.Text;
    note.insert(note.length, 'abcdefghij '[i % 11] ?? ' ');
    return room.submit(member, updates.pop() ?? new Uint8Array(), 'leased');
  });
  const text = 'Convoy of eight vehicles seen moving south on the P45; to be confirmed by drone. ';
  await pipeline(entries, (i) => {
    const words = text.repeat(1 + (i % 3));
    const source = 'Drone team 3';
    const body = { kind: 'information', text: words, language: 'en', source };
    return room.command(member, { id: ulid(), type: 'log.append', body } as Command);
  });
}
