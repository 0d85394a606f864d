import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { JournalError } from '../../server/journal/contract.ts';

/**
 * A journal in a process of its own, for tests that kill it or break its disk: three rooms written
 * to without pause. Prints `ack <room> <seq> <id>`, `refused <code>`, `status <writable> <reason>`.
 */
const [dir, name] = process.argv.slice(2);
// Written to without pause, commits take all of the time: that alone moves none of them.
const options = { dir: dir!, site: 'PAR', probeEvery: 50, shareAtMost: 1 };
const journal = await openSqliteJournal(options);
journal.onStatus(({ writable, reason }) => print(`status ${writable} ${reason ?? ''}`));
let running = true;
let lastId = 0;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function write(room: string): Promise<void> {
  while (running) {
    const id = `${name}-${++lastId}`;
    const payload = Buffer.from(id.padEnd(40 + (lastId % 500), '.'));
    const row = { kind: 'board', at: lastId, person: 'P', delegation: null, payload } as const;
    try {
      const { seq } = await journal.append(room, row);
      print(`ack ${room} ${seq} ${id}`);
      if (seq % 64 === 0) await journal.saveSnapshot(room, { heads: { PAR: seq }, bytes: payload });
    } catch (error) {
      print(`refused ${error instanceof JournalError ? error.code : String(error)}`);
      // As a client would that was told to try later.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

process.stdin.on('data', () => (running = false));
print('open');
await Promise.all(['A', 'B', 'C', 'A', 'B'].map(write));
await journal.close();
print('closed');
process.stdin.destroy();
