import { serveShell, type Shell, type WorkerScope } from './worker.ts';

/** Filled in by tools/build-offline.ts, which knows the names of the built files. */
declare const ACCORD_SHELL: Shell;

serveShell(self as unknown as WorkerScope, ACCORD_SHELL);
