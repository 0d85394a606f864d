import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { securityHeaders } from '../../server/http/security-headers.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Builds `fixtures/<page>.html` and serves it, under our policy, at every path. */
export async function serveFixture(
  page: string,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const root = path.join(import.meta.dirname, 'fixtures');
  const outDir = mkdtempSync(path.join(tmpdir(), 'accord-fixture-'));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: path.join(root, `${page}.html`) },
    },
    base: '/',
  });
  const server = createServer((request, response) => {
    const wanted = new URL(request.url ?? '/', 'http://x').pathname;
    const file = wanted.startsWith('/assets/') ? wanted : `/${page}.html`;
    for (const [name, value] of Object.entries(securityHeaders(false)))
      response.setHeader(name, value);
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(path.join(outDir, path.normalize(file))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
