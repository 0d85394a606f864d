/** Of the time of a commit, this part of the difference to the last one is believed. */
const WEIGHT = 1 / 8;
/** What part of the time commits take is looked at over about so much of the past, ms. */
const PAST_MS = 1_000;

/**
 * Where rows are committed. On the main thread a commit answers soonest, since nothing has to be
 * handed to another thread and back, and costs least; but everybody waits for the disk meanwhile.
 * So it happens there only as long as commits usually take `blockAtMost` ms or less, and all of them
 * `shareAtMost` of the time; else the disk is waited for in the worker, until commits take half of
 * those ms again and no more of the time (there they take longer: being handed over counts).
 * @param blockAtMost ms; 0: always in the worker
 * @param shareAtMost 0 to 1
 */
export function createCommitPlace(blockAtMost: number, shareAtMost: number) {
  let usual = 0;
  let share = 0;
  /** When the last commit ended. */
  let last: number | null = null;
  let here = blockAtMost > 0;
  return {
    /** On the main thread? */
    get here(): boolean {
      return here;
    },
    /** A commit began and ended then (monotonic ms), handing over included. */
    took(began: number, ended: number): void {
      usual += (ended - began - usual) * WEIGHT;
      if (last !== null && ended > last) {
        const past = Math.exp((last - ended) / PAST_MS);
        share = share * past + ((ended - began) / (ended - last)) * (1 - past);
      }
      last = ended;
      here = share <= shareAtMost && (here ? usual <= blockAtMost : usual < blockAtMost / 2);
    },
  };
}
