import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { entryHash } from '../../shared/room/record/chain.ts';
import type { Entry } from '../../shared/room/record/entry.ts';

const ENTRY: Entry<'room.phase'> = {
  id: '01JD0000000000000000000001',
  site: 'PAR',
  number: 7,
  prev: 'a'.repeat(64),
  hash: 'b'.repeat(64),
  recordedAt: 1_790_000_000_000,
  eventAt: 1_789_999_999_000,
  author: { person: '01JD0000000000000000000002', name: 'Élodie' },
  delegation: null,
  type: 'room.phase',
  body: { phase: 'Reflex' },
};

/** Written out by hand: whoever checks a register with other tools must come to the same. */
const CANONICAL =
  '{"author":{"name":"Élodie","person":"01JD0000000000000000000002"},"body":{"phase":"Reflex"},' +
  '"delegation":null,"eventAt":1789999999000,"id":"01JD0000000000000000000001","number":7,' +
  `"prev":"${'a'.repeat(64)}","recordedAt":1790000000000,"site":"PAR","type":"room.phase"}`;

test('3.10 the hash of an entry is that of its canonical JSON, without itself', () => {
  const expected = createHash('sha256').update(CANONICAL, 'utf8').digest('hex');
  expect(entryHash(ENTRY)).toBe(expected);
  expect(entryHash({ ...ENTRY, hash: '' })).toBe(expected);
});

test('3.10 no member of an entry can be another without its hash being another', () => {
  const others: Partial<Entry<'room.phase'>>[] = [
    { id: '01JD0000000000000000000003' },
    { site: 'LON' },
    { number: 8 },
    { prev: '' },
    { recordedAt: ENTRY.recordedAt + 1 },
    { eventAt: ENTRY.eventAt + 1 },
    { late: true },
    { author: { ...ENTRY.author, name: 'Elodie' } },
    { delegation: 'PAR' },
    { body: { phase: 'reflex' } },
  ];
  const hashes = others.map((other) => entryHash({ ...ENTRY, ...other }));
  expect(new Set([entryHash(ENTRY), ...hashes]).size).toBe(others.length + 1);
});
