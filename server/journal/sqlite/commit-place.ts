/** Of the time of a commit, this part of the difference to the last one is believed. */
const WEIGHT = 1 / 8;

/**
 * Where rows are committed. On the main thread a commit answers soonest, since nothing has to be
 * handed to another thread and back, and costs least; but everybody waits for the disk meanwhile.
 * So it happens there only as long as commits usually take `blockAtMost` ms or less; a slow disk is
 * waited for in the worker, until commits take half of that again.
 * @param blockAtMost ms; 0: always in the worker
 */
export function createCommitPlace(blockAtMost: number) {
  let usual = 0;
  let here = blockAtMost > 0;
  return {
    /** On the main thread? */
    get here(): boolean {
      return here;
    },
    /** A commit took `ms`, handing over included. */
    took(ms: number): void {
      usual += (ms - usual) * WEIGHT;
      here = here ? usual <= blockAtMost : usual < blockAtMost / 2;
    },
  };
}
