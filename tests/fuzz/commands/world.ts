import { ulid } from 'ulid';
import * as Y from 'yjs';
import { BODIES, COMMAND_TYPES, type CommandType } from '../../../shared/room/record/entry.ts';
import { decisionVersion } from '../../../shared/room/record/decision-version.ts';
import { encode } from '../../../shared/protocol/wire/encode.ts';
import { decodePacket } from '../../../shared/protocol/wire/packet.ts';
import type { Session } from '../../../server/access/contract.ts';
import type { RoomPort } from '../../../server/room/contract.ts';
import type { Role } from '../../../shared/room/roles.ts';
import { draft, newRoom } from '../../room/room-fixture.ts';
import type { Harness } from '../../room/sockets-harness.ts';
import type { Random } from '../board/random.ts';
import { valueOf, type Pool } from './from-schema.ts';
import { answerBreach, type Attempt, type Sender } from './judge.ts';
import { canonical, Ledger, rowsOf, sha256, type Row } from './ledger.ts';
import { follower, Peer, type Answer } from './peer.ts';

export type Message = Record<string, unknown>;
interface Person extends Sender {
  readonly session: Session;
  readonly replica: string;
  peer: Peer;
}

const PEOPLE: readonly [string, Role, string | null][] = [
  ['Claire', 'facilitator', null],
  ['Marc', 'facilitator', 'PAR'],
  ['Anne', 'editor', 'PAR'],
  ['Paul', 'editor', 'PAR'],
  ['Rose', 'editor', 'LON'],
  ['Taras', 'editor', 'KYV'],
  ['Nemo', 'editor', null],
  ['Ivan', 'observer', 'LON'],
];

/** One room with people at the real server, and all that was sent to it. */
export class World {
  readonly random: Random;
  readonly attempts: Attempt[] = [];
  readonly breaches: string[] = [];
  readonly ledger = new Ledger();
  readonly people: Person[] = [];
  readonly board = new Y.Doc();
  readonly record = new Y.Doc();
  readonly room: RoomPort;
  /** What was recorded, as sent, for replays. */
  readonly taken: { message: Message; sender: Person }[] = [];
  readonly #h: Harness;
  readonly #known = new Map<string, unknown[]>();
  readonly #ids = new Map<string, string[]>();
  readonly #hashes: string[] = [];
  /** Decision → id of its newest proposal. */
  readonly #proposals = new Map<string, string>();
  readonly #foreign: readonly string[];
  /** Follows the room: what everybody else is told. */
  #witness!: Peer;

  private constructor(h: Harness, room: RoomPort, random: Random, foreign: readonly string[]) {
    this.#h = h;
    this.room = room;
    this.random = random;
    this.#foreign = foreign;
  }

  /** @param foreign ids of things in another room */
  static async open(h: Harness, random: Random, foreign: readonly string[]): Promise<World> {
    const world = new World(h, await newRoom(h.site), random, foreign);
    for (const who of PEOPLE) world.people.push(await world.invite(...who));
    const witness = await world.#session('Witness', 'observer', null);
    const heard = follower(world.board, world.record);
    const { peer, welcome } = await Peer.open(h, witness, ulid(), heard, world.room.id);
    world.#witness = peer;
    heard({ board: [welcome.board], record: [welcome.record] });
    for (const kind of ['decision', 'decision', 'task', 'task'] as const) await world.#draft(kind);
    return world;
  }

  async #session(name: string, role: Role, delegation: string | null): Promise<Session> {
    const link = { room: this.room.id, role, delegation, uses: 1, createdBy: null };
    const { secret } = this.#h.access.invite({ ...link, expiresAt: Date.now() + 1e9 });
    const redeemed = this.#h.access.redeem(secret, name, null);
    if (!redeemed.ok) throw new Error(redeemed.error.code);
    return redeemed.value.session;
  }

  async invite(name: string, role: Role, delegation: string | null): Promise<Person> {
    const session = await this.#session(name, role, delegation);
    const replica = this.random.ulid();
    const { peer } = await Peer.open(this.#h, session, replica, undefined, this.room.id);
    return { person: session.person.id, name, role, delegation, session, replica, peer };
  }

  /** Gone from one moment to the next: what they still send is not looked at. */
  revoke(person: Person): void {
    this.#h.access.revokePerson(this.room.id, person.person);
  }

  /** The peer of `person`, connected anew if the last frame ended it. */
  async at(person: Person): Promise<Peer> {
    if (!person.peer.isOpen)
      person.peer = (
        await Peer.open(this.#h, person.session, person.replica, undefined, this.room.id)
      ).peer;
    return person.peer;
  }

  // What there is to speak of.

  #remember(key: string, id: string): void {
    const ids = this.#ids.get(key) ?? [];
    ids.push(id);
    this.#ids.set(key, ids);
  }

  readonly #pool: Pool = {
    id: (key) => {
      const { random } = this;
      const own = this.#ids.get(key) ?? [];
      if (own.length > 0 && random.chance(0.7)) return random.pick(own);
      const all = [...this.#ids.values()].flat();
      if (all.length > 0 && random.chance(0.5)) return random.pick(all);
      return random.chance(0.4) && this.#foreign.length > 0
        ? random.pick(this.#foreign)
        : random.ulid();
    },
    hash: () =>
      this.#hashes.length > 0 && this.random.chance(0.8)
        ? this.random.pick(this.#hashes.slice(-6))
        : sha256(this.random.ulid()),
    instant: () => this.#h.site.clock.now - this.random.below(3_600_000),
    known: (key) => (this.#known.get(key) ?? []).slice(-4),
  };

  /** A decision or a task on the board, by the server's own door: honest work. */
  async #draft(kind: 'decision' | 'task'): Promise<void> {
    const id = this.random.ulid();
    await this.edit(draft(kind, id, `${kind} ${id}`));
    this.#remember(kind, id);
    if (kind === 'decision') this.#noteText(id);
  }

  #noteText(decision: string): void {
    const version = decisionVersion(this.board, decision);
    this.#known.set('version', [...(this.#known.get('version') ?? []), version]);
    this.#hashes.push(sha256(canonical(version)));
  }

  /** Honest work on the board by Anne. */
  async edit(change: (board: Y.Doc) => void): Promise<void> {
    const anne = this.people[2] as Person;
    const lease = await this.room.lease({ ...anne, connection: anne.replica }, anne.replica);
    if (!lease.ok) return;
    // On a copy: what is refused, as in a closed room, must not stand in ours.
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.board));
    copy.clientID = lease.value;
    const before = Y.encodeStateVector(copy);
    copy.transact(() => change(copy));
    const update = Y.encodeStateAsUpdate(copy, before);
    copy.destroy();
    const answer = await (await this.at(anne)).ask('board.update', { update });
    if (answer.kind === 'ok') Y.applyUpdate(this.board, update);
    if (answer.kind === 'refused' && answer.error.code !== 'ROOM_CLOSED')
      this.breaches.push(`honest work was refused: ${answer.error.code}`);
  }

  /** The text of a decision changes: what was signed before has lapsed. */
  async rewrite(): Promise<void> {
    const decision = this.random.pick(this.#ids.get('decision') ?? []);
    await this.edit((board) => {
      const title = (board.getMap('drafts').get(decision) as Y.Map<unknown>).get('title');
      (title as Y.Text).insert(0, this.random.pick(['now ', 'я ', 'é']));
    });
    this.#noteText(decision);
  }

  /** SHA-256 of a decision's text on the board now; null: there is none. */
  textHash(decision: string): string | null {
    const version = decisionVersion(this.board, decision);
    return version && sha256(canonical(version));
  }

  // What is sent.

  /** A well-formed command of type `type`, or of any. */
  command(type?: CommandType): Message {
    const { random } = this;
    let chosen = type ?? random.pick(COMMAND_TYPES);
    if (!type && chosen === 'room.close' && random.chance(0.9)) chosen = 'log.append';
    const body = valueOf(BODIES[chosen], chosen, random, this.#pool);
    const eventAt = random.chance(0.3) ? { eventAt: this.#pool.instant() } : {};
    return {
      id: random.ulid(),
      type: chosen,
      ...eventAt,
      body: this.#apt(chosen, body as Message),
    };
  }

  /** Mostly speak of a decision as it is, or the lucky guesses would be too few. */
  #apt(type: CommandType, body: Message): Message {
    if (!('versionHash' in body) || this.random.chance(0.3)) return body;
    const decision = this.random.pick(this.#ids.get('decision') ?? []);
    const version = type === 'decision.propose' && decisionVersion(this.board, decision);
    const apt = { ...body, decision, versionHash: this.textHash(decision) };
    if ('proposal' in body) return { ...apt, proposal: this.#proposals.get(decision) ?? '' };
    return version ? { ...apt, version, delegations: ['PAR', 'LON', 'KYV'] } : apt;
  }

  async send(how: string, sender: Person, message: Message): Promise<Answer> {
    const peer = await this.at(sender);
    const current = this.#textsNow();
    const answer = await peer.ask('command', message);
    this.#note({ how, sender, message: copyOf(message), answer }, current);
    if (answer.kind === 'ok') this.#learn(message, sender);
    return answer;
  }

  /** Bytes that may be anything. What they hold, if they are a packet, may have been taken. */
  async throwIn(how: string, sender: Person, bytes: Uint8Array): Promise<void> {
    const peer = await this.at(sender);
    await peer.throwIn(bytes);
    this.#note({ how, sender, message: held(bytes), answer: { kind: 'closed' } });
  }

  /** Several at once, from whomever: nothing waits for anything. */
  async volley(how: string, shots: readonly (readonly [Person, Message])[]): Promise<void> {
    const peers = await Promise.all(shots.map(([sender]) => this.at(sender)));
    const answers = await Promise.all(
      shots.map(([, message], i) => (peers[i] as Peer).ask('command', message)),
    );
    shots.forEach(([sender, message], i) =>
      this.#note({ how, sender, message: copyOf(message), answer: answers[i] as Answer }),
    );
  }

  #textsNow(): Map<string, string | null> {
    return new Map((this.#ids.get('decision') ?? []).map((id) => [id, this.textHash(id)]));
  }

  #note(attempt: Attempt, texts?: ReadonlyMap<string, string | null>): void {
    this.attempts.push(attempt);
    const wrong = answerBreach(attempt);
    if (wrong)
      this.breaches.push(`${attempt.how} by ${attempt.sender.name}: ${wrong}, ${typeOf(attempt)}`);
    const { type, body } = (attempt.message ?? {}) as { type?: string; body?: Message };
    if (!texts || attempt.answer.kind !== 'ok') return;
    const repeated = (attempt.answer.value as { repeated?: true }).repeated;
    if ((type === 'decision.sign' || type === 'decision.propose') && !repeated)
      if (texts.get(String(body?.['decision'])) !== body?.['versionHash'])
        this.breaches.push(`${attempt.how}: ${type} of a text that is not the one on the screens`);
  }

  #learn(message: Message, sender: Person): void {
    const { type, id, body } = message as { type: string; id: string; body: Message };
    this.taken.push({ message, sender });
    const key = { 'log.append': 'corrects', 'log.correct': 'corrects', 'alert.raise': 'alert' };
    this.#remember(key[type as keyof typeof key] ?? type, id);
    if (key[type as keyof typeof key] === 'corrects') this.#remember('entry', id);
    if (typeof body['versionHash'] === 'string') this.#hashes.push(body['versionHash']);
    if (type === 'decision.propose') {
      this.#proposals.set(String(body['decision']), id);
      this.#remember('proposal', id);
    }
  }

  /** All ids of this room, for another world to try. */
  get ids(): readonly string[] {
    return [...this.#ids.values()].flat();
  }

  /** The entries of a room as the server has them. */
  static async read(room: RoomPort): Promise<Row[]> {
    const record = new Y.Doc();
    Y.applyUpdate(record, (await room.recordState({ whole: true })).update);
    const rows = rowsOf(record);
    record.destroy();
    return rows;
  }

  /** Everything announced so far has arrived; the entries as everybody sees them. */
  async seen(): Promise<Row[]> {
    const state = await this.room.recordState({ whole: true });
    const reference = new Y.Doc();
    Y.applyUpdate(reference, state.update);
    const whole = Y.encodeStateVector(reference).toString();
    for (let turn = 0; Y.encodeStateVector(this.record).toString() !== whole; turn++) {
      if (turn === 2_000) this.breaches.push('the witness was not told everything');
      if (turn === 2_000) break;
      await this.#witness.ask('time', null);
    }
    const rows = this.ledger.look(this.record);
    this.ledger.look(reference);
    reference.destroy();
    return rows;
  }

  end(): void {
    for (const person of this.people) person.peer.end();
    this.#witness.end();
    this.board.destroy();
  }
}

const typeOf = ({ message }: Attempt): string =>
  String((message as { type?: unknown } | null)?.type);

/** What was sent, in case the sender changes it later; with members that a copy would lose. */
const copyOf = (message: Message): unknown => {
  try {
    return held(encode({ type: 2, nsp: '/', id: 1, data: ['command', message] }));
  } catch {
    return message;
  }
};

/** The command in a frame, if it is one. */
function held(bytes: Uint8Array): unknown {
  try {
    const { data } = decodePacket(bytes, { depth: 64, nodes: 1e5 });
    return Array.isArray(data) && data[0] === 'command' ? data[1] : null;
  } catch {
    return null;
  }
}
