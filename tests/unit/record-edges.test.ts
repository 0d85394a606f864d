import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson } from '../../shared/room/canonical.ts';
import { planHash } from '../../shared/room/plan.ts';
import { attachmentsSchema } from '../../shared/room/record/attachment.ts';
import { deadlineId } from '../../shared/room/record/deadline.ts';
import { decisionVersion } from '../../shared/room/record/decision-version.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { planState } from '../../shared/room/record/fold-plan.ts';
import { openAcknowledgements } from '../../shared/room/record/fold-reading.ts';
import { watchOf } from '../../shared/room/record/fold-watch.ts';
import { compareStamps } from '../../shared/room/record/stamp.ts';

let now = 1_000;
/** An entry of a register, a second after the one before. */
function entry(type: string, body: object, more: object = {}): Entry {
  now += 1_000;
  return {
    ...{ id: `e${now}`, site: 'PAR', number: now, prev: '', hash: '', recordedAt: now },
    ...{ eventAt: now, author: { person: 'p', name: 'P' }, delegation: 'PAR', type, body },
    ...more,
  } as unknown as Entry;
}

test('3.41 the order of the record: time, then site, then number', () => {
  const at = (recordedAt: number, site: string, number: number) => ({ recordedAt, site, number });
  const sorted = [at(1, 'PAR', 9), at(2, 'KYV', 8), at(2, 'PAR', 2), at(2, 'PAR', 3)];
  expect(sorted.toReversed().sort(compareStamps)).toEqual(sorted);
});

test('3.10 canonical JSON has its keys in order, at every depth', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined, a: 2 }], a: 'é' })).toBe(
    '{"a":"é","b":[{"a":2,"d":1}]}',
  );
});

test('3.63 who was shown out and let in again is no longer out', () => {
  const join = { person: 'anne', name: 'Anne', role: 'editor', delegation: 'PAR' };
  const entries = [entry('person.join', join), entry('person.revoke', { person: 'anne' })];
  const isOut = () => foldOf(entries).people.get('anne')?.revoked;
  expect(isOut()).toBe(true);
  entries.push(entry('person.join', join));
  expect(isOut()).toBe(false);
});

test('3.258 a validation covers no version that was frozen after it', () => {
  const version = { title: 't', purpose: '', validator: 'KYV', items: [] };
  const versionHash = planHash(version);
  const early = entry('plan.validate', { plan: 'm', versionHash }, { delegation: 'KYV' });
  const frozen = entry('plan.version', { plan: 'm', version, versionHash });
  const state = planState(foldOf([early, frozen]).plans.get('m'), versionHash);
  expect(state).toMatchObject({ phase: 'frozen', validation: null });
});

test('3.101 who acknowledges as the map keeper leaves their delegation asked', () => {
  const asked = entry('log.ask-acknowledgement', { entry: 'l', of: ['PAR', 'map-keeper'] });
  const given = entry('log.acknowledge', { entry: 'l', as: 'map-keeper' });
  expect(openAcknowledgements(foldOf([asked, given]).reading.get('l'))).toEqual(['PAR']);
});

describe('3.150 3.151 a watch that two sites write about at once', () => {
  const by = (person: string) => ({ author: { person, name: person } });
  const holder = (...entries: Entry[]) => watchOf(foldOf(entries).watches, 'PAR').holder?.person;
  const open = entry('watch.open', {}, by('anne'));

  test('3.150 opened a second time it stays with who opened it first', () => {
    expect(holder(open, entry('watch.open', {}, by('ben')))).toBe('anne');
  });

  test('3.151 only the newest handing over is taken', () => {
    const first = entry('watch.relieve', { to: { name: 'Night' } }, by('anne'));
    const second = entry('watch.relieve', { to: { name: 'Day' } }, by('anne'));
    const take = (relief: string) => entry('watch.take', { relief }, by('ben'));
    expect(holder(open, first, second, take(first.id))).toBe('anne');
    expect(holder(open, first, second, take(second.id))).toBe('ben');
    expect(holder(open, take('nothing'))).toBe('anne');
  });
});

test('3.263 what falls due of one thing at one moment has an id for each sort of it', () => {
  const id = deadlineId('overdue', 'x', 1_800_000_000_000);
  expect(id).toBe(deadlineId('overdue', 'x', 1_800_000_000_000));
  const others = [
    deadlineId('escalate', 'x', 1_800_000_000_000),
    deadlineId('overdue', 'y', 1_800_000_000_000),
    deadlineId('overdue', 'x', 1_800_000_000_001),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});

test('3.143 an entry carries at most eight files', () => {
  const file = { hash: 'a'.repeat(64), size: 1, name: 'a', type: 'text/plain' };
  const files = (count: number) => Array.from({ length: count }, () => file);
  expect(attachmentsSchema.safeParse(files(8)).success).toBe(true);
  expect(attachmentsSchema.safeParse(files(9)).success).toBe(false);
});

test('3.200 options are frozen in their order on screen, whatever the order they were made in', () => {
  const board = new Y.Doc();
  const draft = new Y.Map<unknown>();
  board.getMap('drafts').set('d', draft);
  draft.set('kind', 'decision');
  const options = new Y.Map<unknown>();
  draft.set('options', options);
  for (const [id, order] of [
    ['A', 'a2'],
    ['B', 'a0'],
    ['C', 'a1'],
    ['D', 'a1'],
  ] as const) {
    const option = new Y.Map<unknown>();
    options.set(id, option);
    option.set('order', order);
  }
  expect(decisionVersion(board, 'd')?.options.map(({ id }) => id)).toEqual(['B', 'C', 'D', 'A']);
});
