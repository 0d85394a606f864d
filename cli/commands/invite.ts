import { createApi } from '../../client/connection/http.ts';
import { ROLES } from '../../shared/room/roles.ts';
import { text, type CliCommand } from '../command.ts';
import { EXIT, Failure, must } from '../failure.ts';
import { roomId } from '../open-room.ts';
import { loadSession } from '../session.ts';

/** A whole number of at least 1, or `fallback` when the flag is absent. */
function count(value: string | undefined, fallback: number, flag: string): number {
  const number = Number(value ?? fallback);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Failure(`${flag} wants a whole number`, EXIT.usage);
}

export const invite: CliCommand = {
  usage:
    'invite --room <id> --role facilitator|editor|observer [--delegation PAR] [--uses 1] [--hours 24]',
  about: 'Make an invitation link; prints it. It is shown this once.',
  options: {
    room: { type: 'string' },
    role: { type: 'string' },
    delegation: { type: 'string' },
    uses: { type: 'string' },
    hours: { type: 'string' },
  },
  async run(call) {
    const role = ROLES.find((one) => one === text(call, 'role'));
    if (!role) throw new Failure(`accord ${invite.usage}`, EXIT.usage);
    const { origin, jar } = loadSession(call.sessionFile);
    const made = await createApi(origin, fetch, jar).invite(roomId(text(call, 'room')), {
      role,
      delegation: text(call, 'delegation') ?? null,
      uses: count(text(call, 'uses'), 1, '--uses'),
      hours: count(text(call, 'hours'), 24, '--hours'),
    });
    call.terminal.out(must(made, 'The invitation').link);
    return EXIT.done;
  },
};
