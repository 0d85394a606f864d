import { expect, test } from 'vitest';
import {
  ticketsFor,
  uploadsFor,
  type Api,
  type TicketAhead,
} from '../../client/connection/http.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { TicketReply } from '../../shared/protocol/http/session.ts';

const ROOM = 'room';
const ticket = (name: string, person = 'anna'): Result<TicketReply> =>
  ok({ ticket: name, person, role: 'editor' });
const ahead = (reply: Result<TicketReply>, room = ROOM): TicketAhead => ({
  room,
  reply: Promise.resolve(reply),
});

/** A server that gives tickets, and what it was asked. */
function serverSide() {
  const asked: (string | undefined)[][] = [];
  const api = {
    ticket: (...what: (string | undefined)[]) => {
      asked.push(what);
      return Promise.resolve(ticket('fresh'));
    },
  } as Pick<Api, 'ticket'> as Api;
  return { asked, api };
}

test('7.6 a ticket asked for ahead is used once, by the first attempt', async () => {
  const { api, asked } = serverSide();
  const tickets = ticketsFor(api, ROOM, 'anna', ahead(ticket('early')));
  expect(await tickets()).toEqual(ok('early'));
  expect(asked).toEqual([]);
  expect(await tickets()).toEqual(ok('fresh'));
  expect(asked).toEqual([[ROOM, 'anna']]);
});

test.each([
  ['somebody else’s', ahead(ticket('early', 'ben'))],
  ['of another room', ahead(ticket('early'), 'other')],
  ['that was refused', ahead(refuse('NOT_SIGNED_IN'))],
  ['that nobody asked for', null],
])('7.6 a ticket %s is not used: another one is asked for', async (_what, early) => {
  const { api, asked } = serverSide();
  expect(await ticketsFor(api, ROOM, 'anna', early)()).toEqual(ok('fresh'));
  expect(asked).toEqual([[ROOM, 'anna']]);
});

test('3.165 a file waits for whoever was signed out; what is wrong with the file is said', async () => {
  const bring = (error: 'NOT_SIGNED_IN' | 'TOO_LARGE') =>
    uploadsFor(
      { upload: () => Promise.resolve(refuse(error)) } as Pick<Api, 'upload'> as Api,
      ROOM,
    );
  const file = { hash: '0'.repeat(64), bytes: new Uint8Array(1) };
  expect(await bring('NOT_SIGNED_IN')(file)).toMatchObject({ error: { retry: true } });
  expect(await bring('TOO_LARGE')(file)).toMatchObject({ error: { code: 'TOO_LARGE' } });
});
