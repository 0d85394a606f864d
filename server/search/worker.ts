import { parentPort, workerData } from 'node:worker_threads';
import { openIndex } from './index-database.ts';

/** What the thread of the index is asked; answered in order. */
export type Ask =
  | { readonly call: 'cursor'; readonly room: string; readonly site: string }
  | {
      readonly call: 'add';
      readonly room: string;
      readonly site: string;
      readonly rows: readonly Uint8Array[];
      readonly seq: number;
    }
  | { readonly call: 'find'; readonly room: string; readonly text: string };
export interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

const port = parentPort;
if (port === null) throw new Error('search worker: start it through openSearch');
const index = openIndex((workerData as { file: string }).file);

function answer(ask: Ask): unknown {
  switch (ask.call) {
    case 'cursor':
      return index.cursor(ask.room, ask.site);
    case 'add':
      return index.add(ask.room, ask.site, ask.rows, ask.seq);
    case 'find':
      return index.find(ask.room, ask.text);
  }
}

port.on('message', (ask: Ask) => {
  try {
    port.postMessage({ value: answer(ask) } satisfies Answer);
  } catch (error) {
    port.postMessage({ error: String(error) } satisfies Answer);
  }
});
