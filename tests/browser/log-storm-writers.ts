/**
 * A process of people who write the log: forked by log-storm.ts, speaks with it over IPC. Times are
 * of the wall clock, which all processes of the machine share.
 */
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createApi, readInvitation, ticketsFor } from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';

export interface WritersOrder {
  readonly room: string;
  /** One invitation a person. */
  readonly links: readonly string[];
  readonly linesPerSecond: number;
  readonly seconds: number;
}
export interface WritersReport {
  readonly durableMs: readonly number[];
  /** Line by line and reader by reader: from Enter to this person's copy. */
  readonly seenMs: readonly number[];
  readonly refused: number;
  /** Storm lines that each copy holds in the end. */
  readonly held: readonly number[];
}
/** A storm line ends with the moment at which it was given, ms UTC. */
export const GIVEN = /^storm .* (\d{13})$/;

const durableMs: number[] = [];
const seenMs: number[] = [];
let refused = 0;
const clients: RoomClient[] = [];

async function enter(link: string, room: string, index: number): Promise<RoomClient> {
  const invitation = readInvitation(link);
  if (!invitation) throw new Error('no invitation');
  const api = createApi(invitation.origin, fetch, new CookieJar());
  const secret = invitation.secret;
  const redeemed = await api.redeem({ secret, name: `Writer ${process.pid} ${index}` });
  if (!redeemed.ok) throw new Error(redeemed.error.code);
  const client = await connectRoom({
    room,
    origin: invitation.origin,
    tickets: ticketsFor(api, room),
    store: new MemoryStore(),
  });
  client.on('entries', (entries) => {
    const now = Date.now();
    for (const { body } of entries) {
      const given = 'text' in body && body.text ? GIVEN.exec(body.text)?.[1] : undefined;
      if (given) seenMs.push(now - Number(given));
    }
  });
  await new Promise<void>((resolve) => {
    const look = () => client.state.link.phase === 'online' && resolve();
    client.on('state', look);
    look();
  });
  return client;
}

const KINDS = ['information', 'request', 'action', 'comment'] as const;

function write(client: RoomClient, n: number): void {
  const given = Date.now();
  const kind = KINDS[n % KINDS.length]!;
  const text = `storm ${n} Two coaches at E-2, four more 25 minutes out via the south road. ${given}`;
  const source = 'Liaison officer';
  const ticket = client.command('log.append', { kind, text, language: 'en', source });
  void ticket.settled.then((result) => {
    if (result.ok) durableMs.push(Date.now() - given);
    else refused++;
  });
}

async function storm({ linesPerSecond, seconds }: WritersOrder): Promise<void> {
  const all = Math.round(linesPerSecond * seconds);
  const began = performance.now();
  for (let n = 0; n < all; n++) {
    const wait = began + (n * 1_000) / linesPerSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    write(clients[n % clients.length]!, n);
  }
  await Promise.all(clients.map((client) => client.settled()));
}

const heldBy = (client: RoomClient): number =>
  client.entries.filter(({ body }) => 'text' in body && body.text && GIVEN.test(body.text)).length;

process.on(
  'message',
  (message: { enter: WritersOrder } | { go: WritersOrder } | { report: true }) => {
    void (async () => {
      if ('enter' in message) {
        const { links, room } = message.enter;
        for (const [index, link] of links.entries()) clients.push(await enter(link, room, index));
        process.send?.({ entered: true });
      } else if ('go' in message) {
        await storm(message.go);
        process.send?.({ done: true });
      } else {
        const held = clients.map(heldBy);
        process.send?.({ report: { durableMs, seenMs, refused, held } satisfies WritersReport });
      }
    })();
  },
);
