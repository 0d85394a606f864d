import { expect, test } from 'vitest';
import { entryHash } from '../../shared/room/record/chain.ts';
import { newActivity, count, resample } from '../../shared/room/record/activity.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { apply, foldOf } from '../../shared/room/record/fold.ts';
import { foldFromJson, foldToJson } from '../../shared/room/record/fold-json.ts';
import { planHash } from '../../shared/room/plan.ts';
import { TASK_STATES } from '../../shared/room/record/terms.ts';
import { isOpen } from '../../shared/room/record/fold-alerts.ts';
import { EMPTY_REGISTER, headOf, nextEntry, type NewEntry } from '../../server/room/register.ts';
import { versionWith } from './decision-support.ts';
import { seeded, shuffled } from './record-support.ts';

const SITES = ['PAR', 'LON', 'KYV'];
const hashOf = (n: number) => String(n).repeat(64).slice(0, 64);

/** Two days of three sites that write whatever comes to mind, each in its own register. */
function history(seed: number, length = 400): Entry[] {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const id = (kind: string) => `${kind}${Math.floor(random() * 5)}`;
  const heads = new Map(SITES.map((site) => [site, EMPTY_REGISTER]));
  const lines: string[] = ['none'];
  let now = 1_800_000_000_000;
  const bodies: (() => Pick<NewEntry, 'type' | 'body'>)[] = [
    () => ({ type: 'log.append', body: { kind: 'action', text: 'a', language: 'en' } }),
    () => ({
      type: 'log.correct',
      body: { kind: 'action', text: 'b', language: 'en', corrects: pick(lines), reason: 'r' },
    }),
    () => ({
      type: 'decision.propose',
      body: {
        decision: id('d'),
        version: versionWith({ title: id('t') }),
        versionHash: hashOf(Math.floor(random() * 3)),
        delegations: SITES,
      },
    }),
    () => ({
      type: 'decision.sign',
      body: {
        decision: id('d'),
        proposal: pick(lines),
        versionHash: hashOf(Math.floor(random() * 3)),
      },
    }),
    () => ({ type: 'decision.withdraw', body: { decision: id('d') } }),
    () => ({ type: 'checklist.mark', body: { task: id('k'), state: pick(TASK_STATES) } }),
    () => ({ type: 'checklist.acknowledge', body: { task: id('k') } }),
    () => ({
      type: 'checklist.overdue',
      body: { task: id('k'), due: Math.floor(random() * 3), title: 't', owner: '' },
    }),
    () => {
      const version = { title: id('v'), purpose: '', validator: pick(SITES), items: [] };
      return {
        type: 'plan.version',
        body: { plan: id('m'), version, versionHash: planHash(version) },
      };
    },
    () => {
      const version = { title: id('v'), purpose: '', validator: pick(SITES), items: [] };
      return { type: 'plan.validate', body: { plan: id('m'), versionHash: planHash(version) } };
    },
    () => ({ type: 'alert.escalate', body: { alert: pick(lines), waiting: [pick(SITES)] } }),
    () => ({ type: 'room.alert-time', body: { minutes: 1 + Math.floor(random() * 9) } }),
    () => ({ type: 'alert.raise', body: { severity: 'warning', text: 'w' } }),
    () => ({ type: 'alert.acknowledge', body: { alert: pick(lines) } }),
    () => ({ type: 'watch.open', body: {} }),
    () => ({ type: 'watch.relieve', body: { to: { name: 'next' } } }),
    () => ({ type: 'watch.take', body: { relief: pick(lines) } }),
    () => ({ type: 'watch.close', body: {} }),
    () => ({ type: 'room.rename', body: { name: id('n') } }),
    () => ({ type: 'room.phase', body: { phase: id('p') } }),
    () => ({ type: 'room.close', body: {} }),
    () => ({ type: 'room.reopen', body: { reason: 'r' } }),
    () => ({ type: 'room.open', body: { name: 'x', nature: 'exercise', marking: '' } }),
    () => ({
      type: 'person.join',
      body: { person: id('q'), name: id('n'), role: 'editor', delegation: pick(SITES) },
    }),
    () => ({ type: 'person.revoke', body: { person: id('q') } }),
  ];
  return Array.from({ length }, (_, i) => {
    // Often in the same millisecond: the order must hold even then.
    if (random() < 0.5) now += Math.floor(random() * 800_000);
    const site = pick(SITES);
    const entry = {
      ...pick(bodies)(),
      id: `e${i}`,
      author: { person: id('q'), name: 'N' },
      delegation: pick(SITES),
    };
    const sealed = nextEntry(site, heads.get(site) ?? EMPTY_REGISTER, entry as NewEntry, now).entry;
    heads.set(site, headOf(sealed));
    lines.push(sealed.id);
    return sealed;
  });
}

test.each([1, 2, 3, 4, 5])('3.41 3.42 seed %i: any order, any cut, the same fold', (seed) => {
  const entries = history(seed);
  for (const entry of entries) expect(entry.hash).toBe(entryHash(entry));
  const sort = (json: unknown) => JSON.stringify(sorted(json));
  const all = sort(foldToJson(foldOf(entries)));
  const random = seeded(seed + 100);
  expect(sort(foldToJson(foldOf(shuffled(entries, random))))).toBe(all);
  const cut = Math.floor(random() * entries.length);
  const json = JSON.stringify(foldToJson(foldOf(entries.slice(0, cut))));
  const resumed = foldFromJson(JSON.parse(json));
  for (const entry of entries.slice(cut)) apply(resumed, entry);
  expect(sort(foldToJson(resumed))).toBe(all);
});

/** Maps come out in order of first arrival, which is not part of what a fold says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Entries of one register, a second apart. */
function register(site: string, made: Pick<NewEntry, 'type' | 'body'>[], start = 1_000): Entry[] {
  let head = EMPTY_REGISTER;
  return made.map((one, i) => {
    const author = { person: 'p', name: 'N' };
    const entry = { ...one, id: `${site}${i}`, author, delegation: site } as NewEntry;
    const { entry: sealed } = nextEntry(site, head, entry, start + i * 1_000);
    head = headOf(sealed);
    return sealed;
  });
}

test('3.41 two sites correct one line at the same time: the earlier correction holds', () => {
  const line = {
    type: 'log.append',
    body: { kind: 'comment', text: 'x', language: 'en' },
  } as const;
  const correct = (text: string) => ({
    type: 'log.correct' as const,
    body: {
      kind: 'comment' as const,
      text,
      language: 'en' as const,
      corrects: 'PAR0',
      reason: 'r',
    },
  });
  const paris = register('PAR', [line, correct('from Paris')]);
  const london = register('LON', [correct('from London')], 1_500);
  for (const order of [
    [...paris, ...london],
    [...london, ...paris],
  ])
    expect(foldOf(order).log.corrections.get('PAR0')?.by).toBe('LON0');
});

test('3.26 an alert is open until every delegation has acknowledged it', () => {
  const raise = { type: 'alert.raise', body: { severity: 'critical', text: 'x' } } as const;
  const seen = { type: 'alert.acknowledge', body: { alert: 'PAR0' } } as const;
  // London's acknowledgement arrives before the alert itself.
  const fold = foldOf([...register('LON', [seen], 5_000), ...register('PAR', [raise, seen])]);
  const alert = fold.alerts.get('PAR0');
  expect(alert && isOpen(alert, ['PAR', 'LON'])).toBe(false);
  expect(alert && isOpen(alert, ['PAR', 'LON', 'KYV'])).toBe(true);
});

test('3.82 the little chart counts every line, however old the room', () => {
  const random = seeded(9);
  const instants = Array.from({ length: 3_000 }, () => Math.floor(random() * 30 * 86_400_000));
  const [one, two] = [newActivity(), newActivity()];
  for (const at of instants) count(one, at);
  for (const at of shuffled(instants, random)) count(two, at);
  expect(one).toEqual(two);
  expect(Object.keys(one.bars).length).toBeLessThanOrEqual(240);
  const slots = resample(one, 0, 30 * 86_400_000, 60);
  expect(slots.reduce((a, b) => a + b)).toBe(3_000);
  expect(Math.max(...slots)).toBeLessThan(150);
});
