import { describe, expect, it } from 'vitest';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import { foldFromJson, foldToJson } from '../../shared/room/record/fold-json.ts';
import {
  isKeyEvent,
  mayAcknowledge,
  openAcknowledgements,
  type ReadingEntry,
} from '../../shared/room/record/fold-reading.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { seeded, shuffled } from './record-support.ts';

const LINE = '01JB0000000000000000000001';

/** One act about the line; `at` orders it. */
function act<T extends ReadingEntry['type']>(
  type: T,
  body: Body<T>,
  at: number,
  delegation: string | null = 'PAR',
): Entry<T> {
  const author = { person: `01JA${delegation ?? 'XXX'}`, name: `Person of ${delegation}` };
  const id = `01JC${String(at).padStart(22, '0')}`;
  const site = delegation ?? 'PAR';
  const envelope = { id, site, number: at, prev: '', hash: '', recordedAt: at, eventAt: at };
  return { ...envelope, author, delegation, type, body } as Entry<T>;
}

const ACTS: ReadingEntry[] = [
  act('log.promote', { entry: LINE, key: true }, 1),
  act('log.promote', { entry: LINE, key: false }, 2, 'LON'),
  act('log.promote', { entry: LINE, key: true }, 3, 'KYV'),
  act('log.ask-acknowledgement', { entry: LINE, of: ['LON', 'KYV'] }, 4),
  act('log.ask-acknowledgement', { entry: LINE, of: ['KYV', 'map-keeper'] }, 5, 'LON'),
  act('log.acknowledge', { entry: LINE }, 6, 'LON'),
  act('log.acknowledge', { entry: LINE }, 7, 'LON'),
  act('log.translate', { entry: LINE, language: 'fr', text: 'Deux cars.' }, 8),
  act('log.translate', { entry: LINE, language: 'fr', text: 'Deux autocars.' }, 9),
];

describe('3.100 what readers put on record about a line', () => {
  it('3.100 amounts to the same in any order, and from a snapshot', () => {
    const random = seeded(41);
    const wanted = foldOf(ACTS).reading.get(LINE);
    expect(wanted?.promotion).toMatchObject({ key: true, delegation: 'KYV' });
    expect(wanted?.translations.fr?.text).toBe('Deux autocars.');
    expect(wanted?.asked['KYV']?.stamp.number).toBe(4);
    for (let round = 0; round < 50; round++)
      expect(foldOf(shuffled(ACTS, random)).reading.get(LINE)).toEqual(wanted);
    const [half, rest] = [ACTS.slice(0, 4), ACTS.slice(4)];
    const loaded = foldFromJson(JSON.parse(JSON.stringify(foldToJson(foldOf(half)))));
    expect(foldOf([...half, ...rest]).reading).toEqual(foldOf(ACTS).reading);
    expect(loaded.reading).toEqual(foldOf(half).reading);
  });

  it('3.101 an acknowledgement stays open until each of whom it was asked has given it', () => {
    const record = foldOf(ACTS).reading.get(LINE);
    expect(openAcknowledgements(record)).toEqual(['KYV', 'map-keeper']);
    expect(mayAcknowledge(record, 'KYV')).toEqual([undefined, 'map-keeper']);
    expect(mayAcknowledge(record, 'LON')).toEqual(['map-keeper']);
    expect(mayAcknowledge(record, null)).toEqual(['map-keeper']);
    expect(openAcknowledgements(undefined)).toEqual([]);
  });

  it('3.102 a key event is so until the newest act says otherwise', () => {
    expect(isKeyEvent(foldOf(ACTS.slice(0, 2)).reading, LINE)).toBe(false);
    expect(isKeyEvent(foldOf(ACTS).reading, LINE)).toBe(true);
    expect(isKeyEvent(foldOf([]).reading, LINE)).toBe(false);
  });
});
