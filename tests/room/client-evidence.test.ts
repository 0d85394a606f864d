import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { ticketsFor, uploadsFor } from '../../client/connection/http.ts';
import { FileStore } from '../../client/connection/store/file.ts';
import { attachmentPath } from '../../shared/protocol/http/attachments.ts';
import { ClientHouse, until } from './client-fixture.ts';
import { Cable } from './client-proxy.ts';

let house: ClientHouse;
let cable: Cable;
let directory: string;
beforeAll(async () => {
  house = await ClientHouse.open();
  cable = await Cable.to(house.server.port);
  directory = mkdtempSync(join(tmpdir(), 'accord-evidence-'));
});
afterAll(async () => {
  cable.close();
  await house.close();
  rmSync(directory, { recursive: true, force: true });
});

const bytes = new TextEncoder().encode('%PDF-1.7 a plan of the dyke');
const hash = createHash('sha256').update(bytes).digest('hex');
const file = { hash, bytes };
const attachments = [{ hash, name: 'plan.pdf', type: 'application/pdf', size: bytes.length }];
const line = { kind: 'action', text: 'Plan attached', language: 'en', attachments } as const;
const entry = (client: RoomClient, id: string) => client.entries.find((one) => one.id === id);

describe('an attached file', () => {
  test('3.165 is with the server before the command that carries it', async () => {
    const paris = await house.editor('PAR');
    const ticket = paris.command('log.append', line, undefined, { files: [file] });
    expect(await ticket.kept).toBe(true);
    expect(await ticket.settled).toMatchObject({ ok: true });
    const cookie = house.facilitator.jar.header ?? '';
    const url = `${house.server.origin}${attachmentPath(house.room, hash)}`;
    const answer = await fetch(url, { headers: { cookie } });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('3.166 chosen without a link waits on this device, also for another run', async () => {
    const visitor = await house.invite('editor', 'KYV');
    const options = (origin: string) => ({
      origin,
      store: new FileStore(directory),
      tickets: ticketsFor(visitor.api, house.room),
      upload: uploadsFor(visitor.api, house.room),
    });
    cable.mend();
    const away = await house.connect(visitor, options(cable.origin));
    await until(away, ({ link }) => link.phase === 'online');
    cable.pull();
    await until(away, ({ link }) => link.phase === 'offline');
    const other = new TextEncoder().encode('another file');
    const otherHash = createHash('sha256').update(other).digest('hex');
    const carried = [{ ...attachments[0]!, hash: otherHash, type: 'text/plain', size: 12 }];
    const extras = { files: [{ hash: otherHash, bytes: other }] };
    const body = { ...line, attachments: carried };
    const { id } = away.command('log.append', body, undefined, extras);
    const plain = away.command('log.append', { kind: 'comment', text: 'x', language: 'en' });
    await until(away, ({ saved }) => saved.onDevice === 2);
    await away.close();
    const back = await house.connect(visitor, options(house.server.origin));
    await becomes(() => expect(entry(back, id)).toBeDefined());
    await becomes(() => expect(entry(back, plain.id)).toBeDefined());
    expect(entry(back, id)?.body).toMatchObject({ attachments: carried });
    // 3.145: the numbers given here, beside those of the register.
    expect(entry(back, id)).toMatchObject({ provisional: 'PAR-p1', number: expect.any(Number) });
    expect(entry(back, plain.id)).toMatchObject({ provisional: 'PAR-p2' });
  });
});

test('3.146 a device whose clock is off by more than 2 s says so; its entries have true times', async () => {
  const slow = await house.editor('LON', { now: () => Date.now() - 90_000 });
  await until(slow, ({ link }) => link.phase === 'online' && link.clockOffsetMs !== null);
  const before = Date.now();
  const ticket = slow.command('log.append', { kind: 'comment', text: 'now', language: 'en' });
  await ticket.settled;
  await becomes(() => expect(entry(slow, ticket.id)).toBeDefined());
  const recorded = entry(slow, ticket.id)!;
  expect(Math.abs((recorded.clockOffset ?? 0) - 90_000)).toBeLessThan(1_000);
  expect(Math.abs(recorded.eventAt - before)).toBeLessThan(1_000);
  const paris = await house.editor('PAR');
  const right = paris.command('log.append', { kind: 'comment', text: 'now', language: 'en' });
  await right.settled;
  await becomes(() => expect(entry(paris, right.id)).toBeDefined());
  expect(entry(paris, right.id)).not.toHaveProperty('clockOffset');
});

test('6.24 a closed room takes no files, and takes them again once it was reopened', async () => {
  const editor = await house.invite('editor', 'LON');
  const facilitator = await house.connect(house.facilitator);
  await until(facilitator, ({ link }) => link.phase === 'online');
  await facilitator.command('room.close', {}).settled;
  const late = await editor.api.upload(house.room, file);
  expect(late).toMatchObject({ ok: false, error: { code: 'ROOM_CLOSED' } });
  await facilitator.command('room.reopen', { reason: 'more to do' }).settled;
  expect(await editor.api.upload(house.room, file)).toMatchObject({ ok: true });
});
