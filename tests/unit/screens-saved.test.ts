import { describe, expect, it } from 'vitest';
import { bannersOf } from '../../client/app/banner.ts';
import { savedView } from '../../client/app/saved.ts';
import type { LinkState, RoomState, SavedState } from '../../client/connection/contract.ts';
import { savedMessages } from '../../shared/messages/app.ts';

const NOW = 1_000_000;
const SAVED: SavedState = {
  writing: 0,
  onDevice: 0,
  sent: 0,
  durableAt: 900_000,
  deviceRefuses: false,
  waitingSince: null,
};
const ONLINE: LinkState = { phase: 'online', latencyMs: 8, clockOffsetMs: 0 };
const cut = (ago: number): LinkState => ({
  phase: 'offline',
  attempt: 2,
  since: NOW - ago,
  nextTryAt: NOW + 4000,
});
const waiting = (part: Partial<SavedState>, ago: number): SavedState => ({
  ...SAVED,
  ...part,
  waitingSince: NOW - ago,
});

describe('8.2 three steps', () => {
  it('8.2 says durable only when nothing waits', () => {
    const view = savedView(SAVED, ONLINE, NOW);
    expect([view.steps, view.title, view.at]).toEqual([
      ['full', 'full', 'full'],
      savedMessages.durable,
      900_000,
    ]);
  });

  it('8.2 shows sending after a second and receiving after 400 ms', () => {
    const sending = savedView(waiting({ onDevice: 2 }, 1000), ONLINE, NOW);
    expect([sending.steps, sending.count]).toEqual([['full', 'run', 'off'], 2]);
    const received = savedView(waiting({ sent: 1 }, 400), ONLINE, NOW);
    expect(received.steps).toEqual(['full', 'full', 'run']);
  });

  it('8.2 is amber when cut off with work, neutral without', () => {
    const work = savedView(waiting({ onDevice: 6, sent: 1 }, 9000), cut(9000), NOW);
    expect([work.steps, work.count]).toEqual([['full', 'bad', 'off'], 7]);
    expect(savedView(SAVED, cut(9000), NOW).steps).toEqual(['full', 'off', 'off']);
  });

  it('8.2 says not saved when the device refuses', () => {
    const view = savedView(waiting({ onDevice: 1, deviceRefuses: true }, 10), ONLINE, NOW);
    expect([view.steps, view.title]).toEqual([['bad', 'off', 'off'], savedMessages.notSaved]);
  });

  it('8.2 the third step is never full while an edit waits', () => {
    for (const part of [{ writing: 1 }, { onDevice: 1 }, { sent: 1 }])
      for (const ago of [0, 100, 399, 400, 999, 1000, 60_000]) {
        const view = savedView(waiting(part, ago), ONLINE, NOW);
        expect(view.steps[2]).not.toBe('full');
        if (ago >= 1000) expect(view.title).not.toBe(savedMessages.durable);
      }
  });
});

describe('8.3 8.4 banners', () => {
  const state = (part: Partial<RoomState>): RoomState => ({
    link: ONLINE,
    saved: SAVED,
    status: { writable: true },
    me: null,
    sites: [],
    site: null,
    roster: {},
    connection: null,
    pending: [],
    refused: [],
    ready: true,
    ...part,
  });

  it('8.3 a short cut shows nothing, a long one how much is kept', () => {
    expect(bannersOf(state({ link: cut(2000) }), NOW)).toEqual([]);
    expect(bannersOf(state({ link: cut(9000) }), NOW)).toEqual([]);
    const link = cut(42_000);
    expect(bannersOf(state({ link, saved: waiting({ onDevice: 7 }, 1) }), NOW)).toEqual([
      { kind: 'offline', forMs: 42_000, kept: 7 },
    ]);
  });

  it('8.4 a full disk, an ended session and a refusing browser are said', () => {
    const full = state({ status: { writable: false, reason: 'JOURNAL_FULL' } });
    expect(bannersOf(full, NOW)).toEqual([{ kind: 'not-writable', code: 'JOURNAL_FULL' }]);
    const out = state({ link: { phase: 'refused', code: 'NOT_SIGNED_IN' } });
    expect(bannersOf(out, NOW)).toEqual([{ kind: 'shut', code: 'NOT_SIGNED_IN' }]);
    const refuses = state({ saved: { ...SAVED, deviceRefuses: true } });
    expect(bannersOf(refuses, NOW)).toEqual([{ kind: 'device-refuses' }]);
  });
});
