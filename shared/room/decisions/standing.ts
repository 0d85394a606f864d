import type { Course } from './course.ts';
import { quorumState, type QuorumState } from './quorum.ts';
import { isSilent } from './silence.ts';
import { AGREEING, type Stance, type Standing } from './stance.ts';

/**
 * How one delegation stands at `at` (ms UTC). Only what was said of the proposal that stands
 * counts, and only while the text on the board is that proposal's (SPEC 3.203).
 * @param edited the text is another one now
 */
function standingOf(course: Course, delegation: string, at: number, edited: boolean): Standing {
  const position = course.positions.get(delegation) ?? null;
  const proposal = course.proposal?.id ?? '';
  const live = position !== null && !position.withdrawn;
  const ofThis = position?.proposal === proposal;
  const said = live && ofThis;
  const silent = !said && isSilent(course.silence, proposal, position ?? undefined, at);
  const stance = ((): Stance => {
    if (said && !edited) return position.kind;
    if (silent && !edited) return 'silence';
    if (live || silent) return 'lapsed';
    return position !== null && ofThis ? 'withdrawn' : 'waiting';
  })();
  return { delegation, stance, position };
}

/** How those to whom the decision was put stand, in their order. */
export function standingsOf(course: Course, at: number, edited: boolean): Standing[] {
  const asked = course.proposal?.delegations ?? [];
  return asked.map((code) => standingOf(course, code, at, edited));
}

export function quorumNow(course: Course, at: number, edited: boolean): QuorumState {
  const agreed = standingsOf(course, at, edited).filter(({ stance }) => AGREEING.has(stance));
  return quorumState(
    course.quorum,
    course.proposal?.delegations ?? [],
    new Set(agreed.map(({ delegation }) => delegation)),
  );
}
