import { ok } from '../../../shared/protocol/errors.ts';
import { redeemSchema, type Redeemed } from '../../../shared/protocol/http/session.ts';
import { knock } from '../knock.ts';
import { defineRoute } from '../route.ts';

/** An invitation's secret and a name become a session. The one door for people not yet known. */
export const redeem = defineRoute({
  method: 'post',
  path: '/api/invitations/redeem',
  needs: 'anyone',
  body: redeemSchema,
  async handle(call) {
    const knocked = knock(call);
    if (!knocked.ok) return knocked;
    const redeemed = call.access.redeem(call.body.secret, call.body.name, call.session);
    if (!redeemed.ok) return redeemed;
    const { session, cookie, grant } = redeemed.value;
    call.setCookie(cookie);
    const room = grant.room === '*' ? null : grant.room;
    if (room) {
      // Best effort: if the journal is full now, the first ticket asks again, and waits for it.
      const noted = await call.membership.joined(session, room, grant.role);
      if (!noted.ok) call.log.warn({ room, code: noted.error.code }, 'joining not yet recorded');
    }
    const { role } = grant;
    return ok<Redeemed>({ person: session.person, grant: { room: grant.room, role }, room });
  },
});
