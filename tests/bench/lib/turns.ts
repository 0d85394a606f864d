/**
 * Seconds that one server is measured before it is the other's turn. The machine changes its mood
 * within a minute by more than the servers differ: with turns this short both meet all of it.
 */
export const TURN_S = 2;

/** What a scenario keeps of each server while both run. */
export interface Measured<T> {
  /** Load for TURN_S seconds, and measure it. The same seed makes the same bursts. */
  turn(seed: number): Promise<void>;
  /** What all turns since the last call came to. */
  take(): T;
  close(): Promise<void>;
}

/**
 * Several servers, which all run the whole time and are loaded in turns.
 * @returns for each of them, what each of `rounds` rounds of `seconds` came to
 */
export async function inTurns<T>(
  opening: readonly (() => Promise<Measured<T>>)[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<T[][]> {
  const all: Measured<T>[] = [];
  try {
    for (const open of opening) all.push(await open());
    const results = all.map((): T[] => []);
    let seed = 1;
    for (let round = 0; round < rounds; round++) {
      for (let measured = 0; measured < seconds; measured += TURN_S, seed++)
        for (const one of all) await one.turn(seed);
      all.forEach((one, index) => results[index]!.push(one.take()));
    }
    return results;
  } finally {
    for (const one of all) await one.close();
  }
}
