import path from 'node:path';
import type { InlineConfig } from 'vite';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const CLIENT = path.join(ROOT, 'client');
export const BUILT = path.join(ROOT, 'dist/client');

/** How the client is built, for `npm run build` and for the development server alike. */
export function clientConfig(): InlineConfig {
  return {
    configFile: false,
    root: CLIENT,
    publicDir: path.join(CLIENT, 'public'),
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'es2022',
      // A data: URL of a font would be stopped by the page's policy (font-src 'self').
      assetsInlineLimit: 0,
      // The map and its basemap are one screen's weight, not a mistake.
      chunkSizeWarningLimit: 2_000,
      reportCompressedSize: false,
    },
  };
}
