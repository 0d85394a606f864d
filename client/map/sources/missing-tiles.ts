import type { MapProblem } from '../../../shared/protocol/http/maps.ts';

/**
 * Which tiles of a map were asked for and did not come. The map is well again when none is missing:
 * one that came says nothing of the others, which nobody asks for again by themselves.
 * @param report why the last missing one is missing; null: none is
 */
export function missingTiles(report: (problem: MapProblem | null) => void) {
  let missing = new Map<string, MapProblem>();
  return {
    /** A tile is asked for. @returns takes what became of it: why it did not come, or null: it came */
    ask(tile: string): (problem: MapProblem | null) => void {
      const round = missing;
      return (problem) => {
        // Asked for before all of them were asked for again: the newer answer counts.
        if (round !== missing) return;
        round.delete(tile);
        if (problem) round.set(tile, problem);
        report([...round.values()].at(-1) ?? null);
      };
    },
    /** All are asked for again. */
    forget(): void {
      missing = new Map();
    },
  };
}
