import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import * as Y from 'yjs';
import { BoardLane } from '../../client/connection/board-lane.ts';
import { CommandLane } from '../../client/connection/command-lane.ts';
import { Outbox, type BoardItem } from '../../client/connection/outbox.ts';
import { freshIdentity } from '../../client/connection/store/contract.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import type { Surroundings } from '../../client/connection/surroundings.ts';
import type { DurableReceipt } from '../../shared/protocol/board-update.ts';
import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import { refuse, type ErrorCode, type Result } from '../../shared/protocol/errors.ts';

const durable: DurableReceipt = { durable: true, site: 'PAR', seq: 1 };
const receipt: CommandReceipt = { durable: true, site: 'PAR', number: 1, recordedAt: 1 };

/** Everything that is due happens at once; how long was waited is on record. */
function instantly(): { around: Surroundings; waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    around: {
      now: () => 0,
      random: () => 0.5,
      after: (ms, run) => {
        waits.push(ms);
        const timer = setTimeout(run, 0);
        return () => clearTimeout(timer);
      },
      idle: (run) => void setTimeout(run, 0),
    },
  };
}

/** The answers of the other side of the wire: the first that matches, else accepted. */
type Judge = (labels: readonly string[], nth: number) => ErrorCode | null;

/** A board of which every key is one edit, and a lane that sends it to `judge`. */
async function boardScene(judge: Judge) {
  const { around, waits } = instantly();
  const store = new MemoryStore();
  const handle = await store.claim(ulid(), null, freshIdentity(ulid()));
  const doc = new Y.Doc();
  doc.clientID = 7;
  const sent: string[][] = [];
  const refused: string[] = [];
  const resyncs: number[] = [];
  let open = false;
  const lane: BoardLane[] = [];
  const outbox = new Outbox(handle, around, () => lane[0]?.pump());
  doc.on('update', (update: Uint8Array) => outbox.addUpdate(update));
  const labelsOf = (update: Uint8Array): string[] =>
    Y.decodeUpdate(update).structs.flatMap((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentAny
        ? struct.content.arr.map(String)
        : [],
    );
  lane[0] = new BoardLane(
    outbox,
    {
      open: () => open,
      submit: ({ update }): Promise<Result<DurableReceipt>> => {
        const labels = labelsOf(update);
        sent.push(labels);
        const code = judge(labels, sent.length);
        return Promise.resolve(code ? refuse(code) : { ok: true, value: durable });
      },
      resync: () => {
        resyncs.push(sent.length);
        return Promise.resolve();
      },
      refused: (item: BoardItem, refusal) => {
        refused.push(`${labelsOf(item.update)} ${refusal.code}`);
        outbox.refuse(item, refusal, '');
        lane[0]!.reset();
        lane[0]!.pump();
      },
    },
    around,
  );
  return {
    ...{ outbox, sent, refused, resyncs, waits, lane: lane[0] },
    edit: (...labels: string[]) => labels.forEach((one) => doc.getMap('m').set(one, one)),
    open: () => {
      open = true;
      lane[0]!.pump();
    },
    async empty(): Promise<void> {
      await becomes(() => expect(outbox.isEmpty).toBe(true));
    },
  };
}

describe('the board lane', () => {
  test('7.4 sends what waits as one message, in order', async () => {
    const scene = await boardScene(() => null);
    scene.edit('a', 'b', 'c');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.sent).toEqual([['a', 'b', 'c']]);
  });

  test('7.9 of merged updates it finds the one that is refused, and sends the others', async () => {
    const scene = await boardScene((labels) => (labels.includes('bad') ? 'BAD_VALUE' : null));
    scene.edit('a', 'bad', 'c');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.refused).toEqual(['bad BAD_VALUE']);
    expect(scene.sent).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
  });

  test('7.10 waits before trying again, longer each time, and sends nothing meanwhile', async () => {
    const scene = await boardScene((_labels, nth) => (nth <= 3 ? 'RATE_LIMITED' : null));
    scene.edit('a');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.sent).toHaveLength(4);
    expect(scene.waits.slice(0, 3)).toEqual([125, 250, 500]);
  });

  test('7.8 after RESYNC both sides are brought together, then it sends again', async () => {
    const scene = await boardScene((_labels, nth) => (nth === 1 ? 'RESYNC' : null));
    scene.edit('a', 'b');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.sent).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(scene.resyncs).toEqual([1]);
    expect(scene.refused).toEqual([]);
  });

  test('7.8 what never gets past RESYNC counts as refused, alone', async () => {
    const scene = await boardScene((labels) => (labels.includes('lost') ? 'RESYNC' : null));
    scene.edit('a', 'lost', 'c');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.refused).toEqual(['lost RESYNC']);
    expect(scene.sent.length).toBeLessThan(12);
  });

  test('7.8 what the server fails at again and again counts as refused, alone', async () => {
    const scene = await boardScene((labels) => (labels.includes('poison') ? 'INTERNAL' : null));
    scene.edit('a', 'poison', 'c');
    await scene.outbox.written();
    scene.open();
    await scene.empty();
    expect(scene.refused).toEqual(['poison INTERNAL']);
    expect(scene.sent.length).toBeLessThan(20);
  });

  test('7.6 an answer from before the link was lost counts for nothing', async () => {
    const answers: ((result: Result<DurableReceipt>) => void)[] = [];
    const { around } = instantly();
    const handle = await new MemoryStore().claim(ulid(), null, freshIdentity(ulid()));
    const outbox = new Outbox(handle, around, () => {});
    const wire = {
      open: () => true,
      submit: () => new Promise<Result<DurableReceipt>>((resolve) => answers.push(resolve)),
      resync: () => Promise.resolve(),
      refused: () => {},
    };
    const lane = new BoardLane(outbox, wire, around);
    outbox.addUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
    await outbox.written();
    lane.pump();
    expect(outbox.saved.sent).toBe(1);
    lane.reset();
    expect(outbox.saved).toMatchObject({ sent: 0, onDevice: 1 });
    answers[0]!(refuse('BAD_VALUE'));
    await Promise.resolve();
    expect(outbox.saved.onDevice).toBe(1);
  });
});

describe('the command lane', () => {
  test('7.10 a command at which the server fails again and again keeps none waiting for ever', async () => {
    const { around } = instantly();
    const handle = await new MemoryStore().claim(ulid(), null, freshIdentity(ulid()));
    const lane: CommandLane[] = [];
    const outbox = new Outbox(handle, around, () => lane[0]?.pump());
    const poison: Command = { id: ulid(), type: 'room.phase', body: { phase: 'Two' } };
    const next: Command = { id: ulid(), type: 'room.close', body: {} };
    const settled: [string, boolean][] = [];
    lane[0] = new CommandLane(
      outbox,
      {
        open: () => true,
        upload: () => Promise.resolve(refuse('NOT_FOUND')),
        send: ({ id }) =>
          Promise.resolve(id === poison.id ? refuse('INTERNAL') : { ok: true, value: receipt }),
        settled: ({ command }, { ok }) => settled.push([command.id, ok]),
      },
      around,
    );
    outbox.addCommand(poison);
    outbox.addCommand(next);
    await expect
      .poll(() => settled)
      .toEqual([
        [poison.id, false],
        [next.id, true],
      ]);
  });

  test('7.4 plain lines overlap; what speaks of other things waits for them', async () => {
    const { around } = instantly();
    const handle = await new MemoryStore().claim(ulid(), null, freshIdentity(ulid()));
    const answers = new Map<string, (result: Result<CommandReceipt>) => void>();
    const lane: CommandLane[] = [];
    const outbox = new Outbox(handle, around, () => lane[0]?.pump());
    lane[0] = new CommandLane(
      outbox,
      {
        open: () => true,
        upload: () => Promise.resolve(refuse('NOT_FOUND')),
        send: ({ id }) => new Promise((resolve) => answers.set(id, resolve)),
        settled: () => {},
      },
      around,
    );
    const body = { kind: 'comment', text: 'x', language: 'en' } as const;
    const line = (): Command => ({ id: ulid(), type: 'log.append', body });
    const [a, b, c] = [line(), line(), line()];
    const close: Command = { id: ulid(), type: 'room.close', body: {} };
    for (const command of [a, b, close, c]) outbox.addCommand(command);
    await outbox.written();
    expect([...answers.keys()]).toEqual([a.id, b.id]);
    answers.get(b.id)!({ ok: true, value: receipt });
    answers.get(a.id)!({ ok: true, value: receipt });
    await becomes(() => expect([...answers.keys()].slice(2)).toEqual([close.id]));
    answers.get(close.id)!({ ok: true, value: receipt });
    await becomes(() => expect([...answers.keys()].slice(3)).toEqual([c.id]));
  });
});
