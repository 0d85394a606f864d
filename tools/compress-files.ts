import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { BESIDE, isCompressible } from '../server/http/compressed.ts';

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/**
 * Puts a compressed form beside each text file at or under `directory`, so that a server that has
 * just been started answers its first visitor at once.
 */
export async function compressFiles(directory: string): Promise<void> {
  const names = await readdir(directory, { recursive: true });
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      const found = await stat(file);
      if (!found.isFile() || !isCompressible(file, found.size)) return;
      const plain = await readFile(file);
      // 9 of 11: a fifth of the time of 11 for two per cent more bytes.
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      await writeFile(file + BESIDE.br, await brotli(plain, { params }));
      await writeFile(file + BESIDE.gzip, await gzipAsync(plain, { level: 9 }));
    }),
  );
}
