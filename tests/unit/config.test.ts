import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeConfig, readConfig, type Config, type Environment } from '../../server/config.ts';
import { VARIABLES } from '../../server/config-variables.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), 'accord-config-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function config(environment: Environment): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}
function problems(environment: Environment): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
}

test('1.1 everything has a default', () => {
  expect(config({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('data'),
    publicOrigin: null,
    trustedOrigins: [],
    trustProxy: null,
    site: 'PAR',
    sites: DEFAULT_SITES,
    logLevel: 'info',
    sessionHours: 12,
  });
  expect(config({ PORT: '', HOST: ' ' })).toEqual(config({}));
});

test('1.1 values are read as what they mean', () => {
  const read = config({
    PORT: '0',
    PUBLIC_ORIGIN: 'https://Room.Example.org/',
    TRUSTED_ORIGINS: 'https://a.example, http://b.example:8080',
    TRUST_PROXY: '2',
    SESSION_HOURS: '0.5',
    SITE: 'KYV',
  });
  expect(read).toMatchObject({
    port: 0,
    publicOrigin: 'https://room.example.org',
    trustedOrigins: ['https://a.example', 'http://b.example:8080'],
    trustProxy: 2,
    sessionHours: 0.5,
    site: 'KYV',
  });
  expect(config({ TRUST_PROXY: '10.0.0.1, 10.0.0.2' }).trustProxy).toBe('10.0.0.1, 10.0.0.2');
});

test.each([
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PUBLIC_ORIGIN', 'room.example.org'],
  ['PUBLIC_ORIGIN', 'https://room.example.org/path'],
  ['PUBLIC_ORIGIN', 'ftp://room.example.org'],
  ['TRUSTED_ORIGINS', 'https://a.example, nonsense'],
  ['TRUST_PROXY', 'everybody'],
  ['SITE', 'paris'],
  ['SITE', 'MAD'],
  ['CLOCK_SITE', 'MAD'],
  ['LOG_LEVEL', 'loud'],
  ['SESSION_HOURS', '0'],
  ['JOURNAL_QUOTA_MB', 'some'],
])('1.1 %s=%s is refused with one line that names it', (name, value) => {
  const lines = problems({ [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${name} must be .+; it is ".*"\\.$`));
});

test('1.1 every mistake is named, not only the first', () => {
  expect(problems({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
});

describe('SITES', () => {
  const file = () => path.join(directory, 'sites.json');
  const [paris] = DEFAULT_SITES;

  test('1.1 a file replaces the three sites', () => {
    writeFileSync(file(), JSON.stringify([{ ...paris, id: 'MAD', zone: 'Europe/Madrid' }]));
    expect(config({ SITES: file(), SITE: 'MAD' }).sites).toMatchObject([{ id: 'MAD' }]);
    expect(problems({ SITES: file() })).toEqual(['SITE must be one of MAD; it is "PAR".']);
  });

  test.each([
    ['is not JSON', 'nonsense'],
    ['has a mistake at 0', '[1]'],
    ['an index twice', JSON.stringify([paris, { ...paris, id: 'MAD' }])],
    ['a time zone', JSON.stringify([{ ...paris, zone: 'Europe/Nowhere' }])],
  ])('1.1 a file that %s is refused', (what, content) => {
    writeFileSync(file(), content);
    expect(problems({ SITES: file() })).toEqual([expect.stringContaining(what)]);
  });

  test('1.1 a file that is not there is refused', () => {
    expect(problems({ SITES: file() })).toEqual([expect.stringContaining('cannot be read')]);
  });
});

test.skipIf(!existsSync('README.md'))(
  '1.2 the README’s table is the one that the program prints',
  () => {
    for (const { name } of Object.values(VARIABLES))
      expect(describeConfig()).toContain(`\`${name}\``);
    const text = readFileSync('README.md', 'utf8');
    const marked = /<!-- config:start -->\s*([\s\S]*?)\s*<!-- config:end -->/.exec(text);
    // Prettier pads the columns; what counts are the cells.
    const cells = (table: string) =>
      table
        .split('\n')
        .map((row) => row.split('|').map((cell) => cell.trim().replace(/^-+$/, '-')));
    expect(cells(marked?.[1] ?? 'no table in README.md')).toEqual(cells(describeConfig()));
  },
);
