import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Reidentification } from '../../client/connection/reidentify.ts';
import { decode, encode, ownSince, split } from '../../client/connection/update-bytes.ts';

const OLD = 101;
const NEW = 202;

/** A document whose every transaction's update is kept. */
function recorded(clientID: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, _origin, _doc, transaction: Y.Transaction) => {
    if (transaction.local) updates.push(update);
  });
  return { doc, updates };
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const shown = (doc: Y.Doc) => ({
  map: doc.getMap('map').toJSON(),
  text: doc.getText('text').toJSON(),
});

type Action = (doc: Y.Doc) => void;
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 5 })).map(
    ([key, value]): Action =>
      (doc) =>
        void doc.getMap('map').set(key, value),
  ),
  fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 5 })).map(([at, typed]): Action => {
    return (doc) => {
      const text = doc.getText('text');
      text.insert(at % (text.length + 1), typed);
    };
  }),
  fc.tuple(fc.nat(), fc.nat({ max: 4 })).map(([at, length]): Action => {
    return (doc) => {
      const text = doc.getText('text');
      const from = at % (text.length + 1);
      text.delete(from, Math.min(length, text.length - from));
    };
  }),
  fc.constantFrom('n1', 'n2').map(
    (key): Action =>
      (doc) =>
        void doc.getMap('map').set(key, new Y.Map([['in', 1]])),
  ),
);

describe('carrying edits over to another clientID', () => {
  test('7.9 everything the server lacks reads the same under the new clientID', () => {
    const actions = fc.array(action, { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(actions, fc.nat(), (list, sent) => {
        const { doc, updates } = recorded(OLD);
        for (const act of list) act(doc);
        const known = updates.slice(0, sent % (updates.length + 1));
        const server = documentOf(known);
        const vector = Y.decodeStateVector(Y.encodeStateVector(server));
        const carrying = new Reidentification(NEW, (client) => vector.get(client) ?? 0);
        for (const update of updates.slice(known.length)) {
          const carried = carrying.carry(update);
          expect(carried).not.toBeNull();
          Y.applyUpdate(server, carried!);
        }
        expect(server.store.pendingStructs).toBeNull();
        expect(server.store.pendingDs).toBeNull();
        expect(shown(server)).toEqual(shown(doc));
        expect(Y.getState(server.store, OLD)).toBe(vector.get(OLD) ?? 0);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('7.9 whatever is dropped, what is carried leaves nothing pending and converges', () => {
    const actions = fc.array(fc.tuple(action, fc.boolean()), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(actions, (list) => {
        const { doc, updates } = recorded(OLD);
        const bad = new Set<number>();
        for (const [act, refused] of list) {
          const before = updates.length;
          act(doc);
          if (refused && updates.length > before) bad.add(before);
        }
        const carrying = new Reidentification(NEW, () => 0);
        const carried: Uint8Array[] = [];
        for (const [i, update] of updates.entries()) {
          if (bad.has(i)) carrying.drop(update);
          else {
            const result = carrying.carry(update);
            if (result) carried.push(result);
          }
        }
        const one = documentOf(carried);
        const merged = carried.length ? [Y.mergeUpdates(carried)] : [];
        expect(one.store.pendingStructs).toBeNull();
        expect(shown(documentOf(merged))).toEqual(shown(one));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('7.9 a value set after a refused one for the same key stands', () => {
    const { doc, updates } = recorded(OLD);
    doc.getMap('map').set('label', 42);
    doc.getMap('map').set('label', 'mended');
    const carrying = new Reidentification(NEW, () => 0);
    carrying.drop(updates[0]!);
    const carried = carrying.carry(updates[1]!);
    expect(documentOf([carried!]).getMap('map').toJSON()).toEqual({ label: 'mended' });
  });

  test('7.9 text typed next to refused text stands where it was typed', () => {
    const { doc, updates } = recorded(OLD);
    const text = doc.getText('text');
    text.insert(0, 'ab');
    text.insert(1, '<refused>');
    text.insert(10, '!');
    const carrying = new Reidentification(NEW, () => 0);
    const first = carrying.carry(updates[0]!);
    carrying.drop(updates[1]!);
    const last = carrying.carry(updates[2]!);
    expect(documentOf([first!, last!]).getText('text').toJSON()).toBe('a!b');
  });

  test('7.9 what is inside something refused depends on it', () => {
    const { doc, updates } = recorded(OLD);
    const inner = doc.getMap('map').set('n', new Y.Map<number>());
    inner.set('x', 1);
    const carrying = new Reidentification(NEW, () => 0);
    carrying.drop(updates[0]!);
    expect(carrying.carry(updates[1]!)).toBeNull();
  });
});

describe('update bytes', () => {
  test('7.4 writing what was read gives an update that does the same', () => {
    const { doc } = recorded(OLD);
    doc.getText('text').insert(0, 'Привіт, Київ');
    doc.getText('text').delete(2, 3);
    doc.getMap('map').set('k', { deep: [1, null, 'x'] });
    const whole = Y.encodeStateAsUpdate(doc);
    const { structs, deletions } = decode(whole);
    expect(shown(documentOf([encode(structs, deletions)]))).toEqual(shown(doc));
  });

  test('7.4 a large update is cut where something new begins; the parts do the same', () => {
    const { doc, updates } = recorded(OLD);
    doc.transact(() => {
      for (let i = 0; i < 100; i++) {
        const feature = doc.getMap<Y.Map<unknown>>('map').set(`f${i}`, new Y.Map());
        for (const key of ['kind', 'note', 'props']) feature.set(key, `${key} ${i}`);
      }
    });
    const parts = split(updates[0]!, 256 * 1024, 60);
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) {
      const { structs } = decode(part);
      expect(structs.length).toBeLessThanOrEqual(60);
      expect(structs.length % 4).toBe(0);
    }
    expect(shown(documentOf(parts))).toEqual(shown(doc));
  });

  test('7.8 what the server lacks of one clientID, and nothing of others', () => {
    const { doc } = recorded(OLD);
    doc.getText('text').insert(0, 'known');
    const known = Y.getState(doc.store, OLD);
    const other = recorded(NEW);
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc));
    other.doc.getText('text').insert(5, ' other');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc));
    doc.getText('text').insert(0, 'mine ');
    const missing = decode(ownSince(doc, OLD, known)!);
    expect(missing.structs.map(({ id }) => [id.client, id.clock])).toEqual([[OLD, known]]);
    expect(ownSince(doc, OLD, Y.getState(doc.store, OLD))).toBeNull();
  });
});
