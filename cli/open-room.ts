import type { RoomClient, RoomState } from '../client/connection/contract.ts';
import { createApi, ticketsFor, uploadsFor } from '../client/connection/http.ts';
import { connectRoom } from '../client/connection/room-client.ts';
import { FileStore } from '../client/connection/store/file.ts';
import { ulidSchema } from '../shared/room/ids.ts';
import { EXIT, Failure } from './failure.ts';
import type { Session } from './session.ts';

/** How long a server may take to let us in, ms. */
const PATIENCE = 30_000;

/** @throws Failure when `room` is no room's id */
export function roomId(room: string | undefined): string {
  if (room && ulidSchema.safeParse(room).success) return room;
  throw new Failure('--room <id> is missing; `accord rooms` lists them', EXIT.usage);
}

/** Join a room with the session's person. @throws Failure when the server will not have us */
export async function openRoom(session: Session, room: string): Promise<RoomClient> {
  const api = createApi(session.origin, fetch, session.jar);
  const client = await connectRoom({
    room,
    origin: session.origin,
    tickets: ticketsFor(api, room, session.person),
    upload: uploadsFor(api, room),
    store: new FileStore(session.replicas),
    person: session.person,
  });
  try {
    await joined(client);
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}

function joined(client: RoomClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      off();
      reject(new Failure('The server cannot be reached.'));
    }, PATIENCE);
    const look = ({ link }: RoomState): void => {
      if (link.phase !== 'online' && link.phase !== 'refused') return;
      clearTimeout(timer);
      off();
      if (link.phase === 'online') resolve();
      else reject(new Failure(`The server refuses: ${link.code}`));
    };
    const off = client.on('state', () => look(client.state));
    look(client.state);
  });
}
