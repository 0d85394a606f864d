/**
 * The pages without the server: a service worker that keeps the client's own files, and nothing
 * else. What is in a room is kept by the room client (client/connection/store), never here.
 *
 * Pages are asked of the server first, so that whoever can reach it has its version; only without
 * an answer the kept page comes. Files under /assets carry a hash of their content: the kept ones
 * are as good as the server's.
 */

/** How long the server may take to answer for a page before the kept one is shown, ms. */
const PATIENCE_MS = 4_000;
const INDEX = '/index.html';
const PREFIX = 'accord-pages-';

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Extendable {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** What a service worker's global scope offers, as far as it is used. */
export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
  readonly location: { readonly origin: string };
  readonly caches: CacheStorage;
  fetch(request: Request): Promise<Response>;
  skipWaiting(): Promise<void>;
}

/** What the build put into this version. */
export interface Shell {
  readonly version: string;
  /** Paths under our origin, `/index.html` among them. */
  readonly files: readonly string[];
}

/** Is this the address of a page of ours? As in server/http/client-files.ts. */
export const isPage = (path: string): boolean => path === '/' || /^\/(i|r\/[^/]+)\/?$/.test(path);

/** Keep the shell's files and answer for them. */
export function serveShell(scope: WorkerScope, shell: Shell): void {
  const name = PREFIX + shell.version;

  scope.addEventListener('install', (event) =>
    event.waitUntil(
      scope.caches.open(name).then((cache) =>
        // The page itself as it is now, whatever the browser's own cache believes.
        cache.addAll(
          shell.files.map((path) =>
            path === INDEX ? new Request(path, { cache: 'reload' }) : path,
          ),
        ),
      ),
    ),
  );

  scope.addEventListener('activate', (event) =>
    event.waitUntil(
      scope.caches.keys().then((keys) => {
        const ours = keys.filter((key) => key.startsWith(PREFIX) && key !== name);
        // The version before stays: a tab that still shows it may ask for a file of it.
        return Promise.all(ours.slice(0, -1).map((key) => scope.caches.delete(key)));
      }),
    ),
  );

  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
    if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(page(request));
    else if (url.pathname.startsWith('/assets/') && !request.headers.has('range'))
      event.respondWith(file(request));
  });

  scope.addEventListener('message', (event) => {
    if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
    // A page asks whether it is of this version: it knows the address of its own script.
    else if (typeof event.data === 'string')
      event.ports[0]?.postMessage(shell.files.includes(event.data));
  });

  async function page(request: Request): Promise<Response> {
    const kept = scope.caches.open(name).then((cache) => cache.match(INDEX));
    const asked = scope.fetch(request).catch(() => null);
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
    const answer = await Promise.race([asked, late]);
    // A proxy whose server is away answers with 502, 503 or 504.
    if (answer && answer.status < 500) return answer;
    return (await kept) ?? (await asked) ?? Response.error();
  }

  async function file(request: Request): Promise<Response> {
    return (await scope.caches.match(request)) ?? scope.fetch(request);
  }
}
