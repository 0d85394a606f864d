import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';

/** What a room takes from the world, handed in so that tests decide it. */
export interface RoomEnvironment {
  /** ms since 1970 UTC. */
  now(): number;
  /** Monotonic, ms: only for measuring what something cost. */
  elapsed(): number;
  /** A new ULID for an entry that the server makes. */
  newId(): string;
  /** Call once after `ms`; the answer cancels. Must not keep the process alive. */
  after(ms: number, call: () => void): () => void;
  /** Call once, after all promise callbacks that are ready now have run. */
  soon(call: () => void): void;
  /** Something went wrong that no caller hears of. No content of rooms in `what`. */
  report(what: string, error: unknown): void;
}

/** The real world. */
export function systemEnvironment(report: RoomEnvironment['report']): RoomEnvironment {
  const random = () => randomBytes(1).readUInt8() / 256;
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    newId: () => ulid(undefined, random),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    soon: (call) => void setImmediate(call),
    report,
  };
}
