import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation } from '../../client/connection/http.ts';
import { PresenceShare } from '../../client/connection/presence-share.ts';
import { RecordView } from '../../client/connection/record-view.ts';
import { applyTick } from '../../client/connection/roster.ts';
import { backOff, type Surroundings } from '../../client/connection/surroundings.ts';
import type { Presence, Roster } from '../../shared/protocol/presence.ts';
import type { Entry } from '../../shared/room/record/entry.ts';

/** A clock that stands until it is moved. */
function standingClock(): Surroundings & { move(ms: number): void } {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    random: () => 0.5,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    idle: (run) => void timers.push({ at: now, run }),
    move(ms) {
      const until = now + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (!next || next.at > until) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}

describe('back-off', () => {
  test('7.6 full jitter: anywhere between nothing and a limit that doubles up to 10 s', () => {
    const most = [0, 1, 2, 3, 4, 5, 6, 99].map((attempt) => backOff(attempt, () => 0.999_999));
    expect(most).toEqual([249, 499, 999, 1999, 3999, 7999, 9999, 9999]);
    expect(backOff(9, () => 0)).toBe(0);
  });
});

describe('presence', () => {
  test('7.16 at most ten times a second, the newest last, and only what changed', () => {
    const clock = standingClock();
    const sent: [number, Presence][] = [];
    const share = new PresenceShare((presence) => {
      sent.push([clock.now(), presence]);
      return true;
    }, clock);
    for (let i = 0; i < 50; i++) {
      share.share({ cursor: [i, 0] });
      clock.move(10);
    }
    clock.move(200);
    share.share({ cursor: [49, 0] });
    clock.move(200);
    expect(sent).toHaveLength(6);
    expect(sent.at(-1)![1]).toEqual({ cursor: [49, 0] });
    for (const [i, [at]] of sent.slice(1).entries())
      expect(at - sent[i]![0]).toBeGreaterThanOrEqual(100);
    share.again();
    expect(sent.at(-1)).toEqual([clock.now(), { cursor: [49, 0] }]);
  });

  test('7.16 ticks change the roster; a whole roster replaces it', () => {
    const who = (name: string) => ({
      ...{ person: name, name, role: 'editor', delegation: 'PAR', presence: null },
    });
    const roster = { a: who('a'), b: who('b') } as Roster;
    expect(applyTick(roster, {})).toBe(roster);
    const next = applyTick(roster, {
      joined: { c: who('c') } as Roster,
      left: ['a'],
      changed: { b: { idle: true }, gone: { idle: true } },
    });
    expect(Object.keys(next)).toEqual(['b', 'c']);
    expect(next['b']?.presence).toEqual({ idle: true });
    expect(Object.keys(applyTick(roster, { roster: { d: who('d') } as Roster }))).toEqual(['d']);
  });
});

const entry = (number: number, at: number, site = 'PAR'): Entry =>
  ({ id: `${site}${number}`, site, number, recordedAt: at, type: 'log.append' }) as Entry;

describe('the record as a list', () => {
  function view() {
    const server = new Y.Doc();
    const record = new Y.Doc();
    server.on('update', (update: Uint8Array) => Y.applyUpdate(record, update));
    const announced: string[][] = [];
    const shown = new RecordView(record, (entries) => announced.push(entries.map(({ id }) => id)));
    const put = (root: string, ...entries: Entry[]): void =>
      server.transact(() => {
        for (const one of entries) server.getMap<Entry>(root).set(one.id, one);
      });
    return { shown, put, announced, ids: () => shown.entries.map(({ id }) => id) };
  }

  test('7.17 sorted by time, site and number, whatever the order of arrival', () => {
    const { put, ids, announced } = view();
    put('log:PAR:1', entry(3, 30), entry(4, 40));
    put('acts:PAR', entry(2, 20));
    put('log:KYV:0', entry(1, 30, 'KYV'));
    put('log:PAR:0', entry(1, 10));
    put('log:PAR:1', entry(5, 50));
    expect(ids()).toEqual(['PAR1', 'PAR2', 'KYV1', 'PAR3', 'PAR4', 'PAR5']);
    expect(announced).toEqual([['PAR3', 'PAR4'], ['PAR2'], ['KYV1'], ['PAR1'], ['PAR5']]);
  });

  test('7.17 each entry is announced once; other roots are none', () => {
    const { put, announced, shown } = view();
    put('acts:PAR', entry(1, 10));
    put('people', entry(9, 10));
    put('acts:PAR', entry(1, 10));
    expect(announced).toEqual([['PAR1']]);
    expect(shown.has('PAR1')).toBe(true);
    expect(shown.has('PAR9')).toBe(false);
  });

  test('7.17 the list is another array after a change, the same one otherwise', () => {
    const { put, shown } = view();
    put('acts:PAR', entry(1, 10));
    const before = shown.entries;
    expect(shown.entries).toBe(before);
    put('acts:PAR', entry(2, 20));
    expect(shown.entries).not.toBe(before);
    expect(before).toHaveLength(1);
  });

  test('7.17 appending to 20,000 entries costs no more than appending to few', () => {
    const record = new Y.Doc();
    const shown = new RecordView(record, () => undefined);
    let looks = 0;
    const counted = (at: number): Entry =>
      Object.defineProperty(entry(at, at), 'recordedAt', {
        get: () => {
          looks++;
          return at;
        },
      });
    const put = (root: string, from: number, to: number): void =>
      record.transact(() => {
        for (let at = from; at <= to; at++) record.getMap<Entry>(root).set(`PAR${at}`, counted(at));
      });
    put('log:PAR:0', 1, 20_000);
    looks = 0;
    for (let at = 20_001; at <= 20_500; at++) put('log:PAR:1', at, at);
    expect(shown.entries).toHaveLength(20_500);
    // Compared with the last one, and with no other.
    expect(looks / 500).toBeLessThanOrEqual(4);
  });
});

describe('HTTP', () => {
  test('7.18 an invitation link is taken apart, anything else is none', () => {
    const secret = 'Mu_kjknhSzMuMUm39PJq2w';
    expect(readInvitation(`https://accord.example/i#${secret}`)).toEqual({
      origin: 'https://accord.example',
      secret,
    });
    for (const bad of ['', 'x', 'https://a.example/i', `https://a.example/x#${secret}`])
      expect(readInvitation(bad)).toBeNull();
  });

  test('7.18 cookies are kept, sent, and forgotten when the server says so', async () => {
    const seen: (string | null)[] = [];
    const jar = new CookieJar();
    const answers = ['accord=one; Path=/; HttpOnly', 'accord=; Max-Age=0; Path=/'];
    const api = createApi(
      'http://x',
      (_url, init) => {
        seen.push(new Headers(init.headers).get('cookie'));
        const headers = { 'set-cookie': answers.shift() ?? 'other=1' };
        return Promise.resolve(Response.json({ ok: true, value: {} }, { headers }));
      },
      jar,
    );
    for (let i = 0; i < 3; i++) await api.me();
    expect(seen).toEqual([null, 'accord=one', null]);
    expect(jar.header).toBe('other=1');
  });

  test('7.18 no answer, or an answer that is not ours, is a refusal and no exception', async () => {
    const unreachable = createApi('http://x', () => Promise.reject(new Error('no route')));
    expect(await unreachable.me()).toMatchObject({ ok: false, error: { code: 'TIMED_OUT' } });
    const portal = createApi('http://x', () =>
      Promise.resolve(new Response('<html>Sign in to the hotel</html>', { status: 200 })),
    );
    expect(await portal.me()).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    const refusing = createApi('http://x', () =>
      Promise.resolve(Response.json({ ok: false, error: { code: 'REVOKED', retry: false } })),
    );
    expect(await refusing.me()).toEqual({ ok: false, error: { code: 'REVOKED', retry: false } });
  });
});
