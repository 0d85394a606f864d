import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { ulid } from 'ulid';
import { createFeature, featuresOf, type NewFeature } from '../../shared/room/board/build.ts';
import { ClientHouse, until } from './client-fixture.ts';

let house: ClientHouse;
beforeAll(async () => {
  house = await ClientHouse.open();
});
afterAll(() => house.close());

const point = (label: string): NewFeature => ({
  id: ulid(),
  kind: 'point',
  label,
  geom: { type: 'Point', coordinates: [30.52, 50.45] },
});

describe('a room client', () => {
  test('7.1 an edit is on this device, then sent, then durable, and a colleague sees it', async () => {
    const [paris, kyiv] = [await house.editor('PAR'), await house.editor('KYV')];
    const feature = point('Bridge');
    expect(paris.edit((board) => createFeature(board, feature))).toBeNull();
    await paris.settled();
    expect(paris.state.saved).toMatchObject({ writing: 0, onDevice: 0, sent: 0 });
    expect(paris.state.saved.durableAt).not.toBeNull();
    await becomes(() =>
      expect(featuresOf(kyiv.board).get(feature.id)?.get('label')).toBe('Bridge'),
    );
  });

  test('7.2 a command is answered when durable and stands in the record of everybody', async () => {
    const [paris, kyiv] = [await house.editor('PAR'), await house.editor('KYV')];
    const body = { kind: 'action', text: 'Convoy left', language: 'en' } as const;
    const ticket = paris.command('log.append', body);
    expect(paris.state.pending).toHaveLength(1);
    const outcome = await ticket.settled;
    expect(outcome).toMatchObject({ ok: true, receipt: { durable: true, site: 'PAR' } });
    for (const client of [paris, kyiv])
      await becomes(() =>
        expect(client.entries.find((entry) => entry.id === ticket.id)?.body).toEqual(body),
      );
    await until(paris, (state) => state.pending.length === 0);
  });
});
