import { ulid } from 'ulid';
import type { Command } from '../../shared/protocol/command.ts';
import { contentHash } from '../../shared/room/canonical.ts';
import type { CommandType } from '../../shared/room/record/entry.ts';
import { command, line } from './room-fixture.ts';

const hash = contentHash('anything');

/** One command of every type, well formed; what it speaks of does not exist. */
export const EVERY: Readonly<Record<CommandType, () => Command>> = {
  'log.append': () => line('text'),
  'log.correct': () =>
    command('log.correct', {
      kind: 'comment',
      text: 'right',
      language: 'fr',
      corrects: ulid(),
      reason: 'wrong',
    }),
  'decision.propose': () =>
    command('decision.propose', {
      decision: ulid(),
      version: { title: 't', reasons: '', options: [], due: null },
      versionHash: hash,
    }),
  'decision.sign': () => command('decision.sign', { decision: ulid(), versionHash: hash }),
  'decision.withdraw': () => command('decision.withdraw', { decision: ulid() }),
  'checklist.mark': () => command('checklist.mark', { task: ulid(), state: 'done' }),
  'checklist.acknowledge': () => command('checklist.acknowledge', { task: ulid() }),
  'plan.version': () =>
    command('plan.version', {
      plan: ulid(),
      version: { title: 't', purpose: '', validator: 'KYV', items: [] },
      versionHash: hash,
    }),
  'plan.validate': () => command('plan.validate', { plan: ulid(), versionHash: hash }),
  'alert.raise': () => command('alert.raise', { severity: 'warning', text: 'look' }),
  'alert.acknowledge': () => command('alert.acknowledge', { alert: ulid() }),
  'room.rename': () => command('room.rename', { name: 'Other' }),
  'room.phase': () => command('room.phase', { phase: 'Two' }),
  // Last of all, for what it does: see the order below.
  'room.reopen': () => command('room.reopen', { reason: 'again' }),
  'room.close': () => command('room.close', {}),
  'room.alert-time': () => command('room.alert-time', { minutes: 7 }),
};
  'watch.open': () => command('watch.open', {}),
  'watch.relieve': () => command('watch.relieve', { to: { name: 'Night shift' } }),
  'watch.take': () => command('watch.take', { relief: ulid() }),
  'watch.close': () => command('watch.close', {}),
