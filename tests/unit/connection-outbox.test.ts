import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CommandMaker } from '../../client/connection/command-maker.ts';
import { Outbox } from '../../client/connection/outbox.ts';
import { applyChange } from '../../client/connection/store/contents.ts';
import {
  freshIdentity,
  type Change,
  type StoredReplica,
} from '../../client/connection/store/contract.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import { becomes } from '../becomes.ts';

const around = () => {
  const clock = { now: 1_000, due: [] as (() => void)[] };
  return {
    clock,
    now: () => clock.now,
    random: () => 0.5,
    after: (_ms: number, run: () => void) => {
      clock.due.push(run);
      return () => undefined;
    },
    idle: (run: () => void) => run(),
  };
};
const update = Y.encodeStateAsUpdate(new Y.Doc());
const command = (text = 'x'): Command => ({
  ...{ id: ulid(), type: 'log.append' },
  body: { kind: 'comment', text, language: 'en' },
});

/** A device that keeps what it is given, as long as it does. */
function device(
  contents: StoredReplica = {
    identity: freshIdentity(ulid()),
    items: [],
    board: null,
    record: null,
  },
) {
  const state = { contents, full: false };
  const handle = {
    loaded: contents,
    lasting: true,
    write: (change: Change) => {
      if (state.full) return Promise.reject(new Error('full'));
      state.contents = applyChange(state.contents, change);
      return Promise.resolve();
    },
    release: () => Promise.resolve(),
  };
  return { state, handle, seqs: () => state.contents.items.map(({ seq }) => seq) };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('7.13 a device that refuses', () => {
  test('7.13 says so, goes on, and brings everything to the store once it takes it', async () => {
    const { state, handle, seqs } = device();
    state.full = true;
    const outbox = new Outbox(handle, around(), () => undefined);
    expect(await outbox.addCommand(command())).toBe(false);
    outbox.addUpdate(update);
    await outbox.written();
    expect(outbox.saved).toMatchObject({ deviceRefuses: true, onDevice: 2, writing: 0 });
    state.full = false;
    expect(await outbox.addCommand(command())).toBe(true);
    expect(outbox.saved.deviceRefuses).toBe(false);
    expect(seqs()).toEqual([1, 2, 3]);
  });

  test('7.3 what could not be removed is removed later', async () => {
    const { state, handle, seqs } = device();
    const outbox = new Outbox(handle, around(), () => undefined);
    await outbox.addCommand(command());
    outbox.addUpdate(update);
    await outbox.written();
    outbox.acknowledge([...outbox.commands, ...outbox.board]);
    state.full = true;
    await outbox.tidy();
    await outbox.checkpoint({ board: update });
    state.full = false;
    expect(seqs()).toEqual([1, 2]);
    await outbox.tidy();
    expect(seqs()).toEqual([2]);
    await outbox.checkpoint({ board: update });
    expect(seqs()).toEqual([]);
  });
});

describe('7.7 what leaves the store, and when', () => {
  test('7.7 a command by itself, a board edit only with a copy that holds it', async () => {
    const { state, handle, seqs } = device();
    const outbox = new Outbox(handle, around(), () => undefined);
    outbox.addUpdate(update);
    await outbox.addCommand(command());
    outbox.acknowledge([...outbox.board, ...outbox.commands]);
    await outbox.tidy();
    expect(seqs()).toEqual([1]);
    expect(outbox.awaitingCopy).toBe(1);
    await outbox.checkpoint({ board: Uint8Array.of(1) });
    expect(seqs()).toEqual([]);
    expect(state.contents.board).toEqual(Uint8Array.of(1));
  });

  test('7.9 a refused edit is kept, also for the next program, until it is dismissed', async () => {
    const { state, handle } = device();
    const outbox = new Outbox(handle, around(), () => undefined);
    const said = command();
    await outbox.addCommand(said);
    outbox.refuse(outbox.commands[0]!, refuse('BAD_VALUE').error, 'x');
    await settle();
    const next = new Outbox(device(state.contents).handle, around(), () => undefined);
    expect(next.refused).toMatchObject([{ command: said, refused: { summary: 'x' } }]);
    expect(next.commands).toEqual([]);
    outbox.dismiss(said.id);
    await settle();
    expect(state.contents.items).toEqual([]);
  });

  test('7.3 the next program goes on counting where the last one was', async () => {
    const { state, handle } = device();
    const outbox = new Outbox(handle, around(), () => undefined);
    await outbox.addCommand(command());
    const { handle: later, seqs } = device(state.contents);
    await new Outbox(later, around(), () => undefined).addCommand(command());
    expect(seqs()).toEqual([1, 2]);
  });
});

test('7.1 saved says where each edit is, since when the oldest waits, and when the last was safe', async () => {
  const { handle } = device();
  const world = around();
  const outbox = new Outbox(handle, world, () => undefined);
  const adding = outbox.addCommand(command());
  expect(outbox.saved).toMatchObject({ writing: 1, onDevice: 0, sent: 0, waitingSince: 1_000 });
  await adding;
  world.clock.now = 2_000;
  outbox.addUpdate(update);
  await becomes(() => expect(outbox.saved.writing).toBe(0));
  outbox.markSent(outbox.board);
  expect(outbox.saved).toMatchObject({ onDevice: 1, sent: 1, waitingSince: 1_000 });
  world.clock.now = 3_000;
  outbox.acknowledge(outbox.commands);
  expect(outbox.saved).toMatchObject({ onDevice: 0, durableAt: 3_000, waitingSince: 2_000 });
});

describe('3.145 3.146 what a device says of a command', () => {
  const body = { kind: 'comment', text: 'x', language: 'en' } as const;
  const making = (more: object = {}) => ({
    ...{ id: ulid(), eventAt: undefined, online: true, site: 'PAR' },
    ...more,
  });

  test('3.146 times are the server’s, and a clock that is over 2 s off is said', () => {
    const maker = new CommandMaker(around(), () => []);
    maker.measured(2_000);
    expect(maker.make('log.append', body, making())).toMatchObject({ eventAt: 3_000 });
    expect(maker.make('log.append', body, making())).not.toHaveProperty('clockOffset');
    maker.measured(2_001);
    const made = maker.make('log.append', body, making({ eventAt: 500 }));
    expect(made).toMatchObject({ eventAt: 500, writtenAt: 3_001, clockOffset: 2_001 });
  });

  test('3.145 a number only without a link, counted on from those used before', () => {
    const maker = new CommandMaker(around(), () => ['PAR-p3', 'PAR-p11']);
    expect(maker.make('log.append', body, making())).not.toHaveProperty('provisional');
    const numbers = [1, 2].map(
      () => maker.make('log.append', body, making({ online: false })).provisional,
    );
    expect(numbers).toEqual(['PAR-p12', 'PAR-p13']);
    const nowhere = maker.make('log.append', body, making({ online: false, site: null }));
    expect(nowhere).not.toHaveProperty('provisional');
  });
});
