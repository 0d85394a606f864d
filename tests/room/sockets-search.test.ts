import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok, type Result } from '../../shared/protocol/errors.ts';
import type { SearchReply } from '../../shared/protocol/search.ts';
import { startSockets, type Harness } from './sockets-harness.ts';

const asked: { text: string; answer(result: Result<SearchReply>): void }[] = [];
const nothing: Result<SearchReply> = ok({ hits: [], more: false });

let h: Harness;
beforeAll(async () => {
  const search = {
    find: (_room: string, text: string) =>
      new Promise<Result<SearchReply>>((answer) => asked.push({ text, answer })),
    close: () => Promise.resolve(),
  };
  h = await startSockets({}, {}, undefined, search);
});
afterAll(() => h.close());

it('3.113 one question of a connection is answered at a time, others wait for nobody', async () => {
  const ann = await h.join(h.person('Ann', 'editor'));
  const bob = await h.join(h.person('Bob', 'observer'));
  const first = ann.ask('search', { text: 'one' });
  // Asked behind it on the same connection: refused before the first is answered.
  expect(await ann.ask('search', { text: 'two' })).toMatchObject({
    ok: false,
    error: { code: 'OVERLOADED', retry: true },
  });
  const others = bob.ask('search', { text: 'three' });
  // Bob's has come in when something he asked for later is answered.
  expect(await bob.ask('time', null)).toMatchObject({ ok: true });
  expect(asked.map(({ text }) => text)).toEqual(['one', 'three']);
  for (const { answer } of asked) answer(nothing);
  expect([await first, await others]).toEqual([nothing, nothing]);
  const again = ann.ask('search', { text: 'four' });
  expect(await ann.ask('time', null)).toMatchObject({ ok: true });
  asked.at(-1)?.answer(nothing);
  expect(await again).toEqual(nothing);
});
