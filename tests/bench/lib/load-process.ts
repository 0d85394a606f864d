import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeOn } from './processors.ts';
import type { FromLoad, LoadOrder, RunOrder, ToLoad } from './load.ts';

type Report = Extract<FromLoad, { report: unknown }>['report'];
type Connected = Extract<FromLoad, { connected: unknown }>['connected'];

function start(): ChildProcess {
  const [execPath, execArgv] = nodeOn('clients');
  return fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
    serialization: 'advanced',
    execPath,
    execArgv,
  });
}

/** A handle on one forked load process. */
export class LoadProcess {
  private readonly child: ChildProcess = start();

  private async ask(message: ToLoad): Promise<FromLoad> {
    const settled = new AbortController();
    const answer = Promise.race([
      once(this.child, 'message', settled).then(([reply]) => reply as FromLoad),
      once(this.child, 'exit', settled).then(([code]) => {
        throw new Error(`load process ended with ${String(code)}`);
      }),
    ]);
    this.child.send(message);
    return answer.finally(() => settled.abort());
  }

  async connect(order: LoadOrder): Promise<Connected> {
    return ((await this.ask({ connect: order })) as { connected: Connected }).connected;
  }
  async run(order: RunOrder): Promise<void> {
    await this.ask({ run: order });
  }
  async reset(): Promise<void> {
    await this.ask({ reset: true });
  }
  async report(): Promise<Report> {
    return ((await this.ask({ report: true })) as { report: Report }).report;
  }
  quit(): void {
    this.child.removeAllListeners();
    this.child.kill('SIGKILL');
  }
}
