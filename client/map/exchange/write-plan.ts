import { createFeature, createLayer } from '../../../shared/room/board/build.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { RoomClient } from '../../connection/contract.ts';
import type { ImportPlan } from './plan.ts';

/**
 * Write an import, edit by edit. Whether this person may write is the same for all of them, so it
 * is the first edit that is refused or none: nothing is half imported.
 * @returns null; or why nothing was written
 */
export function writePlan(plan: ImportPlan, client: Pick<RoomClient, 'edit'>): ErrorCode | null {
  for (const [index, batch] of plan.batches.entries()) {
    const refusal = client.edit((board) => {
      if (index === 0 && plan.layer) createLayer(board, plan.layer);
      for (const feature of batch) createFeature(board, feature);
    });
    if (refusal) return refusal.code;
  }
  return null;
}
