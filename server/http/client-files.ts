import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';
import { CompressedFiles, type Encoding } from './compressed.ts';

/** Names under assets/ carry a hash of their content (Vite), so they never change. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Asked for each time, answered 304 when nothing changed. */
const REVALIDATE = 'no-cache';

const NOT_BUILT = `Accord's server is up, but the pages are not built.
Build them with:  npm run build
(npm start does it by itself.)
`;

/** Paths that are the one page; the client's router looks at the rest. */
const PAGES = ['/', '/i', '/r/:room', '/r/:room/*rest'];

/** Serves what `npm run build` put into `directory`. */
export function clientFiles(directory: string): Router {
  const router = Router();
  const index = path.join(directory, 'index.html');
  const compressed = sendCompressed(directory);
  router.get(PAGES, (request, _response, next) => {
    request.url = '/index.html';
    next();
  });
  router.get('/*file', compressed);
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (response: Response, file: string) => {
        response.setHeader('Cache-Control', cachingOf(directory, file));
      },
    }),
  );
  router.use((request, response) => {
    const missing = !existsSync(index);
    // Whoever came by a link that is not whole reads so in their own language.
    if (!missing && request.method === 'GET' && request.accepts(['text', 'html']) === 'html') {
      response.status(404).set('Cache-Control', 'no-store').sendFile(index);
      return;
    }
    response
      .status(missing ? 503 : 404)
      .type('text/plain')
      .set('Cache-Control', 'no-store')
      .send(missing ? NOT_BUILT : request.method === 'GET' ? 'There is no such page.\n' : '');
  });
  return router;
}

function cachingOf(directory: string, file: string): string {
  return path.relative(directory, file).startsWith(`assets${path.sep}`) ? FOREVER : REVALIDATE;
}

/** Answers with the compressed form where there is one and the browser takes it. */
function sendCompressed(directory: string): RequestHandler {
  const files = new CompressedFiles();
  return async (request, response, next) => {
    const encoding = request.acceptsEncodings('br', 'gzip') as Encoding | false;
    const file = fileOf(directory, request.path);
    if (!encoding || !file || request.headers.range) return next();
    const found = await files.get(file, encoding);
    if (!found) return next();
    response.set({
      'Content-Encoding': encoding,
      'Cache-Control': cachingOf(directory, file),
      'Last-Modified': new Date(found.modifiedMs).toUTCString(),
      ETag: `"${encoding}-${Math.round(found.modifiedMs).toString(36)}-${found.bytes.length.toString(36)}"`,
    });
    response.vary('Accept-Encoding').type(path.extname(file));
    // Answers 304 by itself when the ETag is the one that the browser has.
    response.send(found.bytes);
  };
}

/** The file that a request's path means, never outside of `directory`; null: none. */
function fileOf(directory: string, requestPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.split('/').some((part) => part.startsWith('.')))
    return null;
  const file = path.join(directory, decoded);
  return file.startsWith(directory + path.sep) ? file : null;
}
