import type { AnyRoute } from './route.ts';
import { getAttachment, putAttachment } from './routes/attachments.ts';
import { invite, listInvitations, revokeInvitation } from './routes/invitations.ts';
import { listMaps, mapFile, mapObjects, mapTile } from './routes/maps.ts';
import { look } from './routes/look.ts';
import { me } from './routes/me.ts';
import { listPeople, revokePerson } from './routes/people.ts';
import { redeem } from './routes/redeem.ts';
import { createRoom, listRooms } from './routes/rooms.ts';
import { signOut } from './routes/sign-out.ts';
import { ticket } from './routes/ticket.ts';
import { listTemplates } from './routes/templates.ts';
import { time } from './routes/time.ts';

/** Every route under /api. The test of each role on each route is generated from this list. */
export const ROUTES: readonly AnyRoute[] = [
  look,
  redeem,
  me,
  ticket,
  listRooms,
  createRoom,
  invite,
  listInvitations,
  revokeInvitation,
  listPeople,
  revokePerson,
  signOut,
  listTemplates,
  time,
  listMaps,
  mapFile,
  mapObjects,
  mapTile,
  putAttachment,
  getAttachment,
];
