import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The first line of `child`'s output that matches; rejects when the child ends before. */
export function lineWith(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)} before ready`)));
  });
}
