import { describe, expect, it } from 'vitest';
import { BODIES, COMMAND_TYPES } from '../../shared/room/record/entry.ts';
import { Random } from './board/random.ts';
import { valueOf, type Pool } from './commands/from-schema.ts';
import { hostileServer, newOutcome } from './commands/hostile.ts';

const random = new Random(7);
const pool: Pool = {
  id: () => random.ulid(),
  hash: () => 'a'.repeat(64),
  instant: () => 1_764_000_000_000,
  known: () => [],
};

/** A small share of the long run (tests/fuzz/commands-hostile.ts), same seeds. */
describe('3.90 hostile commands', () => {
  it.each(COMMAND_TYPES)('3.90 makes well-formed commands of type %s from its schema', (type) => {
    for (let i = 0; i < 20; i++)
      expect(BODIES[type].safeParse(valueOf(BODIES[type], type, random, pool)).success).toBe(true);
  });

  it('3.90 forged, mutated, spoilt and repeated commands: no breach of the record', async () => {
    const outcome = newOutcome();
    await hostileServer(1, 3, 150, outcome);
    expect(outcome.breaches).toEqual([]);
    expect(outcome.attempts).toBeGreaterThan(400);
    expect(outcome.accepted).toBeGreaterThan(30);
    expect(outcome.closed).toBeGreaterThan(10);
  });
});
