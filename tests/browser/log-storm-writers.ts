/**
 * The process of the people who write the log: forked by log-storm.ts, speaks with it over IPC. Times are
 * of the wall clock, which all processes of the machine share.
 */
import { enter, type Person } from './log-storm-person.ts';

export interface WritersOrder {
  readonly room: string;
  /** One invitation a person. */
  readonly links: readonly string[];
  readonly linesPerSecond: number;
  readonly seconds: number;
}
export interface WritersReport {
  readonly durableMs: readonly number[];
  /** Line by line and reader by reader: from Enter to its arrival with this person. */
  readonly seenMs: readonly number[];
  readonly refused: number;
  /** Storm lines that have arrived, by person. */
  readonly held: readonly number[];
}
/** A storm line has a number, and ends with the moment at which it was given, ms UTC. */
const LINE = /storm (\d+) [ -~]*? (\d{13})/g;

const durableMs: number[] = [];
const seenMs: number[] = [];
let refused = 0;
const people: { readonly person: Person; readonly held: ReadonlySet<string> }[] = [];

async function come(link: string, room: string): Promise<void> {
  const held = new Set<string>();
  const person = await enter(link, room, `Writer ${people.length}`, (bytes) => {
    const now = Date.now();
    for (const [, number = '', given] of bytes.toString('latin1').matchAll(LINE)) {
      if (held.has(number)) continue;
      held.add(number);
      seenMs.push(now - Number(given));
    }
  });
  people.push({ person, held });
}

const KINDS = ['information', 'request', 'action', 'comment'] as const;

async function write(person: Person, n: number): Promise<void> {
  const given = Date.now();
  const ok = await person.write({
    kind: KINDS[n % KINDS.length]!,
    text: `storm ${n} Two coaches at E-2, four more 25 minutes out via the south road. ${given}`,
    language: 'en',
    source: 'Liaison officer',
  });
  if (ok) durableMs.push(Date.now() - given);
  else refused++;
}

async function storm({ linesPerSecond, seconds }: WritersOrder): Promise<void> {
  const all = Math.round(linesPerSecond * seconds);
  const began = performance.now();
  const answers: Promise<void>[] = [];
  for (let n = 0; n < all; n++) {
    const wait = began + (n * 1_000) / linesPerSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(write(people[n % people.length]!.person, n));
  }
  await Promise.all(answers);
}

/** Storm lines by person, when all of `lines` are with everybody, or will not come any more. */
async function arrived(lines: number): Promise<number[]> {
  const patience = AbortSignal.timeout(5_000);
  for (;;) {
    const held = people.map((one) => one.held.size);
    if (patience.aborted || held.every((count) => count >= lines)) return held;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

process.on(
  'message',
  (message: { enter: WritersOrder } | { go: WritersOrder } | { report: number }) => {
    void (async () => {
      if ('enter' in message) {
        const { links, room } = message.enter;
        for (const link of links) await come(link, room);
        process.send?.({ entered: true });
      } else if ('go' in message) {
        await storm(message.go);
        process.send?.({ done: true });
      } else {
        const held = await arrived(message.report);
        process.send?.({ report: { durableMs, seenMs, refused, held } satisfies WritersReport });
      }
    })();
  },
);
