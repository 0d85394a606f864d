/** A stop that takes longer than this is cut short, ms. What was acknowledged is on disk anyway. */
const STOP_MS = 9_000;

/** What stopping needs of a process, handed in so that tests decide it. */
export interface Stoppable {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
  /** Call once after `ms`; the answer calls it off. */
  after(ms: number, call: () => void): () => void;
}

/** As much of a log as stopping says something to. */
export interface Teller {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const THIS_PROCESS: Stoppable = {
  on: (signal, listener) => process.on(signal, listener),
  exit: (code) => process.exit(code),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * The first SIGTERM or SIGINT stops in order and exits 0; a second one, a stop that goes wrong, and
 * one that takes longer than 9 s exit 1 (SPEC 1.6).
 */
export function stopOnSignal(on: Stoppable, stop: () => Promise<void>, log: Teller): void {
  let told = false;
  const signalled = (signal: NodeJS.Signals): void => {
    if (told) return on.exit(1);
    told = true;
    log.info({ signal }, 'stopping');
    const inTime = on.after(STOP_MS, () => {
      log.error({}, 'stopping took too long and was cut short');
      on.exit(1);
    });
    stop().then(
      () => {
        inTime();
        log.info({}, 'stopped');
        on.exit(0);
      },
      (err: unknown) => {
        log.error({ err }, 'stopping went wrong');
        on.exit(1);
      },
    );
  };
  on.on('SIGTERM', signalled);
  on.on('SIGINT', signalled);
}
