/** How often a page that stays open looks for a new version, ms. */
const LOOK_EVERY_MS = 15 * 60_000;
/** Keeping the pages waits until the first screen has what it needs, ms. */
const AFTER_LOADING_MS = 3_000;
const WORKER = '/sw.js';

/** Is there a newer version of the pages than the one on screen? */
export interface Updates {
  readonly waiting: boolean;
  /** @returns to be called when no longer interested */
  onChange(listener: () => void): () => void;
  /** Show the new version: loads the page again. */
  apply(): void;
}

/** Where there is no service worker: plain http, development, tests. */
export const NO_UPDATES: Updates = { waiting: false, onChange: () => () => {}, apply: () => {} };

/** Does `worker` hold the version that is on screen? */
function isOurs(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  const path = script ? new URL(script.src).pathname : '';
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage(path, [port2]);
  });
}

/** Keeps the pages on this device, and says when there is a newer version of them. */
export function keepPages(): Updates {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!workers) return NO_UPDATES;
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;
  let applying = false;

  const arrived = async (worker: ServiceWorker | null): Promise<void> => {
    // The first one ever is no update.
    if (!worker || !workers.controller) return;
    // Pages come from the server first: this one may be of the new version already.
    if (await isOurs(worker)) return worker.postMessage('take-over');
    waiting = worker;
    for (const listener of listeners) listener();
  };

  workers.addEventListener('controllerchange', () => {
    if (applying) location.reload();
  });
  const register = (): Promise<void> =>
    workers
      .register(WORKER, { updateViaCache: 'none' })
      .then((registration) => {
        void arrived(registration.waiting);
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => {
            if (installing.state === 'installed') void arrived(installing);
          });
        });
        setInterval(() => void registration.update().catch(() => {}), LOOK_EVERY_MS);
      })
      // A browser that forbids it: the pages need the server, as before.
      .catch(() => {});
  setTimeout(() => void register(), AFTER_LOADING_MS);

  return {
    get waiting() {
      return waiting !== null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply() {
      applying = true;
      waiting?.postMessage('take-over');
    },
  };
}
