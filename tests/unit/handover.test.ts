import { describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { newsOf } from '../../client/alerts/news.ts';
import { shownAlerts } from '../../client/alerts/open-alerts.ts';
import { keepSignalChoice, signalChoice, sounds } from '../../client/alerts/signal-choice.ts';
import { noteHere, SHORTEST_ABSENCE_MS } from '../../client/handover/absence.ts';
import { asText, partsOf } from '../../client/handover/rows.ts';
import { choicesOf, lastWatch } from '../../client/handover/since.ts';
import { handoverOf } from '../../client/handover/summary.ts';
import { translate } from '../../shared/messages/translate.ts';
import { createTask } from '../../shared/room/board/build.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import type { Body, Entry, EntryType } from '../../shared/room/record/entry.ts';

const NOW = Date.UTC(2026, 10, 22, 16);
const MINUTE = 60_000;
const ANNA = ulid();
let count = 0;
const entry = <K extends EntryType>(
  type: K,
  body: Body<K>,
  ago = 0,
  delegation: string | null = 'LON',
  person = ulid(),
): Entry<K> =>
  ({
    id: ulid(),
    site: 'LON',
    number: ++count,
    prev: '',
    hash: '',
    recordedAt: NOW - ago * MINUTE,
    eventAt: NOW - ago * MINUTE,
    author: { person, name: 'Judith' },
    delegation,
    type,
    body,
  }) as unknown as Entry<K>;

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};
const line = (
  kind: 'request' | 'action' | 'comment',
  text: string,
  ago: number,
  answers?: string,
) =>
  entry(
    'log.append',
    {
      kind,
      text,
      language: 'en',
      ...(answers && { links: [{ to: 'entry', id: answers }] }),
    },
    ago,
  );

describe('handover', () => {
  test('8.283 8.284 what is open, what is new, and nothing that was answered', () => {
    const board = new Y.Doc();
    const [old, answered, commented, tasked, fresh] = [
      line('request', 'Old and open', 300),
      line('request', 'Answered', 200),
      line('request', 'Only commented on', 190),
      line('request', 'Done as a task', 180),
      line('request', 'Fresh', 10),
    ] as const;
    const [task, late] = [ulid(), ulid()];
    createTask(board, {
      id: task,
      title: 'Send it',
      list: '',
      order: 'a0',
      links: [{ to: 'entry', id: tasked.id }],
    });
    createTask(board, { id: late, title: 'Call', list: '', order: 'a1', due: NOW - 30 * MINUTE });
    const alert = entry('alert.raise', { severity: 'critical', text: 'Dam' }, 20);
    const seen = entry('alert.raise', { severity: 'critical', text: 'Seen by us' }, 20);
    const entries: Entry[] = [
      old,
      answered,
      commented,
      tasked,
      fresh,
      line('action', 'Sent', 150, answered.id),
      line('comment', 'Hm', 140, commented.id),
      entry('checklist.mark', { task, state: 'done' }, 100),
      alert,
      seen,
      entry('alert.acknowledge', { alert: seen.id }, 5, 'PAR'),
      entry('log.promote', { entry: old.id, key: true }, 15),
      entry('log.promote', { entry: answered.id, key: true }, 120),
      entry('log.ask-acknowledgement', { entry: fresh.id, of: ['PAR', 'KYV'] }, 4),
    ];
    const fold = foldOf(entries);
    const source = { board, fold, entries, delegations: ['PAR', 'LON', 'KYV'], mine: 'PAR' };
    const handover = handoverOf(source, NOW - 60 * MINUTE, NOW);
    const texts = (found: readonly Entry[]) =>
      found.map((one) => ('text' in one.body ? one.body.text : ''));
    expect(texts(handover.requests)).toEqual(['Old and open', 'Only commented on', 'Fresh']);
    expect(texts(handover.keyEvents)).toEqual(['Old and open']);
    expect(texts(handover.alerts)).toEqual(['Dam']);
    expect(texts(handover.asked)).toEqual(['Fresh']);
    expect(handover.overdue.map((item) => item.id)).toEqual([late]);
    expect(handover.lines).toBe(1);

    const byId = new Map(entries.map((one) => [one.id, one]));
    const context = {
      fold,
      byId,
      mine: 'PAR',
      say: (message: Parameters<typeof translate>[0]) => translate(message, 'fr'),
      time: (at: number) => new Date(at).toISOString().slice(11, 16),
    };
    const text = asText('Relève', ['Salle'], partsOf(handover, context), context);
    expect(text).toContain('DEMANDES EN COURS (3)');
    expect(text).toMatch(/- 15:50 {2}LON-\d{4} {2}Fresh {2}\[nouveau\]/);
    expect(text.indexOf('ALERTES')).toBeLessThan(text.indexOf('DEMANDES'));
  });

  test('8.281 an absence begins when one was last here, and a reload is none', () => {
    const kept = storage();
    const here = (at: number) => noteHere(kept, 'room', ANNA, at);
    expect(here(NOW)).toBeNull();
    expect(here(NOW + MINUTE)).toBeNull();
    const back = NOW + MINUTE + SHORTEST_ABSENCE_MS + 1;
    expect(here(back)).toBe(NOW + MINUTE);
    expect(here(back + MINUTE)).toBe(NOW + MINUTE);
    expect(noteHere(kept, 'room', ulid(), back)).toBeNull();
  });

  test('8.282 moments to choose from: absence, last watch, hours, opening', () => {
    const acts = [
      entry('watch.open', {}, 400, 'PAR', ANNA),
      entry('watch.relieve', { to: { name: 'Night' } }, 300, 'PAR', ANNA),
    ];
    const watch = lastWatch(foldOf(acts).watches, ANNA);
    expect(watch).toBe(NOW - 300 * MINUTE);
    const moments = { left: NOW - 90 * MINUTE, watch, opened: NOW - 500 * MINUTE };
    const keys = choicesOf(moments, NOW, String).map((choice) => choice.key);
    expect(keys).toEqual(['left', 'watch', 'hours-1', 'hours-4', 'hours-8', 'opening']);
  });
});

describe('alerts', () => {
  const me = { person: ANNA, name: 'Anna', role: 'facilitator', delegation: 'PAR' } as const;
  const grave = entry('alert.raise', { severity: 'critical', text: 'Dam' }, 9);
  const light = entry('alert.raise', { severity: 'warning', text: 'Rain' }, 8);
  const passed = entry('alert.escalate', { alert: light.id, waiting: ['PAR', 'LON'] }, 3, null);

  test('8.270 the gravest alone; among equals one whose time is up comes first', () => {
    const other = entry('alert.raise', { severity: 'warning', text: 'Older' }, 9);
    const fold = foldOf([other, light, grave, passed]);
    const shown = shownAlerts(fold.alerts, ['PAR', 'LON'], null, NOW);
    expect(shown.map((alert) => alert.raised.text)).toEqual(['Dam', 'Rain', 'Older']);
    const acknowledged = foldOf([
      light,
      passed,
      entry('alert.acknowledge', { alert: light.id }, 1, 'PAR'),
    ]);
    const [left] = shownAlerts(acknowledged.alerts, ['PAR', 'LON'], null, NOW);
    expect(left?.overdueFor).toEqual(['LON']);
  });

  test('8.273 what was passed on is news to facilitators alone, and one’s own makes no sound', () => {
    const { alerts } = foldOf([light, passed]);
    expect(newsOf([passed], alerts, me)).toMatchObject({ text: 'Rain', escalated: true });
    expect(newsOf([passed], alerts, { ...me, role: 'editor' })).toBeNull();
    expect(newsOf([grave, light], alerts, me)?.text).toBe('Dam');
    const own = entry('alert.raise', { severity: 'warning', text: 'Mine' }, 0, 'PAR', ANNA);
    expect(newsOf([own], alerts, me)?.own).toBe(true);
  });

  test('8.272 sounds by choice; critical ones unless somebody chose otherwise', () => {
    const kept = storage();
    const choice = signalChoice(kept);
    expect([sounds(choice, 'critical'), sounds(choice, 'warning')]).toEqual([true, false]);
    expect(choice.desktop).toBe(false);
    keepSignalChoice(kept, { sound: 'none', desktop: true });
    expect(signalChoice(kept)).toEqual({ sound: 'none', desktop: true });
    kept.setItem('accord.alerts', '{"sound":"louder"');
    expect(signalChoice(kept).sound).toBe('critical');
  });
});
