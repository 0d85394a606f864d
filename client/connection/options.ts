import { monotonicFactory } from 'ulid';
import type { Result } from '../../shared/protocol/errors.ts';
import type { AttachedFile } from './contract.ts';
import type { ReplicaStore } from './store/contract.ts';
import { REAL, type Surroundings } from './surroundings.ts';

export interface ConnectOptions extends Partial<Surroundings> {
  /** ULID of the room. */
  readonly room: string;
  /** Where the server is, `https://room.example.org`. */
  readonly origin: string;
  /** A fresh single-use ticket for the room; asked for before every attempt. */
  readonly tickets: () => Promise<Result<string>>;
  readonly store: ReplicaStore;
  /** Brings a file to the server over HTTP. Without it, nothing can be attached. */
  readonly upload?: (file: AttachedFile) => Promise<Result<unknown>>;
  /** How long an answer may take before the link counts as lost, ms. Default 20 000. */
  readonly answerWithin?: number;
  /** Since when this device has had no link, ms UTC, when that began before now. */
  readonly cutSince?: number | undefined;
  /** ULID of who is signed in, when known: what somebody else left here is then left alone. */
  readonly person?: string;
}

/** The given surroundings, completed by the real ones. */
export function surroundingsOf(options: Partial<Surroundings>): Surroundings {
  return {
    now: options.now ?? REAL.now,
    random: options.random ?? REAL.random,
    after: options.after ?? REAL.after,
    idle: options.idle ?? REAL.idle,
  };
}

/** Makes ULIDs that increase, from the given clock and randomness. */
export function ulids(around: Surroundings): () => string {
  const next = monotonicFactory(() => around.random());
  return () => next(around.now());
}
