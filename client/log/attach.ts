import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { SHOWN_TYPES, sniff } from '../../shared/attachments/sniff.ts';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { AttachedFile } from '../connection/contract.ts';

/** Longer side of a thumbnail, px of the picture; twice what a line shows, for fine screens. */
const THUMBNAIL_PX = 320;
/** Pictures of more pixels than this are not decoded for a thumbnail. */
const MOST_PIXELS = 50_000_000;
/** Small enough to be its own thumbnail, bytes. */
const SMALL_BYTES = 24 * 1_024;

export interface Prepared {
  readonly attachment: Attachment;
  /** The file, and its thumbnail if it has one of its own. */
  readonly files: readonly AttachedFile[];
}

/** A file made ready to be attached; null: it is empty or cannot be read. */
export async function prepare(file: File): Promise<Prepared | null> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (!bytes || bytes.length === 0) return null;
  const whole = { hash: await hashOf(bytes), bytes };
  const type = sniff(bytes);
  const thumbnail = SHOWN_TYPES.has(type) ? await thumbnailOf(bytes, type) : null;
  const small = thumbnail && { hash: await hashOf(thumbnail), bytes: thumbnail };
  return {
    attachment: {
      hash: whole.hash,
      name: nameOf(file.name),
      type,
      size: bytes.length,
      ...(small && { thumbnail: { hash: small.hash, size: small.bytes.length } }),
    },
    files: small && small.hash !== whole.hash ? [whole, small] : [whole],
  };
}

/** The last part of a name, without control and direction marks that could disguise it. */
export function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').trim().slice(0, 200).trim() || 'file';
}

/** The browser's own SHA-256 where it has one (a page over https or on this machine). */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.isSecureContext) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * A small picture of `bytes`, drawn anew: nothing of the file but its pixels is in it. null: it
 * cannot be decoded, or is too large.
 */
async function thumbnailOf(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type }));
    const { width, height } = picture;
    const scale = Math.min(1, THUMBNAIL_PX / Math.max(width, height));
    if (width * height > MOST_PIXELS) return null;
    if (scale === 1 && bytes.length <= SMALL_BYTES) return bytes;
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}
