/** A worker has no style sheet: the page's type, for names on pictures. */
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-opsz-normal.woff2?url';
import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-opsz-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url';

/** Ranges as in client/ui/fonts.css, as far as names on a map need them. */
const FACES = [
  [latin, 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+2000-206F, U+20AC, U+2122'],
  [latinExt, 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+2116'],
  [cyrillic, 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1'],
] as const;

/** Resolves also when some could not be had: names are then in another type. */
export async function loadFonts(fonts: FontFaceSet): Promise<void> {
  const loading = FACES.map(([address, unicodeRange]) => {
    const face = new FontFace('Inter Variable', `url(${address})`, {
      unicodeRange,
      weight: '100 900',
    });
    fonts.add(face);
    return face.load();
  });
  await Promise.allSettled(loading);
}
