import { beforeEach, expect, test } from 'vitest';
import type { PresenceTick } from '../../shared/protocol/presence.ts';
import { PresenceBoard } from '../../server/room/presence.ts';
import { codeOf, member, must, newRoom, testSite } from './room-fixture.ts';

/** A clock of its own: timers run when the test says so. */
class HandClock {
  time = 0;
  timers: { at: number; call: () => void }[] = [];
  elapsed = () => this.time;
  after = (ms: number, call: () => void) => {
    const timer = { at: this.time + ms, call };
    this.timers.push(timer);
    return () => void this.timers.splice(this.timers.indexOf(timer), 1);
  };
  advance(ms: number) {
    this.time += ms;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    for (const { call } of due) call();
  }
}

let clock: HandClock;
let ticks: PresenceTick[];
let board: PresenceBoard;
beforeEach(() => {
  clock = new HandClock();
  ticks = [];
  board = new PresenceBoard(clock, (tick) => void ticks.push(tick));
});

const [anna, ben] = [member('Anna'), member('Ben', 'editor', 'LON')];

test('3.70 3.71 what changes within a tick is announced once, with the server’s identity', () => {
  board.enter(anna);
  board.share(anna.connection, { cursor: [1, 2] });
  board.enter(ben);
  clock.advance(100);
  const { person, name, role, delegation } = anna;
  const entry = { person, name, role, delegation, presence: { cursor: [1, 2] } };
  expect(ticks).toHaveLength(1);
  expect(ticks[0]?.joined?.[anna.connection]).toEqual(entry);
  expect(Object.keys(ticks[0]?.joined ?? {})).toHaveLength(2);
  for (let i = 0; i < 9; i++) {
    board.share(anna.connection, { cursor: [i, i] });
    clock.advance(10);
  }
  clock.advance(10);
  expect(ticks.slice(1)).toEqual([{ changed: { [anna.connection]: { cursor: [8, 8] } } }]);
});

test('3.71 no timer runs when nothing changed; the next change goes out at once', () => {
  board.enter(anna);
  clock.advance(100);
  expect(clock.timers).toEqual([]);
  clock.advance(1_000);
  board.share(anna.connection, { idle: true });
  clock.advance(0);
  expect(ticks).toHaveLength(2);
  board.share(anna.connection, { idle: false });
  clock.advance(99);
  expect(ticks).toHaveLength(2);
  clock.advance(1);
  expect(ticks).toHaveLength(3);
  board.leave(anna.connection);
  clock.advance(100);
  expect(ticks.at(-1)).toEqual({ left: [anna.connection] });
  expect(board.roster()).toEqual({});
});

test('3.71 who came and went within a tick is gone also for whoever was handed the roster between', () => {
  board.enter(anna);
  clock.advance(100);
  board.enter(ben);
  board.share(ben.connection, { idle: true });
  // Carl's Welcome would say now that Ben is here.
  expect(Object.keys(board.roster())).toContain(ben.connection);
  board.leave(ben.connection);
  clock.advance(100);
  expect(ticks.slice(1)).toEqual([{ left: [ben.connection] }]);
  board.share(ben.connection, { idle: true });
  clock.advance(100);
  expect(ticks).toHaveLength(2);
});

test('3.70 an observer is seen but shares nothing', async () => {
  const site = await testSite();
  try {
    const room = await newRoom(site);
    const olga = member('Olga', 'observer', null);
    expect(must(room.enter(olga))[olga.connection]).toMatchObject({ name: 'Olga', presence: null });
    expect(codeOf(room.share(olga, { idle: false }))).toBe('READ_ONLY');
    room.leave(olga.connection);
    expect(room.roster()).toEqual({});
  } finally {
    await site.close();
  }
});
