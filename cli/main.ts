import type { Terminal } from './command.ts';
import { EXIT } from './failure.ts';
import { run } from './run.ts';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  },
};

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// `accord follow … | head` ends with its reader.
process.stdout.on('error', () => process.exit(EXIT.done));
process.exitCode = await run(process.argv.slice(2), terminal, stop.signal);
