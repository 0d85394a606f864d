import { expect, test } from 'vitest';
import { JournalError, type NewRow, type Receipt } from '../../server/journal/contract.ts';
import { CommitQueue } from '../../server/room/commit-queue.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

const row: NewRow = {
  kind: 'board',
  at: 1,
  person: 'anna',
  delegation: 'PAR',
  payload: new Uint8Array(10),
};

/** A queue on a journal that answers as it is told, and what the room hears of it. */
function queue() {
  const answers: PromiseWithResolvers<Receipt>[] = [];
  const failed: ErrorCode[] = [];
  const announced: number[] = [];
  const later: (() => void)[] = [];
  const commits = new CommitQueue(0, {
    append: () => {
      const answer = Promise.withResolvers<Receipt>();
      answers.push(answer);
      return answer.promise;
    },
    soon: (call) => void later.push(call),
    announce: ({ board = [] }) => void announced.push(board.length),
    failed: (code) => void failed.push(code),
  });
  const push = () => commits.push(row, { board: new Uint8Array(1) });
  const soon = () => later.splice(0).forEach((call) => call());
  return { commits, answers, failed, announced, push, soon, waiting: later };
}

test('3.50 a queue fails once, with the first reason, and for all that wait for it', async () => {
  const { commits, answers, failed, push } = queue();
  const pushed = [push(), push(), push()];
  const mark = commits.mark();
  answers[0]?.reject(new JournalError('JOURNAL_FULL', 'too big'));
  answers[1]?.reject(new JournalError('JOURNAL_FAILED', 'gone'));
  // A smaller row may have found a place: what is in memory is ahead of the journal all the same.
  answers[2]?.resolve({ site: 'PAR', seq: 1 });
  expect((await Promise.all(pushed)).map((result) => result.ok)).toEqual([false, false, true]);
  expect(await mark).toMatchObject({ ok: false, error: { code: 'JOURNAL_FULL' } });
  expect(await commits.mark()).toMatchObject({ ok: false, error: { code: 'JOURNAL_FULL' } });
  expect(failed).toEqual(['JOURNAL_FULL']);
});

test('3.1 what one commit made durable is announced once, and once is looked for it', async () => {
  const { commits, answers, announced, push, soon, waiting } = queue();
  const pushed = [push(), push(), push()];
  answers.forEach((answer, i) => answer.resolve({ site: 'PAR', seq: i + 1 }));
  await Promise.all(pushed);
  expect(announced).toEqual([]);
  expect(waiting).toHaveLength(1);
  soon();
  expect(announced).toEqual([3]);
  expect([commits.inFlight, commits.bytesInFlight, commits.durableSeq]).toEqual([0, 0, 3]);
});
