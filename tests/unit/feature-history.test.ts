import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Row } from '../../server/journal/contract.ts';
import { FeatureHistory } from '../../server/room/feature-history.ts';
import { changeFeature, createFeature, featuresOf } from '../../shared/room/board/build.ts';

const ID = '01J00000000000000000000001';
const point = (x: number) => ({ type: 'Point' as const, coordinates: [x, 1] as [number, number] });

/** Two people's copies of a board with one mark, and the journal that tells of both. */
function scene() {
  const history = new FeatureHistory();
  let seq = 0;
  const row = (person: string, payload: Uint8Array, at = 0): void => {
    const hash = new Uint8Array(32);
    const where = { room: 'R', site: 'PAR', seq: ++seq, kind: 'board' as const };
    const by = { at, person, delegation: null };
    history.apply({ ...where, ...by, payload, prev: hash, hash } satisfies Row);
  };
  const board = (clientId: number): Y.Doc => Object.assign(new Y.Doc(), { clientID: clientId });
  // Of two who write the same field at the same time, the one of the higher clientID holds.
  const [anna, ben] = [board(1), board(2)];
  createFeature(anna, { id: ID, kind: 'line', geom: point(0), label: 'A', style: { width: 2 } });
  const made = Y.encodeStateAsUpdate(anna);
  Y.applyUpdate(ben, made);
  row('anna', made);
  const edit = (doc: Y.Doc, change: () => void): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    change();
    return Y.encodeStateAsUpdate(doc, before);
  };
  const events = () => {
    const told = history.of(ID).events.slice(1);
    return told.map(({ at: _at, site: _site, seq: _seq, delegation: _d, ...event }) => event);
  };
  return { history, anna, ben, row, edit, events };
}

test('9.123 what was overtaken before it came in is told by its field, and that it was overtaken', () => {
  const { anna, ben, row, edit, events } = scene();
  const bens = edit(ben, () => {
    changeFeature(ben, ID, { geom: point(2), label: 'B', z: 'b', style: { width: 6 } });
    featuresOf(ben).get(ID)?.set('kept', 2);
  });
  const annas = edit(anna, () => {
    changeFeature(anna, ID, { geom: point(1), label: 'C', z: 'c', style: { width: 4 } });
    featuresOf(anna).get(ID)?.set('kept', 1);
  });
  row('ben', bens);
  const before = events().length;
  row('anna', annas);
  const overtaken = { person: 'anna', overtaken: true };
  // A field that nobody knows is told of by nobody.
  expect(events().slice(before)).toEqual([
    { ...overtaken, deed: 'moved' },
    { ...overtaken, deed: 'renamed' },
    { ...overtaken, deed: 'stacked' },
    { ...overtaken, deed: 'styled', key: 'width' },
  ]);
});

test('9.120 another layer is told with both names, a circle of the same radius is moved', () => {
  const { anna, row, edit, events } = scene();
  const circle = (x: number, radius: number) => ({
    geom: { type: 'Circle' as const, centre: [x, 1] as [number, number], radius },
  });
  const change = (what: Parameters<typeof changeFeature>[2]): void =>
    row(
      'anna',
      edit(anna, () => changeFeature(anna, ID, what)),
    );
  change({ layer: 'one' });
  change({ layer: 'two' });
  change(circle(1, 5));
  change(circle(2, 5));
  change(circle(2, 6));
  expect(events()).toEqual([
    { person: 'anna', deed: 'relayered', from: '', to: 'one' },
    { person: 'anna', deed: 'relayered', from: 'one', to: 'two' },
    { person: 'anna', deed: 'reshaped' },
    { person: 'anna', deed: 'moved' },
    { person: 'anna', deed: 'reshaped' },
  ]);
});

test('9.124 of a mark of more than 500 events its making and the newest are kept, and it says so', () => {
  const { history, anna, row, edit, events } = scene();
  for (let i = 1; i <= 520; i++)
    row(
      'anna',
      edit(anna, () => changeFeature(anna, ID, { label: `n${i}` })),
    );
  expect(history.of(ID).more).toBe(true);
  expect(history.of(ID).events).toHaveLength(500);
  expect(history.of(ID).events[0]?.deed).toBe('made');
  expect(events().at(-1)).toMatchObject({ to: 'n520' });
});
