import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { ulid } from 'ulid';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { changeDecision, createDecision, liftDraft } from '../../shared/room/board/build.ts';
import type { Phase } from '../../shared/room/decisions/course.ts';
import type { Condition } from '../../shared/room/decisions/conditions.ts';
import { DECISION_ACTS } from '../../shared/room/decisions/table.ts';
import { DECISION_ACT_TYPES, type DecisionActType } from '../../shared/room/record/terms.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import { allows, DELEGATION_OPERATIONS, ROLES, type Role } from '../../shared/room/roles.ts';
import type { Body } from '../../shared/room/record/entry.ts';
import { command, Copy, facilitator, member, must } from './room-fixture.ts';
import { startSockets, type Harness, type TestClient } from './sockets-harness.ts';

const CODES = ['PAR', 'LON', 'KYV'];
const OPTION = ulid();
let h: Harness;
let anna: Copy;
const signers = CODES.map((code) => member(`In ${code}`, 'editor', code));
const [paris, london, kyiv] = signers as [
  (typeof signers)[0],
  (typeof signers)[0],
  (typeof signers)[0],
];
const chair = facilitator();

beforeAll(async () => {
  h = await startSockets();
  anna = await Copy.of(h.room, paris);
});
afterAll(() => h.close());

/** What is true of a decision in a state, in the words of the table. */
interface State {
  readonly phase: Phase;
  /** Conditions that are not met, whatever the act says. */
  readonly lacks: readonly Condition[];
  readonly signed: boolean;
  readonly struck?: true;
}
const STATES: Readonly<Record<string, State>> = {
  draft: { phase: 'draft', lacks: [], signed: false },
  proposed: { phase: 'proposed', lacks: ['new', 'quorum', 'approved'], signed: false },
  incomplete: { phase: 'proposed', lacks: ['new', 'complete', 'approved'], signed: true },
  edited: { phase: 'proposed', lacks: ['current', 'quorum', 'approved'], signed: true },
  signed: { phase: 'proposed', lacks: ['new', 'approved'], signed: true },
  approved: { phase: 'proposed', lacks: ['new', 'change'], signed: true },
  objected: { phase: 'proposed', lacks: ['new', 'quorum', 'approved', 'unopposed'], signed: false },
  taken: { phase: 'taken', lacks: [], signed: true },
  refused: { phase: 'refused', lacks: [], signed: true },
  deferred: { phase: 'deferred', lacks: [], signed: true },
  abandoned: { phase: 'abandoned', lacks: [], signed: true },
  struck: { phase: 'proposed', lacks: [], signed: false, struck: true },
};
const CODE: Partial<Record<Condition, string>> = {
  new: 'ALREADY_DONE',
  current: 'STALE_VERSION',
  news: 'ALREADY_DONE',
  held: 'NOT_FOUND',
  unopposed: 'OBJECTION_STANDS',
  complete: 'NO_DECISION_MAKER',
  quorum: 'QUORUM_NOT_MET',
  approved: 'NOT_APPROVED',
  change: 'ALREADY_DONE',
};

interface Actor {
  readonly role: Role;
  readonly delegation: string | null;
}
const ACTORS: readonly Actor[] = [
  { role: 'facilitator', delegation: null },
  { role: 'facilitator', delegation: 'PAR' },
  { role: 'editor', delegation: 'PAR' },
  { role: 'editor', delegation: 'LON' },
  { role: 'editor', delegation: 'KYV' },
  { role: 'editor', delegation: null },
  { role: 'observer', delegation: 'KYV' },
  { role: 'observer', delegation: null },
];

/** A decision that London proposed and whose decision-maker is Kyiv's, brought into a state. */
async function decisionIn(name: string): Promise<{ decision: string; on: Proposed }> {
  const decision = ulid();
  const decisionMaker = name === 'incomplete' ? '' : 'Prefect';
  const options = [OPTION, ulid()].map((id, i) => ({ id, order: `a${i}`, text: `way ${i}` }));
  must(
    await anna.edit((doc) =>
      createDecision(doc, {
        ...{ id: decision, title: name, order: 'a0', reasons: 'r', options },
        ...{ decisionMaker, authority: 'KYV' },
      }),
    ),
  );
  const proposal = proposalOf(anna.doc, decision, CODES) as Body<'decision.propose'>;
  const on = { decision, proposal: ulid(), versionHash: proposal.versionHash };
  if (name === 'draft') return { decision, on };
  const proposed = command('decision.propose', proposal);
  must(await h.room.command(london, proposed));
  on.proposal = proposed.id;
  const state = STATES[name] as State;
  if (state.signed)
    for (const who of signers) must(await h.room.command(who, command('decision.sign', on)));
  const reason = { ...on, reason: 'r' };
  const chosen = { ...on, option: OPTION };
  const put = {
    objected: () => h.room.command(kyiv, command('decision.object', { ...on, text: 'first' })),
    approved: () => h.room.command(kyiv, command('decision.approve', chosen)),
    taken: async () => {
      must(await h.room.command(kyiv, command('decision.approve', chosen)));
      return h.room.command(kyiv, command('decision.take', chosen));
    },
    refused: () => h.room.command(chair, command('decision.refuse', reason)),
    deferred: () => h.room.command(chair, command('decision.defer', reason)),
    abandoned: () => h.room.command(chair, command('decision.abandon', reason)),
    edited: () => anna.edit((doc) => changeDecision(doc, decision, { review: 5 })),
    struck: () => anna.edit((doc) => liftDraft(doc, decision, { at: 1, by: paris.person })),
  }[name];
  if (put) must((await put()) as { ok: true; value: unknown });
  return { decision, on };
}
type Proposed = { decision: string; proposal: string; versionHash: string };

/** An act in whose own words nothing is wrong. */
function actOn(type: DecisionActType, decision: string, on: Proposed) {
  const until = h.site.clock.now + 3_600_000;
  const made: { [T in DecisionActType]: () => Body<T> } = {
    'decision.propose': () =>
      proposalOf(anna.doc, decision, CODES) ?? {
        ...(proposalOf(anna.doc, firstDecision, CODES) as Body<'decision.propose'>),
        decision,
      },
    'decision.quorum': () => ({ decision, quorum: { kind: 'count', count: 2 } }),
    'decision.sign': () => on,
    'decision.reserve': () => ({ ...on, text: 'but' }),
    'decision.object': () => ({ ...on, text: 'no' }),
    'decision.withdraw': () => ({ decision }),
    'decision.silence': () => ({ ...on, until }),
    'decision.approve': () => ({ ...on, option: OPTION, basis: 'telephone' }),
    'decision.take': () => ({ ...on, option: OPTION }),
    'decision.refuse': () => ({ ...on, reason: 'r' }),
    'decision.defer': () => ({ ...on, reason: 'r', until }),
    'decision.abandon': () => ({ ...on, reason: 'r' }),
  };
  return command(type, made[type]() as never);
}
let firstDecision = '';

/** What the table says of `type`, done by `actor` in `state`; null: it is recorded. */
function expected(type: DecisionActType, state: State, { role, delegation }: Actor): string | null {
  const rule = DECISION_ACTS[type];
  if (!allows(role, type)) return role === 'observer' ? 'READ_ONLY' : 'FACILITATOR_ONLY';
  if (DELEGATION_OPERATIONS.has(type) && delegation === null) return 'DELEGATION_REQUIRED';
  if (state.struck) return 'NOT_FOUND';
  const proposed = state.phase !== 'draft';
  if (proposed && role !== 'facilitator') {
    if (rule.by === 'authority' && delegation !== 'KYV') return 'AUTHORITY_ONLY';
    if (rule.by === 'proposer' && delegation !== 'LON') return 'PROPOSER_ONLY';
  }
  if (!rule.during.includes(state.phase)) return proposed ? 'DECISION_CLOSED' : 'NOT_PROPOSED';
  const lacks = new Set<Condition>(state.lacks);
  const objected = lacks.has('unopposed') && delegation === 'KYV';
  if (type === 'decision.sign' && state.signed) lacks.add('news');
  if (!state.signed && !objected) lacks.add('held');
  const missing = rule.needs.find((need) => lacks.has(need));
  return missing ? (CODE[missing] ?? missing) : null;
}

describe('3.222 every role, every act on decisions, every state', () => {
  const clients = new Map<Actor, TestClient>();
  beforeAll(async () => {
    for (const actor of ACTORS)
      clients.set(actor, await h.join(h.person('Somebody', actor.role, actor.delegation)));
    firstDecision = (await decisionIn('draft')).decision;
  });

  it.each(Object.keys(STATES))('3.222 over Socket.IO: %s', async (name) => {
    const state = STATES[name] as State;
    let fresh = await decisionIn(name);
    const judge = async (type: DecisionActType, actor: Actor): Promise<void> => {
      const sent = actOn(type, fresh.decision, fresh.on);
      const result = await (clients.get(actor) as TestClient).ask('command', sent);
      const code = result.ok ? null : result.error.code;
      const who = [type, actor.role, actor.delegation];
      expect([...who, code]).toEqual([...who, expected(type, state, actor)]);
    };
    const refusals: Promise<void>[] = [];
    const granted: (() => Promise<void>)[] = [];
    for (const type of DECISION_ACT_TYPES)
      for (const actor of ACTORS)
        if (expected(type, state, actor) !== null) refusals.push(judge(type, actor));
        else granted.push(() => judge(type, actor));
    // What is refused changes nothing; what is granted needs a decision of its own.
    await Promise.all(refusals);
    for (const act of granted) {
      await act();
      fresh = await decisionIn(name);
    }
  });

  it('3.222 over /yjs nobody writes an act into the record, of whatever type', async () => {
    for (const role of ROLES) {
      const ticket = h.ticket(h.person('Program', role));
      const path = `/yjs/${h.room.id}/record?ticket=${ticket}`;
      const ws = new WebSocket(`ws://127.0.0.1:${h.port}${path}`);
      const codes: string[] = [];
      ws.on('message', (data: Buffer) => {
        if (data[0] === 2) codes.push(data.subarray(3).toString().split(':')[0] as string);
      });
      await once(ws, 'open');
      for (const type of DECISION_ACT_TYPES) ws.send(forged(type));
      await becomes(() => expect(codes).toHaveLength(DECISION_ACT_TYPES.length));
      expect(new Set(codes)).toEqual(new Set(['READ_ONLY']));
      ws.terminate();
    }
  });
});

/** A Yjs message that would put an act of Kyiv's into Paris' register. */
function forged(type: DecisionActType): Uint8Array {
  const doc = new Y.Doc();
  const id = ulid();
  doc.getMap('acts:PAR').set(id, { id, type, site: 'PAR', number: 1, delegation: 'KYV', body: {} });
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, 0);
  encoding.writeVarUint(to, 2);
  encoding.writeVarUint8Array(to, Y.encodeStateAsUpdate(doc));
  return encoding.toUint8Array(to);
}
