import { describe, expect, test } from 'vitest';
import { Connections, isRevoked, whyEnded } from '../../server/sockets/connections.ts';
import { DEFAULT_LIMITS } from '../../server/sockets/limits.ts';
import { Budgets } from '../../server/sockets/rate/budgets.ts';
import { InTurn } from '../../server/sockets/rate/in-turn.ts';

const anne = { room: 'here', person: 'anne', session: 's1' };

describe('5.16 whom a revocation concerns', () => {
  test('5.16 a person in that room, or everywhere; a session wherever it is', () => {
    const persons = (...list: string[]) => ({ persons: list, sessions: [] });
    expect(isRevoked(anne, { ...persons('anne'), room: 'here' })).toBe(true);
    expect(isRevoked(anne, { ...persons('anne'), room: '*' })).toBe(true);
    expect(isRevoked(anne, { persons: [], sessions: ['s1'], room: '*' })).toBe(true);
    expect(isRevoked(anne, { ...persons('anne'), room: 'elsewhere' })).toBe(false);
    expect(isRevoked(anne, { ...persons('ben'), room: 'here' })).toBe(false);
    expect(isRevoked(anne, { persons: ['ben'], sessions: ['s2'], room: '*' })).toBe(false);
  });

  test('5.16 the reason is what they can do about it', () => {
    const why = (role: 'editor' | null, sessions: string[]) =>
      whyEnded(anne, { persons: ['anne'], sessions, room: '*' }, { roleOf: () => role });
    expect(why(null, ['s1'])).toBe('REVOKED');
    expect(why('editor', ['s1'])).toBe('NOT_SIGNED_IN');
    expect(why('editor', [])).toBe('RESYNC');
  });

  test('5.90 connections are counted by person, and no longer when they have gone', () => {
    const connections = new Connections({ roleOf: () => 'editor' });
    const connected = () =>
      ({ ...anne, transport: 'room', farewell() {}, tick() {}, backlog: () => 0 }) as const;
    const [one, two] = [connected(), connected()];
    connections.add(one);
    connections.add(two);
    expect([connections.countOf('anne'), connections.countOf('ben')]).toEqual([2, 0]);
    connections.remove(one);
    connections.remove(one);
    expect(connections.countOf('anne')).toBe(1);
    connections.remove(two);
    expect([connections.countOf('anne'), connections.size]).toEqual([0, 0]);
  });
});

describe('5.13 what a person may write', () => {
  const limits = {
    ...DEFAULT_LIMITS,
    ...{ editsPerSecond: 1, editBurst: 3, bytesPerSecond: 10, byteBurst: 100 },
  };

  test('5.13 so many edits and so many bytes, whichever is used up first', () => {
    const budgets = new Budgets(limits);
    const edits = budgets.of('anne', 0);
    expect([1, 2, 3, 4].map(() => edits.take(1, 0))).toEqual([true, true, true, false]);
    const bytes = budgets.of('ben', 0);
    expect([bytes.take(90, 0), bytes.take(20, 0), bytes.take(10, 0)]).toEqual([true, false, true]);
    expect(bytes.wait(20, 0)).toBe(2_000);
  });

  test('5.13 what was used is not forgotten before it has come back', () => {
    const budgets = new Budgets(limits);
    budgets.of('anne', 0).take(100, 0);
    budgets.sweep(5_000);
    expect(budgets.of('anne', 5_000).take(60, 5_000)).toBe(false);
    budgets.sweep(10_000);
    expect(budgets.of('anne', 10_000).take(100, 10_000)).toBe(true);
  });
});

test('5.91 what was refused comes first until it is sent again, or for 15 s', () => {
  const turns = new InTurn();
  turns.refused('a', 0);
  turns.refused('b', 1);
  expect([turns.isNext('a', 2), turns.isNext('b', 2)]).toEqual([true, false]);
  turns.taken('b');
  expect(turns.isNext('b', 3)).toBe(false);
  expect([turns.isNext('b', 14_999), turns.isNext('b', 15_000)]).toEqual([false, true]);
  turns.refused('c', 15_000);
  expect([turns.isNext('b', 15_001), turns.isNext('c', 15_001)]).toEqual([false, true]);
  turns.taken('c');
  expect(turns.isNext('b', 15_002)).toBe(true);
});
