import type * as Y from 'yjs';
import { MAX_DOCUMENT_CLIENTS, MAX_DOCUMENT_STRUCTS } from './limits.ts';
import type { Overlay } from './overlay.ts';
import { Refused } from './refused.ts';
import { clientCount, stateOf, structCount } from './yjs-internals.ts';

/** Counting all structs visits every clientID, so it is done once for this many admitted. */
const RECOUNT = 4_096;

/** Keeps a board from growing without end. */
export class Totals {
  readonly #board: Y.Doc;
  #counted = 0;
  #since = Infinity;

  constructor(board: Y.Doc) {
    this.#board = board;
  }

  /** @throws Refused DOCUMENT_FULL */
  refuseOverflow(overlay: Overlay): void {
    if (this.#since + overlay.structs > RECOUNT) {
      this.#counted = structCount(this.#board);
      this.#since = 0;
    }
    if (this.#counted + this.#since + overlay.structs > MAX_DOCUMENT_STRUCTS)
      throw new Refused('DOCUMENT_FULL', 'structs');
    let clients = clientCount(this.#board);
    for (const client of overlay.sections.keys())
      if (stateOf(this.#board, client) === 0 && ++clients > MAX_DOCUMENT_CLIENTS)
        throw new Refused('DOCUMENT_FULL', 'clientIDs');
    this.#since += overlay.structs;
  }
}
