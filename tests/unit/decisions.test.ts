import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isChoice, type DecisionVersion } from '../../shared/room/decision.ts';
import { waitsFor } from '../../shared/room/decisions/state.ts';
import { PHASES } from '../../shared/room/decisions/course.ts';
import { DECISION_ACTS, obstacles } from '../../shared/room/decisions/table.ts';
import { courseOf } from '../../shared/room/decisions/course-of.ts';
import { SHORTEST_SILENCE_MS } from '../../shared/room/decisions/silence.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { DecisionActType } from '../../shared/room/record/terms.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { allows, DELEGATION_OPERATIONS } from '../../shared/room/roles.ts';
import { A, B, CODES, COMPLETE, option, Script } from './decision-script.ts';
import { versionWith } from './decision-support.ts';

test('3.201 nothing recorded: a draft that waits for nobody', () => {
  const state = new Script().state();
  expect(state).toMatchObject({ phase: 'draft', proposal: null, edited: false, outcome: null });
  expect(state.quorum).toMatchObject({ needed: 3, have: 0, met: false });
  expect(waitsFor(state, 'PAR')).toBe(false);
});

describe('3.203 positions', () => {
  test('visa, reservation, objection, withdrawal: the newest word counts', () => {
    const script = new Script().propose().sign('PAR', 'LON', 'KYV');
    expect(script.stances()).toBe('visa visa visa');
    script.act('decision.reserve', { ...script.on, text: 'buses' }, 'LON').object('KYV');
    expect(script.stances()).toBe('visa reservation objection');
    expect(script.state().quorum).toMatchObject({ have: 2, met: false, missing: ['KYV'] });
    script.act('decision.withdraw', {}, 'KYV').sign('KYV');
    script.act('decision.withdraw', {}, 'PAR');
    expect(script.stances()).toBe('withdrawn reservation visa');
    expect(waitsFor(script.state(), 'PAR')).toBe(true);
    expect(waitsFor(script.state(), 'LON')).toBe(false);
  });

  test('an edited text makes every position lapse; the same text again restores them', () => {
    const script = new Script().propose().sign('PAR').object('LON');
    expect(script.stances('another')).toBe('lapsed lapsed waiting');
    expect(script.state('another').quorum.have).toBe(0);
    expect(script.stances(null)).toBe('lapsed lapsed waiting');
    expect(script.stances()).toBe('visa objection waiting');
  });

  test('a proposal is signed anew, even one of the very text that was signed before', () => {
    const script = new Script().propose().sign('PAR', 'LON', 'KYV');
    script.propose(versionWith({ title: 'Other' })).sign('LON');
    expect(script.stances()).toBe('lapsed visa lapsed');
    script.propose();
    expect(script.stances()).toBe('lapsed lapsed lapsed');
    expect(script.state().proposal?.number).toBe(3);
  });

  test('3.204 what is signed of another proposal, or by a foreign delegation, never counts', () => {
    const script = new Script().propose();
    const first = script.on;
    script.propose(versionWith({ title: 'Other' }));
    script.act('decision.sign', first, 'PAR');
    script.act('decision.sign', { ...script.on, versionHash: first.versionHash }, 'LON');
    script.act('decision.sign', { ...first, versionHash: script.hash }, 'KYV');
    script.sign('USA').act('decision.sign', script.on, null);
    expect(script.stances()).toBe('waiting waiting waiting');
    expect(script.discounted()).toEqual([
      'decision.sign STALE_VERSION',
      'decision.sign STALE_VERSION',
      'decision.sign STALE_VERSION',
      'decision.sign FOREIGN_DELEGATION',
      'decision.sign FOREIGN_DELEGATION',
    ]);
  });
});

describe('3.205 quorum', () => {
  const met = (script: Script) => script.state().quorum.met;
  test('all, a number, or those named', () => {
    const script = new Script().propose().sign('PAR', 'LON');
    expect(met(script)).toBe(false);
    script.act('decision.quorum', { quorum: { kind: 'count', count: 2 } });
    expect(met(script)).toBe(true);
    script.act('decision.quorum', { quorum: { kind: 'named', delegations: ['KYV', 'PAR'] } });
    expect(script.state().quorum).toMatchObject({ needed: 2, have: 1, missing: ['KYV'] });
    script.sign('KYV');
    expect(met(script)).toBe(true);
  });

  test('an objection weighs as no visa, and no more', () => {
    const script = new Script().propose().sign('PAR', 'LON').object('KYV');
    script.act('decision.quorum', { quorum: { kind: 'count', count: 2 } });
    expect(met(script)).toBe(true);
    expect(met(new Script().propose().sign('PAR', 'LON').object('KYV'))).toBe(false);
  });

  test('one that the delegations cannot reach is none', () => {
    const script = new Script().propose();
    script.act('decision.quorum', { quorum: { kind: 'count', count: 4 } });
    script.act('decision.quorum', { quorum: { kind: 'named', delegations: ['PAR', 'USA'] } });
    script.act('decision.quorum', { quorum: { kind: 'named', delegations: ['PAR', 'PAR'] } });
    expect(script.state().quorum.rule).toEqual({ kind: 'all' });
    script.act('decision.quorum', { quorum: { kind: 'count', count: 3 } });
    expect(script.state().quorum.rule).toEqual({ kind: 'count', count: 3 });
  });

  test('the same delegations in another order are the same quorum', () => {
    const named = (...delegations: string[]) => ({
      quorum: { kind: 'named', delegations } as const,
    });
    const script = new Script().propose().act('decision.quorum', named('KYV', 'PAR'));
    script.act('decision.quorum', named('PAR', 'KYV'));
    expect(script.discounted()).toEqual(['decision.quorum ALREADY_DONE']);
  });

  test('nobody is missing once it is met, though not all have agreed', () => {
    const script = new Script().propose().sign('PAR');
    script.act('decision.quorum', { quorum: { kind: 'count', count: 1 } });
    expect(script.state().quorum).toMatchObject({ met: true, have: 1, missing: [] });
  });
});

describe('3.206 silence', () => {
  const LATER = 60 * 60_000;
  const start = (script: Script, until = script.now + LATER) =>
    script.act('decision.silence', { ...script.on, until });

  test('at the deadline who said nothing agrees', () => {
    const script = start(new Script().propose().sign('PAR'));
    const end = script.state().silence?.until ?? 0;
    expect(script.stances(script.hash, end - 1)).toBe('visa waiting waiting');
    expect(script.stances(script.hash, end)).toBe('visa silence silence');
    expect(script.stances('edited', end)).toBe('lapsed lapsed lapsed');
    expect(script.state(script.hash, end).quorum.met).toBe(true);
  });

  test('an objection before it breaks it for all, one after it does not', () => {
    const script = start(new Script().propose());
    const end = script.state().silence?.until ?? 0;
    const before = start(new Script().propose()).object('LON');
    expect(before.stances(before.hash, end)).toBe('waiting objection waiting');
    expect(before.state().silence?.broken?.delegation).toBe('LON');
    before.act('decision.withdraw', {}, 'LON');
    expect(before.stances(before.hash, end)).toBe('waiting withdrawn waiting');
    script.now = end;
    script.object('LON');
    expect(script.stances()).toBe('silence objection silence');
    script.act('decision.withdraw', {}, 'LON');
    expect(script.stances()).toBe('silence withdrawn silence');
  });

  test('who takes a visa back is not silent', () => {
    const script = start(new Script().propose().sign('PAR'));
    script.act('decision.withdraw', {}, 'PAR');
    expect(script.stances(script.hash, script.now + LATER)).toBe('withdrawn silence silence');
  });

  test('not over a standing objection, not too short, and only moved outwards', () => {
    const script = start(new Script().propose(), 0);
    script.act('decision.silence', { ...script.on, until: script.now + SHORTEST_SILENCE_MS });
    expect(script.state().silence).toBeNull();
    start(script);
    const { until } = script.state().silence ?? { until: 0 };
    start(script, until - 1);
    expect(script.state().silence?.until).toBe(until);
    start(script, until + 1);
    expect(script.state().silence?.until).toBe(until + 1);
    const objected = start(new Script().propose().object('KYV'));
    expect(objected.discounted()).toEqual(['decision.silence OBJECTION_STANDS']);
  });

  test('an objection that was taken back, or of an earlier version, stands in nobody’s way', () => {
    const script = new Script().propose().object('KYV');
    script.act('decision.withdraw', {}, 'KYV');
    expect(start(script).state().silence).not.toBeNull();
    const again = new Script()
      .propose()
      .object('KYV')
      .propose(versionWith({ title: 'Other' }));
    expect(start(again).state().silence).not.toBeNull();
  });

  test('it ends with the proposal that it is on, and rests while the text is another', () => {
    const script = start(new Script().propose());
    expect(script.state()).toMatchObject({ silenceRuns: true });
    expect(script.state('edited')).toMatchObject({ silenceRuns: false });
    script.propose(versionWith({ title: 'Other' }));
    expect(script.state()).toMatchObject({ silence: null, silenceRuns: false });
  });

  test('it is over at the very deadline: a new one takes its full time', () => {
    const script = start(new Script().propose());
    const { until } = script.state().silence ?? { until: 0 };
    expect(script.state(script.hash, until - 1).silenceRuns).toBe(true);
    expect(script.state(script.hash, until).silenceRuns).toBe(false);
    script.now = until - 1_000;
    start(script, until + 1_000);
    expect(script.discounted()).toEqual(['decision.silence DEADLINE_TOO_EARLY']);
  });

  test('moved to the very same deadline it is not moved', () => {
    const script = start(new Script().propose());
    start(script, script.state().silence?.until);
    expect(script.discounted()).toEqual(['decision.silence DEADLINE_TOO_EARLY']);
  });

  test('of several objections the first is the one that broke it', () => {
    const script = start(new Script().propose()).object('LON').object('KYV');
    expect(script.state().silence?.broken?.delegation).toBe('LON');
  });

  test('3.207 a decision taken elsewhere before an objection was known does not stand', () => {
    const script = start(new Script().propose());
    const end = script.state().silence?.until ?? 0;
    script.now = end - 5_000;
    // Kyiv was cut off; its objection arrives after London took the decision, and lies before.
    script.act('decision.object', { ...script.on, text: 'no' }, 'KYV', 'KYV');
    script.now = end;
    script.approve().take();
    const [late] = script.entries.splice(-3, 1);
    const alone = script.state();
    expect(alone.phase).toBe('taken');
    script.entries.push(late as Entry);
    expect(script.state().phase).toBe('proposed');
    expect(script.discounted()).toEqual([
      'decision.approve QUORUM_NOT_MET',
      'decision.take QUORUM_NOT_MET',
    ]);
  });
});

describe('3.208 3.209 approval and outcome', () => {
  test('visas, then the approval, then the decision: three acts, in this order', () => {
    const script = new Script().propose().take().approve().sign('PAR', 'LON', 'KYV').take();
    expect(script.state().phase).toBe('proposed');
    expect(script.discounted()).toEqual([
      'decision.take QUORUM_NOT_MET',
      'decision.approve QUORUM_NOT_MET',
      'decision.take NOT_APPROVED',
    ]);
    script.approve().take(B);
    expect(script.state()).toMatchObject({ phase: 'proposed', approval: { option: A } });
    script.take();
    expect(script.state()).toMatchObject({ phase: 'taken', outcome: { option: A } });
  });

  test('3.212 what is taken stays as it was taken, whatever is edited or said later', () => {
    const script = new Script()
      .propose()
      .sign(...CODES)
      .approve()
      .take();
    script.object('KYV').act('decision.withdraw', {}, 'PAR');
    expect(script.stances('edited')).toBe('visa visa visa');
    expect(script.state('edited')).toMatchObject({ phase: 'taken', edited: true });
    expect(script.discounted()).toEqual([
      'decision.object DECISION_CLOSED',
      'decision.withdraw DECISION_CLOSED',
    ]);
    script.propose(versionWith({ title: 'Again' }));
    expect(script.state()).toMatchObject({ phase: 'proposed', approval: null, outcome: null });
    expect(script.state().past.map(({ kind }) => kind)).toEqual(['taken']);
    expect(script.stances()).toBe('lapsed lapsed lapsed');
  });

  test('3.212 put off and refused later, it shows how everybody stood when it was put off', () => {
    const script = new Script().propose().sign('PAR');
    const until = script.now + 60_000;
    script.act('decision.silence', { ...script.on, until: script.now + 2 * SHORTEST_SILENCE_MS });
    script.act('decision.defer', { ...script.on, reason: 'later', until });
    expect(script.stances()).toBe('visa waiting waiting');
    script.now += 3 * SHORTEST_SILENCE_MS;
    script.act('decision.refuse', { ...script.on, reason: 'no' });
    expect(script.state().outcome).toMatchObject({ kind: 'refused', quorum: { have: 1 } });
    expect(script.stances()).toBe('visa waiting waiting');
  });

  test('refused, put off, withdrawn: with a reason, and a new version reopens', () => {
    for (const [type, kind] of [
      ['decision.refuse', 'refused'],
      ['decision.defer', 'deferred'],
      ['decision.abandon', 'abandoned'],
    ] as const) {
      const script = new Script().propose().sign('PAR');
      script.act(type, { ...script.on, reason: 'because' });
      expect(script.state().outcome).toMatchObject({ kind, reason: 'because' });
      expect(script.sign('LON').stances()).toBe('visa waiting waiting');
      expect(script.propose().state().phase).toBe('proposed');
    }
  });

  test('3.213 not without a decision-maker, reasons, or two options or none to choose from', () => {
    const without = (written: Partial<DecisionVersion>) => {
      const script = new Script().propose({ ...COMPLETE, ...written }).sign(...CODES);
      return script.approve(written.options?.length === 0 ? null : A).discounted()[0] ?? null;
    };
    expect(without({ decisionMaker: ' ' })).toBe('decision.approve NO_DECISION_MAKER');
    expect(without({ reasons: '\n' })).toBe('decision.approve NO_REASONS');
    expect(without({ options: [option(A)] })).toBe('decision.approve TOO_FEW_OPTIONS');
    expect(without({ options: [option(A), { ...option(B), text: '' }] })).toBe(
      'decision.approve TOO_FEW_OPTIONS',
    );
    const alone = 'The only road is the south road.';
    expect(without({ options: [option(A)], noAlternative: alone })).toBeNull();
    expect(without({ options: [], noAlternative: alone })).toBeNull();
    expect(without({ options: [option(A, 'no'), option(B)] })).toBe(
      'decision.approve NOT_AN_OPTION',
    );
  });

  test('3.209 the text itself is chosen only where nothing was written down to choose from', () => {
    expect(isChoice(COMPLETE, null)).toBe(false);
    expect(isChoice(versionWith({ options: [{ ...option(A), text: ' ' }] }), null)).toBe(true);
    expect([A, B].map((id) => isChoice(COMPLETE, id))).toEqual([true, false]);
  });

  test('3.203 who objected is not waited for', () => {
    expect(waitsFor(new Script().propose().object('KYV').state(), 'KYV')).toBe(false);
  });

  test('3.210 two people without a delegation are no delegation: each withdraws what is theirs', () => {
    const { entries } = new Script().propose();
    const course = courseOf(foldOf(entries).decisions.get('d'));
    const proposal = course.proposal && { ...course.proposal, delegation: null };
    const ask = { course: { ...course, proposal }, at: 0, delegation: null, body: null };
    const by = (person: string) => ({
      ...ask,
      actor: { person, role: 'editor', delegation: null } as const,
    });
    expect(obstacles('decision.abandon', by('somebody'))).toEqual(['PROPOSER_ONLY']);
    expect(obstacles('decision.abandon', by(proposal?.person ?? ''))).toEqual([]);
  });

  test('3.211 all that is missing is told at once', () => {
    const { entries } = new Script().propose(versionWith({ title: 'T' }));
    const course = courseOf(foldOf(entries).decisions.get('d'));
    const ask = { course, at: 0, delegation: 'PAR', body: null };
    expect(obstacles('decision.take', ask)).toEqual([
      'NO_DECISION_MAKER',
      'NO_REASONS',
      'TOO_FEW_OPTIONS',
      'QUORUM_NOT_MET',
      'NOT_APPROVED',
    ]);
  });
});

describe('3.210 the table', () => {
  test('is the one that the specification prints', () => {
    const spec = readFileSync('docs/spec/3-record.md', 'utf8');
    const printed = [
      ...spec.matchAll(/^\| `(\w+)` +\| (\w+) +\| ([\w, ]+?) +\| ([\w, ]+?) +\|$/gm),
    ];
    const told = printed.map(([, act, by, during, needs]) => [
      `decision.${act}`,
      by,
      during,
      needs,
    ]);
    const built = Object.entries(DECISION_ACTS).map(([act, { by, during, needs }]) => [
      act,
      by,
      during.length === PHASES.length ? 'any' : during.join(', '),
      needs.join(', '),
    ]);
    expect(told).toEqual(built);
  });

  test('agrees with the table of roles', () => {
    for (const [act, { by }] of Object.entries(DECISION_ACTS)) {
      const operation = act as DecisionActType;
      expect([act, allows('editor', operation)]).toEqual([act, by !== 'facilitator']);
      expect([act, DELEGATION_OPERATIONS.has(operation)]).toEqual([act, by === 'asked']);
      expect(allows('observer', operation)).toBe(false);
    }
  });
});
