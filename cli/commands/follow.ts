import type * as Y from 'yjs';
import type { RoomClient } from '../../client/connection/contract.ts';
import { featuresOf } from '../../shared/room/board/build.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { text, type CliCommand } from '../command.ts';
import { EXIT } from '../failure.ts';
import { openRoom, roomId } from '../open-room.ts';
import { loadSession } from '../session.ts';

/** How many past entries to begin with, unless told otherwise. */
const LAST = 20;

/** `PAR-0042  19:55:20Z  PAR Ann  log.append  text` */
export function entryLine(entry: Entry): string {
  const time = `${new Date(entry.eventAt).toISOString().slice(11, 19)}Z`;
  const who = [entry.delegation, entry.author.name].filter(Boolean).join(' ');
  const number = registerNumber(entry.site, entry.number);
  // A terminal obeys what a text hides: nothing of a person's reaches it but signs to read.
  return shownText([number, time, who, entry.type, gist(entry)].join('  '));
}

/** What of an entry's body a person would read out. */
function gist(entry: Entry): string {
  const body: Readonly<Record<string, unknown>> = entry.body;
  const said = body['text'] ?? body['name'] ?? body['phase'] ?? body['reason'];
  return typeof said === 'string' ? said.replace(/\s+/g, ' ') : JSON.stringify(body);
}

/** Says what happens to the marks of the map; @returns stops */
function followBoard(client: RoomClient, print: (line: string) => void): () => void {
  const features = featuresOf(client.board);
  const told = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === 'string') describe(id, [...event.changes.keys.keys()].join(', '));
      else for (const [key, { action }] of event.changes.keys) describe(key, action);
    }
  };
  const describe = (id: string, what: string): void => {
    const label = String(features.get(id)?.get('label') ?? '');
    print(shownText(`map  ${id}  ${what || 'text'}  ${label.replace(/\s+/g, ' ')}`));
  };
  features.observeDeep(told);
  return () => features.unobserveDeep(told);
}

export const follow: CliCommand = {
  usage: `follow --room <id> [--last ${LAST}] [--json]`,
  about: 'Print entries and changes of the map as they come, until Ctrl-C.',
  options: {
    room: { type: 'string' },
    last: { type: 'string', default: String(LAST) },
    json: { type: 'boolean' },
  },
  async run(call) {
    const client = await openRoom(loadSession(call.sessionFile), roomId(text(call, 'room')));
    const { out, err } = call.terminal;
    const line = call.flags['json'] ? (entry: Entry) => JSON.stringify(entry) : entryLine;
    const last = Math.max(0, Number(text(call, 'last')) || 0);
    for (const entry of last ? client.entries.slice(-last) : []) out(line(entry));
    client.on('entries', (entries) => entries.forEach((entry) => out(line(entry))));
    let stop = followBoard(client, out);
    client.on('board', () => {
      stop();
      stop = followBoard(client, out);
    });
    let phase = client.state.link.phase;
    client.on('state', () => {
      if (client.state.link.phase === phase) return;
      phase = client.state.link.phase;
      err(`-- ${phase}`);
    });
    await new Promise<void>((resolve) => call.signal.addEventListener('abort', () => resolve()));
    await client.close();
    return EXIT.done;
  },
};
