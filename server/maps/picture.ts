/** Pictures that a browser may be handed, known by their first bytes, whatever the sender calls them. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** @returns null for everything that is no PNG, JPEG, WebP or GIF */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0x89 && ascii(bytes, 1, 7) === 'PNG\r\n\x1a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  return /^GIF8[79]a$/.test(ascii(bytes, 0, 6)) ? 'image/gif' : null;
}
