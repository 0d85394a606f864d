import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { createPlan, createTask, changeDraft, liftDraft } from '../../shared/room/board/build.ts';
import { planVersion, tasksOn } from '../../shared/room/board/read-plans.ts';
import { planHash } from '../../shared/room/plan.ts';
import { ULID } from '../../shared/room/ulid.ts';
import { deadlineId } from '../../shared/room/record/deadline.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { planState } from '../../shared/room/record/fold-plan.ts';
import type { Body, Entry, EntryType } from '../../shared/room/record/entry.ts';
import { whatIsDue } from '../../server/room/due.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const PLAN = ulid();
let count = 0;
interface Where {
  site?: string;
  delegation?: string;
  at?: number;
}
const entry = <K extends EntryType>(
  type: K,
  body: Body<K>,
  { site = 'PAR', delegation = site, at = NOW + ++count }: Where = {},
): Entry =>
  ({
    id: ulid(),
    site,
    number: ++count,
    prev: '',
    hash: '',
    recordedAt: at,
    eventAt: at,
    author: { person: 'P', name: 'P' },
    delegation,
    type,
    body,
  }) as Entry;

function board(tasks = 3): { doc: Y.Doc; ids: string[] } {
  const doc = new Y.Doc();
  createPlan(doc, { id: PLAN, title: 'Evacuation', validator: 'KYV', order: 'a0' });
  let order: string | null = null;
  const ids = Array.from({ length: tasks }, (_, i) => {
    const id = ulid();
    order = generateKeyBetween(order, null);
    createTask(doc, { id, title: `Item ${i}`, list: 'Alert', plan: PLAN, order, due: NOW + i });
    return id;
  });
  return { doc, ids };
}
const versionOf = (doc: Y.Doc) => planVersion(doc, PLAN)!;
const freeze = (doc: Y.Doc, site = 'PAR') => {
  const version = versionOf(doc);
  return entry('plan.version', { plan: PLAN, version, versionHash: planHash(version) }, { site });
};
const validate = (hash: string, delegation = 'KYV') =>
  entry('plan.validate', { plan: PLAN, versionHash: hash }, { site: 'KYV', delegation });
const stateOf = (doc: Y.Doc, entries: Entry[]) =>
  planState(foldOf(entries).plans.get(PLAN), planHash(versionOf(doc)));

describe('plan versions', () => {
  test('3.256 a version is what stands on the board: order, owners, due times, dependencies', () => {
    const { doc, ids } = board();
    const before = planHash(versionOf(doc));
    for (const change of [
      { owner: 'SDIS' },
      { due: NOW + 7 },
      { after: [ids[1]!] },
      { order: 'Zz' },
    ]) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      changeDraft(copy, ids[2]!, change);
      expect(planHash(versionOf(copy))).not.toBe(before);
    }
    liftDraft(doc, ids[0]!, { at: NOW, by: ulid() });
    expect(versionOf(doc).items.map((item) => item.id)).toEqual(ids.slice(1));
    liftDraft(doc, PLAN, { at: NOW, by: ulid() });
    expect(planVersion(doc, PLAN)).toBeNull();
    expect(tasksOn(doc).map((task) => task.plan)).toEqual(['', '']);
  });

  test('3.258 a validation covers one version, and lapses with the difference at hand', () => {
    const { doc, ids } = board();
    expect(stateOf(doc, []).phase).toBe('draft');
    const first = freeze(doc);
    expect(stateOf(doc, [first])).toMatchObject({ phase: 'frozen', latest: { number: 1 } });
    const hash = planHash(versionOf(doc));
    const valid = validate(hash);
    expect(stateOf(doc, [first, valid])).toMatchObject({
      phase: 'validated',
      validation: { number: 1, delegation: 'KYV' },
    });

    changeDraft(doc, ids[1]!, { owner: 'Somebody else' });
    const moved = stateOf(doc, [first, valid]);
    expect(moved).toMatchObject({ phase: 'lapsed', isFrozen: false, validation: { number: 1 } });
    expect(moved.validation?.version.items[1]?.owner).toBe('');
    const second = freeze(doc);
    expect(stateOf(doc, [first, valid, second])).toMatchObject({
      phase: 'frozen',
      latest: { number: 2 },
      validation: { number: 1 },
    });
    // Back to what was validated: it stands again, since it is that very text.
    changeDraft(doc, ids[1]!, { owner: '' });
    expect(stateOf(doc, [first, valid, second]).phase).toBe('validated');
  });

  test('3.258 what another delegation says, or what was never frozen, validates nothing', () => {
    const { doc } = board();
    const first = freeze(doc);
    const hash = planHash(versionOf(doc));
    expect(stateOf(doc, [first, validate(hash, 'PAR')]).phase).toBe('frozen');
    expect(stateOf(doc, [validate(hash)]).phase).toBe('draft');
    const other = 'f'.repeat(64);
    expect(stateOf(doc, [first, validate(other)]).phase).toBe('frozen');
  });

  test('3.259 versions have the same numbers in whatever order registers arrive', () => {
    const { doc, ids } = board();
    const entries = [freeze(doc, 'PAR')];
    changeDraft(doc, ids[0]!, { owner: 'a' });
    entries.push(freeze(doc, 'LON'));
    entries.push(validate(planHash(versionOf(doc))));
    const state = stateOf(doc, entries);
    expect(state).toMatchObject({ phase: 'validated', validation: { number: 2 } });
    expect(stateOf(doc, entries.toReversed())).toEqual(state);
  });
});

describe('what falls due', () => {
  const due = (doc: Y.Doc, entries: Entry[], now: number) =>
    whatIsDue(doc, foldOf(entries), ['PAR', 'LON'], now);

  test('3.260 3.261 a task is overdue once for each due time, and never once it is settled', () => {
    const { doc, ids } = board();
    const now = NOW + 1;
    const [late] = due(doc, [], now).entries;
    // Due at this very moment counts; the third is yet to come.
    expect(due(doc, [], now)).toMatchObject({
      entries: [
        { eventAt: NOW, body: { task: ids[0], title: 'Item 0' } },
        { eventAt: NOW + 1, body: { task: ids[1] } },
      ],
      next: NOW + 2,
    });
    expect(late?.id).toBe(deadlineId('overdue', ids[0]!, NOW));
    expect(late?.id).toMatch(ULID);
    const recorded = entry('checklist.overdue', late!.body as Body<'checklist.overdue'>);
    const done = entry('checklist.mark', { task: ids[1]!, state: 'not-applicable', reason: 'r' });
    expect(due(doc, [recorded, done], now)).toMatchObject({ entries: [], next: NOW + 2 });
    changeDraft(doc, ids[0]!, { due: NOW - 60_000 });
    const [again] = due(doc, [recorded, done], now).entries;
    expect(again?.body).toMatchObject({ task: ids[0], due: NOW - 60_000 });
    expect(again?.id).not.toBe(late?.id);
    expect(due(doc, [entry('room.close', {})], now)).toEqual({ entries: [], next: null });
  });

  test('3.262 an alert passes to the facilitator after the time that the room says', () => {
    const doc = new Y.Doc();
    const alert = entry('alert.raise', { severity: 'critical', text: 'Dam' }, { at: NOW });
    const acknowledged = (delegation: string) =>
      entry('alert.acknowledge', { alert: alert.id }, { delegation });
    const five = NOW + 5 * 60_000;
    expect(due(doc, [alert], five - 1)).toEqual({ entries: [], next: five });
    expect(due(doc, [alert, acknowledged('PAR')], five).entries).toMatchObject([
      { type: 'alert.escalate', eventAt: five, body: { alert: alert.id, waiting: ['LON'] } },
    ]);
    const all = [alert, acknowledged('PAR'), acknowledged('LON')];
    expect(due(doc, all, five)).toEqual({ entries: [], next: null });
    const sooner = entry('room.alert-time', { minutes: 1 });
    expect(due(doc, [alert, sooner], NOW + 60_000).entries).toHaveLength(1);
    const body = { alert: alert.id, waiting: ['LON'] };
    expect(due(doc, [alert, entry('alert.escalate', body)], five).entries).toEqual([]);
  });
});
