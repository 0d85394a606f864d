import type { DecisionAct, DecisionRecord } from './acts.ts';
import { afterObjection, silenceOf } from './silence.ts';
import { isPositionAct, positionOf, withdrawnBy } from './positions.ts';
import { DEFAULT_QUORUM } from './quorum.ts';
import { quorumNow, standingsOf } from './standing.ts';
import type { Course, Outcome } from './course.ts';
import { objectionTo } from './table.ts';

const courses = new WeakMap<DecisionRecord, { acts: number; course: Course }>();

/** The course of a decision: its acts one by one, in the order of the record (SPEC 3.201). */
export function courseOf(record: DecisionRecord | undefined): Course {
  if (record === undefined) return newCourse();
  const known = courses.get(record);
  if (known?.acts === record.acts.length) return known.course;
  const course = newCourse();
  for (const act of record.acts) step(course, act);
  courses.set(record, { acts: record.acts.length, course });
  return course;
}

function newCourse(): Course {
  return {
    phase: 'draft',
    proposal: null,
    quorum: DEFAULT_QUORUM,
    positions: new Map(),
    silence: null,
    approval: null,
    outcome: null,
    proposals: [],
    past: [],
    discounted: [],
  };
}

/** Sites that were cut off from each other may have recorded what together is not lawful. */
function step(course: Course, act: DecisionAct): void {
  const code = objectionTo(act.type, {
    course,
    body: act.body,
    at: act.stamp.recordedAt,
    delegation: act.delegation,
  });
  if (code === null) take(course, act);
  else course.discounted.push({ act, code });
}

function take(course: Course, act: DecisionAct): void {
  if (isPositionAct(act)) {
    const position = positionOf(act, act.delegation ?? '');
    course.positions.set(position.delegation, position);
    if (position.kind === 'objection') course.silence = afterObjection(course.silence, position);
    return;
  }
  switch (act.type) {
    case 'decision.propose':
      return propose(course, act);
    case 'decision.quorum':
      course.quorum = act.body.quorum;
      return;
    case 'decision.withdraw': {
      const position = course.positions.get(act.delegation ?? '');
      if (position) course.positions.set(position.delegation, withdrawnBy(position, act));
      return;
    }
    case 'decision.silence':
      course.silence = silenceOf(act);
      return;
    case 'decision.approve': {
      const { proposal, option, basis } = act.body;
      course.approval = { proposal, option, basis: basis ?? null, ...author(act) };
      return;
    }
    case 'decision.take':
      return end(course, act, { kind: 'taken', option: act.body.option });
    case 'decision.refuse':
      return end(course, act, { kind: 'refused', reason: act.body.reason });
    case 'decision.defer': {
      const { reason, until } = act.body;
      return end(course, act, { kind: 'deferred', reason, until: until ?? null });
    }
    case 'decision.abandon':
      return end(course, act, { kind: 'abandoned', reason: act.body.reason });
  }
}

function author(act: DecisionAct) {
  const { person, name, delegation, id: entry, stamp } = act;
  return { person, name, delegation, entry, stamp };
}

function propose(course: Course, act: DecisionAct<'decision.propose'>): void {
  const { version, versionHash: hash, delegations } = act.body;
  const number = course.proposals.length + 1;
  const { entry: id, ...by } = author(act);
  const proposal = { id, number, version, hash, delegations, ...by };
  if (course.outcome) course.past.push(course.outcome);
  course.proposals.push(proposal);
  Object.assign(course, { phase: 'proposed', proposal, silence: null, approval: null });
  course.outcome = null;
}

function end(
  course: Course,
  act: DecisionAct,
  how: Pick<Outcome, 'kind'> & Partial<Pick<Outcome, 'option' | 'reason' | 'until'>>,
): void {
  const { proposal, approval } = course;
  if (!proposal) return;
  // Put off and then refused: what was put off stays on record, too.
  if (course.outcome) course.past.push(course.outcome);
  const at = act.stamp.recordedAt;
  course.outcome = {
    option: null,
    reason: null,
    until: null,
    ...how,
    proposal,
    approval,
    standings: course.outcome?.standings ?? standingsOf(course, at, false),
    quorum: course.outcome?.quorum ?? quorumNow(course, at, false),
    ...author(act),
  };
  course.phase = how.kind;
}
