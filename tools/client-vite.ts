import path from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const CLIENT = path.join(ROOT, 'client');
export const BUILT = path.join(ROOT, 'dist/client');

/**
 * The map is a chunk of its own that every room needs: the browser fetches it beside the first
 * script, instead of when that has run.
 */
function preloadMap(): Plugin {
  return {
    name: 'preload-map',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'chunk' && file.name === 'map-pane')
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head' as const,
          })),
    },
  };
}

/** How the client is built, for `npm run build` and for the development server alike. */
export function clientConfig(): InlineConfig {
  return {
    configFile: false,
    root: CLIENT,
    publicDir: path.join(CLIENT, 'public'),
    plugins: [preloadMap()],
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
