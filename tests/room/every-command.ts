import { ulid } from 'ulid';
import type { Command } from '../../shared/protocol/command.ts';
import { contentHash } from '../../shared/room/canonical.ts';
import type { CommandType } from '../../shared/room/record/entry.ts';
import { versionWith } from '../unit/decision-support.ts';
import { command, line } from './room-fixture.ts';

const hash = contentHash('anything');
const proposed = () => ({ decision: ulid(), proposal: ulid(), versionHash: hash });

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
  'log.status': () => command('log.status', { entry: ulid(), status: 'verifying' }),
  'log.promote': () => command('log.promote', { entry: ulid(), key: true }),
  'log.ask-acknowledgement': () =>
    command('log.ask-acknowledgement', { entry: ulid(), of: ['LON', 'map-keeper'] }),
  'log.acknowledge': () => command('log.acknowledge', { entry: ulid() }),
  'log.translate': () => command('log.translate', { entry: ulid(), language: 'uk', text: 'так' }),
  'decision.propose': () =>
    command('decision.propose', {
      decision: ulid(),
      version: versionWith({ title: 't' }),
      versionHash: hash,
      delegations: ['PAR', 'LON', 'KYV'],
    }),
  'decision.quorum': () =>
    command('decision.quorum', { decision: ulid(), quorum: { kind: 'count', count: 2 } }),
  'decision.sign': () => command('decision.sign', proposed()),
  'decision.reserve': () => command('decision.reserve', { ...proposed(), text: 'but' }),
  'decision.object': () => command('decision.object', { ...proposed(), text: 'no' }),
  'decision.withdraw': () => command('decision.withdraw', { decision: ulid() }),
  'decision.silence': () => command('decision.silence', { ...proposed(), until: 1 }),
  'decision.approve': () => command('decision.approve', { ...proposed(), option: null }),
  'decision.take': () => command('decision.take', { ...proposed(), option: null }),
  'decision.refuse': () => command('decision.refuse', { ...proposed(), reason: 'r' }),
  'decision.defer': () => command('decision.defer', { ...proposed(), reason: 'r' }),
  'decision.abandon': () => command('decision.abandon', { ...proposed(), reason: 'r' }),
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
  'watch.open': () => command('watch.open', {}),
  'watch.relieve': () => command('watch.relieve', { to: { name: 'Night shift' } }),
  'watch.take': () => command('watch.take', { relief: ulid() }),
  'watch.close': () => command('watch.close', {}),
  'room.rename': () => command('room.rename', { name: 'Other' }),
  'room.alert-time': () => command('room.alert-time', { minutes: 7 }),
  'room.phase': () => command('room.phase', { phase: 'Two' }),
  // Last of all, for what it does: see the order below.
  'room.reopen': () => command('room.reopen', { reason: 'again' }),
  'room.close': () => command('room.close', {}),
};
