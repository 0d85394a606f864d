import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEY_FILE } from './journal/keys.ts';
import { openSqliteJournal } from './journal/sqlite/engine.ts';
import { accessFile } from './operator.ts';

/** Where a running server hears its operator; only who may read the data directory gets there. */
const lineOf = (dataDir: string): string => path.join(dataDir, 'operator.sock');
const JOURNAL_FILE = 'journal.db';
const ATTACHMENTS = 'attachments';
/** A command is a short line of JSON, bytes. */
const MOST = 8_192;

export const BACKUP_USAGE = 'node server/main.ts backup <new folder>';

/**
 * Write a copy of everything that cannot be made again into `folder`: the journal as it is at one
 * moment, then the site's key, who may come in, and attached files. In this order, since an entry is
 * recorded after its file is there, and invitations may be newer than the journal without harm.
 * @param journal writes the journal's copy to a path
 * @throws Error with a sentence for the operator; a folder that holds something is left alone
 */
export async function backUp(
  dataDir: string,
  folder: string,
  journal: (file: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty; name a new folder.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await journal(path.join(folder, JOURNAL_FILE));
  copyFileSync(path.join(dataDir, KEY_FILE), path.join(folder, KEY_FILE));
  const access = new DatabaseSync(accessFile(dataDir));
  try {
    access.prepare('VACUUM INTO ?').run(accessFile(folder));
  } finally {
    access.close();
  }
  const files = path.join(dataDir, ATTACHMENTS);
  if (existsSync(files)) cpSync(files, path.join(folder, ATTACHMENTS), { recursive: true });
  flush(folder);
}

/** Everything under `folder` to the disk, its owner's alone; folders last. */
function flush(folder: string): void {
  const all = readdirSync(folder, { recursive: true }).map((name) =>
    path.join(folder, String(name)),
  );
  for (const name of [...all, folder]) {
    chmodSync(name, statSync(name).isDirectory() ? 0o700 : 0o600);
    const handle = openSync(name, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

/** Hears the operator's command `backup` while the server runs. @returns stops hearing */
export async function hearOperator(
  dataDir: string,
  backup: (folder: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8').setTimeout(600_000, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > MOST) socket.destroy();
    });
    socket.on('end', () => {
      backup(text.trim()).then(
        () => socket.end('done'),
        (error: unknown) => socket.end(error instanceof Error ? error.message : String(error)),
      );
    });
  });
  const line = lineOf(dataDir);
  // Left by a process that was killed; the lock of the journal says that nobody else is here.
  rmSync(line, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(line, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Ask the running server. @returns false when none runs @throws Error with what it answered */
function askServer(dataDir: string, folder: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(lineOf(dataDir));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.end(folder));
    socket.on('data', (part: string) => (answer += part));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT' || code === 'ECONNREFUSED') resolve(false);
      else reject(new Error(`the running server could not be asked: ${code}`));
    });
    socket.on('end', () => {
      if (answer === 'done') resolve(true);
      else reject(new Error(answer || 'the server ended before it was done'));
    });
  });
}

/** The operator's command, whether a server runs on this data directory or not. @throws Error */
export async function backupCommand(dataDir: string, site: string, folder: string): Promise<void> {
  if (!existsSync(path.join(dataDir, JOURNAL_FILE)))
    throw new Error(`${dataDir} holds no journal; set DATA_DIR.`);
  if (await askServer(dataDir, path.resolve(folder))) return;
  const journal = await openSqliteJournal({ dir: dataDir, site });
  try {
    await backUp(dataDir, folder, (file) => journal.backUp(file));
  } finally {
    await journal.close();
  }
}
