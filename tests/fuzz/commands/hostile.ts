import { ulid } from 'ulid';
import type { Harness } from '../../room/sockets-harness.ts';
import { startSockets } from '../../room/sockets-harness.ts';
import { decisionState, foldOf } from '../../../shared/room/record/fold.ts';
import type { Entry } from '../../../shared/room/record/entry.ts';
import { Random } from '../board/random.ts';
import { recordBreaches } from './judge.ts';
import { canonical, chainBreaches, historyBreaches, standing, type Row } from './ledger.ts';
import { LETHAL, mutate, spoil } from './mutate.ts';
import { World, type Message } from './world.ts';

export interface CommandOutcome {
  attempts: number;
  accepted: number;
  closed: number;
  readonly refused: Record<string, number>;
  /** Types that were recorded, and how often. */
  readonly acceptedBy: Record<string, number>;
  readonly breaches: string[];
}

export const newOutcome = (): CommandOutcome => ({
  attempts: 0,
  accepted: 0,
  closed: 0,
  refused: {},
  acceptedBy: {},
  breaches: [],
});

/** So high that they are not what refuses: tests/room/sockets-hostile.test.ts tests them. */
const NO_LIMITS = {
  editsPerSecond: 1e6,
  editBurst: 1e6,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
  messagesPerSecond: 1e6,
  messageBurst: 1e6,
  strikes: 1e6,
  strikesPerSecond: 1e6,
};

/** How often each kind of attempt is made. */
const KINDS = {
  honest: 26,
  mutated: 38,
  lethal: 3,
  spoilt: 7,
  replay: 8,
  otherContent: 5,
  otherPerson: 5,
  stale: 3,
  volley: 5,
} as const;
type Kind = keyof typeof KINDS;

async function attempt(world: World, kind: Kind): Promise<void> {
  const { random, people } = world;
  const sender = random.pick(people);
  const old = world.taken.length > 0 ? random.pick(world.taken) : null;
  switch (kind) {
    case 'honest':
      await world.send('honest', sender, world.command());
      return;
    case 'mutated': {
      const message = structuredClone(world.command());
      const how = mutate(message, random);
      await world.send(how, sender, message);
      return;
    }
    case 'lethal': {
      const name = random.pick(Object.keys(LETHAL));
      const message = structuredClone(world.command());
      LETHAL[name]?.(message, random);
      const answer = await world.send(name, sender, message);
      if (answer.kind !== 'closed') world.breaches.push(`${name} did not end its connection`);
      return;
    }
    case 'spoilt': {
      const { bytes } = (await world.at(sender)).frame('command', world.command());
      await world.throwIn('spoilt', sender, spoil(bytes, random));
      return;
    }
    case 'replay':
      if (old) await world.send('replay', old.sender, old.message);
      return;
    case 'otherContent': {
      if (!old) return;
      const other = { ...world.command(), id: old.message['id'] };
      await world.send('other content', old.sender, other);
      return;
    }
    case 'otherPerson':
      if (old) await world.send('other person', sender, old.message);
      return;
    case 'stale': {
      const message = world.command(random.pick(['decision.sign', 'decision.propose']));
      await world.rewrite();
      await world.send('stale', sender, message);
      return;
    }
    case 'volley': {
      const message = random.chance(0.5) && old ? old.message : world.command();
      const shots = Array.from({ length: 2 + random.below(5) }, (): [typeof sender, Message] => [
        random.pick(people),
        random.chance(0.5) ? message : { ...message, id: random.ulid() },
      ]);
      await world.volley('volley', shots);
    }
  }
}

/** Whoever is shown out while frames of theirs are on their way: none of them is looked at. */
async function revocation(world: World): Promise<void> {
  const gone = await world.invite('Gone', 'editor', 'KYV');
  await world.send('before', gone, world.command('log.append'));
  const peer = await world.at(gone);
  world.revoke(gone);
  const late = Array.from({ length: 5 }, () => world.command('log.append'));
  await Promise.all(late.map((message) => peer.ask('command', message)));
  const rows = await world.seen();
  for (const { id } of late)
    if (rows.some((row) => row.id === id)) world.breaches.push('a revoked person wrote');
  peer.end();
}

/** Attempt upon attempt in one room, honest work between. @returns the entries at the end */
async function hostileRoom(world: World, count: number): Promise<Row[]> {
  const { random } = world;
  for (let i = 0; i < count; i++) {
    await attempt(world, random.weighted(KINDS));
    if (random.chance(0.04)) await world.rewrite();
    if (random.chance(0.05))
      await world.send(
        'honest',
        world.people[0] as (typeof world.people)[number],
        world.command('room.reopen'),
      );
  }
  await revocation(world);
  const rows = await world.seen();
  world.breaches.push(
    ...world.ledger.breaches,
    ...chainBreaches(rows),
    ...historyBreaches(rows),
    ...recordBreaches(rows, world.attempts),
    ...foldBreaches(world, rows),
  );
  return rows;
}

/** What the screens show as signed must be signed by the oracle's own reading. */
function foldBreaches(world: World, rows: readonly Row[]): string[] {
  const wrong: string[] = [];
  const fold = foldOf(rows as unknown as Entry[]);
  for (const decision of fold.decisions.keys()) {
    const hash = world.textHash(decision);
    const truly = standing(rows, decision, hash);
    const now = Number.MAX_SAFE_INTEGER;
    const state = decisionState(fold, decision, { hash, delegations: [], now });
    // By silence: the oracle of tests/fuzz/decisions knows it.
    if (state.outcome !== null) continue;
    for (const { delegation, stance } of state.standings)
      if ((stance === 'visa' || stance === 'reservation') && !truly.has(delegation))
        wrong.push(`a lapsed signature of ${delegation} counts`);
  }
  return wrong;
}

/**
 * A server with `rooms` rooms at once, about `each` attempts in each, then killed and started again:
 * the record must be the same. Breaches go to `outcome`.
 */
export async function hostileServer(
  seed: number,
  rooms: number,
  each: number,
  outcome: CommandOutcome,
): Promise<void> {
  const h = await startSockets(NO_LIMITS);
  try {
    const foreign = Array.from({ length: 5 }, () => ulid());
    const worlds: World[] = [];
    for (let i = 0; i < rooms; i++) {
      const world = await World.open(h, new Random(seed * 1000 + i), foreign);
      foreign.push(...world.ids);
      worlds.push(world);
    }
    const ends = await Promise.all(worlds.map((world) => hostileRoom(world, each)));
    for (const world of worlds) world.end();
    await afterwards(h, worlds, ends);
    worlds.forEach((world) => collect(world, seed, outcome));
    for (const fault of [...h.errors, ...h.site.reports])
      outcome.breaches.push(`seed ${seed}: the server logged ${fault}`);
  } finally {
    await h.close();
  }
}

/** As after SIGKILL: what is read from the journal is what everybody saw. */
async function afterwards(h: Harness, worlds: readonly World[], ends: Row[][]): Promise<void> {
  await h.site.restart({ hard: true });
  for (const [i, world] of worlds.entries()) {
    const opened = await h.site.directory.open(world.room.id);
    if (!opened.ok) {
      world.breaches.push(`after a restart: ${opened.error.code}`);
      continue;
    }
    const again = await World.read(opened.value);
    // Leases and comings may have been recorded meanwhile; nothing else.
    const before = ends[i] ?? [];
    if (canonical(again.slice(0, before.length)) !== canonical(before))
      world.breaches.push('a replay of the journal gives another record');
    world.breaches.push(...chainBreaches(again));
  }
}

function collect(world: World, seed: number, outcome: CommandOutcome): void {
  for (const { answer, message } of world.attempts) {
    outcome.attempts++;
    if (answer.kind === 'closed') outcome.closed++;
    else if (answer.kind === 'refused') {
      const { code } = answer.error;
      outcome.refused[code] = (outcome.refused[code] ?? 0) + 1;
    } else if (!(answer.value as { repeated?: true }).repeated) {
      const type = String((message as { type: unknown }).type);
      outcome.accepted++;
      outcome.acceptedBy[type] = (outcome.acceptedBy[type] ?? 0) + 1;
    }
  }
  for (const what of world.breaches) outcome.breaches.push(`seed ${seed}: ${what}`);
}
