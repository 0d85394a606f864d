import { gapsOf, isChoice, versionHash } from '../decision.ts';
import type { DecisionActType } from '../record/terms.ts';
import type { Body } from '../record/entry.ts';
import { isReachable, sameQuorum } from './quorum.ts';
import { isRunning, SHORTEST_SILENCE_MS } from './silence.ts';
import { quorumNow } from './standing.ts';
import { isAuthority, type Ask } from './asking.ts';
import type { DecisionCode } from './code.ts';

/**
 * What an act may need. Each says what is in the way: nothing, or one code or several. A condition
 * on the body says nothing while there is none yet; one on the board says nothing in the fold.
 */
export type Condition =
  /** The text has a title. */
  | 'title'
  /** What is proposed is what is on the board, and its hash is right. */
  | 'frozen'
  /** It is put to the delegations of the room. */
  | 'put'
  /** It is not the very text that stands proposed. */
  | 'new'
  /** It speaks of the proposal that stands, and of its text. */
  | 'standing'
  /** … and that is the text on the board. */
  | 'current'
  /** It says something that this delegation has not said already. */
  | 'news'
  /** There is something of this delegation's to take back. */
  | 'held'
  /** The delegations of the room can meet it. */
  | 'reachable'
  /** It is another quorum than now. */
  | 'another'
  /** No objection stands. */
  | 'unopposed'
  /** The deadline leaves time, and only moves outwards. */
  | 'ahead'
  /** The time it is put off to, if any, is to come. */
  | 'later'
  /** Decision-maker, reasons, options. */
  | 'complete'
  | 'quorum'
  /** The option is one that may be chosen. */
  | 'choice'
  /** Who writes down the approval of another says how it was given. */
  | 'basis'
  /** The authority has not approved this very thing already. */
  | 'change'
  /** The authority has approved this very thing. */
  | 'approved';

type Check = (ask: Ask, type: DecisionActType) => readonly DecisionCode[];
const NOTHING: readonly DecisionCode[] = [];
const unless = (met: boolean, code: DecisionCode): readonly DecisionCode[] =>
  met ? NOTHING : [code];

/** The body of an act of this type; null while there is none. The table pairs them. */
function bodyOf<T extends DecisionActType>(ask: Ask): Body<T> | null {
  return ask.body as Body<T> | null;
}

const standing = (ask: Ask): readonly DecisionCode[] => {
  const body = bodyOf<'decision.sign'>(ask);
  const { proposal } = ask.course;
  if (!body || !proposal) return NOTHING;
  const same = body.proposal === proposal.id && body.versionHash === proposal.hash;
  return unless(same, 'STALE_VERSION');
};

const isEdited = ({ board, course }: Ask): boolean =>
  board !== undefined && course.proposal !== null && board.hash !== course.proposal.hash;

/** The text of a reservation or objection; null: a plain visa. */
function textOf(body: Body<DecisionActType>): string | null {
  return 'text' in body ? body.text : null;
}

export const CONDITIONS: Readonly<Record<Condition, Check>> = {
  title: ({ board }) => unless(board === undefined || board.title.trim() !== '', 'NO_TITLE'),
  frozen: (ask) => {
    const body = bodyOf<'decision.propose'>(ask);
    if (!body || !ask.board) return NOTHING;
    const { version, versionHash: hash } = body;
    return unless(hash === ask.board.hash && hash === versionHash(version), 'STALE_VERSION');
  },
  put: (ask) => {
    const body = bodyOf<'decision.propose'>(ask);
    if (!body || !ask.board) return NOTHING;
    return unless(body.delegations.join() === ask.board.delegations.join(), 'BAD_VALUE');
  },
  new: (ask) => {
    const { phase, proposal } = ask.course;
    const hash = bodyOf<'decision.propose'>(ask)?.versionHash ?? ask.board?.hash;
    return unless(phase !== 'proposed' || proposal?.hash !== hash, 'ALREADY_DONE');
  },
  standing,
  current: (ask) => (isEdited(ask) ? ['STALE_VERSION'] : standing(ask)),
  news: ({ body, course, delegation }, type) => {
    const position = course.positions.get(delegation ?? '');
    if (!position || position.withdrawn) return NOTHING;
    if (position.proposal !== course.proposal?.id) return NOTHING;
    // Of a plain visa all is known before there is a body.
    if (!body && type !== 'decision.sign') return NOTHING;
    const objects = type === 'decision.object';
    const text = body ? textOf(body) : null;
    const same = (position.kind === 'objection') === objects && position.text === text;
    return unless(!same, 'ALREADY_DONE');
  },
  held: ({ course, delegation }) => {
    const position = course.positions.get(delegation ?? '');
    const held = position && !position.withdrawn && position.proposal === course.proposal?.id;
    return unless(held === true, 'NOT_FOUND');
  },
  reachable: (ask) => {
    const body = bodyOf<'decision.quorum'>(ask);
    const delegations = ask.course.proposal?.delegations ?? ask.board?.delegations;
    return unless(
      !body || !delegations || isReachable(body.quorum, delegations),
      'QUORUM_IMPOSSIBLE',
    );
  },
  another: (ask) => {
    const body = bodyOf<'decision.quorum'>(ask);
    return unless(!body || !sameQuorum(body.quorum, ask.course.quorum), 'ALREADY_DONE');
  },
  unopposed: ({ course }) =>
    unless(
      ![...course.positions.values()].some(
        (p) => p.kind === 'objection' && !p.withdrawn && p.proposal === course.proposal?.id,
      ),
      'OBJECTION_STANDS',
    ),
  ahead: (ask) => {
    const body = bodyOf<'decision.silence'>(ask);
    const { silence, proposal } = ask.course;
    if (!body || !proposal) return NOTHING;
    if (silence && isRunning(silence, proposal.id, ask.at))
      return unless(body.until > silence.until, 'DEADLINE_TOO_EARLY');
    return unless(body.until >= ask.at + SHORTEST_SILENCE_MS, 'DEADLINE_TOO_EARLY');
  },
  later: (ask) => {
    const until = bodyOf<'decision.defer'>(ask)?.until;
    return unless(until === undefined || until > ask.at, 'DEADLINE_TOO_EARLY');
  },
  complete: ({ course }) => (course.proposal ? gapsOf(course.proposal.version) : NOTHING),
  quorum: (ask) => unless(quorumNow(ask.course, ask.at, isEdited(ask)).met, 'QUORUM_NOT_MET'),
  choice: (ask) => {
    const body = bodyOf<'decision.take'>(ask);
    const version = ask.course.proposal?.version;
    return unless(!body || !version || isChoice(version, body.option), 'NOT_AN_OPTION');
  },
  basis: (ask) => {
    const body = bodyOf<'decision.approve'>(ask);
    if (!body || !ask.actor || body.basis !== undefined) return NOTHING;
    const own = isAuthority(ask.course.proposal?.version.authority ?? null, ask.delegation);
    return unless(own, 'BASIS_REQUIRED');
  },
  change: (ask) => {
    const body = bodyOf<'decision.approve'>(ask);
    const { approval } = ask.course;
    return unless(!body || !approval || approval.option !== body.option, 'ALREADY_DONE');
  },
  approved: (ask) => {
    const body = bodyOf<'decision.take'>(ask);
    const { approval } = ask.course;
    if (!approval) return ['NOT_APPROVED'];
    return unless(!body || body.option === approval.option, 'NOT_APPROVED');
  },
};
