import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as build from '../../shared/room/board/build.ts';
import { MAX_FEATURES, MAX_OPTIONS, MAX_PROPERTIES } from '../../shared/room/board/schema.ts';
import { forge, type ForgedStruct, type Id } from '../fuzz/board/forge.ts';
import { Random } from '../fuzz/board/random.ts';
import {
  ANNE,
  BEN,
  changed,
  CLIENT,
  decision,
  DECISION,
  feature,
  FEATURE,
  idOf,
  NEW,
  note,
  OPTION,
  props,
  Room,
  task,
  TASK,
} from './admission-support.ts';

type Edit = (board: Y.Doc) => unknown;
const point = { type: 'Point', coordinates: [1, 2] };

/** A new feature with these fields beside the ones that every feature has. */
const make =
  (fields: Record<string, unknown>, without: readonly string[] = []): Edit =>
  (board) => {
    const entry = build.featuresOf(board).set(NEW, new Y.Map());
    const all = { kind: 'point', geom: point, note: new Y.Text(), props: new Y.Map(), ...fields };
    for (const [key, value] of Object.entries(all))
      if (!without.includes(key)) entry.set(key, value);
  };

describe('4.4 what may stand where', () => {
  test.each<[string, Edit]>([
    ['another root', (board) => board.getMap('evil').set('a', 1)],
    ['a list as root', (board) => board.getArray('list').push([1])],
    ['an entry that is no ULID', (board) => build.featuresOf(board).set('x', new Y.Map())],
    ['an entry that is a value', (board) => board.getMap('features').set(NEW, 1)],
    ['an entry that is a text', (board) => board.getMap('features').set(NEW, new Y.Text())],
    ['an unknown field', (board) => feature(board).set('owner', 'x')],
    ['a type where a value belongs', (board) => feature(board).set('label', new Y.Map())],
    ['a value where a type belongs', make({ note: 'flat' })],
    ['the wrong type', make({ note: new Y.Map() })],
    ['a type among properties', (board) => props(board).set('more', new Y.Map())],
    ['a key in a text', (board) => note(board).setAttribute('a', 1)],
    ['a text as root', (board) => board.getText('notes').insert(0, 'x')],
  ])('4.4.1 %s is SCHEMA', (_what, edit) => {
    const room = new Room();
    const verdict = room.edit((board) => edit(board));
    expect(verdict).toMatchObject({ ok: false });
    if (!verdict.ok) expect(['SCHEMA', 'FORBIDDEN_CONTENT']).toContain(verdict.code);
  });

  test('4.4.1 text in a map, and a key in a text, are SCHEMA', () => {
    const room = new Room();
    const clock = Y.getState(room.server.board.store, CLIENT.anne);
    const put = (struct: ForgedStruct): void =>
      room.refuses('SCHEMA', forge([{ client: CLIENT.anne, clock, structs: [struct] }]));
    put({ ref: 4, parent: idOf(props(room.server.board)), text: 'x' });
    put({ ref: 4, parent: idOf(props(room.server.board)), key: 'a', text: 'x' });
    put({ ref: 8, root: 'features', values: [1] });
    put({ ref: 4, parent: idOf(note(room.server.board)), key: 'a', text: 'x' });
    put({ ref: 8, parent: idOf(note(room.server.board)), values: ['x'] });
  });

  test('4.4.1 several values under one key are SCHEMA, unless all are deleted', () => {
    const room = new Room();
    const clock = Y.getState(room.server.board.store, CLIENT.anne);
    const parent = idOf(feature(room.server.board));
    const two = { ref: 8, parent, key: 'layer', values: ['a', 'b'] };
    const sections = [{ client: CLIENT.anne, clock, structs: [two] }];
    room.refuses('SCHEMA', forge(sections));
    room.refuses('SCHEMA', forge(sections, [{ client: CLIENT.anne, ranges: [[clock, 1]] }]));
    room.accepts(forge(sections, [{ client: CLIENT.anne, ranges: [[clock, 2]] }]));
  });

  test.each<[string, Edit]>([
    ["a feature's kind", (board) => feature(board).set('kind', 'line')],
    ["a feature's kind, taken away", (board) => feature(board).delete('kind')],
    ["a draft's kind", (board) => task(board).set('kind', 'decision')],
    ['a note', (board) => feature(board).set('note', new Y.Text('mine'))],
    ['a note, taken away', (board) => feature(board).delete('note')],
    ['the properties', (board) => feature(board).set('props', new Y.Map())],
    ['a title', (board) => decision(board).set('title', new Y.Text('mine'))],
    ['the options', (board) => decision(board).delete('options')],
    ['a feature', (board) => build.featuresOf(board).set(FEATURE, new Y.Map())],
    ['an option', (board) => build.optionsOf(board, DECISION).set(OPTION, new Y.Map())],
  ])('4.4.2 %s is written once', (_what, edit) => {
    new Room().refusesEdit('WRITE_ONCE', (board) => edit(board));
  });

  test('4.4.2 not even by an update that says nothing of the old one', () => {
    const room = new Room();
    const clock = Y.getState(room.server.board.store, CLIENT.anne);
    const parent = idOf(feature(room.server.board));
    const kind = feature(room.server.board)._map.get('kind')?.id;
    const origin: Id = [kind?.client ?? 0, kind?.clock ?? 0];
    const put = (struct: ForgedStruct): void =>
      room.refuses('WRITE_ONCE', forge([{ client: CLIENT.anne, clock, structs: [struct] }]));
    put({ ref: 8, origin, values: ['line'] });
    put({ ref: 8, parent, key: 'kind', values: ['line'] });
    put({ ref: 1, parent, key: 'kind', length: 1 });
    put({ ref: 7, parent, key: 'note', typeRef: 2 });
  });

  test.each<[string, Edit]>([
    ['features', (board) => build.featuresOf(board).delete(FEATURE)],
    ['all features', (board) => build.featuresOf(board).clear()],
    ['decisions', (board) => build.draftsOf(board).delete(DECISION)],
    ['tasks', (board) => build.draftsOf(board).delete(TASK)],
    ['options', (board) => build.optionsOf(board, DECISION).delete(OPTION)],
  ])('4.4.3 %s are struck, never removed', (_what, edit) => {
    new Room().refusesEdit('NEVER_REMOVED', (board) => edit(board));
  });

  test('4.4.3 an entry that was made and removed before it was sent is refused, too', () => {
    const room = new Room();
    const board = room.replica('anne');
    const made = changed(board, (b) => make({})(b));
    const removed = changed(board, (b) => build.featuresOf(b).delete(NEW));
    room.refuses('NEVER_REMOVED', Y.mergeUpdates([made, removed]));
    const vector = Y.encodeStateVector(room.server.board);
    room.refuses('NEVER_REMOVED', Y.encodeStateAsUpdate(board, vector));
  });

  test('4.4.4 an entry comes with what every entry has, in one update', () => {
    const room = new Room();
    room.refusesEdit('SCHEMA', (board) => build.featuresOf(board).set(NEW, new Y.Map()));
    for (const field of ['kind', 'note', 'props'])
      room.refusesEdit('SCHEMA', (board) => make({}, [field])(board));
    room.refusesEdit('SCHEMA', (board) =>
      build.draftsOf(board).set(NEW, new Y.Map<unknown>([['title', new Y.Text()]])),
    );
    room.refusesEdit('SCHEMA', (board) =>
      build.optionsOf(board, DECISION).set(NEW, new Y.Map<unknown>([['order', 'a0']])),
    );
    room.acceptsEdit((board) => make({})(board));
  });

  test('4.4.5 the kind of a draft says which fields it has', () => {
    const room = new Room();
    room.refusesEdit('SCHEMA', (board) => task(board).set('reasons', new Y.Text()));
    room.refusesEdit('SCHEMA', (board) => task(board).set('options', new Y.Map()));
    room.refusesEdit('SCHEMA', (board) => decision(board).set('list', 'Opening'));
    room.acceptsEdit((board) => task(board).set('list', 'Evening'));
    room.refusesEdit('SCHEMA', (board) =>
      build.draftsOf(board).set(
        NEW,
        new Y.Map<unknown>([
          ['reasons', new Y.Text()],
          ['title', new Y.Text()],
          ['kind', 'task'],
        ]),
      ),
    );
  });

  test('4.4.5 4.8.1 a plan has a purpose and who validates it, and neither owner nor items', () => {
    const room = new Room();
    const plan = { id: NEW, title: 'Evacuation', validator: 'KYV', order: 'a0' };
    room.acceptsEdit((board) => void build.createPlan(board, plan));
    const made = (board: Y.Doc) => build.draftsOf(board).get(NEW)!;
    room.refusesEdit('SCHEMA', (board) => made(board).set('owner', 'Anne'));
    room.refusesEdit('BAD_VALUE', (board) => made(board).set('validator', 'Kyiv'));
    room.refusesEdit('WRITE_ONCE', (board) => made(board).set('template', 'convoy'));
    room.refusesEdit('SCHEMA', (board) => task(board).set('purpose', new Y.Text()));
    room.acceptsEdit((board) => void task(board).set('after', [NEW]));
    room.acceptsEdit((board) => void task(board).set('links', [{ to: 'entry', id: NEW }]));
  });

  test('4.4.5 the kind of a feature says which geometry it has', () => {
    const room = new Room();
    const circle = { type: 'Circle', centre: [1, 2], radius: 50 };
    room.refusesEdit('SCHEMA', (board) => feature(board).set('geom', circle));
    room.refusesEdit('SCHEMA', (board) => make({ kind: 'circle' })(board));
    room.acceptsEdit((board) => make({ kind: 'circle', geom: circle })(board));
  });

  test.each<[string, Edit]>([
    ['an unknown kind', make({ kind: 'blob' })],
    ['a pole beyond the pole', (b) => feature(b).set('geom', { ...point, coordinates: [0, 91] })],
    ['a far longitude', (b) => feature(b).set('geom', { ...point, coordinates: [361, 0] })],
    ['an altitude', (b) => feature(b).set('geom', { ...point, coordinates: [0, 0, 9] })],
    ['a geometry with more', (b) => feature(b).set('geom', { ...point, crs: 'x' })],
    ['a geometry as text', (b) => feature(b).set('geom', 'POINT(1 2)')],
    [
      'an open ring',
      (b) =>
        feature(b).set('geom', {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        }),
    ],
    [
      'a circle without size',
      (b) => feature(b).set('geom', { type: 'Circle', centre: [0, 0], radius: 0 }),
    ],
    ['a long label', (b) => feature(b).set('label', 'x'.repeat(301))],
    ['an unknown colour', (b) => feature(b).set('style', { colour: 'pink' })],
    ['more style', (b) => feature(b).set('style', { filter: 'url(x)' })],
    ['a part of a style that is none', (b) => feature(b).set('style.colour', 'pink')],
    ['a part of a style beyond its bounds', (b) => feature(b).set('style.fill', 2)],
    ['an order that is no fractional index', (b) => feature(b).set('z', 'ä')],
    ['a due date that is no instant', (b) => task(b).set('due', 1.5)],
    ['a task after something without an id', (b) => task(b).set('after', ['first'])],
    ['a task after the same one twice', (b) => task(b).set('after', [NEW, NEW])],
    ['a task of a plan without an id', (b) => task(b).set('plan', 'evacuation')],
    ['a link to nowhere', (b) => task(b).set('links', [{ to: 'moon', id: NEW }])],
    ['a link with more', (b) => task(b).set('links', [{ to: 'entry', id: NEW, by: 'anne' }])],
    ['a long property', (b) => props(b).set('a', 'x'.repeat(4097))],
    ['an object as property', (b) => props(b).set('a', { b: 1 })],
    ['striking without a time', (b) => feature(b).set('lifted', { by: 'anne' })],
    ['half struck', (b) => feature(b).set('lifted', true)],
  ])('4.4.6 %s is a BAD_VALUE', (_what, edit) => {
    new Room().refusesEdit('BAD_VALUE', (board) => edit(board));
  });

  test('4.4.7 one strikes in one’s own name; anybody may take it back', () => {
    const room = new Room();
    room.refusesEdit('BAD_VALUE', (board) =>
      build.liftFeature(board, FEATURE, { at: 1, by: 'ben' }),
    );
    room.acceptsEdit((board) =>
      build.liftFeature(board, FEATURE, { at: 1, by: 'anne', reason: 'r' }),
    );
    room.acceptsEdit((board) => build.restoreFeature(board, FEATURE), BEN);
    room.acceptsEdit((board) => build.liftDraft(board, TASK, { at: 1, by: 'ben' }), BEN);
  });

  test('4.4.8 colleagues write everything that is not written once', () => {
    const room = new Room();
    room.acceptsEdit(
      (board) => build.moveFeature(board, FEATURE, { type: 'Point', coordinates: [5, 5] }),
      BEN,
    );
    room.acceptsEdit((board) => note(board).delete(0, 3), BEN);
    room.acceptsEdit((board) => build.setProperty(board, FEATURE, 'lanes', null), BEN);
    room.acceptsEdit((board) => build.strikeOption(board, DECISION, OPTION, true), BEN);
    room.acceptsEdit((board) => feature(board).delete('label'), BEN);
  });
});

describe('4.5 how much', () => {
  test('4.5.1 a text may be twice its limit (two people met late), not more', () => {
    const room = new Room();
    const title = (board: Y.Doc): Y.Text => decision(board).get('title') as Y.Text;
    room.refusesEdit('TOO_LARGE', (board) => title(board).insert(0, 'x'.repeat(1_000)));
    room.acceptsEdit((board) => title(board).insert(0, 'x'.repeat(991)));
    room.refusesEdit('TOO_LARGE', (board) => title(board).insert(0, 'x'));
    room.acceptsEdit((board) => {
      title(board).delete(0, 500);
      title(board).insert(0, 'y'.repeat(500));
    });
  });

  test('4.5.2 properties and options have a number', () => {
    const room = new Room();
    room.refusesEdit('TOO_LARGE', (board) => {
      for (let i = 0; i < MAX_PROPERTIES; i++) props(board).set(`p${i}`, i);
    });
    const random = new Random(1);
    room.refusesEdit('DOCUMENT_FULL', (board) => {
      for (let i = 0; i < MAX_OPTIONS; i++)
        build.addOption(board, DECISION, { id: random.ulid(), order: 'a0' });
    });
  });

  test('4.5.3 a board has at most 20,000 features: DOCUMENT_FULL', () => {
    const room = new Room();
    const random = new Random(2);
    room.server.board.transact(() => {
      for (let i = 0; i < MAX_FEATURES - 1; i++)
        build.featuresOf(room.server.board).set(random.ulid(), new Y.Map());
    });
    expect(room.edit((board) => make({})(board))).toMatchObject({ code: 'DOCUMENT_FULL' });
  });

  test('4.5.4 a board has at most 20,000 clientIDs: DOCUMENT_FULL', () => {
    const room = new Room();
    const { clients } = room.server.board.store;
    const some = clients.get(CLIENT.anne) ?? [];
    const update = changed(room.replica('ben'), (board) => note(board).insert(0, 'x'));
    for (let i = 0; clients.size < 20_000; i++) clients.set(1_000_000 + i, some);
    expect(room.server.check(update, BEN)).toMatchObject({ code: 'DOCUMENT_FULL' });
    expect(
      room.server.check(
        changed(room.anne, (b) => feature(b).set('label', 'x')),
        ANNE,
      ).ok,
    ).toBe(true);
  });
});
