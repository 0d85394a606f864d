import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { entryLine } from '../../cli/commands/follow.ts';
import { asText } from '../../client/handover/rows.ts';
import { shorten } from '../../client/map/marks/brush.ts';
import { handoverMessages } from '../../shared/messages/handover.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { translate } from '../../shared/messages/translate.ts';
import { commandSchema } from '../../shared/protocol/command.ts';
import { canonicalJson } from '../../shared/room/canonical.ts';
import { createDecision } from '../../shared/room/board/build.ts';
import { MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import { queryWords, snippetOf } from '../../shared/room/search-text.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { readMapFile } from '../../shared/formats/read.ts';
import { writeGeoJson } from '../../shared/formats/write-geojson.ts';
import { writeKml } from '../../shared/formats/write-kml.ts';
import { HOSTILE_TEXTS, hostileOf } from '../hostile-texts.ts';
import type { Entry } from '../../shared/room/record/entry.ts';

const OBEYED = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const TEXTS = [...HOSTILE_TEXTS, hostileOf(MAX_ENTRY_TEXT)];
const id = '01K0000000000000000000000A';
const lineOf = (text: string): Entry => ({
  id,
  site: 'PAR',
  number: 1,
  prev: '0'.repeat(64),
  hash: '0'.repeat(64),
  type: 'log.append',
  recordedAt: 1_795_000_000_000,
  eventAt: 1_795_000_000_000,
  author: { person: id, name: 'Ann' },
  delegation: 'PAR',
  body: { kind: 'comment', text, language: 'en' },
});

describe('8.105 what a person wrote is a text wherever it is shown', () => {
  it('8.105 what hides or turns is made visible, and everything else stays', () => {
    for (const text of TEXTS) {
      const shown = shownText(text);
      expect(shown.replaceAll(/[\n\t]/g, '')).not.toMatch(OBEYED);
      expect(shown.length).toBeGreaterThanOrEqual(text.replaceAll('\r', '').length);
    }
    expect(shownText('Рівень 4,82 м\n\tœuvre')).toBe('Рівень 4,82 м\n\tœuvre');
  });

  it('8.105 in a sentence that names it', () => {
    for (const name of TEXTS)
      expect(
        translate(logMessages.typingOne, 'en', { name }).replaceAll(/[\n\t]/g, ''),
      ).not.toMatch(OBEYED);
  });

  it('8.105 on a terminal: nothing that it would obey', () => {
    for (const text of TEXTS) {
      const line = entryLine(lineOf(text));
      expect(line).not.toMatch(OBEYED);
      expect(line).toContain('log.append');
    }
  });

  it('8.105 in the handover that is copied or printed', () => {
    const row = { id, time: null, mark: 'PAR-0001', isNew: false, delegation: null };
    for (const text of TEXTS) {
      const rows = [{ ...row, to: 'entry' as const, text }];
      const parts = [{ title: handoverMessages.requests, rows, grave: false }];
      const say = (message: Parameters<typeof translate>[0]) => translate(message, 'en');
      expect(asText('Handover', [], parts, { say }).replaceAll(/[\n\t]/g, '')).not.toMatch(OBEYED);
    }
  });

  it('8.105 beside a mark on the map, on one line', () => {
    for (const text of TEXTS) expect(shorten(text, false, 80)).not.toMatch(OBEYED);
  });

  it('3.110 around what a search found, however long the text', () => {
    const text = hostileOf(MAX_ENTRY_TEXT);
    const { text: part, marks } = snippetOf(text, queryWords('owned'));
    expect(part.length).toBeLessThan(300);
    for (const [at, length] of marks)
      expect(part.slice(at, at + length).toLowerCase()).toMatch(/^owned/);
  });

  it.each([
    ['geojson', writeGeoJson],
    ['kml', writeKml],
  ])('9.216 in an exported %s: read again, label and note are texts', (_format, write) => {
    const sheet = { title: hostileOf(120), at: 1_795_000_000_000, marking: hostileOf(80) };
    const objects = TEXTS.map((note) => ({
      id,
      kind: 'point' as const,
      geom: { type: 'Point' as const, coordinates: [36.2, 49.9] as [number, number] },
      code: 'B-1',
      label: `Label ${note.slice(0, 250)}`,
      note,
      style: {},
      props: {},
      layer: '',
      lifted: null,
    }));
    const written = write(objects, sheet);
    expect(written.toWellFormed()).not.toMatch(/[^\P{Cc}\t\n\r\u007f-\u009f]/u);
    const read = readMapFile(new TextEncoder().encode(written));
    if (!read.ok) throw new Error(read.code);
    expect(read.objects.length).toBe(objects.length);
    for (const object of read.objects) expect(object.label).toMatch(/^Label /);
  });
});

describe('long texts', () => {
  const command = (length: number) => ({
    id,
    type: 'log.append',
    body: { kind: 'comment', language: 'en', text: 'W'.repeat(length) },
  });

  it('3.147 20,000 characters are recorded, one more is refused', () => {
    expect(commandSchema.safeParse(command(20_000)).success).toBe(true);
    expect(commandSchema.safeParse(command(20_001)).success).toBe(false);
  });
});

it('3.203 half a surrogate pair, which no wire carries, does not part two copies of a proposal', () => {
  expect(canonicalJson('a\ud800b')).toBe('"a\ufffdb"');
  const here = new Y.Doc();
  createDecision(here, { id, title: 'Half \ud800 a pair', order: 'a0', options: [] });
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const [one, other] = [here, there].map((board) => proposalOf(board, id, ['PAR'])?.versionHash);
  expect(one).toBe(other);
});
