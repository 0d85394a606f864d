import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import type { RoomPort } from '../../server/room/contract.ts';
import type { Body, CommandType } from '../../shared/room/record/entry.ts';
import {
  codeOf,
  command,
  line,
  member,
  must,
  newRoom,
  testSite,
  type TestSite,
} from './room-fixture.ts';

let site: TestSite;
let room: RoomPort;
beforeAll(async () => void (site = await testSite()));
beforeEach(async () => void (room = await newRoom(site)));
afterAll(() => site.close());

const anna = member('Anna', 'editor', 'PAR');
const ben = member('Ben', 'editor', 'LON');
const nobody = member('Nobody’s', 'editor', null);

/** The code with which it is refused; null: it was recorded. */
async function send<T extends CommandType>(me: typeof anna, type: T, body: Body<T>) {
  const result = await room.command(me, command(type, body as never));
  return result.ok ? null : codeOf(result);
}
async function written(): Promise<string> {
  const sent = line('Two coaches at E-2.');
  must(await room.command(anna, sent));
  return sent.id;
}

describe('3.100 acts about a line', () => {
  test('3.102 a line or an alert is made a key event, and taken off again', async () => {
    const entry = await written();
    expect(await send(anna, 'log.promote', { entry: ulid(), key: true })).toBe('NOT_FOUND');
    expect(await send(anna, 'log.promote', { entry, key: false })).toBe('ALREADY_DONE');
    expect(await send(anna, 'log.promote', { entry, key: true })).toBeNull();
    expect(await send(ben, 'log.promote', { entry, key: true })).toBe('ALREADY_DONE');
    expect(await send(ben, 'log.promote', { entry, key: false })).toBeNull();
    const alert = command('alert.raise', { severity: 'warning', text: 'look' });
    must(await room.command(anna, alert));
    expect(await send(ben, 'log.promote', { entry: alert.id, key: true })).toBeNull();
  });

  test('3.101 is acknowledged by those who were asked, once each', async () => {
    const entry = await written();
    expect(await send(ben, 'log.acknowledge', { entry })).toBe('NOT_FOUND');
    const ask = (of: string[], about = entry) =>
      send(anna, 'log.ask-acknowledgement', { entry: about, of });
    expect(await ask(['XXX'])).toBe('NOT_FOUND');
    expect(await ask(['LON'], ulid())).toBe('NOT_FOUND');
    expect(await ask(['LON', 'map-keeper'])).toBeNull();
    expect(await ask(['LON'])).toBe('ALREADY_DONE');
    expect(await ask(['LON', 'KYV'])).toBeNull();
    expect(await send(anna, 'log.acknowledge', { entry })).toBe('NOT_FOUND');
    expect(await send(nobody, 'log.acknowledge', { entry })).toBe('DELEGATION_REQUIRED');
    expect(await send(ben, 'log.acknowledge', { entry })).toBeNull();
    expect(await send(ben, 'log.acknowledge', { entry })).toBe('ALREADY_DONE');
    expect(await send(nobody, 'log.acknowledge', { entry, as: 'map-keeper' })).toBeNull();
  });

  test('3.103 is translated by a person, and better later', async () => {
    const entry = await written();
    const translate = (text: string, of = entry) =>
      send(ben, 'log.translate', { entry: of, language: 'fr', text });
    expect(await translate('Deux cars.', ulid())).toBe('NOT_FOUND');
    expect(await translate('Deux cars.')).toBeNull();
    expect(await translate('Deux cars.')).toBe('ALREADY_DONE');
    expect(await translate('Deux autocars.')).toBeNull();
  });
});
