import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { CookieJar } from '../client/connection/cookie-jar.ts';
import { Failure } from './failure.ts';

const sessionSchema = z.object({
  origin: z.url(),
  person: z.string(),
  name: z.string(),
  cookies: z.record(z.string(), z.string()),
});

/** Who is signed in where. */
export interface Session {
  readonly origin: string;
  readonly person: string;
  readonly name: string;
  readonly jar: CookieJar;
  /** Directory of the outboxes, beside the session: what a crash kept from being sent is sent by
   * the next command, and a room leases one clientID instead of one for each command. */
  readonly replicas: string;
}

const replicasOf = (file: string): string => `${file}.rooms`;

/** `--session`, else $ACCORD_SESSION, else a file in the home directory. */
export function sessionFile(given: string | undefined): string {
  return (
    given ??
    process.env['ACCORD_SESSION'] ??
    path.join(homedir(), '.config', 'accord', 'session.json')
  );
}

/** @throws Failure when there is none, or it cannot be read */
export function loadSession(file: string): Session {
  try {
    const read = sessionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...read, jar: new CookieJar(read.cookies), replicas: replicasOf(file) };
  } catch {
    throw new Failure(
      `Not signed in (${file}). First: accord login <invitation link> --name <you>`,
    );
  }
}

/** Readable by its owner only: whoever holds it is that person. */
export function saveSession(
  file: string,
  { origin, person, name, jar }: Omit<Session, 'replicas'>,
): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify({ origin, person, name, cookies: jar }), { mode: 0o600 });
  // The mode above applies to a new file only.
  chmodSync(file, 0o600);
}
