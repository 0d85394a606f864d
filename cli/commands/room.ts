import { createApi } from '../../client/connection/http.ts';
import { text, type CliCommand } from '../command.ts';
import { EXIT, Failure, must } from '../failure.ts';
import { loadSession } from '../session.ts';

export const room: CliCommand = {
  usage: 'room create <name> [--exercise] [--marking <text>]',
  about: 'Open a new room; prints its id.',
  options: { exercise: { type: 'boolean' }, marking: { type: 'string' } },
  async run(call) {
    const [verb, name] = call.words;
    if (verb !== 'create' || !name) throw new Failure(`accord ${room.usage}`, EXIT.usage);
    const { origin, jar } = loadSession(call.sessionFile);
    const nature = call.flags['exercise'] ? 'exercise' : 'live';
    const body = { name, nature, marking: text(call, 'marking') ?? '' } as const;
    const made = must(await createApi(origin, fetch, jar).createRoom(body), 'The room');
    call.terminal.out(made.room);
    return EXIT.done;
  },
};
