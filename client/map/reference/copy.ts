import { WORLD } from '../own-layers.ts';
import type { MapDesk } from '../desk.ts';
import { planImport } from '../exchange/plan.ts';
import { surroundingsOf } from '../exchange/surroundings.ts';
import { writePlan } from '../exchange/write-plan.ts';
import type { Found } from '../sources/backdrop.ts';

/** A mark like the read-only object, as an import of one would make it: it names where it is from. */
export function copyToRoom(desk: MapDesk, { object, view }: Found): void {
  const { client, editor, drawInto } = desk;
  if (!client || !editor) return;
  const around = surroundingsOf(client.board, WORLD.newId);
  const plan = planImport([object], { existing: drawInto }, view.name[desk.host.language], around);
  if (writePlan(plan, client)) return;
  const ids = plan.batches.flat().map(({ id }) => id);
  editor.made(ids);
  desk.choose(ids);
}
