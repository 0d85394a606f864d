import type { RoomClient } from '../connection/contract.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type {
  InvitationList,
  InvitationMade,
  NewInvitationBody,
  Revoked,
} from '../../shared/protocol/http/invitations.ts';
import type { PeopleList } from '../../shared/protocol/http/people.ts';
import type { Lobby, NewRoomBody, RoomMade } from '../../shared/protocol/http/rooms.ts';
import type { MeReply, Redeemed } from '../../shared/protocol/http/session.ts';

/** How well this device and the server agree. */
export interface DeviceLink {
  readonly latencyMs: number;
  /** Server's clock minus ours, ms, known to within half a second. */
  readonly clockOffsetMs: number;
}

/**
 * Everything that leaves the page, in one place: main.ts fills it with the real connection, the
 * tests of states that are hard to provoke with something else. Nothing here throws.
 */
export interface House {
  me(): Promise<Result<MeReply>>;
  redeem(secret: string, name: string): Promise<Result<Redeemed>>;
  signOut(): Promise<Result<unknown>>;
  lobby(): Promise<Result<Lobby>>;
  createRoom(room: NewRoomBody): Promise<Result<RoomMade>>;
  invitations(room: string): Promise<Result<InvitationList>>;
  invite(room: string, invitation: NewInvitationBody): Promise<Result<InvitationMade>>;
  revokeInvitation(room: string, id: string): Promise<Result<Revoked>>;
  people(room: string): Promise<Result<PeopleList>>;
  revokePerson(room: string, person: string): Promise<Result<Revoked>>;
  deviceLink(): Promise<DeviceLink | null>;
  openRoom(room: string, me: MeReply): RoomClient;
}
