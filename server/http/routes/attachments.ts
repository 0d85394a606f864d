import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SHOWN_TYPES } from '../../../shared/attachments/sniff.ts';
import type { AttachmentStored } from '../../../shared/protocol/http/attachments.ts';
import { ok, refuse, type Refusal } from '../../../shared/protocol/errors.ts';
import { ULID } from '../../../shared/room/ulid.ts';
import { hashSchema } from '../../../shared/room/record/bodies-common.ts';
import { defineRoute, mustSession, type Call } from '../route.ts';

const PATH = '/api/rooms/:room/attachments/:hash';

/** Room and hash of the path; null: they are none. */
function named({ params }: Call<unknown>): { room: string; hash: string } | null {
  const { room = '', hash = '' } = params;
  return ULID.test(room) && hashSchema.safeParse(hash).success ? { room, hash } : null;
}

/** Why a room takes no files; null: it does. */
async function shut(call: Call<unknown>, room: string): Promise<Refusal | null> {
  const [summary] = await call.rooms.summaries([room]);
  if (!summary) return refuse('ROOM_UNKNOWN').error;
  return summary.closedAt === null ? null : refuse('ROOM_CLOSED').error;
}

/**
 * Takes in the bytes of a file, before the entry that carries it is sent. What it is said to be is
 * not read. Sending it again is safe.
 */
export const putAttachment = defineRoute({
  method: 'put',
  path: PATH,
  needs: 'log.append',
  async handle(call, { request }) {
    const place = named(call);
    if (!place) return refuse('NOT_FOUND', 'no such name for a file');
    const length = Number(request.headers['content-length']);
    if (!Number.isInteger(length)) return refuse('MALFORMED', 'content-length');
    if (length > call.attachments.maxBytes)
      return refuse('TOO_LARGE', `over ${call.attachments.maxBytes} bytes`);
    const why = await shut(call, place.room);
    if (why) return { ok: false, error: why };
    const wait = call.attaching.take(mustSession(call).person.id, length);
    if (wait > 0) return refuse('RATE_LIMITED', `${Math.ceil(wait / 1_000)} s`);
    const stored = await call.attachments.put(place.room, place.hash, request);
    return stored.ok ? ok<AttachmentStored>({ hash: place.hash, ...stored.value }) : stored;
  },
});

/**
 * Gives a file out, always as something to be saved and never as a page: whatever is in it, a
 * browser that opens it does so without our origin, without scripts and without a type to guess.
 * Only pictures that cannot hold script keep their type, so that our own pages can show them.
 */
export const getAttachment = defineRoute({
  method: 'get',
  path: PATH,
  needs: 'room.read',
  async handle(call, { request, response }) {
    const place = named(call);
    const stored = place && call.attachments.look(place.room, place.hash);
    if (!stored) return refuse('NOT_FOUND');
    const etag = `"${place.hash}"`;
    response.set({
      // Asked for each time, so that who was shown out gets nothing more.
      'Cache-Control': 'private, no-cache',
      ETag: etag,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Content-Disposition': disposition(request.query['name'], place.hash),
      'Content-Type': SHOWN_TYPES.has(stored.type) ? stored.type : 'application/octet-stream',
    });
    if (request.headers['if-none-match'] === etag) {
      response.status(304).end();
      return null;
    }
    response.set('Content-Length', String(stored.size));
    // A reader who goes away half-way is no fault of ours.
    await pipeline(createReadStream(call.attachments.file(place.room, place.hash)), response).catch(
      () => response.destroy(),
    );
    return null;
  },
});

/** The name under which a browser saves it, by RFC 6266 and RFC 8187; the hash when it has none. */
function disposition(name: unknown, hash: string): string {
  const given = typeof name === 'string' ? name.slice(0, 200) : '';
  const safe = given.replaceAll(/[\p{C}/\\:*?"<>|]/gu, '_').replace(/^[.\s]+/, '') || hash;
  const encoded = encodeURIComponent(safe.toWellFormed()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
