import { describe, expect, test } from 'vitest';
import { honestHistory } from './board/honest.ts';
import { hostileWorld, type HostileOutcome } from './board/hostile.ts';
import { positionWorld } from './board/positions.ts';
import { Random } from './board/random.ts';

/** A small share of the long runs (tests/fuzz/board-honest.ts, board-hostile.ts), same seeds. */
describe('4.10 fuzz', () => {
  test('4.10.1 honest histories: nothing refused, everybody equal', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { refused, diverged } = honestHistory(new Random(seed));
      expect({ seed, refused, diverged }).toEqual({ seed, refused: [], diverged: [] });
    }
  });

  test('4.10.2 hostile updates: no breach, no surprise, no replica that differs', () => {
    const outcome: HostileOutcome = {
      attempts: 0,
      accepted: 0,
      nothingNew: 0,
      refused: {},
      acceptedBy: {},
      breaches: [],
      longest: 0,
    };
    for (let seed = 1; seed <= 8; seed++) hostileWorld(new Random(seed), 100, outcome);
    expect(outcome.breaches).toEqual([]);
    expect(outcome.attempts).toBe(800);
    expect(outcome.accepted).toBeGreaterThan(20);
  });

  test('4.10.3 forged positions come out the same in every order of delivery', () => {
    let accepted = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const outcome = positionWorld(new Random(seed));
      accepted += outcome.accepted;
      expect({ seed, differ: outcome.differ }).toEqual({ seed, differ: false });
    }
    expect(accepted).toBeGreaterThan(100);
  });
});
