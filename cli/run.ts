import { parseArgs } from 'node:util';
import type { CliCommand, Terminal } from './command.ts';
import { follow } from './commands/follow.ts';
import { importFile } from './commands/import.ts';
import { invite } from './commands/invite.ts';
import { login } from './commands/login.ts';
import { room } from './commands/room.ts';
import { rooms } from './commands/rooms.ts';
import { say } from './commands/say.ts';
import { EXIT, Failure } from './failure.ts';
import { sessionFile } from './session.ts';

const COMMANDS: Readonly<Record<string, CliCommand>> = {
  login,
  rooms,
  room,
  invite,
  follow,
  say,
  import: importFile,
};

function help(): string {
  const lines = Object.values(COMMANDS).map(
    ({ usage, about }) => `  accord ${usage}\n      ${about}`,
  );
  return (
    `Accord from the command line.\n\n${lines.join('\n')}\n\n` +
    'Every command takes --session <file> (or $ACCORD_SESSION): who is signed in.\n' +
    'Exit codes: 0 done, 1 refused or not all done, 2 wrong arguments.'
  );
}

/** Run one command. @returns its exit code */
export async function run(
  [name = 'help', ...args]: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const asked = name === 'help' || name === '--help';
    terminal[asked ? 'out' : 'err'](help());
    return asked ? EXIT.done : EXIT.usage;
  }
  try {
    const { values, positionals } = parse(command, args);
    const { session } = values;
    return await command.run({
      words: positionals,
      flags: values as Readonly<Record<string, string | boolean | undefined>>,
      sessionFile: sessionFile(typeof session === 'string' ? session : undefined),
      terminal,
      signal,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.err(error.message);
    return error.exit;
  }
}

function parse(command: CliCommand, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, session: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new Failure(`${why}\naccord ${command.usage}`, EXIT.usage);
  }
}
