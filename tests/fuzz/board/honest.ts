import * as Y from 'yjs';
import type { Binding } from '../../../server/room/contract.ts';
import { randomEdit } from './edits.ts';
import type { Random } from './random.ts';
import { BoardServer, boardFrom, contentOf, EDITORS, openBoard, type Person } from './server.ts';
import { YjsUndo } from './yjs-undo.ts';

/** What went wrong in an honest history, if anything did. */
export interface HonestOutcome {
  sent: number;
  refused: string[];
  diverged: string[];
}

/** An honest replica of a board, online or not. */
class Replica {
  readonly board: Y.Doc;
  readonly person: Person;
  readonly binding: Binding;
  readonly undo: YjsUndo;
  online = true;
  #server: BoardServer;
  #outcome: HonestOutcome;
  #outbox: Uint8Array[] = [];
  #inbox: Uint8Array[] = [];
  readonly #leave: () => void;

  constructor(
    server: BoardServer,
    person: Person,
    binding: Binding,
    client: number,
    outcome: HonestOutcome,
    saved?: Uint8Array,
    unsent: readonly Uint8Array[] = [],
  ) {
    this.#server = server;
    this.#outcome = outcome;
    this.person = person;
    this.binding = binding;
    this.board = openBoard(...(saved === undefined ? [] : [saved]));
    this.board.clientID = client;
    this.#outbox.push(...unsent);
    if (binding === 'leased') server.lease(client, person.person);
    this.undo = new YjsUndo(this.board, {
      origin: 'mine',
      lift: () => ({ at: 1, by: person.person }),
      captureTimeout: 0,
    });
    this.board.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.#outbox.push(update);
    });
    this.#leave = server.follow((update, from) => {
      if (from !== this) this.#inbox.push(update);
    });
  }

  get unsent(): readonly Uint8Array[] {
    return this.#outbox;
  }

  pull(count = this.#inbox.length): void {
    for (const update of this.#inbox.splice(0, count)) Y.applyUpdate(this.board, update, 'remote');
  }

  push(): void {
    for (const update of this.#outbox.splice(0)) this.#send(update);
  }

  /** Join several unsent edits into one, as an outbox may. */
  mergeOutbox(): void {
    if (this.#outbox.length > 1) this.#outbox.push(Y.mergeUpdates(this.#outbox.splice(0)));
  }

  /** Both sides send what the other lacks (y-protocols/sync). */
  resync(): void {
    this.#inbox.length = 0;
    const { board } = this.#server;
    const lacking = Y.encodeStateAsUpdate(board, Y.encodeStateVector(this.board));
    Y.applyUpdate(this.board, lacking, 'remote');
    this.#outbox.length = 0;
    this.#send(Y.encodeStateAsUpdate(this.board, Y.encodeStateVector(board)));
  }

  reconnect(): void {
    this.online = true;
    if (this.binding === 'first-use') this.resync();
    else {
      this.pull();
      this.push();
    }
  }

  close(): void {
    this.#leave();
    this.undo.destroy();
  }

  #send(update: Uint8Array): void {
    this.#outcome.sent++;
    const author = { ...this.person, binding: this.binding };
    const verdict = this.#server.submit(update, author, this);
    if (!verdict.ok) this.#outcome.refused.push(`${verdict.code}: ${verdict.detail}`);
  }
}

/** Two to four people work on one board for a while, some of the time without a connection. */
export function honestHistory(random: Random): HonestOutcome {
  const outcome: HonestOutcome = { sent: 0, refused: [], diverged: [] };
  const server = new BoardServer();
  const client = (): number => 1 + random.below(0xfffffffe);
  const binding = (): Binding => (random.chance(0.5) ? 'leased' : 'first-use');
  const people = EDITORS.slice(0, 2 + random.below(3));
  const replicas = people.map(
    (person) => new Replica(server, person, binding(), client(), outcome),
  );
  const replace = (old: Replica, id: number, as: Binding): Replica => {
    old.close();
    const saved = Y.encodeStateAsUpdate(old.board);
    const unsent = as === 'leased' ? old.unsent : [];
    const next = new Replica(server, old.person, as, id, outcome, saved, unsent);
    replicas[replicas.indexOf(old)] = next;
    return next;
  };

  for (let step = 30 + random.below(90); step > 0; step--) {
    const replica = random.pick(replicas);
    const action = random.weighted(ACTIONS);
    if (action === 'edit') randomEdit(replica.board, random, replica.person.person, 'mine');
    else if (action === 'undo') replica.undo.undo();
    else if (action === 'redo') replica.undo.redo();
    else if (action === 'pull' && replica.online) replica.pull(1 + random.below(5));
    else if (action === 'leave') replica.online = false;
    else if (action === 'return' && !replica.online) replica.reconnect();
    else if (action === 'merge') replica.mergeOutbox();
    else if (action === 'reload') {
      // The page comes back from this device: a room client with its lease and its outbox, a plain
      // program with a clientID of chance and everything it has.
      const same = replica.binding === 'leased';
      const id = same ? replica.board.clientID : client();
      const next = replace(replica, id, replica.binding);
      if (same) next.resync();
      else next.online = false;
    } else if (action === 'tab') {
      // A second tab of the same person, started from what the first one has.
      const saved = Y.encodeStateAsUpdate(replica.board);
      const tab = new Replica(server, replica.person, 'first-use', client(), outcome, saved);
      randomEdit(tab.board, random, tab.person.person, 'mine');
      tab.resync();
      replicas.push(tab);
    }
    if (replica.online && random.chance(0.7)) replica.push();
  }

  for (let round = 0; round < 2; round++) for (const replica of replicas) replica.reconnect();
  for (const replica of replicas) replica.pull();
  compare(
    server,
    replicas.map((replica) => replica.board),
    random,
    outcome,
  );
  return outcome;
}

const ACTIONS = {
  edit: 62,
  undo: 6,
  redo: 3,
  pull: 14,
  leave: 5,
  return: 5,
  reload: 2,
  tab: 1.5,
  merge: 1.5,
};

function compare(
  server: BoardServer,
  boards: readonly Y.Doc[],
  random: Random,
  outcome: HonestOutcome,
): void {
  const expected = contentOf(server.board);
  const canonical = server.log.map(({ update }) => update);
  const others = {
    replay: openBoard(...canonical),
    shuffled: boardFrom(random.shuffle([...canonical])),
    snapshot: openBoard(Y.encodeStateAsUpdate(server.board)),
  };
  boards.forEach((board, i) => {
    if (contentOf(board) !== expected) outcome.diverged.push(`replica ${i}`);
  });
  for (const [name, board] of Object.entries(others)) {
    const pending = board.store.pendingStructs !== null || board.store.pendingDs !== null;
    if (pending || contentOf(board) !== expected) outcome.diverged.push(name);
  }
}
