import { ok } from '../../../shared/protocol/errors.ts';
import {
  newRoomSchema,
  type Lobby,
  type LobbyRoom,
  type RoomMade,
} from '../../../shared/protocol/http/rooms.ts';
import { meOf } from '../../access/me.ts';
import { defineRoute, mustSession } from '../route.ts';

/** The lobby: rooms that this person may read, newest first, none of them opened for it. */
export const listRooms = defineRoute({
  method: 'get',
  path: '/api/rooms',
  needs: 'session',
  async handle(call) {
    const session = mustSession(call);
    const ids = session.grants.map((grant) => grant.room);
    const summaries = await call.rooms.summaries(ids.includes('*') ? 'all' : ids);
    const rooms = summaries
      .flatMap((summary): LobbyRoom[] => {
        const role = call.access.roleIn(session, summary.id);
        return role ? [{ ...summary, role }] : [];
      })
      .sort((a, b) => b.openedAt - a.openedAt);
    const mayCreate = call.access.roleIn(session, '*') === 'facilitator';
    return ok<Lobby>({ rooms, mayCreate });
  },
});

/** Makes a room. Only who facilitates everywhere: they are its facilitator from then on. */
export const createRoom = defineRoute({
  method: 'post',
  path: '/api/rooms',
  needs: 'everywhere',
  body: newRoomSchema,
  status: 201,
  async handle(call) {
    const author = meOf(mustSession(call), 'facilitator');
    const connection = `http:${call.requestId}`;
    const room = call.newId();
    const made = await call.rooms.create({ ...author, connection }, { id: room, ...call.body });
    return made.ok ? ok<RoomMade>({ room }) : made;
  },
});
