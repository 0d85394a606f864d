import { expect, test } from 'vitest';
import { createGroupCommit } from '../../server/journal/sqlite/group-commit.ts';
import type { JournalError, Receipt } from '../../server/journal/contract.ts';
import type { Appended, Batch } from '../../server/journal/sqlite/wire.ts';

const MEGABYTE = new Uint8Array(1 << 20);

test('2.14 after a refused row nothing of its room is taken until the room has heard of it', async () => {
  let next = 0;
  const commits = createGroupCommit({
    site: 'PAR',
    window: 0,
    commit: (batch: Batch): Promise<Appended> => Promise.resolve(batch.rooms.map(() => ++next)),
    onFailure: () => undefined,
  });
  const add = (room: string, payload: Uint8Array) =>
    new Promise<number | string>((resolve) => {
      commits.add({
        room,
        row: { kind: 'board', at: 1, person: 'p', delegation: null, payload },
        resolve: ({ seq }: Receipt) => resolve(seq),
        reject: ({ code }: JournalError) => resolve(code),
      });
    });
  const filling = Array.from({ length: 63 }, () => add('A', MEGABYTE));
  filling.push(add('A', MEGABYTE.subarray(1)));
  const refused = add('B', new Uint8Array(2));
  const builtOnIt = add('B', new Uint8Array(1));
  const another = add('C', new Uint8Array(1));
  expect(await Promise.all([refused, builtOnIt])).toEqual(['OVERLOADED', 'OVERLOADED']);
  expect(await another).toBe(65);
  expect(await Promise.all(filling)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1));
  expect(await add('B', new Uint8Array(1))).toBe(66);
});
