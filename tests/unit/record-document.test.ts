import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Entry } from '../../shared/room/record/entry.ts';
import { recordClientId, SEGMENT_ENTRIES } from '../../shared/room/record/segments.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { MapRoot } from '../../server/room/map-root.ts';
import { RecordDocument } from '../../server/room/record-document.ts';
import { seeded } from './record-support.ts';

const siteIndex = (site: string) => DEFAULT_SITES.find(({ id }) => id === site)?.index ?? 63;
const DAY = 86_400_000;

function logLine(number: number, recordedAt: number, site = 'PAR'): Entry {
  return {
    id: `${site}${String(number).padStart(23, '0')}`,
    type: 'log.append',
    site,
    number,
    prev: '',
    hash: '',
    recordedAt,
    eventAt: recordedAt,
    author: { person: 'p', name: 'Anna' },
    delegation: site,
    body: { kind: 'information', text: `Ukraїne № ${number} — 中`, language: 'uk' },
  };
}

const rootBytes = (root: MapRoot): Uint8Array => {
  const to = encoding.createEncoder();
  root.save(to);
  return encoding.toUint8Array(to);
};

test('3.5 a root written by hand is what Yjs writes, byte for byte', () => {
  const random = seeded(1);
  const root = new MapRoot('acts:PAR', 77, false);
  const doc = new Y.Doc();
  doc.clientID = 77;
  const follower = new Y.Doc();
  for (let i = 0; i < 300; i++) {
    const key = `key-${i}`;
    const value = {
      n: i,
      at: 1_800_000_000_000 + i,
      x: random(),
      t: 'é'.repeat(i),
      a: [null, true],
    };
    Y.applyUpdate(follower, root.set(key, value));
    doc.getMap('acts:PAR').set(key, value);
  }
  const whole = encoding.createEncoder();
  encoding.writeVarUint(whole, 1);
  root.writeStructs(whole, 0);
  encoding.writeVarUint(whole, 0);
  expect(encoding.toUint8Array(whole)).toEqual(Y.encodeStateAsUpdate(doc));
  expect(follower.getMap('acts:PAR').toJSON()).toEqual(doc.getMap('acts:PAR').toJSON());
});

test('3.63 a key that is set again has its newest value on every copy, in any order', () => {
  const root = new MapRoot('people', 78, true);
  const updates = [1, 2, 3, 4].map((n) => root.set(n === 3 ? 'ben' : 'anna', { n }));
  for (const order of [updates, [...updates].reverse()]) {
    const doc = new Y.Doc();
    for (const update of order) Y.applyUpdate(doc, update);
    expect(doc.getMap('people').toJSON()).toEqual({ anna: { n: 4 }, ben: { n: 3 } });
    expect(doc.store.pendingStructs).toBeNull();
  }
  const loaded = MapRoot.load(decoding.createDecoder(rootBytes(root)));
  expect(rootBytes(loaded)).toEqual(rootBytes(root));
  expect(loaded.set('anna', { n: 5 })).toEqual(root.set('anna', { n: 5 }));
});

test('3.14 segments close at 500 lines and at midnight UTC; clientIDs are their own', () => {
  const document = new RecordDocument(siteIndex);
  const doc = new Y.Doc();
  const write = (entry: Entry) =>
    document.write(entry, undefined).forEach((update) => Y.applyUpdate(doc, update));
  for (let n = 1; n <= SEGMENT_ENTRIES + 1; n++) write(logLine(n, DAY - 10_000));
  write(logLine(SEGMENT_ENTRIES + 2, DAY));
  const sizes = [0, 1, 2].map((n) => doc.getMap(`log:PAR:${n}`).size);
  expect(sizes).toEqual([SEGMENT_ENTRIES, 1, 1]);
  expect(Y.encodeStateVector(doc)).toEqual(document.vector());
  const ids = [0, 1, 2].map((n) => recordClientId(1, 'log', n));
  expect([...doc.store.clients.keys()].sort()).toEqual(ids);
});

test('3.15 a join brings the newest 100 lines; the rest is asked for', () => {
  const document = new RecordDocument(siteIndex);
  let number = 0;
  const day = (n: number, lines: number) => {
    for (let i = 0; i < lines; i++) document.write(logLine(++number, n * DAY), undefined);
  };
  day(0, 30);
  day(1, 90);
  const early = new Y.Doc();
  Y.applyUpdate(early, document.encode());
  expect(document.closedSegments()).toEqual([]);
  day(2, 20);
  expect(document.closedSegments()).toEqual([{ site: 'PAR', segment: 0, entries: 30 }]);
  const late = new Y.Doc();
  Y.applyUpdate(late, document.encode());
  expect([0, 1, 2].map((n) => late.getMap(`log:PAR:${n}`).size)).toEqual([0, 90, 20]);
  Y.applyUpdate(late, document.segment('PAR', 0) ?? new Uint8Array());
  expect(late.getMap('log:PAR:0').size).toBe(30);
  expect(document.segment('PAR', 3)).toBeNull();
  expect(document.segment('LON', 0)).toBeNull();
  // Who followed a segment while it was open gets its rest, though it is closed by now.
  day(3, SEGMENT_ENTRIES + 100);
  const back = document.encode({ vector: Y.encodeStateVector(early) });
  day(4, 1);
  Y.applyUpdate(early, back);
  expect([0, 1, 2].map((n) => early.getMap(`log:PAR:${n}`).size)).toEqual([30, 90, 0]);
  Y.applyUpdate(early, document.encode({ vector: Y.encodeStateVector(early), whole: true }));
  expect(Y.encodeStateVector(early)).toEqual(document.vector());
});

test('3.5 a document that was saved and loaded goes on with the same bytes', () => {
  const document = new RecordDocument(siteIndex);
  const acts = (n: number): Entry => ({
    ...logLine(n, n),
    type: 'lease.grant',
    body: { person: 'p', clientId: n },
  });
  for (let n = 1; n < 50; n++) document.write(n % 3 ? logLine(n, n) : acts(n), undefined);
  const to = encoding.createEncoder();
  document.save(to);
  const loaded = RecordDocument.load(decoding.createDecoder(encoding.toUint8Array(to)), siteIndex);
  expect(loaded.encode()).toEqual(document.encode());
  for (const entry of [logLine(50, DAY), acts(51), logLine(52, DAY)])
    expect(loaded.write(entry, undefined)).toEqual(document.write(entry, undefined));
  expect(loaded.encode({ whole: true })).toEqual(document.encode({ whole: true }));
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.mergeUpdates([loaded.encode(), loaded.encode({ whole: true })]));
  expect(merged.getMap('leases').size).toBe(17);
});
