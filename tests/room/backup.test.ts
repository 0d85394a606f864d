import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { backupCommand } from '../../server/backup.ts';
import { startServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'accord-backup-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = async (dir: string) => {
  const config = readConfig({ DATA_DIR: dir, PORT: '0' });
  if (!config.ok) throw new Error(config.problems.join());
  return startServer(config.config, { log: pino({ level: 'silent' }), clientDirectory: dir });
};
const json = { 'content-type': 'application/json' };
async function call<T>(
  origin: string,
  path: string,
  body?: unknown,
  cookie = '',
): Promise<[T, string]> {
  const response = await fetch(`${origin}/api/${path}`, {
    headers: { ...json, cookie },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { ok: boolean; value: T };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return [answer.value, response.headers.get('set-cookie')?.split(';')[0] ?? ''];
}
type Rooms = { rooms: { name: string }[] };

test('1.90 a backup taken while people write is the same site when it is started', async () => {
  const [data, copy, later] = [join(folder, 'data'), join(folder, 'copy'), join(folder, 'later')];
  const server = await start(data);
  const secret = server.firstLink?.split('#')[1] ?? '';
  const [, cookie] = await call(server.origin, 'invitations/redeem', { secret, name: 'Claire' });
  const make = (name: string) =>
    call(server.origin, 'rooms', { name, nature: 'exercise', marking: '' }, cookie);
  await make('Before');
  const writing = Promise.all(Array.from({ length: 20 }, (_, i) => make(`During ${i}`)));
  await backupCommand(data, 'PAR', copy);
  await writing;
  await expect(backupCommand(data, 'PAR', copy)).rejects.toThrow('not empty');
  await server.stop();
  // Without a server too.
  await backupCommand(data, 'PAR', later);
  for (const name of readdirSync(copy)) expect(statSync(join(copy, name)).mode & 0o077).toBe(0);

  for (const [dir, least] of [
    [copy, 1],
    [later, 21],
  ] as const) {
    const restored = await start(dir);
    // Whoever was signed in still is, and the chains are whole: rooms open and take edits.
    const [{ rooms }] = await call<Rooms>(restored.origin, 'rooms', undefined, cookie);
    expect(rooms.length).toBeGreaterThanOrEqual(least);
    expect(rooms.map(({ name }) => name)).toContain('Before');
    await call(
      restored.origin,
      'rooms',
      { name: 'After', nature: 'exercise', marking: '' },
      cookie,
    );
    await restored.stop();
  }
});
