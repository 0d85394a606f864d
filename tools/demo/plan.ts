import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';
import { makePlan } from '../../client/checklists/from-template.ts';
import type { CommandTicket } from '../../client/connection/contract.ts';
import { planVersion, tasksOn } from '../../shared/room/board/read-plans.ts';
import { planHash } from '../../shared/room/plan.ts';
import { templateSchema } from '../../shared/room/template.ts';
import { SHIPPED_TEMPLATES } from '../../server/templates.ts';
import type { Writers } from './fill.ts';

/** How long before now the plan began, ms: its third item is then overdue by some minutes. */
const BEGAN_MS = 52 * 60_000;

/** @throws Error when the room refused it */
async function done({ settled }: CommandTicket): Promise<void> {
  const outcome = await settled;
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.detail ?? ''}`);
}

/**
 * An evacuation plan that Kyiv has validated: two items done, one overdue, one blocked.
 * @param now ms UTC
 */
export async function fillPlan({ PAR, LON, KYV }: Writers, now: number): Promise<void> {
  const file = path.join(SHIPPED_TEMPLATES, 'evacuation.json');
  const template = templateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  let plan = '';
  PAR.edit((board) => {
    plan = makePlan(board, template, {
      language: 'en',
      start: now - BEGAN_MS,
      newId: ulid,
      order: 'a0',
      origin: PAR.localOrigin,
    });
  });
  await PAR.settled();
  const version = planVersion(PAR.board, plan);
  if (!version) throw new Error('the plan is not on the board');
  const versionHash = planHash(version);
  await done(PAR.command('plan.version', { plan, version, versionHash }));
  await done(KYV.command('plan.validate', { plan, versionHash }));
  const [area, order, warn, neighbours] = tasksOn(PAR.board).filter((task) => task.plan === plan);
  for (const task of [area, order])
    if (task) await done(PAR.command('checklist.mark', { task: task.id, state: 'done' }));
  for (const client of [LON, KYV])
    if (warn) await done(client.command('checklist.acknowledge', { task: warn.id }));
  const reason = 'The receiving region does not answer';
  if (neighbours)
    await done(LON.command('checklist.mark', { task: neighbours.id, state: 'blocked', reason }));
}
