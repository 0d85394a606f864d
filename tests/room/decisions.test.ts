import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import type * as Y from 'yjs';
import type { Command } from '../../shared/protocol/command.ts';
import { changeDecision, createDecision, liftDraft } from '../../shared/room/board/build.ts';
import { versionHash } from '../../shared/room/decision.ts';
import { decisionVersion, proposalOf } from '../../shared/room/record/decision-version.ts';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import { decisionState, foldOf } from '../../shared/room/record/fold.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import {
  codeOf,
  command,
  Copy,
  facilitator,
  member,
  must,
  newRoom,
  recordDoc,
  testSite,
  type TestSite,
} from './room-fixture.ts';
import { EVERY } from './every-command.ts';

const CODES = ['PAR', 'LON', 'KYV'];
let site: TestSite;
let room: RoomPort;
let anna: Copy;
let id: string;
let proposed: string;
const [paul, liam, kateryna] = [
  member('Paul', 'editor', 'PAR'),
  member('Liam', 'editor', 'LON'),
  member('Kateryna', 'editor', 'KYV'),
];
const chair = facilitator();
const [first, second] = [ulid(), ulid()];

beforeAll(async () => void (site = await testSite()));
afterAll(() => site.close());
beforeEach(async () => {
  room = await newRoom(site);
  id = ulid();
  anna = await Copy.of(room, member('Anna'));
  must(
    await anna.edit((board) => {
      createDecision(board, {
        id,
        title: 'Evacuate',
        order: 'a0',
        reasons: 'The dyke gives way.',
        decisionMaker: 'Prefect',
        authority: 'KYV',
        options: [
          { id: first, order: 'a0', text: 'by the bridge' },
          { id: second, order: 'a1', text: 'not at all' },
        ],
      });
    }),
  );
});

const send = async (me: Member, sent: Command) => codeOf(await room.command(me, sent));
const proposal = () => proposalOf(anna.doc, id, CODES) as Body<'decision.propose'>;
const propose = async (me = anna.me) => {
  const made = command('decision.propose', proposal());
  const code = await send(me, made);
  if (code === null) proposed = made.id;
  return code;
};
const on = () => ({ decision: id, proposal: proposed, versionHash: proposal().versionHash });
const sign = () => command('decision.sign', on());
const title = (doc: Y.Doc) => {
  const map = doc.getMap('drafts').get(id) as Y.Map<unknown>;
  return map.get('title') as Y.Text;
};
const state = async () => {
  const entries = (await recordDoc(room)).getMap<Entry>('acts:PAR').values();
  const version = decisionVersion(anna.doc, id);
  const hash = version && versionHash(version);
  return decisionState(foldOf(entries), id, {
    hash,
    delegations: CODES,
    now: site.clock.now,
  });
};
const stances = async () => (await state()).standings.map(({ stance }) => stance).join(' ');

describe('3.22 3.200 proposing', () => {
  test('3.23 3.203 sign, lapse, propose anew, withdraw', async () => {
    expect(await send(anna.me, command('decision.sign', { ...on(), proposal: ulid() }))).toBe(
      'NOT_PROPOSED',
    );
    expect(await propose()).toBeNull();
    expect(await propose()).toBe('ALREADY_DONE');
    must(await room.command(anna.me, sign()));
    must(await room.command(liam, sign()));
    expect(await send(paul, sign())).toBe('ALREADY_DONE');
    expect(await stances()).toBe('visa visa waiting');

    const before = sign();
    must(await anna.edit((doc) => title(doc).insert(8, ' now')));
    expect(await stances()).toBe('lapsed lapsed waiting');
    expect(await send(kateryna, before)).toBe('STALE_VERSION');
    expect(await send(kateryna, sign())).toBe('STALE_VERSION');

    expect(await propose()).toBeNull();
    must(await room.command(liam, sign()));
    expect(await stances()).toBe('lapsed visa waiting');
    const withdraw = () => command('decision.withdraw', { decision: id });
    must(await room.command(liam, withdraw()));
    expect(await send(liam, withdraw())).toBe('NOT_FOUND');
    expect(await send(paul, withdraw())).toBe('NOT_FOUND');
    expect(await stances()).toBe('lapsed withdrawn waiting');
  });

  test('3.200 what is proposed is what is on the board, put to all, and nothing else', async () => {
    const body = proposal();
    const version = { ...body.version, title: 'Something else' };
    const other = { ...body, version, versionHash: versionHash(version) };
    expect(await send(anna.me, command('decision.propose', other))).toBe('STALE_VERSION');
    expect(await send(anna.me, command('decision.propose', { ...body, version }))).toBe(
      'STALE_VERSION',
    );
    for (const delegations of [['PAR'], ['PAR', 'LON', 'USA'], ['LON', 'PAR', 'KYV']])
      expect(await send(anna.me, command('decision.propose', { ...body, delegations }))).toBe(
        'BAD_VALUE',
      );
    expect(await send(anna.me, EVERY['decision.propose']())).toBe('NOT_FOUND');
    must(await anna.edit((doc) => title(doc).delete(0, 8)));
    expect(await propose()).toBe('NO_TITLE');
    must(await anna.edit((doc) => liftDraft(doc, id, { at: 1, by: anna.me.person })));
    expect(await send(anna.me, command('decision.propose', body))).toBe('NOT_FOUND');
  });
});

test('3.208 3.209 visas, approval by the authority, and the decision', async () => {
  await propose();
  const approve = (option: string | null, basis?: string) =>
    command('decision.approve', { ...on(), option, ...(basis ? { basis } : {}) });
  const take = (option: string | null) => command('decision.take', { ...on(), option });
  for (const who of [paul, liam]) must(await room.command(who, sign()));
  expect(await send(kateryna, approve(first))).toBe('QUORUM_NOT_MET');
  must(
    await room.command(kateryna, command('decision.reserve', { ...on(), text: 'after 20:00Z' })),
  );
  expect(await send(paul, approve(first))).toBe('AUTHORITY_ONLY');
  expect(await send(chair, approve(first))).toBe('BASIS_REQUIRED');
  expect(await send(chair, approve(ulid(), 'telephone'))).toBe('NOT_AN_OPTION');
  expect(await send(kateryna, take(first))).toBe('NOT_APPROVED');
  must(await room.command(chair, approve(first, 'telephone, 17:02Z')));
  expect(await send(kateryna, approve(first))).toBe('ALREADY_DONE');
  expect(await send(liam, take(first))).toBe('AUTHORITY_ONLY');
  expect(await send(kateryna, take(second))).toBe('NOT_APPROVED');

  // Between the approval and the decision somebody edits: it cannot be taken.
  must(await anna.edit((doc) => changeDecision(doc, id, { decisionMaker: 'Somebody else' })));
  const stale = { ...on(), versionHash: (await state()).proposal?.hash ?? '', option: first };
  expect(await send(kateryna, command('decision.take', stale))).toBe('STALE_VERSION');
  must(await anna.edit((doc) => changeDecision(doc, id, { decisionMaker: 'Prefect' })));
  must(await room.command(kateryna, take(first)));
  expect((await state()).outcome).toMatchObject({
    kind: 'taken',
    option: first,
    approval: { basis: 'telephone, 17:02Z' },
  });
  expect(await send(paul, sign())).toBe('DECISION_CLOSED');
  expect(await propose()).toBeNull();
  expect(await stances()).toBe('lapsed lapsed lapsed');
});

test('3.206 a silence procedure, at the instants of the server', async () => {
  await propose();
  const until = site.clock.now + 3_600_000;
  const silence = (end: number) => command('decision.silence', { ...on(), until: end });
  expect(await send(liam, silence(until))).toBe('FACILITATOR_ONLY');
  expect(await send(chair, silence(site.clock.now + 60_000))).toBe('DEADLINE_TOO_EARLY');
  must(await room.command(chair, silence(until)));
  expect(await send(chair, silence(until - 1))).toBe('DEADLINE_TOO_EARLY');
  const approve = () =>
    command('decision.approve', { ...on(), option: first, basis: 'in writing' });
  expect(await send(chair, approve())).toBe('QUORUM_NOT_MET');
  site.clock.now = until - 1;
  expect(await send(chair, approve())).toBe('QUORUM_NOT_MET');
  site.clock.now = until;
  must(await room.command(chair, approve()));
  expect(await stances()).toBe('silence silence silence');
});

test('3.205 the facilitator sets the quorum, decision by decision', async () => {
  const quorum = (count: number) =>
    command('decision.quorum', { decision: id, quorum: { kind: 'count', count } });
  expect(await send(liam, quorum(2))).toBe('FACILITATOR_ONLY');
  expect(await send(chair, quorum(4))).toBe('QUORUM_IMPOSSIBLE');
  must(await room.command(chair, quorum(2)));
  expect(await send(chair, quorum(2))).toBe('ALREADY_DONE');
  await propose();
  for (const who of [paul, liam]) must(await room.command(who, sign()));
  expect((await state()).quorum).toMatchObject({ needed: 2, have: 2, met: true });
});

test('3.211 who proposed withdraws the whole, and what was put off is refused', async () => {
  await propose(liam);
  const reason = { reason: 'overtaken' };
  const abandon = () => command('decision.abandon', { ...on(), ...reason });
  expect(await send(kateryna, abandon())).toBe('PROPOSER_ONLY');
  const defer = (until: number) => command('decision.defer', { ...on(), ...reason, until });
  expect(await send(liam, defer(site.clock.now + 1))).toBe('AUTHORITY_ONLY');
  expect(await send(kateryna, defer(site.clock.now))).toBe('DEADLINE_TOO_EARLY');
  must(await room.command(kateryna, defer(site.clock.now + 60_000)));
  expect(await send(paul, sign())).toBe('DECISION_CLOSED');
  must(await room.command(kateryna, command('decision.refuse', { ...on(), ...reason })));
  expect(await state()).toMatchObject({ phase: 'refused', past: [{ kind: 'deferred' }] });
  expect(await send(liam, abandon())).toBe('DECISION_CLOSED');
  expect(await propose(liam)).toBeNull();
  must(await room.command(member('Lucy', 'editor', 'LON'), abandon()));
  expect((await state()).phase).toBe('abandoned');
});
