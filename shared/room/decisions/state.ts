import { courseOf } from './course-of.ts';
import type { Approval, Course, Discounted, Outcome, Phase, Proposal } from './course.ts';
import type { DecisionRecord } from './acts.ts';
import { quorumState, type QuorumState } from './quorum.ts';
import { isRunning, type Silence } from './silence.ts';
import { quorumNow, standingsOf } from './standing.ts';
import type { Standing } from './stance.ts';

/** How a decision stands, against the text as it is now and at an instant. */
export interface DecisionState {
  readonly phase: Phase;
  /** The version that was proposed last; null: a draft. */
  readonly proposal: Proposal | null;
  /** The text on the board is not the one proposed (or the draft was struck). */
  readonly edited: boolean;
  /** How each delegation stands; once there is an outcome, how it stood then. */
  readonly standings: readonly Standing[];
  readonly quorum: QuorumState;
  readonly silence: Silence | null;
  /** The silence procedure's deadline is still to come and nobody objected. */
  readonly silenceRuns: boolean;
  readonly approval: Approval | null;
  readonly outcome: Outcome | null;
  /** Outcomes before this one, oldest first. */
  readonly past: readonly Outcome[];
  readonly proposals: readonly Proposal[];
  readonly discounted: readonly Discounted[];
  readonly course: Course;
}

/** Where one looks from. */
export interface View {
  /** versionHash of the draft as it is now; null: there is no such draft, or it was struck. */
  readonly hash: string | null;
  /** Codes of the room's delegations. */
  readonly delegations: readonly string[];
  /** ms UTC, by the server's clock. */
  readonly now: number;
}

/** How a decision stands (SPEC 3.202–3.207). A function of its acts, the text and the instant. */
export function stateOf(record: DecisionRecord | undefined, view: View): DecisionState {
  const course = courseOf(record);
  const { phase, proposal, outcome, silence } = course;
  const edited = proposal !== null && proposal.hash !== view.hash;
  return {
    phase,
    proposal,
    edited,
    ...tallyOf(course, view, edited),
    silence,
    silenceRuns:
      phase === 'proposed' && !edited && isRunning(silence, proposal?.id ?? '', view.now),
    approval: course.approval,
    outcome,
    past: course.past,
    proposals: course.proposals,
    discounted: course.discounted,
    course,
  };
}

function tallyOf(
  course: Course,
  { delegations, now }: View,
  edited: boolean,
): Pick<DecisionState, 'standings' | 'quorum'> {
  const { outcome } = course;
  if (outcome) return { standings: outcome.standings, quorum: outcome.quorum };
  if (course.proposal)
    return { standings: standingsOf(course, now, edited), quorum: quorumNow(course, now, edited) };
  const standings = delegations.map((delegation) => ({
    delegation,
    stance: 'waiting' as const,
    position: null,
  }));
  return { standings, quorum: quorumState(course.quorum, delegations, new Set()) };
}

/** Is the decision proposed and this delegation, to which it was put, has yet to say something? */
export function waitsFor(state: DecisionState, delegation: string | null): boolean {
  if (state.phase !== 'proposed' || state.edited) return false;
  const standing = state.standings.find((each) => each.delegation === delegation);
  return standing !== undefined && ['waiting', 'lapsed', 'withdrawn'].includes(standing.stance);
}
