import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import { ulid } from 'ulid';
import { readTable } from '../../cli/import/table.ts';
import type { CommandTicket, RoomClient } from '../../client/connection/contract.ts';
import { createDecision, createFeature, createTask } from '../../shared/room/board/build.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import { MARKS } from './places.ts';

/** Who writes in the demo, one for each delegation. */
export interface Writers {
  readonly PAR: RoomClient;
  readonly LON: RoomClient;
  readonly KYV: RoomClient;
}

export const EXCERPT = path.join(import.meta.dirname, 'apollo13-excerpt.csv');
const KINDS = { FLIGHT: 'request', CAPCOM: 'information', CDR: 'information' } as const;

export interface LogLine {
  readonly get: string;
  readonly loop: string;
  readonly actor: string;
  readonly utc: string;
  readonly text: string;
}

/** Lines of an Apollo 13 table, the excerpt or the whole. @throws Failure */
export function readLog(file: string): LogLine[] {
  return readTable(file).rows.map((row) => ({
    get: row['get'] ?? row['get_start'] ?? '',
    loop: row['loop'] ?? '',
    actor: row['actor'] ?? '',
    utc: row['utc'] ?? '',
    text: row['text'] ?? '',
  }));
}

/** The air-ground loop is Kyiv's; the Flight Director's is shared by the two others. */
export function writerOf(line: LogLine, writers: Writers): RoomClient {
  if (line.loop === 'air-ground') return writers.KYV;
  return line.actor === 'FLIGHT' || line.actor === 'CAPCOM' ? writers.PAR : writers.LON;
}

/** Write one line as its delegation. @param eventAt ms UTC; absent: now */
export function record(line: LogLine, writers: Writers, eventAt?: number) {
  const kind = line.text.endsWith('?')
    ? 'request'
    : (KINDS[line.actor as keyof typeof KINDS] ?? 'information');
  const body = {
    kind,
    text: line.text,
    language: 'en',
    source: `Apollo 13, ${line.loop} loop, ${line.get}`,
    ...(eventAt !== undefined && { lateReason: 'Transcribed from the tapes' }),
    ...(line.actor && { onBehalfOf: line.actor }),
  } as const;
  return writerOf(line, writers).command('log.append', body, eventAt).settled;
}

/**
 * The excerpt as if it were happening: its last line now, the others as long before as they were.
 * @returns number of lines
 */
export async function fillLog(writers: Writers, now: number): Promise<number> {
  const lines = readLog(EXCERPT);
  const last = Date.parse(lines.at(-1)?.utc ?? '');
  // One after the other: three people's lines in the order in which they were spoken.
  for (const line of lines) await record(line, writers, now - (last - Date.parse(line.utc)));
  return lines.length;
}

export function fillMap(writer: RoomClient): number {
  const heights = generateNKeysBetween(null, null, MARKS.length);
  MARKS.forEach((mark, i) =>
    writer.edit((board) => void createFeature(board, { ...mark, id: ulid(), z: heights[i]! })),
  );
  return MARKS.length;
}

const OPTIONS = [
  {
    text: 'Go round the Moon and return freely; the lunar module as lifeboat.',
    pros: 'Needs no burn of the main engine. Oxygen and water of the lunar module for two days.',
    cons: 'Four days instead of one and a half; consumables at their limit.',
  },
  {
    text: 'Direct abort with the service module’s engine, before passing the Moon.',
    pros: 'Home in 34 hours.',
    cons: 'The engine may have been hurt by the bang; the lunar module would have to be dropped.',
  },
];
const RESERVATION =
  'Provided that the platform is aligned before the command module is powered down.';
const TASKS = [
  'Power down the command module, save the entry batteries',
  'Guidance platform: align the lunar module before power-down',
  'Water and oxygen: budget for four days',
  'Carbon dioxide: adapt the square canisters',
];

/** @throws Error when the room refused it */
async function done({ settled }: CommandTicket): Promise<void> {
  const outcome = await settled;
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.detail ?? ''}`);
}

/**
 * A decision with its options, that one of three has signed and one with a reservation; a checklist
 * half done; an alert acknowledged once.
 */
export async function fillDecisions({ PAR, LON, KYV }: Writers): Promise<void> {
  const decision = ulid();
  const [first, ...orders] = generateNKeysBetween(null, null, TASKS.length + 1);
  PAR.edit(
    (board) =>
      void createDecision(board, {
        id: decision,
        title: 'Return path: free return around the Moon',
        reasons:
          'Two fuel cells are lost. The state of the main engine is not known after the bang.',
        question: 'Which way home, after the loss of two fuel cells?',
        risks: 'Carbon dioxide after 36 hours; the entry batteries must not be touched.',
        legalBasis: 'Mission rules 16-1 and 16-2 (loss of two fuel cells).',
        options: OPTIONS.map((option, i) => ({ ...option, id: ulid(), order: orders[i]! })),
        decisionMaker: 'Flight Director',
        authority: 'PAR',
        order: first!,
        owner: 'FLIGHT',
      }),
  );
  const tasks = TASKS.map((title, i) => {
    const id = ulid();
    const task = { id, title, list: 'Power-down', owner: 'EECOM', order: orders[i]! };
    LON.edit((board) => void createTask(board, task));
    return id;
  });
  await Promise.all([PAR.settled(), LON.settled()]);
  const codes = PAR.state.sites.map((site) => site.id);
  const proposal = proposalOf(PAR.board, decision, codes)!;
  const proposed = PAR.command('decision.propose', proposal);
  await done(proposed);
  const on = { decision, proposal: proposed.id, versionHash: proposal.versionHash };
  await done(PAR.command('decision.sign', on));
  await done(LON.command('decision.reserve', { ...on, text: RESERVATION }));
  for (const task of tasks.slice(0, 2))
    await done(LON.command('checklist.mark', { task, state: 'done' }));
  const text = 'Main bus B undervolt; two fuel cells are off line';
  const alert = KYV.command('alert.raise', { severity: 'critical', text });
  await done(alert);
  await done(PAR.command('alert.acknowledge', { alert: alert.id }));
}
