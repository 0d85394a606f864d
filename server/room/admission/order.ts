import { Refused } from './refused.ts';
import type { Overlay, Progress } from './overlay.ts';
import { NONE, type NewStruct } from './struct.ts';

/**
 * Visits every new struct after all that it refers to, in the order in which Yjs integrates them
 * (yjs src/utils/encoding.js `integrateStructs`: highest clientID first, dependencies pulled
 * forward). An explicit stack of at most one struct per clientID: chains of references cannot make
 * it recurse.
 * @throws Refused RESYNC when a reference is not known, BAD_REFERENCE when references go in a circle
 */
export function inIntegrationOrder(overlay: Overlay, visit: (struct: NewStruct) => void): void {
  const sections = [...overlay.sections.values()];
  if (sections.length > 1) sections.sort((a, b) => b.client - a.client);
  const waiting: NewStruct[] = [];
  for (const section of sections) {
    for (let struct = section.take(); struct !== null; struct = waiting.pop() ?? section.take()) {
      const missing = overlay.missing(struct);
      if (missing === NONE) {
        visit(struct);
        progressOf(overlay, struct).reached = struct.clock + struct.length;
      } else {
        waiting.push(struct, pull(overlay, missing));
      }
    }
  }
}

/** The next struct of `client`, which another one needs. */
function pull(overlay: Overlay, client: number): NewStruct {
  const section = overlay.sections.get(client);
  const next = section?.take() ?? null;
  if (section === undefined || (next === null && section.reached === section.end))
    throw new Refused('RESYNC', `needs more of ${client}`);
  // An earlier struct of this clientID waits on the stack for the one that needs it now.
  if (next === null || next.clock !== section.reached)
    throw new Refused('BAD_REFERENCE', 'references go in a circle');
  return next;
}

function progressOf(overlay: Overlay, struct: NewStruct): Progress {
  const section = overlay.sections.get(struct.client);
  if (section === undefined) throw new Error('a new struct is in no section');
  return section;
}
