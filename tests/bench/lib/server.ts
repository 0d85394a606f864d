import type { Seat } from './dialect.ts';

/** What a scenario needs of a server under test; both products are started as their users do. */
export interface TestServer {
  readonly dialect: 'ours' | 'theirs';
  readonly pid: number;
  /** Make a room and seats in it. Editors' seats first. */
  seats(room: string, editors: number, observers: number): Promise<Seat[]>;
  /** Stop in order and start again on the same data: a cold server. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export type StartServer = () => Promise<TestServer>;
