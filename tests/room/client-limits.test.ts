import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import type * as Y from 'yjs';
import { createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { ClientHouse, until } from './client-fixture.ts';
import { Cable } from './client-proxy.ts';

let house: ClientHouse;
let cable: Cable;
beforeAll(async () => {
  house = await ClientHouse.open({ EDITS_PER_SECOND: '1000' });
  cable = await Cable.to(house.server.port);
});
afterAll(async () => {
  cable.close();
  await house.close();
});

const newPoint = (board: Y.Doc, label: string, note = ''): void =>
  void createFeature(board, {
    id: ulid(),
    kind: 'point',
    label,
    note,
    geom: { type: 'Point', coordinates: [30.52, 50.45] },
  });

describe('the limits of a message', () => {
  test('7.4 a transaction of 1,500 features goes in parts that the server admits', async () => {
    const paris = await house.editor('PAR');
    paris.edit((board) => {
      for (let i = 0; i < 1_500; i++) newPoint(board, `f${i}`, 'some words about it');
    });
    await paris.settled();
    expect(paris.state.refused).toEqual([]);
    const kyiv = await house.editor('KYV');
    expect(featuresOf(kyiv.board).size).toBe(1_500);
  });

  test('7.4 1,000 edits made without a link are sent in few messages, none lost', async () => {
    const paris = await house.editor('PAR', { origin: cable.origin });
    const kyiv = await house.editor('KYV');
    cable.pull();
    await until(paris, (state) => state.link.phase === 'offline');
    const before = featuresOf(kyiv.board).size;
    for (let i = 0; i < 1_000; i++) paris.edit((board) => newPoint(board, `g${i}`));
    await until(paris, (state) => state.saved.onDevice === 1_000);
    let messages = 0;
    kyiv.board.on('update', () => messages++);
    cable.mend();
    paris.reconnect();
    await paris.settled();
    await becomes(() => expect(featuresOf(kyiv.board).size).toBe(before + 1_000));
    expect(messages).toBeLessThan(20);
  });

  test('7.4 an edit too large for any message is refused here, kept, and the link holds', async () => {
    const paris = await house.editor('PAR');
    paris.edit((board) => newPoint(board, 'huge', 'x'.repeat(300_000)));
    await until(paris, (state) => state.refused.length === 1);
    await paris.settled();
    expect(paris.state.refused[0]?.refusal.code).toBe('TOO_LARGE');
    const text = 'y'.repeat(300_000);
    const said = paris.command('log.append', { kind: 'comment', text, language: 'en' });
    expect(await said.settled).toMatchObject({ ok: false, refusal: { code: 'TOO_LARGE' } });
    expect(paris.edit((board) => newPoint(board, 'small'))).toBeNull();
    await paris.settled();
    expect(paris.state.refused).toHaveLength(2);
  });

  test('7.4 a signature waits for the text it signs, whatever is still on its way', async () => {
    const paris = await house.editor('PAR', { origin: cable.origin });
    cable.pull();
    await until(paris, (state) => state.link.phase === 'offline');
    const text = (n: number) => ({ kind: 'comment', text: `line ${n}`, language: 'en' }) as const;
    const id = ulid();
    paris.edit(
      (board) =>
        void createFeature(board, {
          id,
          kind: 'point',
          geom: { type: 'Point', coordinates: [1, 1] },
        }),
    );
    const line = paris.command('log.append', text(1));
    const struck = paris.command('log.correct', { ...text(2), corrects: line.id, reason: 'typo' });
    const linked = paris.command('log.append', { ...text(3), links: [{ to: 'feature', id }] });
    cable.mend();
    paris.reconnect();
    for (const ticket of [line, struck, linked])
      expect(await ticket.settled).toMatchObject({ ok: true });
  });
});
