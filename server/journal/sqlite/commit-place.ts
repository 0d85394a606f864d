/** Of the time of a commit, this part of the difference to the last one is believed. */
const WEIGHT = 1 / 8;
/** Commits may take this part of the main thread's time: whoever is not waiting for one waits, too … */
const SHARE = 1 / 8;
/** … in about so much of the past, ms. */
const PAST_MS = 1_000;

/**
 * Where rows are committed. On the main thread a commit answers soonest, since nothing has to be
 * handed to another thread and back, and costs least; but everybody waits for the disk meanwhile.
 * So it happens there only as long as commits usually take `blockAtMost` ms or less, and an eighth of
 * the time together; else the disk is waited for in the worker, until commits take half of that and
 * leave seven eighths of the time again (there they take longer: being handed over counts).
 * @param blockAtMost ms; 0: always in the worker
 */
export function createCommitPlace(blockAtMost: number) {
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
      here = share <= SHARE && (here ? usual <= blockAtMost : usual < blockAtMost / 2);
    },
  };
}
