import { shownText } from '../../shared/room/shown-text.ts';
import { createApi } from '../../client/connection/http.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, must } from '../failure.ts';
import { loadSession } from '../session.ts';

export const rooms: CliCommand = {
  usage: 'rooms',
  about: 'List the rooms you may enter: id, role, entries, people present, name.',
  options: {},
  async run(call) {
    const { origin, jar } = loadSession(call.sessionFile);
    const lobby = must(await createApi(origin, fetch, jar).rooms(), 'The list of rooms');
    for (const room of lobby.rooms) {
      const present = Object.keys(room.roster).length;
      const columns = [room.id, room.role, room.entries, present, room.name];
      call.terminal.out(shownText(columns.join('\t')));
    }
    return EXIT.done;
  },
};
