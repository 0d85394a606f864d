import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = path.resolve(import.meta.dirname, '../../server/main.ts');

/** The real server as a process of its own, to be killed. */
export class VictimServer {
  readonly #dir: string;
  #child: ChildProcess | null = null;
  #port = 0;
  origin = '';
  firstLink = '';

  constructor(dir: string) {
    this.#dir = dir;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it says where it is. The port stays the same from the first start on. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        DATA_DIR: this.#dir,
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'silent',
        EDITS_PER_SECOND: '10000',
        EDIT_BURST: '10000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    const lines = createInterface({ input: child.stdout! });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended before it was there (${code})`);
    });
    await Promise.race([this.#told(lines), ended]);
    ended.catch(() => undefined);
  }

  async #told(lines: AsyncIterable<string>): Promise<void> {
    for await (const line of lines) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (!url) continue;
      if (url.includes('#')) this.firstLink = url;
      else {
        this.origin = url;
        this.#port = Number(new URL(url).port);
      }
      // On the very first start a link follows.
      if (this.firstLink) return;
    }
  }

  /** As a power switch would: no signal handler runs. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}
