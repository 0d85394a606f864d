import type { RoomFold } from '../../shared/room/record/fold.ts';

/** What the frame of a room shows of it. */
export interface RoomFacts {
  readonly name: string;
  readonly phase: string | null;
  readonly nature: 'exercise' | 'live';
  readonly marking: string;
  /** ms UTC; null: not known yet. */
  readonly openedAt: number | null;
  readonly closed: boolean;
}

/** The facts of a room, from its record. */
export function factsOf(fold: RoomFold): RoomFacts {
  const { name, phase, closed, opened } = fold.life;
  return {
    name: name?.value ?? '',
    phase: phase?.value ?? null,
    nature: opened?.value.nature ?? 'live',
    marking: opened?.value.marking ?? '',
    openedAt: opened?.stamp.recordedAt ?? null,
    closed: closed?.value ?? false,
  };
}
