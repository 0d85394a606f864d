import { describe, expect, test } from 'vitest';
import { mayAct, originsOf } from '../../server/origins.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';

const of = (publicOrigin: string | null, host = '127.0.0.1') =>
  originsOf({ host, publicOrigin, trustedOrigins: [], sites: DEFAULT_SITES }, 3000);

describe('6.13 which pages may act', () => {
  test.each([
    [null, '127.0.0.1'],
    [null, '0.0.0.0'],
    [null, '::1'],
    ['http://127.0.0.2:3000', '127.0.0.1'],
    ['http://kyv.localhost:3000', '127.0.0.1'],
  ])('6.13 the loopback names of this machine are one: %s %s', (origin, host) => {
    const { trusted } = of(origin, host);
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'par.localhost', 'observer.localhost'])
      expect(trusted).toContain(`http://${name}:3000`);
  });

  test.each([
    'https://room.example.org',
    'http://10.0.0.5:3000',
    'http://127.example.org:3000',
    'http://notlocalhost:3000',
    'http://localhost.example.org:3000',
  ])('6.13 of a server that others reach under %s, nothing else is trusted', (origin) => {
    expect(of(origin).trusted).toEqual([origin]);
  });

  test('6.13 an origin that only begins like ours is not ours', () => {
    const { trusted } = of('https://room.example.org');
    expect(mayAct({ origin: 'https://room.example.org' }, trusted)).toBe(true);
    for (const origin of ['https://room.example.org.evil.test', 'https://room.example.org:8443'])
      expect(mayAct({ origin }, trusted)).toBe(false);
  });

  test('6.12 cookies may demand https only where browsers come by it', () => {
    expect(of('https://room.example.org').secure).toBe(true);
    expect(of(null).secure).toBe(false);
  });
});
