import { versionHash, type DecisionVersion } from '../../../shared/room/decision.ts';
import { stateOf } from '../../../shared/room/decisions/state.ts';
import type { Entry } from '../../../shared/room/record/entry.ts';
import { foldFromJson, foldToJson } from '../../../shared/room/record/fold-json.ts';
import { apply, foldOf, type RoomFold } from '../../../shared/room/record/fold.ts';
import { versionWith } from '../../unit/decision-support.ts';
import type { Random } from '../board/random.ts';
import { counting, phaseOf, quorumMet, stanceOf, type Act } from './oracle.ts';

export const CODES = ['PAR', 'LON', 'KYV'];
const A = '01AAAAAAAAAAAAAAAAAAAAAAAA';
const B = '01BBBBBBBBBBBBBBBBBBBBBBBB';
const option = (id: string, rejected: string | null) => ({
  id,
  text: `way ${id[3] ?? ''}`,
  pros: '',
  cons: '',
  rejected,
});
const FULL = { reasons: 'r', decisionMaker: 'Prefect', authority: 'KYV' };
/** Texts of one decision; the last cannot be taken. */
export const TEXTS: readonly DecisionVersion[] = [
  versionWith({ ...FULL, title: 'one', options: [option(A, null), option(B, 'late')] }),
  versionWith({ ...FULL, title: 'two', options: [option(A, null), option(B, null)] }),
  versionWith({ ...FULL, title: 'three', noAlternative: 'one road' }),
  versionWith({ title: 'four', reasons: 'r' }),
];
const HASHES = TEXTS.map(versionHash);

export interface Counts {
  histories: number;
  acts: number;
  counted: number;
  /** How the histories ended, by phase. */
  readonly phases: Record<string, number>;
  readonly wrong: string[];
}
export const newCounts = (): Counts => ({
  histories: 0,
  acts: 0,
  counted: 0,
  phases: {},
  wrong: [],
});

/** What three sites record that do not ask each other: much of it is not lawful together. */
export function history(random: Random, length: number): Entry[] {
  const entries: Entry[] = [];
  const clocks = new Map(CODES.map((site) => [site, 1_000_000 + random.below(3_000)]));
  const proposals: { id: string; hash: string }[] = [];
  for (let i = 0; i < length; i++) {
    const site = random.pick(CODES);
    const step = random.chance(0.05) ? 400_000 : random.below(3_000);
    const recordedAt = (clocks.get(site) ?? 0) + (random.chance(0.3) ? 0 : step);
    clocks.set(site, recordedAt);
    const id = random.ulid();
    // Mostly of the newest proposal, now and then of an older one, or of two at once.
    const near = random.chance(0.85) ? proposals.at(-1) : random.pick([...proposals, undefined]);
    const on = {
      proposal: near?.id ?? random.ulid(),
      versionHash: random.chance(0.95) ? (near?.hash ?? HASHES[0]) : random.pick(HASHES),
    };
    const delegation = random.chance(0.93) ? random.pick(CODES) : random.pick(['USA', null]);
    const [type, body] = randomAct(random, on, recordedAt, delegation, i === 1);
    if (type === 'propose') proposals.push({ id, hash: String(body['versionHash']) });
    const number = i + 1;
    const author = { person: `p${delegation ?? ''}`, name: 'N' };
    entries.push({
      ...{ id, site, number, prev: '', hash: '', recordedAt, eventAt: recordedAt },
      ...{ author, delegation, type: `decision.${type}`, body: { decision: 'd', ...body } },
    } as unknown as Entry);
  }
  return entries;
}

type Body = Record<string, unknown>;

/**
 * An act by its short name, and its body.
 * @param at ms UTC
 * @param first a proposal, so that there is something to speak of
 */
export function randomAct(
  random: Random,
  on: Body,
  at: number,
  delegation: string | null,
  first = false,
): [string, Body] {
  const choice = { option: random.weighted({ [A]: 6, [B]: 2, none: 2 }) };
  const chosen = { option: choice.option === 'none' ? null : choice.option };
  const text = random.pick(['but', 'no']);
  const reason = 'because';
  const until = at + random.pick([-1_000, 10_000, 300_000, 400_000, 600_000]);
  const text0 = random.weighted({ 0: 5, 1: 5, 2: 2, 3: 1 });
  const quorum = random.pick<Body>([
    { kind: 'all' },
    { kind: 'count', count: 1 + random.below(4) },
    { kind: 'named', delegations: [random.pick([...CODES, 'USA'])] },
    { kind: 'named', delegations: ['KYV', 'LON'] },
  ]);
  const basis = random.chance(0.5) || delegation === null ? { basis: 'telephone' } : {};
  const make: Record<string, () => Body> = {
    propose: () => {
      const [version, versionHash] = [TEXTS[Number(text0)], HASHES[Number(text0)]];
      return { version, versionHash, delegations: CODES };
    },
    quorum: () => ({ quorum }),
    sign: () => on,
    reserve: () => ({ ...on, text }),
    object: () => ({ ...on, text }),
    withdraw: () => ({}),
    silence: () => ({ ...on, until }),
    approve: () => ({ ...on, ...chosen, ...basis }),
    take: () => ({ ...on, ...chosen }),
    refuse: () => ({ ...on, reason }),
    defer: () => ({ ...on, reason, ...(random.chance(0.5) ? { until } : {}) }),
    abandon: () => ({ ...on, reason }),
  };
  const type = random.weighted({
    ...{ propose: 2, quorum: 5, sign: 40, reserve: 8, object: 4, withdraw: 3 },
    ...{ silence: 5, approve: 20, take: 25, refuse: 0.3, defer: 0.4, abandon: 0.3 },
  });
  const chosenType = first ? 'propose' : type;
  return [chosenType, (make[chosenType] as () => Body)()];
}

const PHASE: Readonly<Record<string, string>> = {
  take: 'taken',
  refuse: 'refused',
  defer: 'deferred',
  abandon: 'abandoned',
};

/** What the screens would show of it, in one line. */
export function shown(fold: RoomFold, id: string, hash: string | null, now: number): string {
  const state = stateOf(fold.decisions.get(id), { hash, now, delegations: CODES });
  const stances = state.standings.map(({ stance }) => stance);
  return [state.phase, ...stances, state.quorum.met].join(' ');
}

/** The same by the oracle's own reading. */
export function truly(acts: readonly Act[], hash: string | null, now: number): string {
  const counts = counting(acts);
  const phase = phaseOf(counts);
  const stances = CODES.map((code) => stanceOf(counts, code, now, hash));
  const ended = PHASE[phase] !== undefined;
  return [PHASE[phase] ?? phase, ...stances, quorumMet(counts, now, ended ? undefined : hash)].join(
    ' ',
  );
}

/** One history in several orders of delivery, cut and resumed: the same, and as the oracle says. */
export function judgeHistory(random: Random, length: number, counts: Counts): void {
  const entries = history(random, length);
  const acts = entries as unknown as Act[];
  const last = Math.max(...entries.map(({ recordedAt }) => recordedAt));
  const folds = [
    foldOf(entries),
    foldOf(random.shuffle([...entries])),
    foldOf([...entries].reverse()),
  ];
  const order = random.shuffle([...entries]);
  const cut = random.below(entries.length);
  const half = JSON.stringify(foldToJson(foldOf(order.slice(0, cut))));
  const resumed = foldFromJson(JSON.parse(half));
  for (const entry of order.slice(cut)) apply(resumed, entry);
  folds.push(resumed);
  for (const hash of [...HASHES, null])
    for (const now of [last, last + 1_000_000]) {
      const expected = truly(acts, hash, now);
      for (const [i, fold] of folds.entries()) {
        const found = shown(fold, 'd', hash, now);
        if (found !== expected) counts.wrong.push(`order ${i}: ${found}, oracle: ${expected}`);
      }
    }
  const course = counting(acts);
  const ended = phaseOf(course);
  counts.histories += 1;
  counts.acts += entries.length;
  counts.counted += course.length;
  counts.phases[ended] = (counts.phases[ended] ?? 0) + 1;
}
