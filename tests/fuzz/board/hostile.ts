import * as Y from 'yjs';
import type { Author } from '../../../server/room/admission/contract.ts';
import { ATTACKS, ATTACK_WEIGHTS } from './attacks.ts';
import { randomEdit } from './edits.ts';
import { breach, observe } from './oracle.ts';
import type { Random } from './random.ts';
import { recorded, Scene } from './scene.ts';
import {
  BoardServer,
  boardFrom,
  contentOf,
  EDITORS,
  OBSERVER,
  openBoard,
  type Person,
} from './server.ts';

export interface HostileOutcome {
  attempts: number;
  accepted: number;
  nothingNew: number;
  refused: Record<string, number>;
  acceptedBy: Record<string, number>;
  breaches: string[];
  /** Longest check in milliseconds. */
  longest: number;
}

/** An honest board, then attack upon attack while people go on working, judged by the oracle. */
export function hostileWorld(random: Random, attacks: number, outcome: HostileOutcome): void {
  const server = new BoardServer();
  const mirror = openBoard();
  server.follow((update) => Y.applyUpdate(mirror, update));
  const people = EDITORS.map((author) => new Worker(server, random, author));
  const clients = new Map(people.map(({ author, client }) => [author.person, client]));
  for (let step = 30 + random.below(40); step > 0; step--) random.pick(people).work();
  for (let i = 0; i < attacks; i++) {
    attack(server, random, clients, outcome);
    if (random.chance(0.15)) {
      const refused = random.pick(people).work();
      if (refused !== null) outcome.breaches.push(`honest work was refused: ${refused}`);
    }
  }
  for (const { board } of people) pull(board, server);
  compare(server, [mirror, ...people.map(({ board }) => board)], random, outcome);
}

/** An honest person, often behind what the server has. */
class Worker {
  readonly author: Person;
  readonly client: number;
  readonly board = openBoard();
  readonly #server: BoardServer;
  readonly #random: Random;

  constructor(server: BoardServer, random: Random, author: Person) {
    this.#server = server;
    this.#random = random;
    this.author = author;
    this.client = 1 + random.below(0xffffff00);
    server.lease(this.client, author.person);
    pull(this.board, server);
    this.board.clientID = 1 + random.below(0xffffff00);
    server.lease(this.board.clientID, author.person);
  }

  /** @returns the code of the refusal, or null */
  work(): string | null {
    if (this.#random.chance(0.6)) pull(this.board, this.#server);
    const update = recorded(this.board, () =>
      randomEdit(this.board, this.#random, this.author.person, 'mine'),
    );
    const verdict = this.#server.submit(update, { ...this.author, binding: 'leased' });
    return verdict.ok ? null : verdict.code;
  }
}

function pull(board: Y.Doc, server: BoardServer): void {
  const lacking = Y.encodeStateAsUpdate(server.board, Y.encodeStateVector(board));
  Y.applyUpdate(board, lacking, 'remote');
}

function attack(
  server: BoardServer,
  random: Random,
  clients: ReadonlyMap<string, number>,
  outcome: HostileOutcome,
): void {
  const person = random.chance(0.12) ? OBSERVER : random.pick(EDITORS);
  const binding = random.chance(0.5) ? 'leased' : 'first-use';
  const author: Author = { ...person, binding };
  const own = clients.get(person.person) ?? 0;
  const scene = new Scene(
    server,
    random,
    person,
    random.chance(0.8) ? own : 1 + random.below(2 ** 31),
  );
  const name = random.weighted(ATTACK_WEIGHTS);
  const update = ATTACKS[name](scene);
  const before = observe(server.board);
  const bytesBefore = Y.encodeStateAsUpdate(server.board);
  const breached = (what: string): void => {
    outcome.breaches.push(
      `${name}: ${what} [${Buffer.from(update).toString('base64').slice(0, 400)}]`,
    );
  };

  outcome.attempts++;
  const started = performance.now();
  const verdict = server.check(update, author);
  outcome.longest = Math.max(outcome.longest, performance.now() - started);
  if (!same(bytesBefore, Y.encodeStateAsUpdate(server.board)))
    breached('a check changed the board');
  if (!verdict.ok) {
    outcome.refused[verdict.code] = (outcome.refused[verdict.code] ?? 0) + 1;
    if (verdict.code === 'INTERNAL') breached(`INTERNAL ${verdict.detail}`);
    return;
  }
  if (verdict.update === null) {
    outcome.nothingNew++;
    return;
  }
  outcome.accepted++;
  outcome.acceptedBy[name] = (outcome.acceptedBy[name] ?? 0) + 1;
  if (person.role === 'observer') breached('an observer was let in');
  const applied = server.submit(update, author);
  if (!applied.ok) breached('judged differently the second time');
  const wrong = breach(server.board, before, person, server.owners);
  if (wrong !== null) breached(wrong);
  const again = server.check(verdict.update, author);
  if (!again.ok || again.update !== null) breached('canonical bytes are not wholly applied');
}

/** Every order of delivery, and every way to store the board, must give the same board. */
function compare(
  server: BoardServer,
  followers: readonly Y.Doc[],
  random: Random,
  outcome: HostileOutcome,
): void {
  const expected = contentOf(server.board);
  const updates = server.log.map(({ update }) => update);
  const others = [
    ...followers,
    openBoard(Y.encodeStateAsUpdate(server.board)),
    openBoard(Y.mergeUpdates(updates)),
    ...[1, 2, 3].map(() => boardFrom(random.shuffle([...updates]))),
  ];
  others.forEach((board, i) => {
    const pending = board.store.pendingStructs !== null || board.store.pendingDs !== null;
    if (pending) outcome.breaches.push(`replica ${i} waits for something`);
    if (contentOf(board) !== expected) outcome.breaches.push(`replica ${i} differs`);
    board.destroy();
  });
  server.board.destroy();
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
