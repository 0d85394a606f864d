import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { absorb, byWaiting } from './contents.ts';
import {
  belongsTo,
  type Identity,
  type ReplicaHandle,
  type ReplicaStore,
  type StoredReplica,
} from './contract.ts';
import { FileLog } from './file-log.ts';
import { empty } from './memory.ts';

/** Locks held by this very process: its own pid in a lock file says nothing about them. */
const held = new Set<string>();

/**
 * Keeps replicas in a directory: `<room>.<replica>.log`, and `.lock` with the pid of its holder.
 * A holder that no longer runs has left its replica behind.
 */
export class FileStore implements ReplicaStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async claim(room: string, person: string | null, fresh: Identity): Promise<ReplicaHandle> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const [first, ...others] = byWaiting(await this.#leftBehind(room, person, fresh));
    const path = first?.path ?? join(this.#directory, `${room}.${fresh.replica}.log`);
    if (!first && !(await lock(path))) throw new Error(`${path} is in use`);
    const log = await FileLog.open(path, empty(fresh));
    const owner = log.contents.identity.me?.person ?? person;
    for (const other of others) {
      if (belongsTo(other.contents.identity, owner)) {
        // Moved first, removed afterwards: a crash in between sends twice, which is safe.
        await log.write(absorb(log.contents, other.contents));
        await rm(other.path);
      }
      await unlock(other.path);
    }
    return {
      loaded: log.contents,
      lasting: true,
      write: (change) => log.write(change),
      release: async () => {
        await log.close();
        await unlock(path);
      },
    };
  }

  /** Replicas nobody holds, now locked by us. */
  async #leftBehind(
    room: string,
    person: string | null,
    fresh: Identity,
  ): Promise<{ path: string; contents: StoredReplica }[]> {
    const left: { path: string; contents: StoredReplica }[] = [];
    for (const name of await readdir(this.#directory)) {
      if (!name.startsWith(`${room}.`) || !name.endsWith('.log')) continue;
      const path = join(this.#directory, name);
      if (!(await lock(path))) continue;
      const { contents } = await FileLog.read(path, empty(fresh));
      if (belongsTo(contents.identity, person)) left.push({ path, contents });
      else await unlock(path);
    }
    return left;
  }
}

async function lock(path: string): Promise<boolean> {
  if (held.has(path)) return false;
  held.add(path);
  const file = `${path}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch {
      const pid = Number(await readFile(file, 'utf8').catch(() => ''));
      if (pid !== process.pid && isRunning(pid)) break;
      await rm(file, { force: true });
    }
  }
  held.delete(path);
  return false;
}

async function unlock(path: string): Promise<void> {
  await rm(`${path}.lock`, { force: true });
  held.delete(path);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
