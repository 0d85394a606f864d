import { expect, test } from 'vitest';
import type { Entry } from '../../shared/room/record/entry.ts';
import { searchable } from '../../shared/room/record/searchable.ts';
import { holdsWords } from '../../shared/room/search-text.ts';

const ID = '01JD0000000000000000000001';
const envelope = {
  ...{ id: ID, site: 'PAR', number: 42, prev: '', hash: 'a'.repeat(64) },
  ...{ recordedAt: 1, eventAt: 1, delegation: 'PAR' },
  author: { person: ID, name: 'Élodie Martin' },
};
const line: Entry = {
  ...envelope,
  type: 'log.append',
  body: {
    kind: 'information',
    text: 'Bridge closed',
    language: 'en',
    status: 'verified',
    source: 'Patrol 7',
    links: [{ to: 'feature', id: ID }],
  },
};
const isFoundBy = (words: string): boolean =>
  holdsWords(searchable(line)?.text ?? '', words.toLowerCase().split(' '));

test('3.110 an entry is found by its words, its author and its number', () => {
  for (const words of ['bridge closed', 'patrol', 'elodie', 'PAR 0042'])
    expect([words, isFoundBy(words)]).toEqual([words, true]);
});

test('3.110 and by nothing that no person wrote: kinds, statuses, languages, ids, hashes', () => {
  for (const word of ['information', 'verified', 'en', 'feature', ID, 'a'.repeat(64)])
    expect([word, isFoundBy(word)]).toEqual([word, false]);
});

test('3.110 what the server keeps about itself is not found at all', () => {
  const body = { clientId: 7, person: ID, replica: ID };
  expect(searchable({ ...envelope, type: 'lease.grant', body })).toBeNull();
});
