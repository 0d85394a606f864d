import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClientHouse } from './client-fixture.ts';

let house: ClientHouse;
beforeAll(async () => {
  house = await ClientHouse.open({ EDITS_PER_SECOND: '60', EDIT_BURST: '20' });
});
afterAll(() => house.close());

test('7.91 5.91 what a person says in one go is recorded in that order, also beyond the rate', async () => {
  const client = await house.editor('PAR');
  const texts = Array.from({ length: 80 }, (_, i) => `line ${i}`);
  const said = texts.map((text) =>
    client.command('log.append', { kind: 'comment', text, language: 'en' }),
  );
  const outcomes = await Promise.all(said.map(({ settled }) => settled));
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  const numbers = outcomes.map((outcome) => (outcome.ok ? outcome.receipt.number : 0));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});
