import { describe, expect, it } from 'vitest';
import { shownAlerts } from '../../client/alerts/open-alerts.ts';
import { parseRoute } from '../../client/app/route.ts';
import { duration, readDue, writeDue, zuluTimeOfDay } from '../../client/app/time.ts';
import { initials } from '../../client/ui/identity.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import type { Body, Entry, EntryType } from '../../shared/room/record/entry.ts';

const NOW = Date.UTC(2026, 10, 22, 16, 42, 0);
const HOUR = 3_600_000;
const D = '01JD0000000000000000000001';
let next = 0;
const entry = <K extends EntryType>(type: K, body: Body<K>, delegation = 'PAR', at = NOW): Entry =>
  ({
    id: `01JE${String(++next).padStart(22, '0')}`,
    site: 'PAR',
    number: next,
    prev: '',
    hash: '',
    recordedAt: at,
    eventAt: at,
    author: { person: 'P', name: 'P' },
    delegation,
    type,
    body,
  }) as Entry;

describe('8.10 times typed by people are Zulu', () => {
  it('8.10 the last such time, never in the future', () => {
    expect(zuluTimeOfDay('16:40', NOW)).toBe(NOW - 2 * 60_000);
    expect(zuluTimeOfDay('1641z', NOW)).toBe(NOW - 60_000);
    expect(zuluTimeOfDay('23:50', NOW)).toBe(Date.UTC(2026, 10, 21, 23, 50));
    for (const text of ['', '24:00', '12:60', 'noon']) expect(zuluTimeOfDay(text, NOW)).toBeNull();
  });

  it('8.15 a due time is the next such time, and reads as it was written', () => {
    expect(readDue('17:00', NOW)).toBe(NOW + 18 * 60_000);
    expect(readDue('08:00', NOW)).toBe(Date.UTC(2026, 10, 23, 8));
    expect(readDue('2026-11-20 09:30', NOW)).toBe(Date.UTC(2026, 10, 20, 9, 30));
    expect([readDue('', NOW), readDue('soon', NOW)]).toEqual([null, undefined]);
    for (const ago of [-30, -1, -0.1, 0.3, 5, 23, 40]) {
      const due = NOW + ago * HOUR;
      expect(readDue(writeDue(due, NOW), NOW)).toBe(due);
    }
  });

  it('8.9 durations and initials', () => {
    expect([duration(134 * 60_000), duration(26 * HOUR), duration(-5)]).toEqual([
      '02:14',
      '1d 02:00',
      '00:00',
    ]);
    expect([initials('Claire Vasseur'), initials('О. Коваленко'), initials('Ada')]).toEqual([
      'CV',
      'ОК',
      'A',
    ]);
  });
});

describe('8.16 alerts', () => {
  it('8.16 the gravest first, then what waits for us, and lingers once all know', () => {
    const warning = entry('alert.raise', { severity: 'warning', text: 'W' }, 'KYV', NOW - 9000);
    const grave = entry('alert.raise', { severity: 'critical', text: 'C' }, 'KYV', NOW - 8000);
    const mine = entry('alert.raise', { severity: 'critical', text: 'M' }, 'KYV', NOW - 7000);
    const ack = (of: Entry, delegation: string): Entry =>
      entry('alert.acknowledge', { alert: of.id }, delegation, NOW - 4000);
    const acts = [warning, grave, mine, ack(grave, 'PAR')];
    const shown = (more: Entry[], now = NOW): string[] =>
      shownAlerts(foldOf([...acts, ...more]).alerts, ['PAR', 'LON'], 'PAR', now).map(
        (alert) => alert.raised.text,
      );
    expect(shown([])).toEqual(['M', 'C', 'W']);
    const all = [ack(grave, 'LON')];
    expect(shown(all)).toEqual(['M', 'W', 'C']);
    expect(shown(all, NOW + 2000)).toEqual(['M', 'W']);
  });
});

describe('8.19 addresses', () => {
  it('8.19 an invitation has its secret in the fragment, or is damaged', () => {
    const secret = 'abcdefghijklmnopqrstuv';
    expect(parseRoute('/i', `#${secret}`)).toEqual({ page: 'invitation', secret });
    expect(parseRoute('/i', '#short')).toEqual({ page: 'invitation', secret: null });
    expect(parseRoute(`/r/${D}`, '')).toEqual({ page: 'room', room: D });
    expect(parseRoute('/r/nowhere', '')).toEqual({ page: 'unknown' });
  });
});
