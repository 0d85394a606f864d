import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardLane } from '../../client/connection/board-lane.ts';
import { CommandLane } from '../../client/connection/command-lane.ts';
import type { AttachedFile } from '../../client/connection/contract.ts';
import { Outbox } from '../../client/connection/outbox.ts';
import { SEND_BYTES } from '../../client/connection/send-limits.ts';
import { freshIdentity } from '../../client/connection/store/contract.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import { refuse, type Result } from '../../shared/protocol/errors.ts';
import { becomes } from '../becomes.ts';

const receipt: CommandReceipt = { durable: true, site: 'PAR', number: 1, recordedAt: 1 };
const body = { kind: 'comment', text: 'x', language: 'en' } as const;
const line = (more: object = {}): Command => ({
  ...{ id: ulid(), type: 'log.append' },
  body: { ...body, ...more },
});
const close = (): Command => ({ id: ulid(), type: 'room.close', body: {} });

type Answer = (result: Result<never>) => void;

/** An outbox and both lanes before a wire that answers when the test says so. */
async function scene() {
  const waits: (() => void)[] = [];
  const around = {
    now: () => 0,
    random: () => 0.5,
    // Nothing that is waited for is over before the test says so.
    after: (_ms: number, run: () => void) => {
      waits.push(run);
      return () => undefined;
    },
    idle: (run: () => void) => run(),
  };
  const handle = await new MemoryStore().claim(ulid(), null, freshIdentity(ulid()));
  const writes: (() => void)[] = [];
  const state = { open: true, slow: false };
  const kept = {
    ...handle,
    write: (change: Parameters<typeof handle.write>[0]) =>
      state.slow
        ? new Promise<void>((done) => writes.push(() => void handle.write(change).then(done)))
        : handle.write(change),
  };
  const updates: { bytes: number; answer: Answer }[] = [];
  const commands: { id: string; answer: Answer }[] = [];
  const uploads: { hash: string; answer: Answer }[] = [];
  const settled: string[] = [];
  const lanes: { pump(): void }[] = [];
  const outbox = new Outbox(kept, around, () => lanes.forEach((lane) => lane.pump()));
  const asked = <T extends object>(list: (T & { answer: Answer })[], what: T) =>
    new Promise<Result<never>>((answer) => list.push({ ...what, answer }));
  const board = new BoardLane(
    outbox,
    {
      open: () => state.open,
      submit: ({ update }) => asked(updates, { bytes: update.byteLength }),
      resync: () => Promise.resolve(),
      refused: () => undefined,
    },
    around,
  );
  const command = new CommandLane(
    outbox,
    {
      open: () => state.open,
      send: ({ id }) => asked(commands, { id }),
      upload: ({ hash }) => asked(uploads, { hash }),
      settled: (item, { ok }) =>
        settled.push(`${item.command.id} ${ok} ${outbox.commands.includes(item)}`),
    },
    around,
  );
  lanes.push(board, command);
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => outbox.addUpdate(update));
  const edit = (text: string) => doc.getMap('m').set(ulid(), text);
  return {
    outbox,
    board,
    command,
    state,
    writes,
    waits,
    updates,
    commands,
    uploads,
    settled,
    edit,
  };
}
const durable = { ok: true, value: receipt } as unknown as Result<never>;
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const file = (hash: string): AttachedFile => ({ hash, bytes: new Uint8Array(1) });
/** Everything that can happen without the test's doing has happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('7.4 the order in which edits go out', () => {
  test('7.4 what speaks of other things waits for the board edits made before it, and no later ones', async () => {
    const it = await scene();
    it.edit('the text');
    await it.outbox.written();
    const [signature, linked] = [close(), line({ links: [{ to: 'entry', id: ulid() }] })];
    void it.outbox.addCommand(signature);
    void it.outbox.addCommand(linked);
    await it.outbox.written();
    expect(ids(it.commands)).toEqual([]);
    it.edit('made afterwards');
    await it.outbox.written();
    it.updates[0]!.answer(durable);
    await becomes(() => expect(ids(it.commands)).toEqual([signature.id]));
    // A line that names something stands on what was said before it.
    it.commands[0]!.answer(durable);
    await becomes(() => expect(ids(it.commands)).toEqual([signature.id, linked.id]));
  });

  test('7.4 a line that names another waits for it; one that names nothing for none', async () => {
    const it = await scene();
    const [said, plain, naming] = [line(), line(), line({ links: [{ to: 'entry', id: ulid() }] })];
    for (const each of [said, plain, naming]) void it.outbox.addCommand(each);
    await it.outbox.written();
    expect(ids(it.commands)).toEqual([said.id, plain.id]);
    it.commands[0]!.answer(durable);
    it.commands[1]!.answer(durable);
    await becomes(() => expect(ids(it.commands)).toEqual([said.id, plain.id, naming.id]));
    // Told while it is still among what waits: it does not vanish before the record shows it.
    expect(it.settled).toEqual([`${said.id} true true`, `${plain.id} true true`]);
  });

  test('7.1 nothing is sent before this device has it', async () => {
    const it = await scene();
    it.state.slow = true;
    it.edit('x');
    void it.outbox.addCommand(line());
    await settle();
    expect(it.outbox.saved).toMatchObject({ writing: 2, onDevice: 0, sent: 0 });
    expect([it.updates.length, it.commands.length]).toEqual([0, 0]);
    it.writes[0]!();
    await becomes(() => expect([it.updates.length, it.commands.length]).toEqual([1, 1]));
  });

  test('7.4 at most 16 commands and 4 board messages are on their way', async () => {
    const it = await scene();
    for (let n = 0; n < 20; n++) void it.outbox.addCommand(line());
    for (let n = 0; n < 6; n++) {
      it.edit('y'.repeat(SEND_BYTES - 1_000));
      await it.outbox.written();
    }
    await settle();
    expect([it.updates.length, it.commands.length]).toEqual([4, 16]);
    it.commands[0]!.answer(durable);
    it.updates[0]!.answer(durable);
    await becomes(() => expect([it.updates.length, it.commands.length]).toEqual([5, 17]));
  });

  test('7.4 no message is larger than the server takes, however much waits', async () => {
    const it = await scene();
    it.state.open = false;
    for (let n = 0; n < 5; n++) it.edit('y'.repeat(100_000));
    await it.outbox.written();
    it.state.open = true;
    it.board.pump();
    await settle();
    expect(it.updates.map(({ bytes }) => bytes <= SEND_BYTES)).toEqual([true, true, true]);
  });
});

describe('7.10 trying again', () => {
  test('7.10 when the room takes edits again, nobody waits out the back-off', async () => {
    const it = await scene();
    it.edit('x');
    const said = line();
    void it.outbox.addCommand(said);
    await it.outbox.written();
    it.updates[0]!.answer(refuse('JOURNAL_FULL'));
    it.commands[0]!.answer(refuse('JOURNAL_FULL'));
    await settle();
    expect([it.updates.length, it.commands.length]).toEqual([1, 1]);
    it.board.wake();
    it.command.wake();
    await becomes(() => expect([it.updates.length, it.commands.length]).toEqual([2, 2]));
  });

  test('7.10 a refused command is told and kept with its words', async () => {
    const it = await scene();
    const said = line({ text: 'Bridge closed' });
    void it.outbox.addCommand(said);
    await it.outbox.written();
    it.commands[0]!.answer(refuse('BAD_VALUE'));
    await becomes(() => expect(it.settled).toEqual([`${said.id} false false`]));
    expect(it.outbox.refused).toMatchObject([{ refused: { summary: 'Bridge closed' } }]);
    expect(it.outbox.commands).toEqual([]);
  });
});

describe('3.165 files before their command', () => {
  test('3.165 a file that does not get through keeps its own line waiting, and no other', async () => {
    const it = await scene();
    const [withFile, plain] = [line(), line()];
    void it.outbox.addCommand(withFile, [file('a')]);
    void it.outbox.addCommand(plain);
    await it.outbox.written();
    it.uploads[0]!.answer(refuse('TIMED_OUT'));
    await settle();
    const later = line();
    void it.outbox.addCommand(later);
    await becomes(() => expect(ids(it.commands)).toEqual([plain.id, later.id]));
    for (const over of it.waits.splice(0)) over();
    await becomes(() => expect(it.uploads).toHaveLength(2));
    it.uploads[1]!.answer(durable);
    await becomes(() => expect(ids(it.commands)).toContain(withFile.id));
  });

  test('3.165 over a new connection it is tried at once', async () => {
    const it = await scene();
    void it.outbox.addCommand(line(), [file('a')]);
    await it.outbox.written();
    it.uploads[0]!.answer(refuse('TIMED_OUT'));
    await settle();
    it.command.reset();
    it.command.pump();
    await becomes(() => expect(it.uploads).toHaveLength(2));
  });

  test('3.165 a file is brought once, and again over another connection', async () => {
    const it = await scene();
    for (let n = 0; n < 2; n++) {
      void it.outbox.addCommand(line(), [file('a')]);
      await it.outbox.written();
      it.uploads.at(-1)!.answer(durable);
      await becomes(() => expect(it.commands).toHaveLength(n + 1));
    }
    expect(it.uploads).toHaveLength(1);
    it.command.reset();
    it.command.pump();
    await becomes(() => expect(it.uploads.length).toBeGreaterThan(1));
  });
});
