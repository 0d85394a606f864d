import type * as Y from 'yjs';
import {
  changeDecision,
  createDecision,
  liftDraft,
  restoreDraft,
  strikeOption,
} from '../../../shared/room/board/build.ts';
import { commandSchema, type Command } from '../../../shared/protocol/command.ts';
import { proposalOf } from '../../../shared/room/record/decision-version.ts';
import type { Entry } from '../../../shared/room/record/entry.ts';
import { foldOf } from '../../../shared/room/record/fold.ts';
import type { Member, RoomPort } from '../../../server/room/contract.ts';
import {
  Copy,
  facilitator,
  member,
  must,
  newRoom,
  recordDoc,
  testSite,
  type TestSite,
} from '../../room/room-fixture.ts';
import { Random } from '../board/random.ts';
import { CODES, randomAct, shown, truly, type Counts } from './history.ts';
import { counting, lawful, phaseOf, type Act } from './oracle.ts';

const A = '01AAAAAAAAAAAAAAAAAAAAAAAA';
const B = '01BBBBBBBBBBBBBBBBBBBBBBBB';

/** A real room with one decision, and what the oracle knows of it from outside. */
class World {
  readonly random: Random;
  readonly site: TestSite;
  room: RoomPort;
  copy!: Copy;
  readonly id: string;
  readonly acts: Act[] = [];
  /** When the register was last written, ms UTC: the next entry is never recorded before. */
  #written = 0;
  readonly people: readonly Member[] = [
    ...CODES.map((code) => member(`In ${code}`, 'editor', code)),
    ...CODES.map((code) => member(`Of ${code}`, 'editor', code)),
    member('Of nobody', 'editor', null),
    member('Chair of Paris', 'facilitator', 'PAR'),
    facilitator(),
    facilitator(),
  ];

  constructor(random: Random, site: TestSite, room: RoomPort) {
    this.random = random;
    this.site = site;
    this.room = room;
    this.id = random.ulid();
  }

  get text() {
    return proposalOf(this.copy.doc, this.id, CODES);
  }

  async begin(): Promise<void> {
    await this.#open();
    const options = [
      { id: A, order: 'a0', text: 'by the bridge' },
      { id: B, order: 'a1', text: 'not at all' },
    ];
    const draft = { id: this.id, title: 'Evacuate', order: 'a0', reasons: 'r', options };
    await this.edit((doc) =>
      createDecision(doc, { ...draft, decisionMaker: 'Prefect', authority: 'KYV' }),
    );
  }

  async edit(change: (doc: Y.Doc) => void): Promise<void> {
    must(await this.copy.edit(change));
  }

  /** Somebody edits, often back to what it was; the draft may be struck and restored. */
  async editSomehow(): Promise<void> {
    const { random, id } = this;
    const by = this.copy.me.person;
    await this.edit(
      random.pick<(doc: Y.Doc) => void>([
        (doc) => changeDecision(doc, id, { review: random.pick([null, 5]) }),
        (doc) => changeDecision(doc, id, { review: null }),
        (doc) => changeDecision(doc, id, { review: null, decisionMaker: 'Prefect' }),
        (doc) => changeDecision(doc, id, { decisionMaker: random.pick(['', 'Prefect']) }),
        (doc) => strikeOption(doc, id, B, random.chance(0.5)),
        (doc) => (random.chance(0.2) ? liftDraft(doc, id, { at: 1, by }) : restoreDraft(doc, id)),
        (doc) => restoreDraft(doc, id),
      ]),
    );
  }

  /** Stop and start again: as on a power cut, or in order. Everybody comes back. */
  async restart(): Promise<void> {
    await this.site.restart({ hard: this.random.chance(0.5) });
    this.room = must(await this.site.directory.open(this.room.id));
    await this.#open();
  }

  /** A copy of the board: its lease is an entry, too. */
  async #open(): Promise<void> {
    this.copy = await Copy.of(this.room, this.people[0] as Member);
    this.#written = Math.max(this.#written, this.site.clock.now);
  }

  /** One act of somebody; the room must take it exactly when the oracle would. */
  async act(counts: Counts): Promise<void> {
    const { random, id, site } = this;
    const me = random.pick(this.people);
    const proposals = this.acts.filter(({ type }) => type === 'decision.propose');
    const near = random.chance(0.9) ? proposals.at(-1) : random.pick([...proposals, undefined]);
    const on = {
      proposal: near?.id ?? random.ulid(),
      versionHash: near?.body['versionHash'] ?? 'a'.repeat(64),
    };
    const [kind, made] = randomAct(
      random,
      on,
      site.clock.now,
      me.delegation,
      proposals.length === 0 && random.chance(0.5),
    );
    const text = this.text;
    const body = kind === 'propose' && text ? text : { ...made, decision: id };
    const sent = { id: random.ulid(), type: `decision.${kind}`, body };
    const command: Command = commandSchema.parse(sent);
    const act: Act = {
      ...{ id: sent.id, type: sent.type, body: { ...body } },
      ...{ site: 'PAR', number: 1e9, recordedAt: Math.max(site.clock.now, this.#written) },
      ...{ author: { person: me.person }, delegation: me.delegation },
    };
    const title = text?.version.title ?? '';
    const moment = { hash: text?.versionHash ?? null, title, role: me.role };
    const expected = lawful(counting(this.acts), act, moment);
    const result = await this.room.command(me, command);
    counts.acts += 1;
    if (result.ok !== expected)
      counts.wrong.push(
        `${act.type} by ${me.role} ${me.delegation}: ${result.ok ? 'taken' : result.error.code}, oracle: ${expected}`,
      );
    if (!result.ok) return;
    counts.counted += 1;
    const { number, recordedAt } = result.value;
    this.#written = recordedAt;
    this.acts.push({ ...act, number, recordedAt });
  }

  /** Every copy, in whatever order the entries came, says what the oracle says. */
  async compare(counts: Counts): Promise<void> {
    const { random, id, site } = this;
    const hash = this.text?.versionHash ?? null;
    const entries = [...(await recordDoc(this.room)).getMap<Entry>('acts:PAR').values()];
    const expected = truly(this.acts, hash, site.clock.now);
    for (let order = 0; order < 3; order++) {
      const found = shown(foldOf(random.shuffle([...entries])), id, hash, site.clock.now);
      if (found !== expected) counts.wrong.push(`${found}, oracle: ${expected}`);
    }
  }
}

/** One room, `length` steps of acts, edits, restarts and time. */
export async function judgeRoom(seed: number, length: number, counts: Counts): Promise<void> {
  const random = new Random(seed);
  const site = await testSite();
  try {
    const world = new World(random, site, await newRoom(site));
    await world.begin();
    for (let i = 0; i < length; i++) {
      const dice = random.next();
      if (dice < 0.05) await world.editSomehow();
      else if (dice < 0.07) await world.restart();
      else if (dice < 0.1) site.clock.now += random.pick([-5_000, 60_000, 400_000]);
      else await world.act(counts);
      if (i % 20 === 19) await world.compare(counts);
    }
    const ended = phaseOf(counting(world.acts));
    counts.histories += 1;
    counts.phases[ended] = (counts.phases[ended] ?? 0) + 1;
  } finally {
    await site.close();
  }
}
