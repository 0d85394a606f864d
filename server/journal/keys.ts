import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { JournalError } from './contract.ts';

export const KEY_FILE = 'site-key.pem';

export interface SiteKey {
  /** PKCS8 PEM. */
  readonly privatePem: string;
  /** SPKI PEM. */
  readonly publicPem: string;
}

/** Make the directory (mode 700; an existing one is tightened) and its entry durable. */
export function privateDirectory(dir: string): void {
  const made = mkdirSync(dir, { recursive: true, mode: 0o700 });
  if ((statSync(dir).mode & 0o077) !== 0) chmodSync(dir, 0o700);
  if (made !== undefined) syncDirectory(dirname(resolve(made)));
}

/** A new name in a directory survives a power cut only once the directory is flushed. */
export function syncDirectory(dir: string): void {
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * The site's Ed25519 key, made at the first start.
 * @param mayCreate false when a journal exists already: its key cannot be made again, only restored.
 * @throws JournalError JOURNAL_FAILED if the key is missing, unreadable or legible to other users.
 */
export function siteKey(dir: string, mayCreate: boolean): SiteKey {
  const path = join(dir, KEY_FILE);
  if (!existsSync(path)) {
    if (!mayCreate)
      throw failed(`${path} is missing, but there is a journal signed with it: restore the key`);
    createKey(dir, path);
  }
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0)
    throw failed(
      `${path} can be read by other users (mode ${mode.toString(8)}): chmod 600, and ask who read it`,
    );
  const privatePem = readFileSync(path, 'utf8');
  return { privatePem, publicPem: publicPemOf(privatePem, path) };
}

function createKey(dir: string, path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${path}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, pem.toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  // Before anything is signed: a journal whose key went with the power could never be verified.
  syncDirectory(dir);
}

function publicPemOf(privatePem: string, path: string): string {
  try {
    const key = createPrivateKey(privatePem);
    if (key.asymmetricKeyType !== 'ed25519') throw failed(`${path} is not an Ed25519 key`);
    return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    throw failed(`${path} cannot be read as a PKCS8 PEM key`);
  }
}

const failed = (message: string): JournalError => new JournalError('JOURNAL_FAILED', message);
