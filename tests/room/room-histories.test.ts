import { expect, test } from 'vitest';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { contentHash } from '../../shared/room/canonical.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { entryHash } from '../../shared/room/record/chain.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import { foldToJson } from '../../shared/room/record/fold-json.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import { seeded } from '../unit/record-support.ts';
import {
  command,
  Copy,
  draft,
  drawPoint,
  line,
  member,
  must,
  newRoom,
  recordDoc,
  testSite,
} from './room-fixture.ts';

/** All entries of a record document, in the order of the register. */
function entriesOf(record: Y.Doc): Entry[] {
  const roots = [...record.share.keys()].filter((name) => /^(?:acts|log):/.test(name));
  const all = roots.flatMap((name) => [...record.getMap<Entry>(name).values()]);
  return all.sort((a, b) => a.number - b.number);
}

/** Everything that two copies of a room must agree on. */
async function fingerprint(room: RoomPort) {
  const board = new Y.Doc();
  Y.applyUpdate(board, (await room.boardState()).update);
  const record = (await room.recordState({ whole: true })).update;
  const doc = await recordDoc(room);
  const content = {
    features: board.getMap('features').toJSON(),
    drafts: board.getMap('drafts').toJSON(),
  };
  const entries = entriesOf(doc);
  return {
    board: contentHash(content),
    record: Buffer.from(record).toString('base64'),
    people: doc.getMap('people').toJSON(),
    fold: foldToJson(foldOf(entries)),
    entries,
  };
}

test.each([11, 12])('3.5 3.10 seed %i: random work, the same after every restart', async (seed) => {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const site = await testSite();
  try {
    const room = await newRoom(site);
    const codes = ['PAR', 'LON', 'KYV'];
    const people = codes.map((code) => member(`In ${code}`, 'facilitator', code));
    const anna = await Copy.of(room, people[0] as Member);
    const [decision, task] = [ulid(), ulid()];
    must(await anna.edit(draft('decision', decision, 'Evacuate')));
    must(await anna.edit(draft('task', task, 'Call')));
    const alerts: string[] = [];
    const lines: string[] = [];
    const proposal = () => proposalOf(anna.doc, decision, codes) as Body<'decision.propose'>;
    let standing = ulid();
    const onProposal = () => ({
      decision,
      proposal: standing,
      versionHash: proposal().versionHash,
    });
    const acts: (() => Command)[] = [
      () => line(`line ${Math.floor(random() * 1e6)}`, site.clock.now - Math.floor(random() * 3e6)),
      () =>
        command('log.correct', {
          kind: 'comment',
          text: 'c',
          language: 'fr',
          corrects: pick(lines) ?? ulid(),
          reason: 'r',
        }),
      () => {
        const made = command('decision.propose', proposal());
        standing = made.id;
        return made;
      },
      () => command('decision.sign', onProposal()),
      () => command('decision.reserve', { ...onProposal(), text: 'but' }),
      () => command('decision.object', { ...onProposal(), text: 'no' }),
      () => command('decision.quorum', { decision, quorum: { kind: 'count', count: 1 } }),
      () => command('decision.defer', { ...onProposal(), reason: 'later' }),
      () => command('decision.withdraw', { decision }),
      () => command('checklist.mark', { task, state: random() < 0.5 ? 'done' : 'open' }),
      () => command('checklist.acknowledge', { task }),
      () => command('alert.raise', { severity: 'warning', text: 'w' }),
      () => command('alert.acknowledge', { alert: pick(alerts) ?? ulid() }),
      () => command('room.phase', { phase: `p${Math.floor(random() * 3)}` }),
      () => (random() < 0.2 ? command('room.close', {}) : line('still open')),
      () => command('room.reopen', { reason: 'r' }),
    ];
    const sent: { me: Member; command: Command; ok: boolean }[] = [];
    for (let batch = 0; batch < 12; batch++) {
      const going = Array.from({ length: 10 }, async () => {
        if (random() < 0.25) return void (await anna.edit(drawPoint('p')));
        const [me, made] = [pick(people), pick(acts)()];
        const result = await room.command(me, made);
        sent.push({ me, command: made, ok: result.ok });
        if (result.ok && made.type === 'alert.raise') alerts.push(made.id);
        if (result.ok && made.type.startsWith('log.')) lines.push(made.id);
      });
      site.clock.now += Math.floor((random() - 0.2) * 3_600_000);
      await Promise.all(going);
    }
    const before = await fingerprint(room);
    let last = { number: 0, hash: '' };
    for (const entry of before.entries) {
      expect(entry).toMatchObject({ number: last.number + 1, prev: last.hash });
      expect(entry.hash).toBe(entryHash(entry));
      last = entry;
    }
    for (const hard of [true, false, true]) {
      await site.restart({ hard });
      const again = must(await site.directory.open(room.id));
      expect(await fingerprint(again)).toEqual(before);
    }
    const again = must(await site.directory.open(room.id));
    for (const { me, command: made, ok } of sent) {
      if (!ok) continue;
      const receipt = must(await again.command(me, made));
      const entry = before.entries.find(({ id }) => id === made.id);
      expect(receipt).toMatchObject({ repeated: true, number: entry?.number });
    }
    expect((await fingerprint(again)).record).toBe(before.record);
  } finally {
    await site.close();
  }
});
