/**
 * A load process: holds many thin clients, edits at a steady rate, and reports when what arrived.
 * Forked by a scenario; speaks with it over IPC. Times are CLOCK_MONOTONIC in ms, the same clock
 * in all processes of the machine.
 */
import { ourDialect } from './our-dialect.ts';
import { peerDialect } from './peer-dialect.ts';
import { Editor } from './editor.ts';
import type { Seat, ThinClient } from './dialect.ts';

export interface LoadOrder {
  readonly dialect: 'ours' | 'theirs';
  readonly seats: readonly Seat[];
  /** First editor number of this process; null: observers, who only read. */
  readonly firstEditor: number | null;
  /** Connect one after the other (steady) or all at once (a storm). */
  readonly storm: boolean;
}
export interface RunOrder {
  readonly seconds: number;
  readonly editsPerSecond: number;
  readonly presencePerSecond: number;
  /** The same for both servers, so that both meet the same bursts. */
  readonly seed: number;
}
export type ToLoad =
  { connect: LoadOrder } | { reset: true } | { run: RunOrder } | { report: true } | { quit: true };
export type FromLoad =
  | { connected: { joinMs: number[]; joinBytes: number } }
  | { ran: true }
  | {
      report: {
        sent: [marker: string, at: number][];
        ackMs: number[];
        last: [marker: string, at: number, count: number][];
        deliveries: number;
        presences: number;
      };
    };

const now = () => Number(process.hrtime.bigint()) / 1e6;
const tell = (message: FromLoad) => process.send?.(message);

const last = new Map<string, { at: number; count: number }>();
const sent = new Map<string, number>();
const ackMs: number[] = [];
let deliveries = 0;
let presences = 0;
const clients: { client: ThinClient; editor: Editor | null; waiting: number[] }[] = [];

function sawEdit(name: string): void {
  deliveries++;
  const known = last.get(name);
  if (known) {
    known.at = now();
    known.count++;
  } else last.set(name, { at: now(), count: 1 });
}

async function connect(order: LoadOrder): Promise<void> {
  const dialect = order.dialect === 'ours' ? ourDialect : peerDialect;
  const one = async (seat: Seat, index: number, prepared: string) => {
    const waiting: number[] = [];
    const client = await dialect.connect(seat, prepared, {
      edit: sawEdit,
      acknowledged: () => {
        const at = waiting.shift();
        if (at !== undefined) ackMs.push(now() - at);
      },
      presence: () => void presences++,
    });
    const editor =
      order.firstEditor === null ? null : new Editor(order.firstEditor + index, client.clientId);
    clients.push({ client, editor, waiting });
    if (editor) {
      waiting.push(now());
      client.edit(editor.begin());
    }
  };
  if (order.storm) {
    const prepared = await Promise.all(order.seats.map((seat) => dialect.prepare(seat)));
    await Promise.all(order.seats.map((seat, index) => one(seat, index, prepared[index]!)));
  } else {
    for (const [index, seat] of order.seats.entries())
      await one(seat, index, await dialect.prepare(seat));
  }
  const joins = clients.map(({ client }) => client.joinMs);
  tell({ connected: { joinMs: joins, joinBytes: clients[0]?.client.joinBytes ?? 0 } });
}

/** mulberry32. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** People do not take turns: a Poisson process of `perSecond` for each client, everybody's turn. */
function steadily(perSecond: number, seed: number, act: (index: number) => void): () => void {
  if (perSecond === 0) return () => undefined;
  const random = seeded(seed);
  const meanGapMs = 1000 / (perSecond * clients.length);
  let due = now();
  let done = 0;
  let timer: NodeJS.Timeout;
  const go = () => {
    for (; due <= now(); due -= Math.log(1 - random()) * meanGapMs) act(done++ % clients.length);
    timer = setTimeout(go, Math.max(1, due - now()));
  };
  go();
  return () => clearTimeout(timer);
}

/** Forget what was counted so far: the warm-up is not measured. */
function reset(): void {
  [last, sent].forEach((map) => map.clear());
  ackMs.length = 0;
  deliveries = 0;
  presences = 0;
  tell({ ran: true });
}

function run(order: RunOrder): void {
  const stopEdits = steadily(order.editsPerSecond, order.seed, (index) => {
    const { client, editor, waiting } = clients[index]!;
    if (!editor) return;
    const edit = editor.next();
    const at = now();
    sent.set(edit.marker, at);
    waiting.push(at);
    client.edit(edit.update);
  });
  const stopPresence = steadily(order.presencePerSecond, order.seed, (index) => {
    clients[index]!.client.presence(Math.random() * 90, Math.random() * 45);
  });
  setTimeout(() => {
    stopEdits();
    stopPresence();
    tell({ ran: true });
  }, order.seconds * 1000);
}

process.on('message', (message: ToLoad) => {
  if ('connect' in message) void connect(message.connect);
  else if ('reset' in message) reset();
  else if ('run' in message) run(message.run);
  else if ('report' in message)
    tell({
      report: {
        sent: [...sent],
        ackMs,
        last: [...last].map(([name, { at, count }]) => [name, at, count]),
        deliveries,
        presences,
      },
    });
  else process.exit(0);
});
